"""Whether somebody has an interest in an enterprise, by whatever name either was written down."""

from __future__ import annotations

from collections.abc import Iterable

from asf_register.policy import Person

from asf_audit.enterprise_names import EnterpriseNames
from asf_audit.guarded_change import GuardedChange


class Interests:
    """The interests of everybody in what some changes are about.

    What an enterprise was called before stands in its entry, before a change or after it: a new
    name in the same merge hides nothing. Whoever has an interest approves nothing about the
    enterprise, whatever day it is from: a day is written down by somebody, and a merge's own is
    the merger's to set.

    Args:
        names: What the enterprises are called before and after those changes.
    """

    def __init__(self, names: EnterpriseNames) -> None:
        self._names = names

    def of(
        self, person: Person, change: GuardedChange, enterprises: Iterable[str]
    ) -> tuple[str, ...]:
        """The enterprises in which somebody has an interest, by name.

        Args:
            person: Who.
            change: The change, which is one of those.
            enterprises: Enterprises that it is about.
        """
        own = {one.enterprise for one in person.interests}
        return tuple(
            name for name in sorted(enterprises) if own & self._names.of(change.trees, name)
        )

    def unknown(self, person: Person, change: GuardedChange) -> tuple[str, ...]:
        """The enterprises in which somebody has an interest, and of which nobody knows which.

        Args:
            person: Who.
            change: The change, which is one of those, and decides on enterprises.
        """
        own = sorted({one.enterprise for one in person.interests})
        return tuple(
            name
            for name in own
            if not all(self._names.is_known(tree, name) for tree in change.trees)
        )
