"""The archive: what has happened, each with its source and as exact as that says.

The fields mirror schemas/archive.schema.json, which is the only place that says what the file may
hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import msgspec

from asf_register.swedish import MONTHS

Part = Literal["spring", "summer", "autumn", "winter", "beginning", "middle", "end"]

_SEASONS: dict[Part, str] = {
    "spring": "våren",
    "summer": "sommaren",
    "autumn": "hösten",
    "winter": "vintern",
}
_PARTS: dict[Part, str] = {"beginning": "början", "middle": "mitten", "end": "slutet"}
# Where in the year each part lies, to sort by.
_FIRST_MONTH: dict[Part, int] = {"winter": 1, "spring": 3, "summer": 6, "autumn": 9}
_FIRST_DAY: dict[Part, int] = {"beginning": 1, "middle": 11, "end": 21}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSource:
    """A page that tells of something; `year` where it is dated."""

    url: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedEvent:
    """Something that has happened.

    Attributes:
        when: A year, a month or a day, as exact as the source: "1999", "2000-04", "2008-11-21".
        text: What happened, in a sentence.
        sources: Pages that tell of it.
        until: The end of what took some time, written as `when`.
        part: The part of the year or of the month, where the source says that.
    """

    when: str
    text: str
    sources: tuple[ArchiveSource, ...]
    until: str | None = None
    part: Part | None = None

    @property
    def year(self) -> int:
        """The year in which it began."""
        return int(self.when[:4])

    @property
    def is_of_season(self) -> bool:
        """Whether its part is one of a year, not of a month."""
        return self.part in _SEASONS

    @property
    def order(self) -> tuple[int, int, int]:
        """A sort key; what is less exact comes before what is more so."""
        year, month, day = (*map(int, self.when.split("-")), 0, 0)[:3]
        if self.part is not None:
            month = month or _FIRST_MONTH.get(self.part, 0)
            day = day or _FIRST_DAY.get(self.part, 0)
        return year, month, day


@dataclass(frozen=True, slots=True)
class Archive:
    """All that the archive tells, as its file has it."""

    events: tuple[ArchivedEvent, ...] = ()

    @property
    def years(self) -> dict[int, list[ArchivedEvent]]:
        """What it tells by year, in the order of time."""
        found: dict[int, list[ArchivedEvent]] = {}
        for event in sorted(self.events, key=lambda event: event.order):
            found.setdefault(event.year, []).append(event)
        return found


def to_archive(data: Sequence[dict[str, Any]]) -> Archive:
    """Make the record of the archive.

    Args:
        data: A document that schemas/archive.schema.json has accepted.
    """
    return Archive(tuple(msgspec.convert(part, ArchivedEvent, strict=False) for part in data))


def when_in_words(event: ArchivedEvent) -> str:
    """When it was, no more exact than the source: «1999», «hösten 2018», «4–5 april 2018»."""
    first = _in_words(event.when)
    if event.part in _SEASONS:
        first = f"{_SEASONS[event.part]} {first}"
    elif event.part is not None:
        first = f"{_PARTS[event.part]} av {first}"
    if event.until is None:
        return first
    last = _in_words(event.until)
    if event.part is None and len(event.when) == len(event.until):
        shared = _shared(event.when, event.until)
        if shared == len("2008-11"):
            return f"{int(event.when[8:])}–{last}"
        if shared == len("2008"):
            first = first.rpartition(" ")[0]
    return f"{first} – {last}"


def first_day(when: str) -> date:
    """The first day of a year, a month or a day as it is written.

    Raises:
        ValueError: Where the calendar has no such day; the schema has seen to the form.
    """
    year, month, day = (*when.split("-"), "01", "01")[:3]
    return date.fromisoformat(f"{year}-{month}-{day}")


def _shared(first: str, last: str) -> int:
    """How much of two times is the same: 7 for the month, 4 for the year, else 0."""
    return next((n for n in (7, 4) if len(first) > n and first[:n] == last[:n]), 0)


def _in_words(when: str) -> str:
    year, month, day = (*when.split("-"), "", "")[:3]
    parts = (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year)
    return " ".join(part for part in parts if part)
