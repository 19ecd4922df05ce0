"""What enterprises are called and were called before, as their entries in some versions say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from asf_register.reading import load
from asf_register.reading.text import MAX_BYTES
from asf_register.slugs import is_slug

from asf_audit.clone import Clone
from asf_audit.git_objects import find, read

_FOLDER = "data/asf"
_END = b".yaml"
_MOST_BYTES = 4 * 1024 * 1024


class EnterpriseNames:
    """All names of the enterprises of some versions.

    Every entry is read, also where one bears the name that is asked for: an enterprise may have
    got another name and left an entry of its own behind under the old one.

    Args:
        clone: Where.
        trees: The names of the versions' trees.

    Raises:
        BrokenCloneError: Where the clone lacks an entry.
    """

    def __init__(self, clone: Clone, trees: Iterable[str]) -> None:
        paths = {tree: f"{tree}:{_FOLDER}" for tree in trees}
        found = find(clone, paths.values())
        self._folders = {
            tree: found[path].id
            for tree, path in paths.items()
            if path in found and found[path].kind == "tree"
        }
        folders = read(clone, self._folders.values(), "tree", _MOST_BYTES)
        self._entries = {folder: dict(_entries(raw, folder)) for folder, raw in folders.items()}
        blobs = {blob for entries in self._entries.values() for blob in entries.values()}
        former = {blob: _former(raw) for blob, raw in read(clone, blobs, "blob", MAX_BYTES).items()}
        self._called = {
            folder: _called(entries, former) for folder, entries in self._entries.items()
        }

    def of(self, trees: Iterable[str], name: str) -> frozenset[str]:
        """All names of an enterprise in some of those versions, that one among them.

        Args:
            trees: The names of the versions' trees.
            name: One of the enterprise's names.
        """
        known = (self._called.get(self._folders.get(one, ""), {}) for one in trees)
        return frozenset({name}.union(*(called.get(name, ()) for called in known)))

    def is_known(self, tree: str, name: str) -> bool:
        """Whether an entry of one of those versions has a name, or had it before.

        Args:
            tree: The name of the version's tree.
            name: The name.
        """
        folder = self._folders.get(tree, "")
        return name in self._entries.get(folder, {}) or name in self._called.get(folder, {})


def _entries(raw: bytes, folder: str) -> Iterator[tuple[str, str]]:
    """The entries of a folder as git stores it: each name, and what git calls the content."""
    at = 0
    while at < len(raw):
        mode, _, path = raw[at : raw.index(b"\0", at)].partition(b" ")
        at = raw.index(b"\0", at) + 1
        blob = raw[at : at + len(folder) // 2].hex()
        at += len(folder) // 2
        if mode.startswith(b"100") and path.endswith(_END):
            yield os.fsdecode(path.removesuffix(_END)), blob


def _former(raw: bytes) -> frozenset[str]:
    # The key can be written with escapes, too; else reading takes longer than anything beside.
    value = load(raw).value if b"aliases" in raw or b"\\" in raw else None
    aliases = value.get("aliases") if isinstance(value, dict) else None
    return frozenset(filter(is_slug, map(str, aliases if isinstance(aliases, list) else ())))


def _called(
    entries: Mapping[str, str], former: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """What else goes by a name, for those that are no longer alone: two may claim one."""
    called: dict[str, frozenset[str]] = {}
    for entry, blob in entries.items():
        if former.get(blob):
            names = former[blob] | {entry}
            for name in names:
                called[name] = called.get(name, names) | names
    return called
