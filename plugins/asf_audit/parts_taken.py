"""Whether somebody audited or supervised an enterprise in the round in which it is decided on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from asf_register.reading import load
from asf_register.reading.text import MAX_BYTES
from asf_register.slugs import is_slug

from asf_audit.clone import Clone
from asf_audit.enterprise_names import EnterpriseNames
from asf_audit.git_objects import blobs
from asf_audit.guarded_change import GuardedChange

_SUPERVISED = "handlett"
_DID = {"audited": "reviderat", "supervised": _SUPERVISED}


class PartsTaken:
    """What people did in the rounds that some changes decide in.

    The round and the case are read as they stood before a change, the case under all names that
    the enterprise has before it or after it. What is missing or can't be read tells nothing here:
    whether it must be there is `asf check`'s to say.

    Args:
        clone: Where.
        changes: The changes.
        names: What the enterprises are called before and after them.

    Raises:
        BrokenCloneError: Where the clone lacks a file.
    """

    def __init__(
        self, clone: Clone, changes: Iterable[GuardedChange], names: EnterpriseNames
    ) -> None:
        decided = [(change, place) for change in changes for place in change.decided]
        self._names = names
        wanted = (
            path
            for change, place in decided
            for path in (_round(change, place[0]), *self._cases(change, *place))
        )
        self._files = blobs(clone, wanted, MAX_BYTES)

    def of(self, person: str, change: GuardedChange) -> Iterator[tuple[str, str]]:
        """What somebody did, in Swedish, each time with the enterprise's name.

        Args:
            person: Their id.
            change: The change, which is one of those.
        """
        for cohort, enterprise in change.decided:
            for group in self._rows(_round(change, cohort), "groups"):
                listed = group.get("enterprises")
                names = {*map(str, listed)} if isinstance(listed, list) else set()
                if group.get("supervisor") == person and names & self._called(change, enterprise):
                    yield _SUPERVISED, enterprise
            for case in self._cases(change, cohort, enterprise):
                for event in self._rows(case, "events"):
                    did = _DID.get(str(event.get("event")))
                    if did is not None and event.get("by") == person:
                        yield did, enterprise

    def _cases(self, change: GuardedChange, cohort: str, enterprise: str) -> Iterator[str]:
        for name in sorted(self._called(change, enterprise)):
            yield f"{_folder(change, cohort)}/cases/{name}.yaml"

    def _called(self, change: GuardedChange, enterprise: str) -> frozenset[str]:
        return frozenset(filter(is_slug, self._names.of(change.trees, enterprise)))

    def _rows(self, path: str, key: str) -> list[dict[str, Any]]:
        """The entries of a file's list; none where it can't be read as one that has it."""
        loaded = load(self._files.get(path, b""))
        value = loaded.value if not loaded.faults and isinstance(loaded.value, dict) else {}
        rows = value.get(key)
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _round(change: GuardedChange, cohort: str) -> str:
    return f"{_folder(change, cohort)}/cohort.yaml"


def _folder(change: GuardedChange, cohort: str) -> str:
    return f"{change.step.before.tree}:data/cohorts/{cohort}"
