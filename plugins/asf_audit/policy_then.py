"""Who had which right at a moment: the people and the forge's keys as one version held them.

The file is read by hand rather than held to today's schema, so that a later version of that does
not change what was right then.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from asf_register.policy import Interest, Person, PersonRole
from asf_register.reading import load
from asf_register.reading.text import MAX_BYTES

from asf_audit.clone import Clone
from asf_audit.forge_signature import ForgeKey, forge_key
from asf_audit.git_objects import find, read
from asf_audit.guarded_paths import POLICY
from asf_audit.tree_changes import FILE

_PEOPLE = b"people.yaml"
_KEYS = b"forge-keys/"


@dataclass(frozen=True, slots=True)
class PolicyThen:
    """What a version says of who may approve.

    Attributes:
        people: By id.
        forge_keys: The keys that the forge's web signature is held to.
    """

    people: Mapping[str, Person]
    forge_keys: tuple[ForgeKey, ...]


def people_in(raw: bytes) -> dict[str, Person] | None:
    """The people of a people.yaml, by id; None where it can't be read as one.

    Args:
        raw: What the file holds.
    """
    loaded = load(raw)
    if loaded.faults or not isinstance(loaded.value, list):
        return None
    people = [_person(entry) for entry in loaded.value]
    known = {person.id: person for person in people if person is not None}
    return known if len(known) == len(people) else None


def policies(clone: Clone, trees: Iterable[str]) -> dict[str, PolicyThen | None]:
    """What versions say of who may approve, by the name of their tree; None for nobody.

    Args:
        clone: Where.
        trees: The names of the versions' trees.

    Raises:
        BrokenCloneError: Where the clone lacks a file.
    """
    wanted = {tree: f"{tree}:{POLICY}" for tree in trees}
    found = find(clone, wanted.values())
    folders = {
        tree: found[name].id
        for tree, name in wanted.items()
        if name in found and found[name].kind == "tree"
    }
    known = {folder: _policy(clone, folder) for folder in dict.fromkeys(folders.values())}
    return {tree: known[folders[tree]] if tree in folders else None for tree in wanted}


def _policy(clone: Clone, folder: str) -> PolicyThen | None:
    listed = clone.ask("ls-tree", "-r", "-z", folder)
    files = {
        path: about.decode().split(" ")[2]
        for about, _, path in (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
        if about.startswith(FILE.encode()) and (path == _PEOPLE or path.startswith(_KEYS))
    }
    raw = read(clone, files.values(), "blob", MAX_BYTES)
    people = people_in(raw.get(files.get(_PEOPLE, ""), b""))
    if people is None:
        return None
    keys = (
        forge_key(os.fsdecode(path.removeprefix(_KEYS)), raw[name])
        for path, name in files.items()
        if path.startswith(_KEYS) and name in raw
    )
    return PolicyThen(people, tuple(key for key in keys if key is not None))


def _person(entry: Any) -> Person | None:
    if not isinstance(entry, dict):
        return None
    name, account, left = (entry.get(key) for key in ("id", "account", "left"))
    roles, keys = (_texts(entry.get(key, [])) for key in ("roles", "keys"))
    interests = _interests(entry.get("interests", []))
    if not isinstance(name, str) or roles is None or keys is None or interests is None:
        return None
    if account is not None and type(account) is not int:
        return None
    return Person(
        id=name,
        roles=tuple(role for role in get_args(PersonRole) if role in roles),
        account=account,
        keys=tuple(" ".join(key.split()[:2]) for key in keys),
        interests=interests,
        left=None if left is None else _day(left),
    )


def _texts(value: Any) -> list[str] | None:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        return None
    return value


def _interests(value: Any) -> tuple[Interest, ...] | None:
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        return None
    names = _texts([part.get("enterprise") for part in value])
    if names is None:
        return None
    days = (_day(part.get("since")) for part in value)
    return tuple(
        Interest(enterprise=name, since=day) for name, day in zip(names, days, strict=True)
    )


def _day(value: Any) -> date:
    """A day that matters only by being there; some day, where it is written as none."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return date.min
