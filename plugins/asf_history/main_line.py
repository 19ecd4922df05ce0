"""The main line: its versions in order, and the day in Sweden on which each was put there."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from subprocess import CalledProcessError
from time import time
from zoneinfo import ZoneInfo

from asf_edit.git import git
from asf_propose.history.git_refusals import refused
from asf_propose.history.repository import Repository
from asf_register.errors import UsageError

MAIN = "main"
_SWEDEN = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True)
class Version:
    """A version on the main line.

    Attributes:
        id: Its full name.
        day: When it was put there, in Sweden; where its clock was wrong, as the one before it.
        clock: What its clock said; None where that is no day.
    """

    id: str
    day: date
    clock: date | None

    @property
    def is_certain(self) -> bool:
        """Whether its clock goes with those of the versions around it."""
        return self.clock == self.day


class MainLine:
    """The versions that the main line has consisted of: what was merged is one with its merge.

    Args:
        repository: The register's.
        rev: The newest version; "" for the branch main, or what one stands in where there is none.

    Raises:
        UsageError: Where there is no such version.
    """

    def __init__(self, repository: Repository, rev: str = "") -> None:
        self.repository = repository
        self.head = repository.commit(rev or _main_of(repository))

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Every version, oldest first."""
        told = self.ask("rev-list", "--first-parent", "--reverse", "--timestamp", self.head)
        rows = [line.split() for line in told.decode().splitlines()]
        clocks = [int(row[0]) for row in rows]
        times = in_order(clocks, int(time()))
        return tuple(
            Version(row[1], _day(at) or date.max, _day(clock))
            for row, clock, at in zip(rows, clocks, times, strict=True)
        )

    @cached_property
    def by_id(self) -> dict[str, Version]:
        """Every version by its full name."""
        return {version.id: version for version in self.versions}

    @cached_property
    def cut_off(self) -> frozenset[str]:
        """The versions before which this clone has nothing, though there was something."""
        path = Path(os.fsdecode(self.ask("rev-parse", "--git-path", "shallow")).strip())
        file = self.repository.root.folder / path
        return frozenset(file.read_text("ascii").split()) if file.is_file() else frozenset()

    @property
    def is_cut_off(self) -> bool:
        """Whether the main line's beginning is missing in this clone."""
        return self.versions[0].id in self.cut_off

    def on(self, day: date) -> Version | None:
        """The newest version at the end of a day in Sweden; None before the first one."""
        at = bisect_right(self.versions, day, key=lambda version: version.day)
        return self.versions[at - 1] if at else None

    def ask(self, *arguments: str | bytes, given: bytes = b"") -> bytes:
        """Ask git something.

        Raises:
            UsageError: Where it says no.
        """
        root = self.repository.root
        try:
            return git(root.folder, *arguments, given=given)
        except CalledProcessError as error:
            raise refused(os.fsdecode(error.stderr), root) from error


def in_order(clocks: Sequence[int], now: int) -> list[int]:
    """Times that never go back, out of clocks of which some were wrong.

    Those that most others go with are right; a wrong one counts as the right one before it, or
    the first right one.

    Args:
        clocks: Seconds, in the order in which they were noted down.
        now: What the clock says where they are read; what is later was wrong, unless most are.
    """
    possible = [at for at, clock in enumerate(clocks) if clock <= now]
    if 2 * len(possible) < len(clocks):
        possible = list(range(len(clocks)))
    right = _longest_in_order(clocks, possible)
    times: list[int] = []
    held = clocks[min(right)] if right else 0
    for at, clock in enumerate(clocks):
        held = clock if at in right else held
        times.append(held)
    return times


def _longest_in_order(clocks: Sequence[int], possible: Sequence[int]) -> set[int]:
    """The most of some places at which clocks never go back; the latest times of several such.

    It begins at the end: by far the most clocks that go wrong have fallen back to 1970.
    """
    ends: list[int] = []
    ends_at: list[int] = []
    after: dict[int, int | None] = {}
    for at in reversed(possible):
        length = bisect_right(ends, -clocks[at])
        after[at] = ends_at[length - 1] if length else None
        ends[length : length + 1] = [-clocks[at]]
        ends_at[length : length + 1] = [at]
    found: set[int] = set()
    place = ends_at[-1] if ends_at else None
    while place is not None:
        found.add(place)
        place = after[place]
    return found


def _day(seconds: int) -> date | None:
    try:
        return datetime.fromtimestamp(seconds, _SWEDEN).date()
    except (OverflowError, ValueError, OSError):
        return None


def _main_of(repository: Repository) -> str:
    try:
        return repository.commit(f"refs/heads/{MAIN}")
    except UsageError:
        return "HEAD"
