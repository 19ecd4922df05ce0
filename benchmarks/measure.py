"""Running a command and measuring it: wall time, and the memory of it and all its children.

The process that measures must stay small: Linux counts what a parent held at the fork among its
child's peak. So whatever reads a register for the benchmark runs as a command of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

# Where the benchmark's own commands are run.
PROJECT = Path(__file__).resolve().parents[1]
# A work is done again while its runs so far took less than this, at most MOST_RUNS times.
ENOUGH_SECONDS = 50.0
MOST_RUNS = 5

# Seconds between two looks, and how much more memory is worth asking about closely.
_PAUSE = 0.05
_GROWN = 1.03
_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# ru_maxrss counts KiB on Linux, bytes on macOS.
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024

Command = Sequence[str | Path]
Name = TypeVar("Name")


class CommandFailedError(Exception):
    """A measured command ended badly; its last words are the message."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command.

    Attributes:
        seconds: From start to end, on the wall's clock.
        peak: Bytes of memory that it and its children held together at most.
        processor: Seconds that processors worked on it, added up; 0 where that is not known.
    """

    seconds: float
    peak: int
    processor: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The runs of one command. None is left out; the least is what is compared."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The shortest run: what the work takes where nothing disturbs."""
        return min(run.seconds for run in self.runs)

    @property
    def middle(self) -> float:
        """The median of the runs."""
        return median(run.seconds for run in self.runs)

    @property
    def peak(self) -> int:
        """The most memory that any run held."""
        return max(run.peak for run in self.runs)

    @property
    def processor(self) -> float:
        """The least time that processors worked on it, all of them together."""
        return min(run.processor for run in self.runs)


def in_turn(works: Mapping[Name, Callable[[], Run]]) -> dict[Name, Measured]:
    """Run several works, one after the other and again, each until enough time has gone.

    In turn, since what disturbs the machine for a while then disturbs all of them. A short work
    is run several times, a long one once.
    """
    runs: dict[Name, list[Run]] = {name: [] for name in works}
    while wanting := [name for name in works if _wants_more(runs[name])]:
        for name in wanting:
            runs[name].append(works[name]())
    return {name: Measured(tuple(found)) for name, found in runs.items()}


def _wants_more(runs: Sequence[Run]) -> bool:
    return len(runs) < MOST_RUNS and sum(run.seconds for run in runs) < ENOUGH_SECONDS


def run(command: Command, folder: Path, log: Path) -> Run:
    """Run a command once.

    Args:
        command: The program and its arguments.
        folder: Where it is run.
        log: Gets what it says.

    Raises:
        CommandFailedError: Where it does not end with 0.
    """
    os.sync()  # what was written before must not be paid for here
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the benchmark's own commands
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        watch = Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        watch.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise failed(command, log)
    peak = max(watch.peak, usage.ru_maxrss * _MAXRSS_UNIT)
    return Run(seconds, peak, usage.ru_utime + usage.ru_stime)


def failed(command: Command, log: Path) -> CommandFailedError:
    """Say of a command that it failed, and what it said last."""
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return CommandFailedError(f"{Path(command[0]).name} failed: {said[-1] if said else 'silently'}")


class Watch(threading.Thread):
    """Sees how much memory a process and its children hold together at most.

    Resident memory is cheap to ask for but counts what processes share once for each; where
    there are several and it has grown, their proportional shares are added up instead.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._asked_at = 0
        self._over = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self._over.wait(_PAUSE):
            self._look()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()

    def _look(self) -> None:
        pids = family(self._pid)
        resident = sum(map(_resident, pids))
        if len(pids) == 1:
            self.peak = max(self.peak, resident)
        elif resident > self._asked_at * _GROWN:
            self._asked_at = resident
            self.peak = max(self.peak, sum(map(_share, pids)))


def family(pid: int) -> list[int]:
    """A process and all its children; just itself where the system does not tell."""
    found = [pid]
    for known in found:
        for path in _PROC.glob(f"{known}/task/*/children"):
            found += [int(child) for child in _text(path).split()]
    return found


def worked(pid: int) -> float:
    """Seconds that processors have worked on a process and its children that are alive."""
    ticks = 0
    for each in family(pid):
        fields = _text(_PROC / str(each) / "stat").rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> int:
    fields = _text(_PROC / str(pid) / "statm").split()
    return int(fields[1]) * _PAGE if fields else 0


def _share(pid: int) -> int:
    for line in _text(_PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return _resident(pid)


def _text(path: Path) -> str:
    """A file of /proc; nothing where the process is gone."""
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def read_all(folder: Path) -> None:
    """Read every file once, so that whoever is measured next finds them in the file cache."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()
