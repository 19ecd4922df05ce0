"""What a case waits for, on whom and until when."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from asf_register.certification.case import Case
from asf_register.certification.cohort import Cohort, Instalment
from asf_register.certification.supervision import supervisions, supervisors_of
from asf_register.certification.transitions import CASE_TABLE, state_after
from asf_register.register import Register
from asf_register.swedish import THIN_SPACE, alternatives, listing, number

ENTERPRISE, ADMINISTRATOR, CERTIFIERS = "företaget", "administratören", "certifierarna"
# States in which a case has left the round.
ENDED = ("declined", "discontinued")
# States in which the fee is to be paid.
TAKES_PART = ("admitted", "assessed", "audited")


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that a case waits for.

    Attributes:
        what: The thing, in Swedish.
        who: On whom: «företaget», «handledaren p011».
        due: The last day for it; None where there is none.
    """

    what: str
    who: str
    due: date | None = None

    def is_late(self, day: date) -> bool:
        """Whether its last day has passed."""
        return self.due is not None and self.due < day


@dataclass(frozen=True, slots=True)
class Unpaid:
    """An instalment that is not paid; `instalment` counts from 1, `amount` is without VAT."""

    instalment: int
    amount: int
    due: date | None


def instalments_of(cohort: Cohort) -> tuple[Instalment, ...]:
    """The parts of a round's fee."""
    return cohort.fee.instalments if cohort.fee else ()


def state_of_case(case: Case) -> str:
    """The state of a case by the table of transitions."""
    return state_after(CASE_TABLE, case.events)


def unpaid_of(case: Case, cohort: Cohort) -> tuple[Unpaid, ...]:
    """What an enterprise that takes part has left to pay."""
    if state_of_case(case) not in TAKES_PART:
        return ()
    return tuple(
        Unpaid(index, part.amount, part.due)
        for index, part in enumerate(instalments_of(cohort), 1)
        if index not in case.paid
    )


def waits_of(
    case: Case, cohort: Cohort, register: Register, *, is_decided: bool
) -> tuple[Wait, ...]:
    """What a case waits for, in the order in which it should happen.

    Args:
        case: The case.
        cohort: Its round.
        register: The closed lists, and the other rounds.
        is_decided: Whether there is a certificate.
    """
    state = state_of_case(case)
    if state in ("start", *ENDED):
        return ()
    if state == "applied":
        return (Wait("antagning", ADMINISTRATOR, cohort.start),)
    waits = [
        Wait(f"delbetalning {one.instalment}, {kronor(one.amount)}", ENTERPRISE, one.due)
        for one in unpaid_of(case, cohort)
    ]
    if not is_decided:
        waits += _of_state(state, case, cohort, register)
    # A decision waits for all that, but not for measures, which have days of their own.
    is_ready = state == "audited" and not is_decided and not waits
    for area in case.open_measures():
        title = register.vocabulary.choices("areas").get(area.area, area.area)
        waits.append(Wait(f"åtgärd i {title}", ENTERPRISE, area.due))
    if is_ready:
        waits.append(Wait("beslut", CERTIFIERS))
    return tuple(waits)


def supervised_by(case: Case) -> tuple[str, ...]:
    """Those who have supervised it, by the case."""
    said = [event.by for event in case.events if event.event == "supervised"]
    return tuple(dict.fromkeys(said))


def kronor(amount: int) -> str:
    """An amount, which no line is broken in: «3 000 kr»."""
    return f"{number(amount)}{THIN_SPACE}kr"


def _of_state(state: str, case: Case, cohort: Cohort, register: Register) -> Iterator[Wait]:
    supervised = supervisions(register).get(register.slug_now(case.enterprise), ())
    auditors = _auditors(case, cohort, {one.person for one in supervised})
    if state == "admitted":
        supervisors = supervisors_of(case.enterprise, cohort.id, register)
        if not supervisors:
            yield Wait("en grupp med handledare", ADMINISTRATOR, cohort.start)
        elif not supervised_by(case):
            yield Wait("handledning", f"handledaren {listing(supervisors)}")
        yield Wait("självskattning", ENTERPRISE, cohort.end)
        return
    missing = [area for area in cohort.areas if area not in case.audited_areas]
    if state == "assessed" or missing:
        areas = f"revision av {len(missing)} områden" if case.audits and missing else "revision"
        yield Wait(areas, auditors, cohort.end)
    elif case.overall is None:
        yield Wait("samlad bedömning", auditors, cohort.end)
    elif case.overall == "not_approved":
        yield Wait("avslut eller ny revision", ADMINISTRATOR)


def _auditors(case: Case, cohort: Cohort, supervisors: Collection[str]) -> str:
    begun = dict.fromkeys(audit.by for _, audit in case.standing_audits())
    possible = [one for one in begun or cohort.auditors if one not in supervisors]
    if not possible:
        return f"{ADMINISTRATOR}, som behöver utse en revisor"
    return f"revisorn {alternatives(possible)}"
