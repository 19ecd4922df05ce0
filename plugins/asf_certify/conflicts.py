"""Who meets an enterprise in a round in more roles than one may have, or with an interest in it."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.certification.case import Case
from asf_register.certification.cohort import Cohort
from asf_register.certification.decisions import Decisions, SignedEvent
from asf_register.register import Register

from asf_certify.waits import supervisors_of


def conflicts_of(
    case: Case | None, decisions: Decisions | None, cohort: Cohort, register: Register
) -> Iterator[str]:
    """What goes against the separation of roles around one enterprise, in Swedish.

    Args:
        case: Its case, if any.
        decisions: What has been decided, if anything.
        cohort: The round.
        register: Who has which interests.
    """
    slug = case.enterprise if case else decisions.enterprise if decisions else ""
    now = register.slug_now(slug)
    own, before = supervisors_of(now, cohort, register)
    supervise = dict.fromkeys(own)
    audit = dict.fromkeys(event.by for _, event in (case.standing_audits() if case else ()))
    events = decisions.events if decisions else ()
    decide = dict.fromkeys(event.by for event in events if isinstance(event, SignedEvent))
    for person in audit:
        if person in supervise:
            yield f"{person} både handleder och reviderar"
        elif person in before:
            yield f"{person} reviderar men har handlett företaget i en tidigare omgång"
        if person in decide:
            yield f"{person} både reviderar och beslutar"
    for person in supervise:
        if person in decide:
            yield f"{person} både handleder och beslutar"
    people = register.policy.people if register.policy else {}
    for does, some in (("handleder", supervise), ("reviderar", audit), ("beslutar", decide)):
        for person in some:
            interests = people[person].interests if person in people else ()
            if now in map(register.slug_now, interests):
                yield f"{person} {does} men är jävig"
