"""Rules for who decides: a certifier, apart from the rest of the round, with a signature."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.certification.case import Audited, Supervised
from asf_register.certification.decisions import (
    AppealDecided,
    Decisions,
    SignedEvent,
    Suspended,
    Withdrawn,
)
from asf_register.certification.ssh_signature import signer
from asf_register.certification.statement import NAMESPACE, statement
from asf_register.problem import Finding
from asf_register.rules.people import roles_of, unknown_person
from asf_register.rules.rule import Context
from asf_register.swedish import long_date


def decided_by(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """A decision is made by a certifier who hasn't left."""
    if context.people is None:
        return
    for index, event in _signed(decisions):
        pointer, person = ("events", index, "by"), context.people.get(event.by)
        if person is None:
            yield unknown_person(pointer, event.by)
        elif not person.had("certifier"):
            yield Finding(
                pointer,
                f"bara certifierare fattar beslut, och {person.id} är {roles_of(person.roles)}.",
                "Skriv id för den certifierare som fattade beslutet.",
            )
        elif person.left is not None and event.date >= person.left:
            yield Finding(
                pointer,
                f"{person.id} hade ingen roll kvar den {long_date(event.date)}.",
                f"Personen slutade den {long_date(person.left)}. Låt en annan certifierare fatta "
                "beslutet.",
            )


def decider_apart(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """Who decides about an enterprise has neither supervised nor audited it in the round."""
    register = context.register
    case = register.cases.get(f"{decisions.cohort}/{decisions.enterprise}")
    did: dict[str, str] = {}
    for step in case.events if case else ():
        if isinstance(step, Audited):
            did[step.by] = "reviderat"
        elif isinstance(step, Supervised):
            did[step.by] = "handlett"
    cohort = register.cohorts.get(decisions.cohort)
    slug = register.slug_now(decisions.enterprise)
    for group in cohort.groups if cohort else ():
        if slug in map(register.slug_now, group.enterprises):
            did[group.supervisor] = "handlett"
    for index, event in _signed(decisions):
        if event.by in did:
            yield Finding(
                ("events", index, "by"),
                f"{event.by} har {did[event.by]} företaget i omgången och kan inte besluta om det.",
                "Låt en annan certifierare fatta beslutet.",
            )


def appeal_apart(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """Who suspended or withdrew a certificate does not decide the appeal against that."""
    against: Suspended | Withdrawn | None = None
    for index, event in _signed(decisions):
        if isinstance(event, Suspended | Withdrawn):
            against = event
        elif isinstance(event, AppealDecided) and against and event.by == against.by:
            did = "gjorde intyget vilande"
            if isinstance(against, Withdrawn):
                did = "återkallade intyget"
            yield Finding(
                ("events", index, "by"),
                f"{event.by} {did} och kan inte avgöra överklagan av det beslutet.",
                "Låt en annan certifierare avgöra överklagan.",
            )


def decision_signature(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """A decision is signed by the one who made it, as it stands here and in this place."""
    if context.people is None:
        return
    for index, event in _signed(decisions):
        person = context.people.get(event.by)
        pointer = ("events", index, "signature")
        if event.signature is None:
            yield Finding(
                pointer,
                f"beslutet är inte undertecknat av {event.by}.",
                "Skriv beslutet med asf decide --sign, så kommer underskriften med.",
            )
        elif person is not None and not person.keys:
            yield Finding(
                pointer,
                f"{event.by} har ingen nyckel i data/policy/people.yaml, så underskriften går inte "
                "att pröva.",
                "Be en administratör lägga till den öppna nyckeln.",
            )
        elif person is not None:
            covered = statement(decisions.cohort, decisions.enterprise, decisions.written[index])
            if signer(covered, event.signature, NAMESPACE, person.keys) is None:
                yield Finding(
                    pointer,
                    f"underskriften är inte {event.by}:s över det som står här.",
                    "Något är ändrat efter underskriften, filen har flyttats eller nyckeln är en "
                    "annan. Skriv beslutet på nytt med asf decide --sign.",
                )


def _signed(decisions: Decisions) -> Iterator[tuple[int, SignedEvent]]:
    for index, event in enumerate(decisions.events):
        if isinstance(event, SignedEvent):
            yield index, event
