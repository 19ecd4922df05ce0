"""Rules for the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.happenings.archive import Archive, ArchivedEvent, first_day
from asf_register.problem import Finding
from asf_register.rules.rule import Context

_YEAR, _MONTH = len("1999"), len("2000-04")


def archive_day(archive: Archive, context: Context) -> Iterator[Finding]:
    """What the archive tells has been, in the calendar, and ended no earlier than it began."""
    for index, event in enumerate(archive.events):
        days: dict[str, date] = {}
        for name, when in (("when", event.when), ("until", event.until)):
            if when is None:
                continue
            try:
                days[name] = first_day(when)
            except ValueError:
                yield Finding(
                    (index, name), f"dagen {when} finns inte i kalendern.", "Rätta dagen."
                )
        yield from (
            Finding(
                (index, name),
                f"{getattr(event, name)} har inte varit än, så det hör inte till arkivet.",
                "Rätta dagen. Det som ska hända skrivs i kalendern, data/calendar.",
            )
            for name, when in days.items()
            if when > context.day
        )
        if len(days) > 1 and _end(event) < days["when"]:
            yield Finding(
                (index, "until"),
                f"det slutade {event.until}, innan det började {event.when}.",
                "Rätta den dag som är fel.",
            )


def archive_part(archive: Archive, context: Context) -> Iterator[Finding]:
    """A season is a part of a year, and a beginning, middle or end is one of a month."""
    for index, event in enumerate(archive.events):
        if event.part is None:
            continue
        wanted = _YEAR if event.is_of_season else _MONTH
        if len(event.when) != wanted:
            whole = "ett år" if event.is_of_season else "en månad"
            yield Finding(
                (index, "part"),
                f"delen hör till {whole}, men det som står är {event.when}.",
                "Skriv bara året vid en årstid, och år och månad vid början, mitten eller slutet. "
                "Är dagen känd: ta bort raden.",
            )


def _end(event: ArchivedEvent) -> date:
    """A day that the end of an event isn't before."""
    last = event.until or event.when
    shown = first_day(last)
    if len(last) == _YEAR:
        return shown.replace(month=12, day=31)
    return shown.replace(day=28) if len(last) == _MONTH else shown
