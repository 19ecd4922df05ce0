"""What a change of decisions or policy holds, whoever approved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asf_audit import decision_files, policy_files
from asf_audit.guarded_change import GuardedChange
from asf_audit.guarded_paths import Guard, decision_at, is_folder
from asf_audit.interest import Interests
from asf_audit.policy_then import PolicyThen
from asf_audit.refusals import Refusal, refusal
from asf_audit.tree_changes import FILE, LINK, PROGRAM, SUBMODULE, Change

_WRONG_KINDS = {LINK: "link", SUBMODULE: "submodule", PROGRAM: "executable"}


def refusals_of(
    change: GuardedChange,
    policy: PolicyThen | None,
    interests: Interests,
    raw: Mapping[str, bytes],
) -> Iterator[Refusal]:
    """Why what a version holds is nothing that anybody could approve.

    Args:
        change: The version with what it changed.
        policy: What the version before says of who may decide; None for nobody.
        interests: Who has an interest in what.
        raw: What files hold, by what git calls it.

    Raises:
        BrokenCloneError: Where the clone lacks a file.
    """
    added = {
        one.after.id: one
        for one in change.came.values()
        if one.before is None and one.after is not None and one.after.mode == FILE
    }
    for one, guard in change.guarded:
        kind = one.after.mode if one.after else FILE
        if kind in _WRONG_KINDS:
            yield refusal(_WRONG_KINDS[kind], path=one.path)
        elif is_folder(one.path) and one.after is not None:
            yield refusal("no-folder", path=one.path)
        elif guard is Guard.POLICY:
            yield from policy_files.refusals(one, raw)
        elif decision_at(one.path) is not None:
            yield from decision_files.refusals(one, raw, added)
            if policy is not None:
                for name in decision_files.deciders(one, raw):
                    if not _may_decide(policy, name, interests, change, one):
                        yield refusal("decider", path=one.path, id=name)
        elif one.after is not None:
            yield refusal("odd-file", path=one.path)


def _may_decide(
    policy: PolicyThen, name: str, interests: Interests, change: GuardedChange, one: Change
) -> bool:
    """Whether whoever decided, as a file's new events say, was somebody who might."""
    person = policy.people.get(name)
    if person is None or not person.may("certifier") or person.may("administrator"):
        return False
    place = decision_at(one.path)
    return place is None or not interests.of(person, change, [place[1]])
