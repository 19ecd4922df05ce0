"""The maker of a demo's calendar and archive: data/calendar and data/archive.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from asf_edit.canonical import canonical
from asf_register.reading import load
from asf_register.schema import Schema

from asf_demo.bank import TEXTS
from asf_demo.demo import Demo, DemoFile
from asf_demo.facts import weekday

_FRIDAY = 4
# Long enough before the demo's day for some of the meetings to have been.
_BEGAN = timedelta(weeks=9)
_FORTNIGHT = timedelta(weeks=2)
_CHRISTMAS = 23
_SOURCE = "https://nyheter-om-sociala-foretag.example"


def calendar(demo: Demo) -> Iterator[DemoFile]:
    """A meeting every second Friday, some events to come, and what has been."""
    told: Mapping[str, Any] = load((TEXTS / "calendar.yaml").read_bytes()).value
    schema = Schema("calendar-event", demo.words)
    began = demo.day - _BEGAN
    first = began + timedelta((_FRIDAY - began.weekday()) % 7)
    dialogue = {**told["dialogue"], "starts": first.isoformat()}
    if cancelled := list(_holidays(first)):
        dialogue["not_on"] = cancelled
    yield DemoFile("data/calendar/skoopidialogen.yaml", canonical(dialogue, schema))
    for event in told["events"]:
        day = weekday(demo.day + timedelta(event["after"]))
        fields = {**event["fields"], "starts": day.isoformat()}
        if "lasts" in event:
            fields["ends"] = (day + timedelta(event["lasts"])).isoformat()
        yield DemoFile(f"data/calendar/{event['name']}.yaml", canonical(fields, schema))
    past = [_past(demo, event) for event in told["archive"]]
    yield DemoFile("data/archive.yaml", canonical(past, Schema("archive", demo.words)))


def _holidays(first: date) -> Iterator[str]:
    """The times between Christmas and New Year, in the year that follows the first time."""
    for turn in range(27):
        day = first + turn * _FORTNIGHT
        if day.month == 12 and day.day >= _CHRISTMAS:
            yield day.isoformat()


def _past(demo: Demo, event: Mapping[str, Any]) -> dict[str, Any]:
    year = demo.day.year - event["years"]
    parts = (f"{event[name]:02}" for name in ("month", "day") if name in event)
    fields = {
        "when": "-".join((str(year), *parts)),
        "text": event["text"],
        "sources": [{"url": f"{_SOURCE}/{year}", "year": year}],
    }
    return {**fields, "part": event["part"]} if "part" in event else fields
