"""Whether an erasure's record was made by somebody who might, for the version it was made of."""

from __future__ import annotations

from collections.abc import Iterator

from asf_audit.erasures.erased import Erased
from asf_audit.erasures.erasure_files import evidence_at, is_of_erasures
from asf_audit.guarded_change import GuardedChange
from asf_audit.policy_then import PolicyThen
from asf_audit.refusals import Refusal, refusal
from asf_audit.tree_changes import Change


def refusals(
    one: Change, change: GuardedChange, policy: PolicyThen | None, merger: str | None, all_: Erased
) -> Iterator[Refusal]:
    """Why a change of a file among the erasures is none that anybody could approve.

    Args:
        one: What happened to the file.
        change: The version that did it.
        policy: Who might what before it, as far as that is known without the record; None for
            nobody.
        merger: The id of whoever merged; None where nobody can say.
        all_: The erasures that are known.
    """
    if not is_of_erasures(one.path):
        return
    if one.before is not None:
        yield refusal("erasure-touched", path=one.path)
        return
    if evidence_at(one.path):
        return
    found = all_.record(one.path)
    if found is None:
        yield refusal("erasure-stray", path=one.path)
        return
    erasure, record = found
    person = policy.people.get(record.by) if policy else None
    if person is None or not person.may("administrator") or person.may("certifier"):
        yield refusal("erasure-signer", path=one.path, id=record.by)
    elif not record.is_signed_by(person):
        yield refusal("erasure-unsigned", path=one.path, id=record.by)
    if merger == record.by:
        yield refusal("erasure-own", path=one.path, id=record.by)
    if all_.after(erasure, change.step.before.id) != record.new.head:
        yield refusal("erasure-head", path=one.path)
