"""What certifiers should see of a change: that an enterprise with a certificate closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from asf_register.certification.certificate import State

from asf_propose.report.report import EnterpriseChange
from asf_propose.report.sentences import Kind, Sentence, path, value
from asf_propose.report.sides import Sides


def closing_notices(
    sides: Sides, changes: Sequence[EnterpriseChange], day: date
) -> Iterator[Sentence]:
    """Say so where an enterprise closes whose certificate holds, and who should decide on that.

    Whoever merges a change of an enterprise needs nobody's approval; a certificate is withdrawn
    by certifiers, who have to hear of it.

    Args:
        sides: The register before the change and with it.
        changes: What it does to enterprises.
        day: The day that counts as today.
    """
    before, after = sides.before.register, sides.after.register
    if before is None or after is None:
        return
    for change in changes:
        now, then = after.enterprises.get(change.slug), before.find(change.slug)
        closes = now is not None and now.closed is not None
        if not closes or (then is not None and then.closed is not None):
            continue
        period = before.state_of(change.slug, day)
        if period.state in (State.CERTIFIED, State.SUSPENDED):
            team = (path(sides.policy.certifiers.team),) if sides.policy else ("certifierarna",)
            yield (
                value(change.name, 120, Kind.NAME),
                " läggs ner men har ett intyg som gäller, ",
                value(period.number),
                ". Visa det för ",
                *team,
                ", som avgör om intyget ska återkallas",
            )
