"""Whether somebody has an interest in an enterprise, by whatever name either was written down."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from asf_register.policy import Person
from asf_register.reading import load
from asf_register.reading.text import MAX_BYTES
from asf_register.slugs import is_slug

from asf_audit.clone import Clone
from asf_audit.git_objects import find, read
from asf_audit.guarded_change import GuardedChange
from asf_audit.policy_then import PolicyThen

_FOLDER = "data/asf"


class Interests:
    """The interests of everybody in what some changes are about.

    What an enterprise was called before stands in its entry, before a change or after it: a new
    name in the same merge hides nothing. Entries are looked for all at once, and searched only
    where a name has none. Whoever has an interest approves nothing about the enterprise, whatever
    day it is from: a day is written down by somebody, and a merge's own is the merger's to set.

    Args:
        clone: Where.
        changes: The changes.
        then: What the versions before them say of people, by the names of their trees.
    """

    def __init__(
        self,
        clone: Clone,
        changes: Iterable[GuardedChange],
        then: Mapping[str, PolicyThen | None],
    ) -> None:
        self._clone = clone
        self._former: dict[str, Mapping[str, str]] = {}
        wanted = (
            _path(tree, name)
            for change in changes
            for tree in _trees(change)
            for name in {*change.enterprises, *_interests(then[change.step.before.tree])}
            if is_slug(name)
        )
        self._there = frozenset(find(clone, wanted))

    def of(
        self, person: Person, change: GuardedChange, enterprises: Iterable[str]
    ) -> tuple[str, ...]:
        """The enterprises in which somebody has an interest, by name.

        Args:
            person: Who.
            change: The change, which is one of those.
            enterprises: Enterprises that it is about.

        Raises:
            BrokenCloneError: Where the clone lacks an entry.
        """
        return tuple(
            sorted(
                name
                for name in enterprises
                if any(self._has(person, tree, name) for tree in _trees(change))
            )
        )

    def _has(self, person: Person, tree: str, name: str) -> bool:
        own = {one.enterprise for one in person.interests}
        if not own or name in own:
            return bool(own)
        if all(_path(tree, one) in self._there for one in (name, *own)):
            return False
        if tree not in self._former:
            self._former[tree] = dict(_former_names(self._clone, tree))
        now = self._former[tree]
        return now.get(name, name) in {now.get(one, one) for one in own}


def _trees(change: GuardedChange) -> tuple[str, str]:
    return change.step.before.tree, change.step.commit.tree


def _interests(policy: PolicyThen | None) -> set[str]:
    people = policy.people.values() if policy else ()
    return {one.enterprise for person in people for one in person.interests}


def _path(tree: str, name: str) -> str:
    return f"{tree}:{_FOLDER}/{name}.yaml"


def _former_names(clone: Clone, tree: str) -> Iterator[tuple[str, str]]:
    """What enterprises of a version were called before, each with its name there."""
    listed = clone.ask("ls-tree", "-r", "-z", "--full-tree", tree, "--", f"{_FOLDER}/")
    rows = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
    names = {
        about.decode().split(" ")[2]: os.fsdecode(path).rpartition("/")[2].removesuffix(".yaml")
        for about, _, path in rows
        if about.startswith(b"100") and path.endswith(b".yaml")
    }
    for one, raw in read(clone, names, "blob", MAX_BYTES).items():
        value = load(raw).value if b"aliases" in raw else None
        aliases = value.get("aliases") if isinstance(value, dict) else None
        for alias in aliases if isinstance(aliases, list) else ():
            yield str(alias), names[one]
