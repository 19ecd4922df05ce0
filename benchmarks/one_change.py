"""One enterprise changed: how long until its page, and the lists it is on, are right.

A phone number stands on the enterprise's own page alone. The title of an offer also stands in
its row, and so in the lists of its region, its municipality and its industries.

Both are measured while `asf build --serve` follows the register, from the moment that the file
is written; the search index comes after, and is not waited for. A second `asf build` is measured
too: it makes everything anew.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from benchmarks.figures import Work
from benchmarks.measure import Command, Measured, Run, Watch, failed, in_turn, run, worked
from benchmarks.registers import Chosen, chosen
from benchmarks.rivals import tool

# What `asf build --serve` says when it watches.
_READY = "http://127.0.0.1:"
_LONGEST = 600.0
_PAUSE = 0.01


class WrongPageError(Exception):
    """A page does not say what was changed."""


def one_change(root: Path, output: Path, log: Path) -> dict[Work, Measured]:
    """Change an enterprise again and again, and wait for the pages.

    Args:
        root: The register.
        output: Where its site is built.
        log: Gets what the commands say.

    Raises:
        WrongPageError: Where a page that should change does not.
    """
    who = chosen(root)
    numbers = count(10)
    page = who.page(output / "public")
    build: Command = [tool("asf"), "--root", root, "build", "--output", output]

    def again() -> Run:
        number = f"08-123 45 {next(numbers)}"
        who.write_phone(number)
        done = run(build, root, log)
        if not _says(page, number):
            raise WrongPageError(f"The page of {who.slug} does not say «{number}».")
        return done

    found = in_turn({Work.AGAIN: again})
    lists = who.lists(output / "public")
    if not lists:
        raise WrongPageError(f"No list has a row of {who.slug}.")
    with _served([*build, "--serve", "--port", "0"], root, log) as served:

        def followed(change: Callable[[Chosen, str], None], text: str, pages: list[Path]) -> Run:
            served.rest()
            start = time.perf_counter()
            change(who, text)
            served.wait(lambda: all(_says(page, text) for page in pages), f"pages with «{text}»")
            return Run(time.perf_counter() - start, served.watch.peak)

        works: dict[Work, Callable[[], Run]] = {
            Work.PHONE: lambda: followed(Chosen.write_phone, f"08-123 45 {next(numbers)}", [page]),
            Work.OFFER: lambda: followed(
                Chosen.write_offer, f"Provtryckning {next(numbers)}", [page, *lists]
            ),
        }
        found |= in_turn(works)
        served.rest()  # so that its search index is not cut off in the middle
    return found


class _Served:
    """A site that is served and follows its register."""

    def __init__(self, process: subprocess.Popen[bytes], command: Command, log: Path) -> None:
        self.watch = Watch(process.pid)
        self._process = process
        self._command = command
        self._log = log

    def wait(self, done: Callable[[], bool], what: str) -> None:
        """Wait until something is so.

        Raises:
            CommandFailedError: Where the command ends meanwhile.
            WrongPageError: Where it does not come.
        """
        end = time.monotonic() + _LONGEST
        while not done():
            if self._process.poll() is not None:
                raise failed(self._command, self._log)
            if time.monotonic() > end:
                raise WrongPageError(f"There were no {what} after {_LONGEST:.0f} s.")
            time.sleep(_PAUSE)

    def ready(self) -> bool:
        """Whether it watches the register."""
        return _READY in self._log.read_text(encoding="utf-8", errors="replace")

    def rest(self) -> None:
        """Wait until nothing is worked on any more, the search index neither."""
        before = -1.0
        while abs((now := worked(self._process.pid)) - before) > 0.1:
            before = now
            time.sleep(1)


@contextmanager
def _served(command: Command, folder: Path, log: Path) -> Iterator[_Served]:
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - the benchmark's own command
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        served = _Served(process, command, log)
        served.watch.start()
        try:
            served.wait(served.ready, "site to see")
            yield served
        finally:
            served.watch.stop()
            process.terminate()
            process.wait()


def _says(page: Path, text: str) -> bool:
    try:
        return text in page.read_text(encoding="utf-8")
    except OSError:
        return False  # just being put in place
