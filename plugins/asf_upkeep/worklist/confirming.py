"""Lines of entries that nobody has confirmed for long, and of those that nobody has said yes to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.freshness import due_from, stale_from
from asf_register.register import Register
from asf_register.role_words import said_in_words

from asf_upkeep.worklist.line import Kind, Line
from asf_upkeep.worklist.places import contact_of, file_of, is_reached, last_heard, subject_of

_ASK = "Fråga om uppgifterna stämmer, ändra det som är fel och skriv in dagens datum."
_SEEK = "Leta upp företaget i källan, som står i filen."


def confirming_lines(enterprise: Enterprise, register: Register) -> Iterator[Line]:
    """What is to be confirmed, and consented to.

    A unit is confirmed by itself: it has its own address, offers and page. What isn't shown
    anywhere is never urgent, since it misleads nobody. Who has said no is not asked again.

    Args:
        enterprise: One that hasn't closed.
        register: What it stands in.
    """
    yield _confirm(enterprise, register)
    if enterprise.listing == "sources":
        yield Line(
            kind=Kind.CONSENT,
            subject=subject_of(enterprise),
            contact=contact_of(enterprise, register),
            region=enterprise.region,
            why="Företaget står i listan ur öppna källor och har inte självt sagt ja till det.",
            to_do="Berätta om listan och fråga om företaget vill stå där. Skriv in svaret.",
            link=file_of(enterprise),
            since=last_heard(enterprise),
        )


def _confirm(enterprise: Enterprise, register: Register) -> Line:
    since, stale = _due(enterprise)
    contact = contact_of(enterprise, register)
    must_seek = enterprise.sources and not is_reached(register.enterprises[contact.id])
    return Line(
        kind=Kind.CONFIRM,
        subject=subject_of(enterprise),
        contact=contact,
        region=enterprise.region,
        why=_why(enterprise),
        to_do=f"{_SEEK} {_ASK}" if must_seek else _ASK,
        link=file_of(enterprise),
        since=since,
        urgent_from=stale if enterprise.listing != "unlisted" else None,
    )


def _due(enterprise: Enterprise) -> tuple[date | None, date | None]:
    """From when an entry is to be confirmed, and from when that is urgent.

    What nobody has confirmed is due at once, and urgent as long after somebody last looked at it
    as it would be after a confirmation.
    """
    if enterprise.confirmed is not None:
        return due_from(enterprise.confirmed.date), stale_from(enterprise.confirmed.date)
    heard = last_heard(enterprise)
    return heard, stale_from(heard) if heard else None


def _why(enterprise: Enterprise) -> str:
    if enterprise.confirmed is not None:
        return f"Uppgifterna bekräftades senast {said_in_words(enterprise.confirmed)}."
    years = [year for source in enterprise.sources if (year := source.year or source.read)]
    if enterprise.listing != "sources" or not years:
        return "Uppgifterna har aldrig bekräftats."
    return f"Uppgifterna har aldrig bekräftats. Den nyaste källan är från {max(years)}."
