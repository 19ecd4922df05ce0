"""Who has supervised which enterprise, in every round: nobody audits where they did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from asf_register.certification.case import Audited, Supervised
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

    def keeps_from(self, audit: Audited, cohort: str) -> bool:
        """Whether whoever audited may not, for having supervised there before or in that round.

        Args:
            audit: The audit.
            cohort: The round that it is in.
        """
        if self.person != audit.by:
            return False
        return self.cohort == cohort or self.since is None or self.since <= audit.date


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


def supervisors_of(slug: str, cohort: str, register: Register) -> tuple[str, ...]:
    """The ids of those who supervise an enterprise in a round.

    Args:
        slug: The one it has now or had.
        cohort: The round's id.
        register: The whole one, not what the public sees.
    """
    there = supervisions(register).get(register.slug_now(slug), ())
    return tuple(dict.fromkeys(one.person for one in there if one.cohort == cohort))


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
