"""Rules for events of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from asf_register.happenings.calendar_event import WEEKDAYS, CalendarEvent
from asf_register.happenings.event_words import WEEKDAY_NAMES
from asf_register.marketplace.deadline import clock_exists
from asf_register.problem import Finding
from asf_register.rules.rule import Context
from asf_register.rules.texts import refused_text
from asf_register.swedish import long_date

# Clocks change twice a year, so two years of an event that comes back show all that can happen.
_YEARS_TRIED = timedelta(days=2 * 366)


def event_start(event: CalendarEvent, context: Context) -> Iterator[Finding]:
    """An event has a first day, unless it comes back and nobody knows from when."""
    if event.starts is not None:
        return
    if event.every_weeks is None:
        yield Finding(
            (),
            "händelsen säger inte vilken dag den är.",
            "Lägg till starts:. Kommer den igen och ingen vet från när: lägg till every_weeks:.",
        )
    for name in ("ends", "until", "not_on"):
        if getattr(event, name):
            yield Finding(
                (name,),
                "dagen säger inget så länge första dagen saknas.",
                "Lägg till starts:, eller ta bort raden.",
            )


def event_end(event: CalendarEvent, context: Context) -> Iterator[Finding]:
    """An event ends after it begins, and before it comes back."""
    if event.ends_at is not None and event.starts_at is None:
        yield Finding(
            ("ends_at",),
            "händelsen har ett klockslag då den slutar men inget då den börjar.",
            "Lägg till starts_at:, eller ta bort raden.",
        )
    if event.lasts < timedelta():
        yield Finding(
            ("ends",),
            f"händelsen slutar {_said(event.ends)}, innan den börjar.",
            "Rätta den dag som är fel.",
        )
    elif event.every_weeks is not None and event.lasts >= timedelta(weeks=event.every_weeks):
        yield Finding(
            ("ends",),
            f"händelsen slutar {_said(event.ends)}, när nästa gång redan har börjat.",
            "Rätta sista dagen. När serien slutar skrivs i until.",
        )
    elif event.starts_at and event.ends_at and not event.lasts and event.ends_at <= event.starts_at:
        yield Finding(
            ("ends_at",),
            f"händelsen slutar klockan {event.ends_at} men börjar klockan {event.starts_at}.",
            "Rätta det klockslag som är fel. Slutar den dagen efter: lägg till ends:.",
        )


def event_clock(event: CalendarEvent, context: Context) -> Iterator[Finding]:
    """An event begins and ends at times that clocks in Sweden show on each of its days."""
    if event.starts is None:
        return
    last = min(event.until or date.max, event.starts + _YEARS_TRIED)
    for name, clock in (("starts_at", event.starts_at), ("ends_at", event.ends_at)):
        if clock is None:
            continue
        days = (
            one.first if name == "starts_at" else one.last
            for one in event.occurrences(event.starts, last)
        )
        for day in islice((day for day in days if not clock_exists(day, clock)), 1):
            yield Finding(
                (name,),
                f"klockan blir aldrig {clock} den {long_date(day)}: då ställs den fram från 02:00 "
                "till 03:00.",
                "Skriv ett klockslag före 02:00 eller från 03:00.",
            )


def event_weekday(event: CalendarEvent, context: Context) -> Iterator[Finding]:
    """The first day of an event is the weekday that the event names."""
    if event.weekday is None or event.starts is None:
        return
    found = WEEKDAYS[event.starts.weekday()]
    if found != event.weekday:
        yield Finding(
            ("starts",),
            f"{long_date(event.starts)} är en {WEEKDAY_NAMES[found]}, men händelsen är på en "
            f"{WEEKDAY_NAMES[event.weekday]}.",
            "Rätta dagen eller weekday.",
        )


def event_return(event: CalendarEvent, context: Context) -> Iterator[Finding]:
    """What ends or cancels a part of a series belongs to one, and leaves some of it."""
    if event.every_weeks is None:
        for name in ("until", "not_on"):
            if getattr(event, name):
                yield Finding(
                    (name,),
                    "händelsen kommer inte igen, så det finns inget att avsluta eller ställa in.",
                    "Lägg till every_weeks:, eller ta bort raden.",
                )
        return
    if event.starts is None:
        return
    if event.until is not None and event.until < event.starts:
        yield Finding(
            ("until",),
            f"serien slutar {_said(event.until)}, innan den börjar.",
            "Rätta den dag som är fel.",
        )
        return
    for index, day in enumerate(event.not_on):
        if not event.is_day(day):
            yield Finding(
                ("not_on", index),
                f"händelsen skulle inte ha börjat {_said(day)}, så den dagen kan inte ställas in.",
                "Rätta dagen, eller ta bort den.",
            )
    last = event.until or date.max
    if not any(True for _ in event.occurrences(event.starts, last)):
        yield Finding(
            ("not_on",),
            "alla gångerna är inställda.",
            "Ta bort någon av dagarna, eller ta bort hela händelsen.",
        )


def event_text(event: CalendarEvent, context: Context) -> Iterator[Finding]:
    """The text of an event links to web pages and e-mail only, embeds nothing and is simple."""
    if event.text is not None:
        yield from refused_text(("text",), event.text)


def _said(day: date | None) -> str:
    return f"den {long_date(day)}" if day else ""
