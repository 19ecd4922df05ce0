"""Deadlines as a file that calendars read: iCalendar, RFC 5545."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import icalendar

_END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something at a moment, or all of a day.

    Attributes:
        uid: Its name, the same for ever, unlike anybody else's.
        at: The moment, with its time zone; or the day.
        changed: When what is said of it was last made sure of.
        title: In a few words.
        text: More about it.
        url: Where it stands.
    """

    uid: str
    at: datetime | date
    changed: datetime
    title: str
    text: str
    url: str


def calendar(name: str, events: Iterable[Event]) -> str:
    """A calendar.

    Args:
        name: What it is called where somebody follows it.
        events: In the order they are to stand.
    """
    around = icalendar.Calendar()
    around.add("prodid", "-//ASF-listan//Marknad//SV")
    around.add("version", "2.0")
    around.add("method", "PUBLISH")
    around.add("x-wr-calname", icalendar.vText(name))
    head = around.to_ical().removesuffix(_END)
    return b"".join([head, *map(_rendered, events), _END]).decode()


@lru_cache(maxsize=5_000)
def _rendered(event: Event) -> bytes:
    """An event, which stands in the calendars of many enterprises."""
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("dtstamp", event.changed)
    component.add("dtstart", event.at)
    component.add("summary", event.title)
    component.add("description", event.text)
    component.add("url", event.url)
    # Somebody who waits for a deadline is not busy with it.
    component.add("transp", "TRANSPARENT")
    content: bytes = component.to_ical()
    return content
