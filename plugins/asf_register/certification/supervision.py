"""Who has supervised which enterprise, in every round: nobody audits where they did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from asf_register.certification.case import Supervised
from asf_register.register import Register


@dataclass(frozen=True, slots=True)
class Supervision:
    """Somebody who supervised an enterprise in a round.

    Attributes:
        person: The supervisor's id.
        enterprise: The slug that it has now.
        cohort: The round's id.
        since: The first day of it; None where nobody knows.
    """

    person: str
    enterprise: str
    cohort: str
    since: date | None


def supervisions(register: Register) -> Mapping[str, tuple[Supervision, ...]]:
    """All that has been supervised, by the slug that the enterprise has now.

    A group of a round counts, and so does every time that was written down in a case.

    Args:
        register: The whole one, not what the public sees.
    """
    found: dict[str, tuple[Supervision, ...]] = {}
    for one in _each(register):
        found[one.enterprise] = (*found.get(one.enterprise, ()), one)
    return found


def _each(register: Register) -> Iterator[Supervision]:
    for cohort in register.cohorts.values():
        for group in cohort.groups:
            for slug in group.enterprises:
                now = register.slug_now(slug)
                yield Supervision(group.supervisor, now, cohort.id, cohort.start)
    for case in register.cases.values():
        for event in case.events:
            if isinstance(event, Supervised):
                now = register.slug_now(case.enterprise)
                yield Supervision(event.by, now, case.cohort, event.date)
