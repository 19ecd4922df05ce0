"""Days: which one it is in Sweden, wherever the command runs, and the same day at other times."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """The date in Sweden now."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def years_after(day: date, years: int) -> date:
    """The same day some years later; the first of March for a leap day that isn't there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_after(day: date, months: int) -> date:
    """The same day some months later; the month's last one where that is shorter.

    It is the last day there is where that would be after it.
    """
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > MAXYEAR:
        return date.max
    _, last = monthrange(day.year + years, month + 1)
    return date(day.year + years, month + 1, min(day.day, last))
