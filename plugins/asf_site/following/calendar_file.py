"""Dates as a file that calendars read: iCalendar, RFC 5545."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache

import icalendar
from asf_register.marketplace.deadline import SWEDEN
from icalendar.parser import Contentline, Parameters

_END = b"END:VCALENDAR\r\n"
# The last Sundays of March and October, since 1996.
_SUMMER, _WINTER = datetime(1996, 3, 31, 2), datetime(1996, 10, 27, 3)
_SUMMER_TIME, _WINTER_TIME = timedelta(hours=2), timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """How an event comes back.

    Attributes:
        weeks: From one time to the next.
        until: The last day that it may begin on; None without end.
        not_on: Days on which it would begin, but doesn't.
    """

    weeks: int
    until: date | None = None
    not_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something at a moment, for some time, or all of some days.

    Attributes:
        uid: Its name, the same for ever, unlike anybody else's.
        at: The moment, with its time zone; or the day.
        changed: When what is said of it was last made sure of.
        title: In a few words.
        text: More about it.
        url: Where it stands.
        ends: When it is over, or the last of its days; None for a moment and for one day.
        place: Where it is.
        busy: Whether one who goes there has no time for anything else.
        again: How it comes back; None where it is once. Times are then those of Sweden's clocks.
    """

    uid: str
    at: datetime | date
    changed: datetime
    title: str
    text: str
    url: str
    ends: datetime | date | None = None
    place: str = ""
    busy: bool = False
    again: Again | None = None


def calendar(name: str, events: Iterable[Event], part: str = "Marknad") -> str:
    """A calendar.

    Args:
        name: What it is called where somebody follows it.
        events: In the order they are to stand.
        part: The part of the site that it is of.
    """
    shown = list(events)
    # Whoever reads a time in Sweden is told what Sweden's clocks do, for the years to come too.
    # A calendar without anything in it is none (RFC 5545, 3.6), so an empty one tells just that.
    needs_zone = not shown or any(_is_in_sweden(event.at) for event in shown)
    zone = _sweden() if needs_zone else b""
    return b"".join([_head(part), _named(name), zone, *map(_rendered, shown), _END]).decode()


@cache
def _head(part: str) -> bytes:
    """What every calendar of a part begins with; each enterprise has one."""
    around = icalendar.Calendar()
    around.add("prodid", f"-//ASF-listan//{part}//SV")
    around.add("version", "2.0")
    around.add("method", "PUBLISH")
    content: bytes = around.to_ical()
    return content.removesuffix(_END)


def _named(name: str) -> bytes:
    line = Contentline.from_parts("X-WR-CALNAME", Parameters(), icalendar.vText(name))
    content: bytes = line.to_ical()
    return content + b"\r\n"


@lru_cache(maxsize=5_000)
def _rendered(event: Event) -> bytes:
    """An event, which stands in the calendars of many enterprises."""
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("dtstamp", event.changed)
    component.add("dtstart", event.at)
    if event.ends is not None:
        is_moment = isinstance(event.ends, datetime)
        # Of days, the first one after is given.
        component.add("dtend", event.ends if is_moment else event.ends + timedelta(days=1))
    if event.again is not None:
        _add_times(component, event.at, event.again)
    component.add("summary", event.title)
    component.add("description", event.text)
    if event.place:
        component.add("location", event.place)
    component.add("url", event.url)
    # Somebody who waits for a deadline is not busy with it.
    component.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    content: bytes = component.to_ical()
    return content


def _add_times(component: icalendar.Event, at: datetime | date, again: Again) -> None:
    """Add the rule that an event follows, and the times that it leaves out."""
    rule: dict[str, object] = {"freq": "WEEKLY", "interval": again.weeks}
    if again.until is not None:
        ends = datetime.combine(again.until, time.max, SWEDEN).replace(microsecond=0)
        # Beside a moment in a time zone, the end of the rule is one in UTC.
        rule["until"] = ends.astimezone(UTC) if isinstance(at, datetime) else again.until
    component.add("rrule", rule)
    if again.not_on:
        left_out = [
            datetime.combine(day, at.timetz()) if isinstance(at, datetime) else day
            for day in again.not_on
        ]
        component.add("exdate", left_out)


def _is_in_sweden(at: datetime | date) -> bool:
    return isinstance(at, datetime) and at.tzinfo is SWEDEN


@cache
def _sweden() -> bytes:
    """Sweden's time zone, as a calendar tells it."""
    zone = icalendar.Timezone()
    zone.add("tzid", str(SWEDEN))
    for part, first, month, before, after, name in (
        (icalendar.TimezoneDaylight(), _SUMMER, 3, _WINTER_TIME, _SUMMER_TIME, "CEST"),
        (icalendar.TimezoneStandard(), _WINTER, 10, _SUMMER_TIME, _WINTER_TIME, "CET"),
    ):
        part.add("dtstart", first)
        part.add("rrule", {"freq": "YEARLY", "bymonth": month, "byday": "-1SU"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    content: bytes = zone.to_ical()
    return content
