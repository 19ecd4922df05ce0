"""What there is to say of a round in words, the same in every form it is shown in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.certification.cohort import Cohort
from asf_register.problem import visible
from asf_register.schema import labels, read_schema
from asf_register.swedish import count_of, listing, long_date

from asf_certify.overview import Overview
from asf_certify.waits import Wait, instalments_of, kronor, state_of_case


def kind_of(cohort: Cohort) -> str:
    """The kind of round in Swedish: «bascertifiering»."""
    return labels(read_schema("cohort"))["kind"][cohort.kind]


def facts_of(cohort: Cohort, day: date) -> Iterator[str]:
    """The kind of round, its days as seen from a day and what it costs, in a sentence each."""
    yield f"{kind_of(cohort).capitalize()}."
    window = cohort.application
    if window:
        opens = ""
        if window.opens:
            word = "öppnade" if window.opens <= day else "öppnar"
            opens = f"{word} {long_date(window.opens)} och "
        closes = "stängde" if window.closes < day else "stänger"
        yield f"Ansökan {opens}{closes} {long_date(window.closes)}."
    if cohort.start and cohort.end:
        word = "Pågick" if cohort.end < day else "Pågår"
        yield f"{word} {long_date(cohort.start)}–{long_date(cohort.end)}."
    parts = [
        f"{kronor(part.amount)}{f' senast {long_date(part.due)}' if part.due else ''}"
        for part in instalments_of(cohort)
    ]
    if parts:
        yield f"Avgift utan moms: {listing(parts)}."


def wait_words(wait: Wait, day: date) -> str:
    """What is waited for, on one line."""
    due = f", senast {long_date(wait.due)}" if wait.due else ""
    late = " FÖRSENAT" if wait.is_late(day) else ""
    return f"{wait.what}: {wait.who}{due}{late}"


def separation_of(seen: Overview) -> Iterator[str]:
    """Who supervises and audits whom, and what goes against the separation of roles."""
    for one in seen.participants:
        if one.conflicts:
            yield f"FEL, {visible(one.name)}: {listing(one.conflicts)}."
    audited: dict[str, list[str]] = {}
    for one in seen.participants:
        for person in one.auditors:
            audited.setdefault(person, []).append(visible(one.name))
    for person, names in audited.items():
        yield f"{person} har reviderat {listing(names)}."
    idle = [person for person in seen.cohort.auditors if person not in audited]
    if idle:
        yield f"Har inte reviderat än: {listing(idle)}."
    if audited and not any(one.conflicts for one in seen.participants):
        yield "Ingen handleder och reviderar samma företag."


def total_of(seen: Overview) -> Iterator[str]:
    """How many take part, are decided and are left, in short sentences."""
    applied = [one.case for one in seen.participants if one.case]
    waiting = sum(state_of_case(case) == "applied" for case in applied)
    taking = sum(one.takes_part for one in seen.participants)
    if applied:
        count = count_of(len(applied), "ansökan", "ansökningar")
        yield f"{count}, {waiting} att ta ställning till."
    if seen.participants:
        yield f"{taking} företag med, {len(seen.decided)} har fått intyg."
    left = seen.places_left
    if left is not None and not seen.is_past:
        yield (
            f"{max(left, 0)} av {seen.cohort.places} platser lediga."
            if left >= 0
            else f"{-left} fler än omgångens {seen.cohort.places} platser."
        )
    if seen.owing:
        yield f"Obetalt: {kronor(seen.owing)} utan moms."
    if seen.late:
        yield f"Försenat: {seen.late}."
