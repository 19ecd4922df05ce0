"""What of an approval nothing but an erasure's record speaks for any more."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from asf_audit.erasures.erased import Erased
from asf_audit.erasures.places_unproven import covers, is_of_policy
from asf_audit.guarded_change import GuardedChange


class Rest(StrEnum):
    """What rests on a record."""

    MERGE = "merge"
    PROPOSAL = "proposal"
    CONTENT = "content"
    POLICY = "policy"


def rests(change: GuardedChange, erased: Erased) -> tuple[Rest, ...]:
    """What of a guarded change's approval rests on the record of an erasure.

    Args:
        change: The change.
        erased: The erasures since.
    """
    return tuple(dict.fromkeys(_rests(change, erased)))


def _rests(change: GuardedChange, erased: Erased) -> Iterator[Rest]:
    step = change.step
    if erased.is_withheld(step.commit.id):
        yield Rest.MERGE
    if any(erased.is_withheld(commit.id) for commit in step.side):
        yield Rest.PROPOSAL
    before, after = (erased.unproven(one.id) for one in (step.before, step.commit))
    if any(covers(place, path) for place in before | after for path in change.paths):
        yield Rest.CONTENT
    if any(map(is_of_policy, before)):
        yield Rest.POLICY
