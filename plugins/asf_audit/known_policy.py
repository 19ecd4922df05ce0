"""The policy that an erasure's record is judged by: one that doesn't rest on that record."""

from __future__ import annotations

from asf_audit.erasures.erased import Erased
from asf_audit.erasures.erasure_files import record_at
from asf_audit.guarded_change import GuardedChange
from asf_audit.guarded_paths import Guard
from asf_audit.policy_then import PolicyThen


class KnownPolicy:
    """Follows the main line's policy, as far as nothing but a record that is yet to come says it.

    Else a record could bring the keys that it is signed with, and whoever can rewrite a history
    would need nobody's.

    Args:
        erased: The erasures.
        genesis: The beginning, by the name that it has now.
    """

    def __init__(self, erased: Erased, genesis: str) -> None:
        self._erased = erased
        self._vouching = set(erased.vouching(genesis))
        self._believed: set[str] = set()
        self._policy: PolicyThen | None = None

    def judging(self, change: GuardedChange, policy: PolicyThen | None) -> PolicyThen | None:
        """What a change is judged by; None for nothing that is known without a record it brings.

        Args:
            change: The change; they come oldest first.
            policy: What the version before it says of who may approve.
        """
        if self._vouching <= self._believed:
            self._policy = policy
        return self._policy if _records(change) else policy

    def learn(self, change: GuardedChange, *, is_approved: bool) -> None:
        """Take in a change that has been judged."""
        if Guard.POLICY in change.guards:
            self._vouching |= self._erased.vouching(change.step.commit.id)
        if is_approved:
            self._believed |= _records(change)


def _records(change: GuardedChange) -> set[str]:
    """The erasures whose records a change touches."""
    return {erasure for path in change.came if (erasure := record_at(path)) is not None}
