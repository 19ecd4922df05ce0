"""What came of one simulated course of years, and what is read out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_A_YEAR = timedelta(days=364)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The list at the end of a week.

    Attributes:
        day: Its last day.
        listed: Entries in the list: neither closed nor unlisted.
        fresh: Of those, confirmed within twelve months.
        gone: Of those, whose enterprise has closed without anybody having noticed.
        wrong: Of the others, with something that no longer holds.
        crowded: Of all, those in the three regions that have most entries.
        crowded_fresh: Of those, confirmed within twelve months.
    """

    day: date
    listed: int
    fresh: int
    gone: int
    wrong: int
    crowded: int
    crowded_fresh: int

    @property
    def share_fresh(self) -> float:
        """The share confirmed within twelve months; all of nothing is all."""
        return self.fresh / self.listed if self.listed else 1.0


@dataclass(frozen=True, slots=True)
class Wait:
    """How long a dead enterprise stood in the list as if it lived.

    Attributes:
        days: From its end until the register said so, or until the simulation ended.
        noticed: Whether it was noticed at all.
    """

    days: int
    noticed: bool


@dataclass(frozen=True, slots=True)
class Course:
    """One course of years.

    Attributes:
        snapshots: Week by week; at least one.
        waits: Of every enterprise that closed during the years.
        minutes_used: Per week and region, on average.
    """

    snapshots: tuple[Snapshot, ...]
    waits: tuple[Wait, ...]
    minutes_used: float

    @property
    def share_fresh(self) -> float:
        """The share confirmed within twelve months, on average over the last year."""
        return _average(one.share_fresh for one in self.last_year)

    @property
    def share_fresh_in_crowded(self) -> float:
        """The same in the three regions that have most entries."""
        return _share((one.crowded_fresh, one.crowded) for one in self.last_year)

    @property
    def share_fresh_elsewhere(self) -> float:
        """The same in all other regions."""
        return _share(
            (one.fresh - one.crowded_fresh, one.listed - one.crowded) for one in self.last_year
        )

    @property
    def gone(self) -> float:
        """Dead enterprises in the list, on average over the last year."""
        return _average(one.gone for one in self.last_year)

    @property
    def share_wrong(self) -> float:
        """The share of entries in the list that are about a dead one or hold what is wrong."""
        return _average(
            (one.gone + one.wrong) / one.listed if one.listed else 0.0 for one in self.last_year
        )

    @property
    def last_year(self) -> tuple[Snapshot, ...]:
        """The weeks of the last year."""
        last = self.snapshots[-1].day
        return tuple(one for one in self.snapshots if last - one.day < _A_YEAR)


def days_until_noticed(waits: Sequence[Wait], share: float) -> int | None:
    """After how many days this share of the dead has been noticed.

    Those that nobody has noticed yet count for as long as they have waited, as Kaplan and Meier do
    (Nonparametric estimation from incomplete observations, 1958).

    Args:
        waits: All of them.
        share: 0.5 for the median.

    Returns:
        The days; None where so many have not been noticed within the time that was watched.
    """
    left = 1.0
    # Of two that have waited equally long, the noticed one counts first.
    ordered = sorted(waits, key=lambda wait: (wait.days, not wait.noticed))
    for place, wait in enumerate(ordered):
        if wait.noticed:
            left *= 1 - 1 / (len(ordered) - place)
            if left <= 1 - share + 1e-9:
                return wait.days
    return None


def _share(parts: Iterable[tuple[int, int]]) -> float:
    """The share that some parts of some wholes are together; all of nothing is all."""
    found = list(parts)
    whole = sum(listed for _, listed in found)
    return sum(fresh for fresh, _ in found) / whole if whole else 1.0


def _average(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)
