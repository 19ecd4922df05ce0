"""When an event is, in words: «fredag 27 november 2026 kl. 10–11», «varannan fredag»."""

from __future__ import annotations

from collections.abc import Mapping

from asf_register.happenings.calendar_event import (
    WEEKDAYS,
    CalendarEvent,
    EventKind,
    Occurrence,
    Weekday,
)
from asf_register.swedish import MONTHS, clock_in_words, long_date

WEEKDAY_NAMES: Mapping[Weekday, str] = dict(
    zip(WEEKDAYS, "måndag tisdag onsdag torsdag fredag lördag söndag".split(), strict=True)
)
KIND_NAMES: Mapping[EventKind, str] = {
    "meeting": "Möte",
    "webinar": "Webbinarium",
    "deadline": "Sista dag",
    "conference": "Konferens",
    "other": "",
}
_FEW = {1: "varje", 2: "varannan", 3: "var tredje", 4: "var fjärde"}


def days_in_words(occurrence: Occurrence) -> str:
    """The days of one time: «fredag 27 november», «27–29 november», «30 november – 2 december».

    The year is left to the heading above, unless the last day is in another.
    """
    first, last = occurrence.first, occurrence.last
    if first == last:
        return f"{WEEKDAY_NAMES[WEEKDAYS[first.weekday()]]} {first.day} {MONTHS[first.month - 1]}"
    if first.year != last.year:
        return f"{long_date(first)} – {long_date(last)}"
    shown = f"{last.day} {MONTHS[last.month - 1]}"
    if first.month == last.month:
        return f"{first.day}–{shown}"
    return f"{first.day} {MONTHS[first.month - 1]} – {shown}"


def clock_of(event: CalendarEvent) -> str:
    """The time of day: «kl. 10–11.30», «kl. 10»; "" for all day."""
    if event.starts_at is None:
        return ""
    begins = clock_in_words(event.starts_at)
    ends = f"–{clock_in_words(event.ends_at)}" if event.ends_at and not event.lasts else ""
    return f"kl. {begins}{ends}"


def rhythm_in_words(event: CalendarEvent) -> str:
    """How an event comes back: «varannan fredag», «var sjätte vecka»; "" for one that doesn't.

    The weekday is the one that the event names, or that of its first day.
    """
    if event.every_weeks is None:
        return ""
    weekday = event.weekday
    if weekday is None and event.starts is not None:
        weekday = WEEKDAYS[event.starts.weekday()]
    day = WEEKDAY_NAMES[weekday] if weekday else "vecka"
    if event.every_weeks in _FEW:
        return f"{_FEW[event.every_weeks]} {day}"
    on = f" på en {WEEKDAY_NAMES[weekday]}" if weekday else ""
    return f"med {event.every_weeks} veckors mellanrum{on}"
