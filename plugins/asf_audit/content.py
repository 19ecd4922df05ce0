"""What a change of decisions or policy holds, whoever approved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asf_register.policy import Person

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
    merger: Person | None,
    interests: Interests,
    raw: Mapping[str, bytes],
) -> Iterator[Refusal]:
    """Why what a version holds is nothing that anybody could approve.

    Args:
        change: The version with what it changed.
        policy: What the version before says of who may decide; None for nobody.
        merger: Who merged; None where nobody can say.
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
                    if code := _against_the_decider(
                        name, one, policy=policy, merger=merger, interests=interests, change=change
                    ):
                        yield refusal(code, path=one.path, id=name)
        elif one.after is not None:
            yield refusal("odd-file", path=one.path)


def _against_the_decider(
    name: str,
    one: Change,
    *,
    policy: PolicyThen,
    merger: Person | None,
    interests: Interests,
    change: GuardedChange,
) -> str | None:
    """Why whoever decided, as a file's new events say, was nobody who might; None where they did.

    Who made a proposal can be hidden; who decided can't, for the decision is signed.
    """
    person, place = policy.people.get(name), decision_at(one.path)
    if person is None or not person.may("certifier") or person.may("administrator"):
        return "decider"
    if place is not None and (
        interests.of(person, change, [place[1]]) or interests.unknown(person, change)
    ):
        return "decider"
    return "own-decision" if merger is not None and merger.id == name else None
