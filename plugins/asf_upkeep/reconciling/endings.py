"""Who is gone by an extract, and who may be going."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from shlex import quote
from typing import Any

from asf_register.enterprise import Enterprise
from asf_register.swedish import listing, long_date, small

from asf_upkeep.reconciling.codes import GOES_ON, REASONS
from asf_upkeep.reconciling.finding import Finding, Kind
from asf_upkeep.reconciling.organisation import Organisation, clean, says_gone
from asf_upkeep.reconciling.subject import Subject


def endings(subject: Subject) -> Iterator[Finding]:
    """What an extract says of the end of an entry: that it is over, or that it is on its way."""
    over = [row for row in subject.rows if row.deregistered]
    if over:
        yield _over(subject, over)
    elif subject.rows:
        yield from _on_its_way(subject)


def _over(subject: Subject, over: list[Organisation]) -> Finding:
    row = over[0]
    said = f"{_what(subject)}{_of_day(row)}{_of_reason(row)}."
    doubt = _doubt(subject, over)
    if doubt or row.end is None:
        command = _closing(subject, row.end) if row.end else ""
        return subject.finding(Kind.UNSURE, f"{said} {doubt}", command=command)
    changes: list[tuple[str, Any]] = [
        ("closed.date", row.end.isoformat()),
        ("closed.source", _source(subject)),
    ]
    if subject.enterprise.member:
        changes.append(("member", None))  # a rule: what has closed is no member
    return subject.finding(Kind.GONE, said, _for_certifiers(subject), changes=tuple(changes))


def _what(subject: Subject) -> str:
    if not subject.is_unit:
        return "Avregistrerat"
    above = subject.register.find(subject.enterprise.part_of or "")
    return f"Hör till {above.name if above else subject.enterprise.part_of}, som är avregistrerat"


def _of_day(row: Organisation) -> str:
    if row.end is not None:
        return f" {long_date(row.end)}"
    return "" if says_gone(row.deregistered) else f" ({row.deregistered})"


def _of_reason(row: Organisation) -> str:
    if row.reason == "AVREG" or not row.reason:
        return ""
    known = REASONS.get(row.reason) or GOES_ON.get(row.reason)
    return f": {known}" if known else f", med skälet {row.reason}"


def _doubt(subject: Subject, over: list[Organisation]) -> str:
    """Why somebody has to look before an entry is closed; "" where nobody has to."""
    row = over[0]
    end = row.end
    if end is None:
        return "Filen säger inte vilken dag."
    doubts = {
        "En annan rad med samma nummer säger att det finns kvar.": len(over) < len(subject.rows),
        "Flera rader med samma nummer säger olika.": len({(o.end, o.reason) for o in over}) > 1,
        "Den dagen har inte varit än.": end > subject.day,
        "Verksamheten kan fortsätta i ett annat företag.": row.reason in GOES_ON,
        "Vad skälet betyder är inte känt här.": row.reason not in (*REASONS, *GOES_ON, ""),
        "Men uppgifterna har bekräftats efter den dagen.": any(
            one.confirmed is not None and one.confirmed.date > end for one in _with_whole(subject)
        ),
    }
    return next((words for words, holds in doubts.items() if holds), "")


def _with_whole(subject: Subject) -> Iterator[Enterprise]:
    """An entry, and what it is part of: a unit is gone no more surely than that."""
    one: Enterprise | None = subject.enterprise
    seen: set[str] = set()
    while one is not None and one.slug not in seen:
        yield one
        seen.add(one.slug)
        one = subject.register.find(one.part_of or "")


def _on_its_way(subject: Subject) -> Iterator[Finding]:
    told = dict.fromkeys(one for row in subject.rows for one in row.proceedings)
    if not told:
        return
    parts = [
        f"{small(one.told)}, sedan {long_date(one.since)}" if one.since else small(one.told)
        for one in told
    ]
    why = f"Pågår: {listing(parts)}."
    yield subject.finding(Kind.ENDING, why, _for_certifiers(subject))


def _for_certifiers(subject: Subject) -> str:
    number = subject.certificate
    return f"Intyg {number} gäller: säg till certifierarna." if number else ""


def _source(subject: Subject) -> str:
    return f"{clean(subject.extract.source)}, {long_date(subject.extract.day)}"


def _closing(subject: Subject, end: date) -> str:
    enterprise = subject.enterprise
    # The rules let nobody who has closed be a member, or have been confirmed since.
    member = " medlem=nej" if enterprise.member else ""
    has_been = enterprise.confirmed is not None and enterprise.confirmed.date > end
    return (
        f"asf set {enterprise.slug} nedlagt.datum={end.isoformat()} "
        f"nedlagt.källa={quote(_source(subject))}{member}{' bekräftat=' if has_been else ''}"
    )
