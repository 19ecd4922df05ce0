"""Who meets an enterprise in a round in more roles than one may have, or with an interest in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.certification.case import Case
from asf_register.certification.cohort import Cohort
from asf_register.certification.decisions import Decisions, SignedEvent
from asf_register.certification.supervision import supervisions, supervisors_of
from asf_register.register import Register


def conflicts_of(
    case: Case | None, decisions: Decisions | None, cohort: Cohort, register: Register
) -> tuple[str, ...]:
    """What goes against the separation of roles around one enterprise, in Swedish.

    Args:
        case: Its case, if any.
        decisions: What has been decided, if anything.
        cohort: The round.
        register: Who has which interests, and supervised what in other rounds.
    """
    return tuple(dict.fromkeys(_conflicts(case, decisions, cohort, register)))


def _conflicts(
    case: Case | None, decisions: Decisions | None, cohort: Cohort, register: Register
) -> Iterator[str]:
    slug = case.enterprise if case else decisions.enterprise if decisions else ""
    supervised = supervisions(register).get(register.slug_now(slug), ())
    supervise = supervisors_of(slug, cohort.id, register)
    audits = [event for _, event in case.standing_audits()] if case else []
    events = decisions.events if decisions else ()
    signed = [event for event in events if isinstance(event, SignedEvent)]
    decide = {event.by for event in signed}
    for audit in audits:
        if audit.by in supervise:
            yield f"{audit.by} både handleder och reviderar"
        elif any(one.keeps_from(audit, cohort.id) for one in supervised):
            yield f"{audit.by} reviderar men har handlett företaget i en tidigare omgång"
        if audit.by in decide:
            yield f"{audit.by} både reviderar och beslutar"
    for person in supervise:
        if person in decide:
            yield f"{person} både handleder och beslutar"
    # A group is supervised until its round ends; all else was done on a day.
    done = [("handleder", person, cohort.end or date.max) for person in supervise]
    done += [("reviderar", audit.by, audit.date) for audit in audits]
    done += [("beslutar", event.by, event.date) for event in signed]
    people = register.policy.people if register.policy else {}
    for does, person, day in done:
        since = register.interested_since(people[person], slug) if person in people else None
        if since is not None and since <= day:
            yield f"{person} {does} men är jävig"
