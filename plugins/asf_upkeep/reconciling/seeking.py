"""Entries that an extract says nothing of by number, and what it says of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asf_edit.importing.identity import of_entry
from asf_register.slugs import fold
from asf_register.swedish import listing, long_date

from asf_upkeep.reconciling.finding import Finding, Kind
from asf_upkeep.reconciling.organisation import Organisation
from asf_upkeep.reconciling.subject import Subject

_MOST = 3
# Forms of which the company register doesn't have everybody.
_OFTEN_ABSENT = ("non-profit-association", "faith-community", "foundation")


def seeking(subject: Subject) -> Iterator[Finding]:
    """What there is to tell of an entry that has no row; nothing of a unit."""
    if subject.rows or subject.is_unit:
        return
    number = subject.number
    if number in subject.extract.unread:
        why = f"Raden med {number} går inte att läsa, så inget är jämfört."
        yield subject.finding(Kind.UNREAD, why)
        return
    found = _namesakes(subject)
    if number is not None:
        yield _missing(subject, number, found)
    elif found:
        yield _possible(subject, found)
    else:
        yield subject.finding(Kind.NUMBERLESS, "Har inget nummer i registret.")


def _missing(subject: Subject, number: str, found: Sequence[Organisation]) -> Finding:
    why = f"{number} finns inte i filen."
    if found:
        return subject.finding(Kind.OTHER_NUMBER, f"{why} {_same_name(found)}")
    may_be_absent = subject.enterprise.legal_form in _OFTEN_ABSENT and not subject.extract.is_whole
    return subject.finding(Kind.NOT_KEPT if may_be_absent else Kind.MISSING, why)


def _possible(subject: Subject, found: Sequence[Organisation]) -> Finding:
    why = _same_name(found)
    whole = (one for one in subject.register if one.part_of is None)
    taken = {one.organisation_number: one for one in whole}
    for row in found:
        if other := taken.get(row.number):
            why += f" Men {row.number} har redan {other.name}."
    free = [row for row in found if row.number not in taken and not row.deregistered]
    slug = subject.enterprise.slug
    command = f"asf set {slug} organisationsnummer={free[0].number}" if len(free) == 1 else ""
    return subject.finding(Kind.NUMBER, why, command=command)


def _namesakes(subject: Subject) -> list[Organisation]:
    """Rows with one of its names: those in its place, or else those that may be."""
    names = of_entry(subject.enterprise, subject.register).names
    rows = dict.fromkeys(row for name in names for row in subject.extract.named.get(name, ()))
    there = [row for row in rows if _is_there(row, subject)]
    maybe = [row for row in rows if not _is_elsewhere(row, subject)]
    return (there or maybe)[:_MOST]


def _is_there(row: Organisation, subject: Subject) -> bool:
    address = subject.enterprise.address
    own = {fold(subject.place), fold((address and address.locality) or "")} - {""}
    return bool(own & _places(row))


def _is_elsewhere(row: Organisation, subject: Subject) -> bool:
    """Whether a row names a place that is a municipality of another region."""
    places = _places(row)
    regions = {
        one.region
        for one in subject.register.vocabulary.municipalities.values()
        if fold(one.name) in places
    }
    return bool(regions) and subject.enterprise.region not in regions


def _places(row: Organisation) -> set[str]:
    return {fold(row.seat), fold(row.address.locality)} - {""}


def _same_name(found: Sequence[Organisation]) -> str:
    return f"Samma namn har {listing([_told(row) for row in found])}."


def _told(row: Organisation) -> str:
    post = f"post till {row.address.locality}" if row.address.locality else "okänd ort"
    end = f", avregistrerat {long_date(row.end)}" if row.end else ""
    return f"{row.number} ({row.seat or post}{end})"
