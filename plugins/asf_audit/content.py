"""What a change of decisions or policy holds, whoever approved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from asf_register.policy import Person

from asf_audit import decision_files, policy_files, record_approval
from asf_audit.erasures.erased import Erased
from asf_audit.guarded_change import GuardedChange
from asf_audit.guarded_paths import Guard, decision_at, is_folder
from asf_audit.interest import Interests
from asf_audit.policy_then import PolicyThen
from asf_audit.refusals import Refusal, refusal
from asf_audit.tree_changes import FILE, LINK, PROGRAM, SUBMODULE, Change

_WRONG_KINDS = {LINK: "link", SUBMODULE: "submodule", PROGRAM: "executable"}


@dataclass(frozen=True, slots=True)
class Content:
    """What a version holds in guarded files, with all that it is judged by.

    Attributes:
        change: The version with what it changed.
        policy: What the version before says of who may decide; None for nobody.
        merger: Who merged; None where nobody can say.
        interests: Who has an interest in what.
        raw: What files hold, by what git calls it.
        erased: What was erased since.
    """

    change: GuardedChange
    policy: PolicyThen | None
    merger: Person | None
    interests: Interests
    raw: Mapping[str, bytes]
    erased: Erased

    def refusals(self) -> Iterator[Refusal]:
        """Why what it holds is nothing that anybody could approve.

        Raises:
            BrokenCloneError: Where the clone lacks a file.
        """
        added = {
            one.after.id: one
            for one in self.change.came.values()
            if one.before is None and one.after is not None and one.after.mode == FILE
        }
        for one, guard in self.change.guarded:
            kind = one.after.mode if one.after else FILE
            if kind in _WRONG_KINDS:
                yield refusal(_WRONG_KINDS[kind], path=one.path)
            elif is_folder(one.path) and one.after is not None:
                yield refusal("no-folder", path=one.path)
            elif guard is Guard.POLICY:
                yield from policy_files.refusals(one, self.raw)
                by = self.merger.id if self.merger else None
                yield from record_approval.refusals(one, self.change, self.policy, by, self.erased)
            elif place := decision_at(one.path):
                yield from decision_files.refusals(one, self.raw, added)
                yield from self._of_deciders(one, place[1])
            elif one.after is not None:
                yield refusal("odd-file", path=one.path)

    def _of_deciders(self, one: Change, enterprise: str) -> Iterator[Refusal]:
        """Why whoever decided, as a file's new events say, was nobody who might.

        Who made a proposal can be hidden; who decided can't, for the decision is signed.
        """
        if self.policy is None:
            return
        for name in decision_files.deciders(one, self.raw):
            person = self.policy.people.get(name)
            if person is None or not self._might(person, enterprise):
                yield refusal("decider", path=one.path, id=name)
            elif self.merger is not None and self.merger.id == name:
                yield refusal("own-decision", path=one.path, id=name)

    def _might(self, person: Person, enterprise: str) -> bool:
        if not person.may("certifier") or person.may("administrator"):
            return False
        known = self.interests.of(person, self.change, [enterprise])
        return not known and not self.interests.unknown(person, self.change)
