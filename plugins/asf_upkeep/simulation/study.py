"""What the simulation is asked: four ways to care for a register, and what 95 % takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf, isnan, nan
from statistics import median

from asf_upkeep.reminders.asked import WEEKS_AHEAD
from asf_upkeep.simulation.assumptions import Assumed, Assumptions, assumptions
from asf_upkeep.simulation.course import Course, Wait, days_until_noticed
from asf_upkeep.simulation.effort import Effort
from asf_upkeep.simulation.years import Start, simulated

GOAL = 0.95
"""The share confirmed within twelve months that is looked for."""
MOST_MINUTES = 60
"""More than an hour a week is no longer a little beside other work."""
_SEEDS, _FEWER_SEEDS = 5, 3
# With many entries chance evens out within one course, and a course takes long.
_ENTRIES_ENOUGH = 2000
_STEP = 5


@dataclass(frozen=True, slots=True)
class Spread:
    """A result over several seeds: infinite if it wasn't reached, NaN if there was nothing."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one way to care for a register, over several seeds.

    Attributes:
        effort: What was done.
        fresh: The share confirmed within twelve months, on average over the last year.
        crowded: The same in the three regions that have most entries.
        elsewhere: The same in all others.
        half_noticed: Days until half of the dead were noticed.
        most_noticed: Days until nine of ten were.
        gone: Dead enterprises in the list, on average over the last year.
        wrong: The share of the list that is dead or holds something wrong, likewise.
        minutes_used: Per week and region.
        curve: The share confirmed within twelve months on each day that was looked at.
    """

    effort: Effort
    fresh: Spread
    crowded: Spread
    elsewhere: Spread
    half_noticed: Spread
    most_noticed: Spread
    gone: Spread
    wrong: Spread
    minutes_used: Spread
    curve: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What it takes to reach the goal under some conditions.

    Attributes:
        effort: The conditions; its minutes are those that are needed, or the most that was tried.
        is_reached: Whether the goal is reached with them.
        fresh: The share confirmed within twelve months, with these minutes.
    """

    effort: Effort
    is_reached: bool
    fresh: float


@dataclass(frozen=True, slots=True)
class Moved:
    """How far one assumption moves the result.

    Attributes:
        name: What the assumption is called in the code.
        about: What it is.
        value: What is assumed.
        fresh: The share confirmed within twelve months at its low and its high end.
        noticed: Days until half of the dead were noticed, likewise.
    """

    name: str
    about: Assumed
    value: float
    fresh: tuple[float, float]
    noticed: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Study:
    """Asks the simulation.

    Attributes:
        start: Where it begins.
        seed: Decides all that is left to chance.
        told: Is told after each course of years.
    """

    start: Start
    seed: int
    told: Callable[[], None] = lambda: None

    def ways(self, minutes: float) -> tuple[Outcome, ...]:
        """With and without reminders and reconciliation, the most first; last, nothing at all."""
        efforts = [
            Effort(minutes=minutes, reminders=reminders, reconciliation=reconciliation)
            for reminders in (True, False)
            for reconciliation in (True, False)
        ]
        efforts.append(Effort(minutes=0, reminders=False, reconciliation=False))
        return tuple(map(self.way, efforts))

    def way(self, effort: Effort) -> Outcome:
        """What comes of one way to care for the register."""
        courses = self._courses(effort, _SEEDS)
        days = [snapshot.day for snapshot in courses[0].snapshots]
        shares = zip(*([one.share_fresh for one in c.snapshots] for c in courses), strict=True)
        waits = [wait for course in courses for wait in course.waits]
        return Outcome(
            effort=effort,
            fresh=_spread(course.share_fresh for course in courses),
            crowded=_spread(course.share_fresh_in_crowded for course in courses),
            elsewhere=_spread(course.share_fresh_elsewhere for course in courses),
            half_noticed=_spread((_days(c.waits, 0.5) for c in courses), _days(waits, 0.5)),
            most_noticed=_spread((_days(c.waits, 0.9) for c in courses), _days(waits, 0.9)),
            gone=_spread(course.gone for course in courses),
            wrong=_spread(course.share_wrong for course in courses),
            minutes_used=_spread(course.minutes_used for course in courses),
            curve=tuple(zip(days, map(median, shares), strict=True)),
        )

    def needs(self) -> tuple[Need, ...]:
        """The minutes a week that reach the goal: as the product is, and with what helps."""
        return tuple(
            self.need(Effort(ahead=ahead, by_entries=by_entries))
            for ahead in (0, WEEKS_AHEAD)
            for by_entries in (False, True)
        )

    def need(self, effort: Effort) -> Need:
        """The minutes a week that reach the goal, whatever those of the effort are.

        They are searched for by halves, in steps of five: more minutes don't make it worse.
        """
        low, high = 1, MOST_MINUTES // _STEP
        most = self.share_fresh(replace(effort, minutes=MOST_MINUTES))
        if most < GOAL:
            return Need(replace(effort, minutes=MOST_MINUTES), is_reached=False, fresh=most)
        reached = {high: most}
        while low < high:
            between = (low + high) // 2
            reached[between] = self.share_fresh(replace(effort, minutes=between * _STEP))
            low, high = (low, between) if reached[between] >= GOAL else (between + 1, high)
        return Need(replace(effort, minutes=high * _STEP), is_reached=True, fresh=reached[high])

    def share_fresh(self, effort: Effort) -> float:
        """The share confirmed within twelve months, by fewer seeds."""
        return median(course.share_fresh for course in self._courses(effort, _FEWER_SEEDS))

    def moved(self, minutes: float) -> tuple[Moved, ...]:
        """How far each assumption moves the result with all that is done; the farthest first."""
        effort = Effort(minutes=minutes)
        found = [
            Moved(name, about, value, (low[0], high[0]), (low[1], high[1]))
            for name, value, about in assumptions()
            for low in [self._at(name, about.low, effort)]
            for high in [self._at(name, about.high, effort)]
        ]
        return tuple(sorted(found, key=lambda one: -abs(one.fresh[1] - one.fresh[0])))

    def _at(self, name: str, value: float, effort: Effort) -> tuple[float, float]:
        courses = self._courses(effort, _FEWER_SEEDS, replace(Assumptions(), **{name: value}))
        waits = [wait for course in courses for wait in course.waits]
        return median(course.share_fresh for course in courses), _days(waits, 0.5)

    def _courses(
        self, effort: Effort, seeds: int, model: Assumptions | None = None
    ) -> Sequence[Course]:
        enough = max(1, _ENTRIES_ENOUGH // max(len(self.start.register.enterprises), 1))
        courses = []
        for number in range(min(seeds, enough)):
            seed = f"{self.seed} {number}"
            courses.append(simulated(self.start, effort, model or Assumptions(), seed))
            self.told()
        return courses


def _days(waits: Sequence[Wait], share: float) -> float:
    if not waits:
        return nan
    days = days_until_noticed(waits, share)
    return inf if days is None else days


def _spread(values: Iterable[float], middle: float | None = None) -> Spread:
    """The median, or a better middle, and the ends."""
    found = [value for value in values if not isnan(value)] or [nan]
    return Spread(median(found) if middle is None else middle, min(found), max(found))
