"""A round on a day: where each enterprise stands, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from asf_register.certification.case import Case
from asf_register.certification.certificate import Certificate, certificate_of
from asf_register.certification.cohort import Cohort
from asf_register.certification.decisions import Certified
from asf_register.certification.state_words import STATE_WORDS
from asf_register.certification.states import Period, period_on, periods
from asf_register.certification.supervision import supervisors_of
from asf_register.certification.transition_names import CASE_STATES
from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.register import Register
from asf_register.swedish import alphabetical, listing

from asf_certify.conflicts import conflicts_of
from asf_certify.waits import (
    TAKES_PART,
    Unpaid,
    Wait,
    state_of_case,
    unpaid_of,
    waits_of,
)


@dataclass(frozen=True, slots=True)
class Participant:
    """One enterprise in a round.

    Attributes:
        slug: The name of its files in the round.
        name: What it is called.
        case: Its case; None for rounds of the past.
        certificate: What was decided; None where nothing is.
        period: What the certificate by itself says on the day.
        waits: What is waited for.
        unpaid: What it has left to pay.
        supervisors: Those who supervise it, by id.
        auditors: Those who have audited it, by id.
        conflicts: What goes against the separation of roles.
    """

    slug: str
    name: str
    case: Case | None
    certificate: Certificate | None
    period: Period | None
    waits: tuple[Wait, ...]
    unpaid: tuple[Unpaid, ...]
    supervisors: tuple[str, ...]
    auditors: tuple[str, ...]
    conflicts: tuple[str, ...]

    @property
    def state(self) -> str:
        """Where it stands, in a Swedish word."""
        if self.period is not None:
            return STATE_WORDS[self.period.state].lower()
        return CASE_STATES[state_of_case(self.case)] if self.case else ""

    @property
    def takes_part(self) -> bool:
        """Whether it takes, or took, one of the round's places."""
        is_admitted = self.case is not None and state_of_case(self.case) in TAKES_PART
        return is_admitted or self.certificate is not None


@dataclass(frozen=True, slots=True)
class Overview:
    """A round on a day.

    Attributes:
        cohort: The round.
        day: The day.
        participants: By name.
    """

    cohort: Cohort
    day: date
    participants: tuple[Participant, ...]

    @property
    def places_left(self) -> int | None:
        """How many more can be admitted; None where nobody has said how many places there are."""
        if self.cohort.places is None:
            return None
        return self.cohort.places - sum(one.takes_part for one in self.participants)

    @property
    def is_past(self) -> bool:
        """Whether the round is over, as far as its days tell."""
        window = self.cohort.application
        ends = self.cohort.end or self.cohort.start or (window.closes if window else None)
        return ends is None or ends < self.day

    @property
    def decided(self) -> tuple[Participant, ...]:
        """Those with a certificate from this round."""
        return tuple(one for one in self.participants if one.certificate)

    @property
    def owing(self) -> int:
        """All that is not paid, in kronor without VAT."""
        return sum(part.amount for one in self.participants for part in one.unpaid)

    @property
    def late(self) -> int:
        """How many things have passed their last day."""
        return sum(wait.is_late(self.day) for one in self.participants for wait in one.waits)


def overview(name: str, register: Register, day: date) -> Overview:
    """See where a round stands.

    Args:
        name: The round's id.
        register: What is known.
        day: The day that counts as today.

    Raises:
        UsageError: Where there is no such round.
    """
    cohort = register.cohorts.get(name)
    if cohort is None:
        known = listing(list(register.cohorts))
        raise UsageError(
            f'Omgången "{visible(name)}" finns inte.',
            f"Omgångar som finns: {known}." if known else "Registret har inga omgångar än.",
        )
    slugs = {
        key.partition("/")[2]
        for key in (*register.cases, *register.decisions)
        if key.startswith(f"{name}/")
    }
    # A group may call an enterprise by a name that its files don't have.
    with_files = set(map(register.slug_now, slugs))
    grouped = (slug for group in cohort.groups for slug in group.enterprises)
    slugs.update(slug for slug in grouped if register.slug_now(slug) not in with_files)
    found = [_participant(slug, cohort, register, day) for slug in slugs]
    return Overview(cohort, day, tuple(sorted(found, key=lambda one: alphabetical(one.name))))


def overviews(register: Register, day: date) -> Iterator[Overview]:
    """Every round, the newest first."""
    for name in sorted(register.cohorts, key=lambda one: _begins(register.cohorts[one]))[::-1]:
        yield overview(name, register, day)


def _participant(slug: str, cohort: Cohort, register: Register, day: date) -> Participant:
    whole = register.cases.get(f"{cohort.id}/{slug}")
    case = whole.until(day) if whole else None
    decisions = register.decisions.get(f"{cohort.id}/{slug}")
    certificate = certificate_of(decisions) if decisions else None
    decided = certificate.decided if certificate else None
    if isinstance(decided, Certified) and decided.date > day:
        certificate = None
    enterprise = register.find(slug)
    waits = waits_of(case, cohort, register, is_decided=certificate is not None) if case else ()
    return Participant(
        slug=slug,
        name=enterprise.name if enterprise else certificate.name if certificate else slug,
        case=case,
        certificate=certificate,
        period=period_on(periods([certificate]), day) if certificate else None,
        waits=waits,
        unpaid=unpaid_of(case, cohort) if case else (),
        supervisors=supervisors_of(slug, cohort.id, register),
        auditors=tuple(dict.fromkeys(audit.by for audit in case.audits)) if case else (),
        conflicts=conflicts_of(case, decisions, cohort, register),
    )


def _begins(cohort: Cohort) -> str:
    """What rounds are put in order by: the first day known of them, else their year."""
    opens = cohort.application.closes if cohort.application else None
    first = cohort.start or opens
    return f"{first.isoformat() if first else cohort.id[:4]} {cohort.id}"
