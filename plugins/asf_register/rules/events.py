"""Rules for what cases and decisions have in common: whose they are, and event after event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from asf_register.certification.case import Audited, Case, Paid
from asf_register.certification.decisions import Decisions, SignedEvent, TakenOver
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
    """Events stand in the order they happened, save payments, and none is in the future."""
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
        if isinstance(event, Paid):
            # What the bank tells late is written late, with the day on which it was paid.
            continue
        if above is not None and event.date < above:
            yield Finding(
                pointer,
                f"händelsen är daterad den {long_date(event.date)}, men den ovanför den "
                f"{long_date(above)}.",
                "Rätta datumet. Blev händelsen känd för sent: skriv den dag då den skrivs in, och "
                "den rätta dagen i note.",
            )
        above = event.date


def declared_interest(record: Case | Decisions, context: Context) -> Iterator[Finding]:
    """Nobody deals with an enterprise from the day on which they have an interest in it."""
    standing = {index for index, _ in record.standing_audits()} if isinstance(record, Case) else ()
    for index, event in enumerate(record.events):
        if isinstance(event, TakenOver) or (isinstance(event, Audited) and index not in standing):
            continue
        person = (context.people or {}).get(event.by)
        if person is None:
            continue
        since = context.register.interested_since(person, record.enterprise)
        if since is None or event.date < since:
            continue
        mend = "Låt någon annan göra det."
        if isinstance(event, SignedEvent):
            mend = "Låt en annan certifierare fatta beslutet."
        elif isinstance(event, Audited):
            mend = "Låt en annan revisor pröva samma områden."
        yield Finding(
            ("events", index, "by"),
            f"{event.by} har sedan den {long_date(since)} ett intresse i företaget och kan inte "
            "handlägga det.",
            mend,
        )


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
