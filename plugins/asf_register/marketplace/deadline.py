"""When answers must be in: a day, or a time of it, in Sweden.

Sweden's clocks jump from 02 to 03 on the last Sunday of March, and go back from 03 to 02 on the
last one of October. A time that occurs twice is the later one, which takes no answer for late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


def closing(day: date, clock: str | None) -> datetime:
    """The moment after which answers come too late, in UTC.

    Args:
        day: The last day.
        clock: A time of it as "12:00"; None for the whole day.
    """
    try:
        if clock is None:
            after = datetime.combine(day + timedelta(days=1), time(), SWEDEN)
            return after.astimezone(UTC)
        there = datetime.combine(day, time.fromisoformat(clock), SWEDEN)
        return there.replace(fold=1).astimezone(UTC)
    except OverflowError:  # the first and the last day of the calendar have no neighbours
        return datetime.combine(day, time(), UTC)


def clock_exists(day: date, clock: str) -> bool:
    """Whether clocks in Sweden show a time on a day."""
    there = datetime.combine(day, time.fromisoformat(clock), SWEDEN)
    try:
        back = there.astimezone(UTC).astimezone(SWEDEN)
    except OverflowError:  # clocks don't jump on the first or the last day of the calendar
        return True
    return back.replace(tzinfo=None) == there.replace(tzinfo=None)


def clock_occurs_twice(day: date, clock: str) -> bool:
    """Whether clocks in Sweden show a time on a day two times."""
    there = datetime.combine(day, time.fromisoformat(clock), SWEDEN)
    return clock_exists(day, clock) and there.utcoffset() != there.replace(fold=1).utcoffset()
