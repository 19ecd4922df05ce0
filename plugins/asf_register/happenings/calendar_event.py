"""An event of the calendar, as its file tells of it, and the days on which it is.

The fields mirror schemas/calendar-event.schema.json, which is the only place that says what the
file may hold. Times are what clocks in Sweden show, in summer and in winter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import msgspec

from asf_register.documents import Document
from asf_register.enterprise import Source

EventKind = Literal["meeting", "webinar", "deadline", "conference", "other"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# In the order of date.weekday().
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event is: its first and its last day."""

    event: CalendarEvent
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event, or one that comes back.

    Attributes:
        slug: What it is known by: the file name.
        title: In a few words.
        kind: What it is.
        starts: Its first day, the first time; None where that isn't known of one that comes back.
        starts_at: When it begins, as "10:00"; None for all day.
        ends: Its last day, the first time; None where that is the first one too.
        ends_at: When it ends.
        weekday: The one that it comes back on.
        every_weeks: Weeks from one time to the next; None where it is once.
        until: The last day that it may begin on.
        not_on: Days on which it would have begun, but doesn't.
        regions: Codes of the regions that it is for; none where it is for the country.
        place: Where it is.
        url: Where one takes part, or reads more.
        text: More about it, in Markdown.
        sources: How it is known.
    """

    slug: str
    title: str
    kind: EventKind
    starts: date | None = None
    starts_at: str | None = None
    ends: date | None = None
    ends_at: str | None = None
    weekday: Weekday | None = None
    every_weeks: int | None = None
    until: date | None = None
    not_on: tuple[date, ...] = ()
    regions: tuple[str, ...] = ()
    place: str | None = None
    url: str | None = None
    text: str | None = None
    sources: tuple[Source, ...] = ()

    @property
    def lasts(self) -> timedelta:
        """From its first day to its last."""
        return self.ends - self.starts if self.starts and self.ends else timedelta()

    def occurrences(self, first: date, last: date) -> Iterator[Occurrence]:
        """The times that it is on some of these days, in their order; none without a first day."""
        if self.starts is None:
            return
        begins = self.starts
        if self.every_weeks is not None:
            step = timedelta(weeks=self.every_weeks)
            # Ceiling division: the first time that isn't over before these days.
            past = -((self.starts - (first - self.lasts)) // step)
            begins += max(past, 0) * step
        while begins <= min(last, self.until or last):
            if begins + self.lasts >= first and begins not in self.not_on:
                yield Occurrence(self, begins, begins + self.lasts)
            if self.every_weeks is None:
                return
            begins += step

    def is_day(self, day: date) -> bool:
        """Whether it would begin on a day, were nothing cancelled."""
        if self.starts is None or day < self.starts or (self.until and day > self.until):
            return False
        if self.every_weeks is None:
            return day == self.starts
        return (day - self.starts) % timedelta(weeks=self.every_weeks) == timedelta()


def to_event(document: Document) -> CalendarEvent:
    """Make the record of one event.

    Args:
        document: A file that schemas/calendar-event.schema.json has accepted.
    """
    return msgspec.convert({**document.value, "slug": document.slug}, CalendarEvent, strict=False)
