"""The site's calendar: what there is, what is to come, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from urllib.parse import urlsplit

from asf_register.day import months_after
from asf_register.happenings.calendar_event import CalendarEvent, Occurrence
from asf_register.happenings.event_words import clock_of, days_in_words
from asf_register.marketplace.deadline import SWEDEN

from asf_site.following.calendar_file import Again, Event
from asf_site.following.cohort_events import cohort_events
from asf_site.own_pages import BECOME_CERTIFIED, CALENDAR
from asf_site.site import Site
from asf_site.texts.prose import plain

MONTHS_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """An event with its addresses.

    Attributes:
        event: The event.
        uid: Its name in calendars, without the site's.
        file: The address of the calendar with it alone.
        page: Where more about it stands.
    """

    event: CalendarEvent
    uid: str
    file: str
    page: str


@dataclass(frozen=True, slots=True)
class DateRow:
    """One time of an event, as lists show it."""

    shown: Shown
    first: date
    last: date
    days: str
    clock: str
    regions: tuple[str, ...]


class CalendarDates:
    """The calendar of a site.

    Args:
        site: What it is shown on.
    """

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def all(self) -> tuple[Shown, ...]:
        """Every event: those with files of their own, and then those of the rounds."""
        register = self._site.register
        own = [
            Shown(
                event,
                f"kalender-{slug}",
                f"{CALENDAR.url}handelser/{slug}.ics",
                f"{CALENDAR.url}#{slug}",
            )
            for slug, event in register.happenings.calendar.items()
        ]
        of_rounds = [
            Shown(
                event,
                f"omgang-{event.slug}",
                f"{CALENDAR.url}omgangar/{event.slug}.ics",
                BECOME_CERTIFIED.url,
            )
            for cohort in register.cohorts.values()
            for event in cohort_events(cohort)
        ]
        return (*own, *of_rounds)

    @cached_property
    def dated(self) -> tuple[Shown, ...]:
        """Those of which the first day is known."""
        return tuple(shown for shown in self.all if shown.event.starts is not None)

    @cached_property
    def to_come(self) -> tuple[Shown, ...]:
        """Those that are some time on the site's day or later."""
        return tuple(
            shown
            for shown in self.dated
            if next(shown.event.occurrences(self._site.day, date.max), None) is not None
        )

    @cached_property
    def series(self) -> tuple[Shown, ...]:
        """Those that come back and aren't over, also where nobody knows from when."""
        return tuple(
            shown
            for shown in self.all
            if shown.event.every_weeks and (shown.event.starts is None or shown in self.to_come)
        )

    @cached_property
    def rows(self) -> tuple[DateRow, ...]:
        """Every time in the months to come, the first one first."""
        first, last = self._site.day, months_after(self._site.day, MONTHS_AHEAD)
        found = [
            (one, shown) for shown in self.to_come for one in shown.event.occurrences(first, last)
        ]
        found.sort(key=lambda pair: (pair[0].first, pair[0].event.starts_at or "", pair[1].uid))
        return tuple(self._row(one, shown) for one, shown in found)

    def _row(self, one: Occurrence, shown: Shown) -> DateRow:
        regions = self._site.register.vocabulary.regions
        return DateRow(
            shown=shown,
            first=one.first,
            last=one.last,
            days=days_in_words(one),
            clock=clock_of(one.event),
            regions=tuple(regions[code].name for code in one.event.regions),
        )

    def events(self, some: Sequence[Shown]) -> Iterator[Event]:
        """Events as calendars read them; each has a first day."""
        for shown in some:
            if shown.event.starts is not None:
                yield self._event(shown, shown.event.starts)

    def _event(self, shown: Shown, starts: date) -> Event:
        event, address = shown.event, self._site.register.site.address
        told = [plain(event.text) if event.text else "", event.url or "", f"{address}{shown.page}"]
        return Event(
            uid=f"{shown.uid}@{urlsplit(address).hostname}",
            at=_moment(starts, event.starts_at),
            ends=_end(event, starts),
            changed=datetime.combine(self._site.day, time(), UTC),
            title=event.title,
            text="\n".join(part for part in told if part),
            url=f"{address}{shown.page}",
            place=event.place or event.url or "",
            busy=event.kind in ("meeting", "webinar", "conference"),
            again=Again(weeks=event.every_weeks, until=event.until, not_on=event.not_on)
            if event.every_weeks
            else None,
        )


def _moment(day: date, clock: str | None) -> datetime | date:
    return datetime.combine(day, time.fromisoformat(clock), SWEDEN) if clock else day


def _end(event: CalendarEvent, starts: date) -> datetime | date | None:
    last = event.ends or starts
    if event.starts_at is None:
        return last if last > starts else None
    if event.ends_at is not None:
        return _moment(last, event.ends_at)
    # Without a time to end, an event of several days ends with the last of them.
    return datetime.combine(last, time(23, 59), SWEDEN) if last > starts else None
