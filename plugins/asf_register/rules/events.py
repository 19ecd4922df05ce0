"""Rules for what cases and decisions have in common: whose they are, and event after event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from asf_register.certification.case import Case
from asf_register.certification.decisions import Certified, Decisions, SignedEvent, TakenOver
from asf_register.certification.transition_names import (
    CASE_STATES,
    DECISION_STATES,
    event_names,
)
from asf_register.certification.transitions import (
    CASE_TABLE,
    DECISION_TABLE,
    START,
    Table,
    state_after,
    step,
)
from asf_register.problem import DocumentKey, Finding
from asf_register.rules.rule import Context
from asf_register.swedish import long_date

# An interest has no day. One that is declared long after a decision says nothing of it, and
# nobody may be punished for declaring it.
_DECIDED_LATELY = timedelta(days=14)
_APPEAL = "appeal_decided"


def enterprise_of_round(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """A file of a round is called as an enterprise in the register, each of which has one."""
    register = context.register
    for kind in ("cases", "decisions"):
        first: dict[tuple[str, str], str] = {}
        records: Mapping[str, Case | Decisions] = getattr(register, kind)
        for name, record in records.items():
            slug, key = record.enterprise, (kind, name)
            enterprise = register.find(slug)
            if enterprise is None:
                if slug not in context.unread:
                    yield (
                        key,
                        Finding(
                            (),
                            f'det finns inget företag med filnamnet "{slug}" i data/asf.',
                            "Ge filen företagets filnamn, eller lägg först in företaget.",
                        ),
                    )
                continue
            other = first.setdefault((record.cohort, enterprise.slug), name)
            if other != name:
                yield (
                    key,
                    Finding(
                        (),
                        f"{other.rpartition('/')[2]}.yaml i samma mapp handlar om samma företag.",
                        "Flytta händelserna till den fil som skrevs först.",
                        also=((kind, other),),
                    ),
                )


def event_order(record: Case | Decisions, context: Context) -> Iterator[Finding]:
    """Events of a case or a certificate follow the table of what may follow what."""
    table = CASE_TABLE if isinstance(record, Case) else DECISION_TABLE
    for index, event in enumerate(record.events):
        before = state_after(table, record.events[:index])
        if step(event) not in table[before]:
            message, hint = _not_now(table, before, step(event))
            yield Finding(("events", index, "event"), message, hint)
            return  # what comes after follows from this


def event_dates(record: Case | Decisions, context: Context) -> Iterator[Finding]:
    """Events stand in the order in which they happened, and none is in the future."""
    above: date | None = None
    for index, event in enumerate(record.events):
        if isinstance(event, TakenOver):
            continue
        pointer = ("events", index, "date")
        if event.date > context.day:
            yield Finding(
                pointer,
                f"händelsen är daterad den {long_date(event.date)}, och den dagen har inte varit "
                "än.",
                "Rätta datumet, eller vänta med händelsen tills den har hänt.",
            )
        if above is not None and event.date < above:
            yield Finding(
                pointer,
                f"händelsen är daterad den {long_date(event.date)}, men den ovanför den "
                f"{long_date(above)}.",
                "Rätta det datum som är fel, eller skriv händelserna i den ordning de hände.",
            )
        above = event.date


def declared_interest(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """Nobody audits or decides about an enterprise in which they have declared an interest."""
    for key, index, person, is_late in _interested(context):
        if is_late:
            continue
        work = "pröva" if key[0] == "cases" else "besluta om"
        mend = (
            "Låt en annan revisor pröva samma områden."
            if key[0] == "cases"
            else "Låt en annan certifierare fatta beslutet."
        )
        yield (
            key,
            Finding(
                ("events", index, "by"),
                f"{person} har angett ett intresse i företaget och kan inte {work} det.",
                mend,
            ),
        )


def interest_declared_later(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """An interest in an enterprise that is declared after the decision did not exist before it."""
    for key, index, person, is_late in _interested(context):
        if is_late:
            work = "prövade" if key[0] == "cases" else "beslutade om"
            yield (
                key,
                Finding(
                    ("events", index, "by"),
                    f"{person}, som {work} företaget, har numera angett ett intresse i det.",
                    "Har intresset uppstått efteråt är allt i sin ordning. Fanns det redan då ska "
                    "certifierarna se över beslutet.",
                ),
            )


def _interested(context: Context) -> Iterator[tuple[DocumentKey, int, str, bool]]:
    """Events by somebody with an interest: the file, which event, who, whether it is too late."""
    register = context.register
    interests = {
        person.id: {register.slug_now(slug) for slug in person.interests}
        for person in (context.people or {}).values()
        if person.interests
    }
    if not interests:
        return
    for name, case in register.cases.items():
        slug = register.slug_now(case.enterprise)
        for index, audit in case.standing_audits():
            if slug in interests.get(audit.by, ()):
                is_late = _is_decided(register.decisions.get(name), context.day)
                yield ("cases", name), index, audit.by, is_late
    for name, decisions in register.decisions.items():
        slug = register.slug_now(decisions.enterprise)
        for index, event in enumerate(decisions.events):
            if isinstance(event, SignedEvent) and slug in interests.get(event.by, ()):
                is_late = event.date < context.day - _DECIDED_LATELY
                yield ("decisions", name), index, event.by, is_late


def _is_decided(decisions: Decisions | None, today: date) -> bool:
    """Whether the certification was decided so long ago that nobody looks at the audit again."""
    first = decisions.events[0] if decisions else None
    return isinstance(first, Certified) and first.date < today - _DECIDED_LATELY


def _not_now(table: Table, before: str, now: str) -> tuple[str, str]:
    """What to say of an event that can't come after a state, and the mend."""
    is_case = table is CASE_TABLE
    names = event_names("case" if is_case else "decisions")
    states = CASE_STATES if is_case else DECISION_STATES
    one, the_one = ("ärende", "ärendet") if is_case else ("intyg", "intyget")
    choices = [_written(follows, names) for follows in table[before]]
    allowed = " eller ".join([", ".join(choices[:-1]), choices[-1]] if choices[1:] else choices)
    if before == START:
        message = f"ett {one} kan inte börja med {_written(now, names)}."
        return message, f"Skriv först {allowed}."
    message = f'{_written(now, names)} kan inte komma när {the_one} är "{states[before]}".'
    if now in table[START] or (is_case and not choices):
        mend = f"Ta bort händelsen. Ett nytt {one} får en egen fil, i en ny omgång."
    elif choices:
        mend = f"Rätta händelsen eller ordningen. Det som kan komma då är {allowed}."
    else:
        mend = "Ta bort händelsen. Registret vet bara det som källan säger."
    return message, mend


def _written(name: str, names: Mapping[str, str]) -> str:
    """An event as it is written in a file, with what it is called."""
    if name in ("stands", "overturned"):
        return f"{_APPEAL} med outcome: {name} ({names[name]})"
    return f"{name} ({names[name]})"
