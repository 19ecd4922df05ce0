"""Where the time of our build goes.

`python -m benchmarks.stages FILE ARGUMENT…` runs `asf ARGUMENT…` in this process, with clocks
around the functions named here and around every part of the site, and writes what they showed.
The program itself knows nothing of it. What runs in another process counts for whoever waits.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import wraps
from importlib import import_module
from inspect import isgeneratorfunction, unwrap
from pathlib import Path
from typing import Any

from benchmarks.figures import Stage
from benchmarks.measure import PROJECT, run
from benchmarks.registers import forget

# What a stage is called, and its function: module:name, or module:class.name, as whoever calls it
# names it, so that a function may move. {1} stands for its first argument.
FUNCTIONS = (
    ("reading", "asf_register.check:read_register"),
    ("rules", "asf_site.building.build:check"),
    ("slim pages", "asf_site.building.build:indexing"),
    ("words of the search", "asf_site.search.search_index:search_records"),
    ("waiting for Pagefind", "subprocess:Popen.communicate"),
    ("rendering {1}", "asf_site.templates:Templates.render"),
    ("writing files, and logos", "asf_site.building.written_files:WrittenFiles.write"),
    ("counting the pages", "asf_site.building.build:verify"),
    ("putting the site in place", "asf_site.building.build:staged"),
)
# A tuple of functions of which each is a stage.
PARTS = "asf_site.parts:PARTS"
REST = "all else: starting, Pelican, what is written but once"


class NoSuchStageError(Exception):
    """The program has no function of that name any more: mend the names in this module."""


class Clock:
    """Adds up each stage's own seconds; the stages inside it have theirs."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self._inside: list[str] = []
        self._now = now
        self._since = now()

    def enter(self, stage: str) -> None:
        """A stage begins."""
        self._turn()
        self._inside.append(stage)

    def leave(self) -> None:
        """The stage that began last ends, or pauses."""
        self._turn()
        self._inside.pop()

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        """A stage lasts for as long as the block."""
        self.enter(stage)
        try:
            yield
        finally:
            self.leave()

    def stages(self) -> tuple[Stage, ...]:
        """What each stage has taken, in the order they began."""
        self._turn()
        return tuple(Stage(name, seconds) for name, seconds in self.seconds.items())

    def _turn(self) -> None:
        now = self._now()
        stage = self._inside[-1] if self._inside else REST
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = now


def clocked(clock: Clock, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A function with a clock around it.

    The clock of a generator runs only while it is asked for more, and that of a context
    manager while it is entered and left.
    """

    @wraps(function)
    def timed(*arguments: Any, **named: Any) -> Any:
        name = stage.format(*arguments)
        with clock.running(name):
            made = function(*arguments, **named)
        if isinstance(made, Generator):
            return _clocked_generator(clock, name, made)
        if isinstance(made, AbstractContextManager) and isgeneratorfunction(unwrap(function)):
            return _clocked_manager(clock, name, made)
        return made

    return timed


def _clocked_generator(clock: Clock, stage: str, made: Iterator[Any]) -> Iterator[Any]:
    while True:
        with clock.running(stage):
            try:
                item = next(made)
            except StopIteration:
                return
        yield item


@contextmanager
def _clocked_manager(clock: Clock, stage: str, made: AbstractContextManager[Any]) -> Iterator[Any]:
    with ExitStack() as stack:
        with clock.running(stage):
            given = made.__enter__()
        # Left in this order: the clock starts, the manager is left, the clock stops.
        stack.callback(clock.leave)
        stack.push(made)
        stack.callback(clock.enter, stage)
        yield given


def put_clocks(clock: Clock) -> None:
    """Put a clock around every stage, wherever the program has taken a name of it.

    Raises:
        NoSuchStageError: Where the program has no such function.
    """
    import_module("asf_site.building.build")
    for stage, address in FUNCTIONS:
        owner, name, function = _found(address)
        setattr(owner, name, timed := clocked(clock, stage, function))
        _replace(function, timed)
    _, _, parts = _found(PARTS)
    _replace(parts, tuple(clocked(clock, f"part: {part.__name__}", part) for part in parts))


def _found(address: str) -> tuple[Any, str, Any]:
    module, _, path = address.partition(":")
    *owners, name = path.split(".")
    try:
        owner: Any = import_module(module)
        for step in owners:
            owner = getattr(owner, step)
        return owner, name, getattr(owner, name)
    except (ImportError, AttributeError) as error:
        raise NoSuchStageError(
            f"{address}: {error}. Mend the names in benchmarks/stages.py."
        ) from error


def _replace(old: object, new: object) -> None:
    """Put one thing in another's place in every module of ours that names it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("asf_"):
            for key, value in list(vars(module).items()):
                if value is old:
                    setattr(module, key, new)


def measure(root: Path, folder: Path, log: Path) -> tuple[Stage, ...]:
    """Build a register's site once more, with clocks on: its stages, the longest first."""
    target, output = folder / "stages.json", folder / "staged-site"
    forget(root)
    build = ["--root", str(root), "build", "--output", str(output)]
    run([sys.executable, "-m", "benchmarks.stages", target, *build], PROJECT, log)
    shutil.rmtree(output)
    seconds = json.loads(target.read_text(encoding="utf-8"))
    stages = [Stage(name, taken) for name, taken in seconds.items()]
    return tuple(sorted(stages, key=lambda stage: -stage.seconds))


def main(target: Path, arguments: list[str]) -> None:
    """Run `asf` with clocks, write its stages and end as it ends."""
    clock = Clock()
    put_clocks(clock)
    from asf_cli.main import main as asf  # noqa: PLC0415 - after the clocks are in place

    sys.argv = ["asf", *arguments]
    try:
        asf()
    finally:
        seconds = {stage.name: stage.seconds for stage in clock.stages()}
        target.write_text(json.dumps(seconds), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
