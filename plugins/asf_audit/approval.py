"""Whether a change was approved by somebody who might."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_audit.authorship import had_a_part
from asf_audit.clean_merge import is_clean
from asf_audit.clone import Clone
from asf_audit.commits import Commit
from asf_audit.erasures.erased import Erased
from asf_audit.guarded_change import GuardedChange
from asf_audit.guarded_paths import Guard
from asf_audit.history import Step
from asf_audit.interest import Interests
from asf_audit.merger import Merger, Way, is_forge, merger_of
from asf_audit.parts_taken import PartsTaken
from asf_audit.policy_then import PolicyThen
from asf_audit.refusals import Refusal, refusal

ROLES = {Guard.DECISIONS: "certifierare", Guard.POLICY: "administratör"}
# Clocks of two machines differ.
_SECONDS = 3600
_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Approval:
    """Who merged, if anybody can say, and what speaks against it."""

    merger: Merger | None
    refusals: tuple[Refusal, ...]


def approval_of(
    clone: Clone,
    change: GuardedChange,
    policy: PolicyThen | None,
    *,
    interests: Interests,
    parts: PartsTaken,
    erased: Erased,
    between: tuple[int, int],
) -> Approval:
    """Judge how a guarded change came into the main line.

    Args:
        clone: Where.
        change: The version with what it changed.
        policy: What the version before says of who may approve; None for nobody.
        interests: Who has an interest in what.
        parts: Who audited or supervised whom.
        erased: What was erased since.
        between: When the last approved change was made, and what time it is.

    Raises:
        BrokenCloneError: Where the clone lacks a file.
    """
    step = change.step
    if against := _against_the_form(step):
        return Approval(None, (against,))
    if policy is None:
        return Approval(None, (refusal("no-policy"),))
    merger = _merger(step.commit, policy, erased)
    if isinstance(merger, Refusal):
        return Approval(None, (merger,))
    found = list(_against_the_person(clone, change, merger, interests, parts))
    if not is_clean(clone, step.commit, change.taken_in, change.came):
        found.append(refusal("not-clean"))
    earliest, now = between
    if step.commit.committer.at < earliest - _SECONDS:
        found.append(refusal("backdated"))
    if step.commit.committer.at > now + _DAY:
        found.append(refusal("future"))
    return Approval(merger, tuple(found))


def _merger(commit: Commit, policy: PolicyThen, erased: Erased) -> Merger | Refusal:
    """Who merged: as the signature shows, else as the record of an erasure says."""
    if not erased.is_withheld(commit.id):
        return merger_of(commit, policy)
    person = policy.people.get(erased.merged_by(commit.id) or "")
    return Merger(person, Way.RECORD) if person else refusal("erasure-nobody")


def _against_the_form(step: Step) -> Refusal | None:
    """Why a version is no merge of one proposal into the main line."""
    if len(step.commit.parents) == 1:
        if is_forge(step.commit.committer):
            return refusal("squash")
        is_own = step.commit.author.email == step.commit.committer.email
        return refusal("direct-push" if is_own else "rebase")
    if len(step.commit.parents) > 2:
        return refusal("octopus")
    if not step.side:
        return refusal("empty-merge")
    if not step.bases:
        return refusal("unrelated")
    return refusal("foxtrot") if step.nested else None


def _against_the_person(
    clone: Clone, change: GuardedChange, merger: Merger, interests: Interests, parts: PartsTaken
) -> Iterator[Refusal]:
    person, step = merger.person, change.step
    if len(change.guards) > 1:
        yield refusal("two-approvals")
    elif person.left is not None:
        yield refusal("left", id=person.id)
    else:
        (guard,) = change.guards
        if guard.value not in person.roles or set(Guard) <= {*person.roles}:
            yield refusal("wrong-role", id=person.id, role=ROLES[guard])
    if had_a_part(clone, step, merger):
        yield refusal("own-proposal", id=person.id)
    for name in interests.of(person, change, change.enterprises):
        yield refusal("interest", id=person.id, name=name)
    for name in interests.unknown(person, change) if change.enterprises else ():
        yield refusal("interest-unknown", id=person.id, name=name)
    for did, name in parts.of(person.id, change):
        yield refusal("took-part", id=person.id, did=did, name=name)
