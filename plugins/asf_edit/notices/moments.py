"""Days and times as eForms write them, with their zone: «2026-12-04+01:00», «12:00:00+01:00»."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from asf_register.marketplace.deadline import SWEDEN, clock_occurs_twice

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")
_TIME = re.compile(r"([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?")
# Nearer to the ends of time there may be no day before or after.
_YEARS = range(1900, 2200)


def to_day(written: str) -> date | None:
    """A day; None where nothing that is one is written."""
    found = _DAY.fullmatch(written)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return day if day and day.year in _YEARS else None


def to_moment(day: str, clock: str) -> datetime | date | None:
    """A moment with its zone, or a day where no time is written; None where that is none.

    Args:
        day: The day.
        clock: The time; without a zone it is the day's, else Swedish.
    """
    on, at = to_day(day), _TIME.fullmatch(clock)
    if on is None or at is None:
        return on
    try:
        when = time.fromisoformat(at[1])
        zone = _zone(at[2] or (_DAY.fullmatch(day) or at)[2])
    except ValueError:
        return on
    return datetime.combine(on, when, zone or SWEDEN)


def in_sweden(moment: datetime | date) -> tuple[date, str | None]:
    """The day and the time of a moment in Sweden; no time for a day.

    A time that occurs twice counts as the later one in the register, so the earlier one becomes
    the last minute before both.
    """
    if not isinstance(moment, datetime):
        return moment, None
    there = moment.astimezone(UTC).astimezone(SWEDEN)
    clock = there.strftime("%H:%M")
    if there.fold == 0 and clock_occurs_twice(there.date(), clock):
        clock = f"{there.hour - 1:02}:59"
    return there.date(), clock


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written == "Z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[4:])
    sign = -1 if written[0] == "-" else 1
    return timezone(sign * timedelta(hours=hours, minutes=minutes))
