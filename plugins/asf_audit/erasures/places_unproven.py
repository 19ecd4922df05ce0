"""Guarded places of a rewritten version that nothing but the erasure's record speaks for."""

from __future__ import annotations

import os
from collections.abc import Collection

from asf_audit.erasures.erasure_files import evidence_at
from asf_audit.erasures.old_folders import OldFolders
from asf_audit.erasures.record import GuardedFile
from asf_audit.git_objects import BrokenCloneError
from asf_audit.guarded_paths import POLICY, guard_of
from asf_audit.refusals import refusal

# Where guarded files lie; None for any name.
_PLACES = (("data", "policy"), ("data", "cohorts", None, "decisions"))
_DEEPEST = 100


class PlacesUnproven:
    """Compares old folders with those that came in their place, down to the last file.

    Args:
        folders: The old ones.
        admitted: Guarded files in which the record says that something was erased.
        day: The erasure's day, for what is told of it.
    """

    def __init__(self, folders: OldFolders, admitted: Collection[GuardedFile], day: str) -> None:
        self._folders = folders
        self._admitted = frozenset(admitted)
        self._day = day
        self._seen: dict[tuple[str, str, str], frozenset[str]] = {}

    def of(self, old: str, new: str, path: str = "") -> frozenset[str]:
        """Guarded files and folders, by path, of which the old content isn't shown.

        Args:
            old: What git called the folder.
            new: What came in its place.
            path: Where it lies, from the repository's top.

        Raises:
            BrokenCloneError: Where more differs than the record admits, or evidence is missing.
        """
        if old == new:
            return frozenset()
        asked = (old, new, path)
        if asked not in self._seen:
            self._seen[asked] = self._compared(*asked)
        return self._seen[asked]

    def _compared(self, old: str, new: str, path: str) -> frozenset[str]:
        differing = self._folders.differing(old, new)
        if differing is None:
            return frozenset({path} if _may_hold_guarded(path) else ())
        if path.count("/") > _DEEPEST:
            raise BrokenCloneError(refusal("erasure-evidence", id=old))
        found: set[str] = set()
        for row in differing:
            place = f"{path}/{os.fsdecode(row.name)}".lstrip("/")
            if row.is_folder:
                found |= self.of(row.old, row.new, place)
            elif guard_of(place, is_file=True) and not evidence_at(place):
                if GuardedFile(place, row.old, row.new) not in self._admitted:
                    raise BrokenCloneError(refusal("erasure-beyond", path=place, day=self._day))
                found.add(place)
        return frozenset(found)


def covers(unproven: str, path: str) -> bool:
    """Whether a file is, or lies in, a place of which the old content isn't shown."""
    return unproven in ("", path) or path.startswith(f"{unproven}/")


def is_of_policy(unproven: str) -> bool:
    """Whether a place of which the old content isn't shown holds policy, or is of it."""
    return covers(unproven, POLICY) or covers(POLICY, unproven)


def _may_hold_guarded(path: str) -> bool:
    parts = path.split("/") if path else []
    return any(
        all(wanted in (None, part) for part, wanted in zip(parts, place, strict=False))
        for place in _PLACES
    )
