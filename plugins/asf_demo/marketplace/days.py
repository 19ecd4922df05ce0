"""The days of a post, as its state on the demo's day wants them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from asf_register.marketplace.post import Kind

from asf_demo.facts import weekday
from asf_demo.marketplace.plots import Plot

_FRIDAY = 4
# Those that have a day of the month.
_HOLIDAYS = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
# Hours at which one stops to take in answers, and how often.
_CLOCKS = {"12:00": 4, "16:00": 2, "23:59": 2, None: 5}
_WITH_START: frozenset[Kind] = frozenset(
    ("request", "procurement", "reserved_procurement", "iop", "csr")
)


def days_of(plot: Plot, day: date, luck: Random) -> dict[str, Any]:
    """When it was published and closes, and when it was decided or withdrawn.

    Args:
        plot: Tells the state.
        day: The demo's.
        luck: Decides the rest.

    Returns:
        Fields of the file; of an award and a withdrawal, only the day.
    """
    if plot.stage == "past":
        return {"years": _years(day, luck)}
    published, deadline = _first_and_last(plot, day, luck)
    fields: dict[str, Any] = {"published": _written(published), "deadline": _written(deadline)}
    clock = luck.choices(list(_CLOCKS), list(_CLOCKS.values()))[0]
    if clock is not None:
        fields["deadline_time"] = clock
    if plot.kind in _WITH_START and luck.random() < 0.7:
        fields["start"] = _written(_next_month(deadline + timedelta(luck.randint(25, 80))))
    if plot.twist == "changed":
        fields["changed"] = _written(max(weekday(day - timedelta(1)), published))
    if plot.stage == "withdrawn":
        withdrawn = weekday(published + timedelta(luck.randint(6, 11)))
        fields["withdrawn"] = {"date": _written(withdrawn)}
    if plot.stage == "awarded":
        decided = _working_day(deadline + timedelta(luck.randint(9, 45)))
        fields["awarded"] = {"date": _written(decided)}
    return fields


def _first_and_last(plot: Plot, day: date, luck: Random) -> tuple[date, date]:
    """When it was published, and the last day to answer."""
    if plot.stage == "open":
        before = 0 if plot.twist == "new" else luck.randint(2, 25)
        published = weekday(day - timedelta(before)) if before else day
        deadline = day + timedelta(plot.days)
        # What closes today or tomorrow does so whatever day of the week that is.
        return published, _working_day(deadline) if plot.days > 1 else deadline
    if plot.stage == "upcoming":
        published = _working_day(day + timedelta(luck.randint(3, 20)))
        return published, _working_day(published + timedelta(luck.randint(20, 60)))
    if plot.stage == "withdrawn":
        published = weekday(day - timedelta(luck.randint(12, 200)))
        return published, _working_day(published + timedelta(luck.randint(20, 40)))
    ago = (9, 400) if plot.stage == "closed" else (150, 900)
    deadline = _working_day(day - timedelta(luck.randint(*ago)))
    return weekday(deadline - timedelta(luck.randint(14, 45))), deadline


def _years(day: date, luck: Random) -> dict[str, Any]:
    """When a deal was made that others tell of."""
    first = day.year - luck.randint(3, 9)
    return {"first": first, **luck.choice(({}, {}, {"last": first + 1}, {"qualifier": "about"}))}


def _working_day(day: date) -> date:
    """The day itself, or the next one on which offices are open."""
    while day.weekday() > _FRIDAY or (day.month, day.day) in _HOLIDAYS:
        day += timedelta(1)
    return day


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _written(day: date) -> str:
    return day.isoformat()
