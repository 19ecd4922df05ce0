"""Which folders of a history differ after an erasure, and in which rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from asf_audit.clone import Clone
from asf_audit.erasures.erasure_files import evidence_at
from asf_audit.erasures.evidence import OldFolder
from asf_audit.erasures.folder_rows import Row, as_stored, rows_of, with_ids
from asf_audit.erasures.record import GuardedFile
from asf_audit.git_objects import read
from asf_audit.guarded_paths import guard_of

# Folders held in memory at once: one with 10 000 entries takes half a megabyte.
_AT_ONCE = 64
_MOST_BYTES = 64 * 1024 * 1024
# The names of an old folder, of the new one, and where they lie.
_Pair = tuple[str, str, str]


@dataclass(slots=True)
class FolderPairs:
    """What differs, found by walking down from the top of each version.

    Attributes:
        folders: The evidence of folders.
        guarded: Decisions and policy that differ.
    """

    folders: list[OldFolder] = field(default_factory=list)
    guarded: dict[GuardedFile, None] = field(default_factory=dict)

    @property
    def withheld(self) -> tuple[str, ...]:
        """Folders of which the rows can't be shown."""
        return tuple(dict.fromkeys(one.old for one in self.folders if one.rows is None))


def folder_pairs(before: Clone, after: Clone, tops: Iterable[tuple[str, str]]) -> FolderPairs:
    """Compare the folders of versions before and after.

    Args:
        before: The repository as it was.
        after: It as it is.
        tops: The topmost folders of each version, before and after.
    """
    found = FolderPairs()
    told: set[tuple[str, str]] = set()
    seen: set[_Pair] = set()
    left = [(old, new, "") for old, new in dict.fromkeys(tops) if old != new]
    while left:
        some, left = left[:_AT_ONCE], left[_AT_ONCE:]
        old_raw = read(before, (one[0] for one in some), "tree", _MOST_BYTES)
        new_raw = read(after, (one[1] for one in some), "tree", _MOST_BYTES)
        for old, new, path in some:
            was = list(rows_of(old_raw[old], len(old)))
            now = list(rows_of(new_raw[new], len(new)))
            folder = _compared(old, new, was, now)
            if (old, new) not in told:
                told.add((old, new))
                found.folders.append(folder)
            for pair in _below(was, now, path, found) if folder.rows is not None else ():
                if pair not in seen:
                    seen.add(pair)
                    left.append(pair)
    return found


def _compared(old: str, new: str, was: list[Row], now: list[Row]) -> OldFolder:
    rows = {
        number: one.id
        for number, (one, other) in enumerate(zip(was, now, strict=False))
        if one.id != other.id
    }
    is_told = as_stored(with_ids(now, rows)) == as_stored(was)
    return OldFolder(old, new, rows if is_told else None)


def _below(was: list[Row], now: list[Row], path: str, found: FolderPairs) -> Iterator[_Pair]:
    for one, other in zip(was, now, strict=True):
        if one.id == other.id:
            continue
        place = f"{path}/{os.fsdecode(one.name)}".lstrip("/")
        if one.is_folder:
            yield one.id, other.id, place
        elif guard_of(place, is_file=True) and not evidence_at(place):
            found.guarded[GuardedFile(place, one.id, other.id)] = None
