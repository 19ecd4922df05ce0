"""Days: which one it is in Sweden, wherever the command runs, and the same day in other years."""

from __future__ import annotations

from datetime import date, datetime
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
