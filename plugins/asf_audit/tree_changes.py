"""What differs between two versions, file by file, for many pairs at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from asf_audit.clone import Clone

FILE, PROGRAM, LINK, SUBMODULE = "100644", "100755", "120000", "160000"
FILES = (FILE, PROGRAM)
_HEAD = re.compile(rb"([0-9a-f]{40,64}) ([0-9a-f]{40,64})\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """What lies at a path: git's mode for its kind, and the name of its content."""

    mode: str
    id: str


@dataclass(frozen=True, slots=True)
class Change:
    """What lay at a path and what lies there now; None for nothing."""

    path: str
    before: Entry | None
    after: Entry | None


Changes = Mapping[str, Change]


def changes(clone: Clone, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Changes]:
    """Compare trees; a renamed file is one that went and one that came.

    Args:
        clone: Where.
        pairs: The names of two trees each, the older first.
    """
    asked = dict.fromkeys(pairs)
    told = clone.ask(
        "diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "--no-renames",
        "--ignore-submodules=none",
        given="".join(f"{one} {other}\n" for one, other in asked).encode(),
    )  # fmt: skip
    found: dict[tuple[str, str], dict[str, Change]] = {}
    for pair, change in _told(told):
        there = found.setdefault(pair, {})
        if change is not None:
            there[change.path] = change
    return {pair: found.get(pair, {}) for pair in asked}


def _told(told: bytes) -> Iterator[tuple[tuple[str, str], Change | None]]:
    pair = ("", "")
    at = 0
    while at < len(told):
        if head := _HEAD.match(told, at):
            pair = (head[1].decode(), head[2].decode())
            at = head.end()
            yield pair, None
            continue
        about_end = told.index(b"\0", at)
        path_end = told.index(b"\0", about_end + 1)
        old, new, was, now, _ = told[at + 1 : about_end].decode().split(" ")
        path = os.fsdecode(told[about_end + 1 : path_end])
        yield pair, Change(path, _entry(old, was), _entry(new, now))
        at = path_end + 1


def _entry(mode: str, name: str) -> Entry | None:
    return None if not mode.strip("0") else Entry(mode, name)
