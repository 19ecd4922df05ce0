"""Folders as they were before erasures, put together from what they are now and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asf_audit.clone import Clone
from asf_audit.erasures.evidence import OldFolder
from asf_audit.erasures.folder_rows import Row, as_stored, rows_of, with_ids
from asf_audit.git_objects import BrokenCloneError, name_of, read
from asf_audit.refusals import refusal

# Folders held in memory at once: one with 10 000 entries takes half a megabyte.
_AT_ONCE = 64
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Differs:
    """A row in which an old folder differs from the one that came in its place.

    Attributes:
        name: What the file or folder is called.
        is_folder: Whether it is a folder.
        old: What git called its content.
        new: What it calls it now.
    """

    name: bytes
    is_folder: bool
    old: str
    new: str


class OldFolders:
    """Old folders that evidence tells of, each held to its name.

    Args:
        clone: Where the newest ones lie.
    """

    def __init__(self, clone: Clone) -> None:
        self._clone = clone
        self._known: dict[str, OldFolder] = {}
        self._differing: dict[tuple[str, str], tuple[Differs, ...] | None] = {}

    def learn(self, folders: Iterable[OldFolder], withheld: Iterable[str]) -> None:
        """Take in what an erasure's evidence says of folders; the newest erasure comes first.

        Args:
            folders: The evidence.
            withheld: Folders whose rows need not be shown.

        Raises:
            BrokenCloneError: Where one is not what its name says, or its rows are missing.
        """
        told = tuple(folders)
        hidden = frozenset(withheld)
        for one in told:
            if one.rows is None:
                if one.old not in hidden:
                    raise BrokenCloneError(refusal("erasure-evidence", id=one.old))
                self._differing[one.old, one.new] = None
        shown = [one for one in told if one.rows is not None]
        for start in range(0, len(shown), _AT_ONCE):
            self._hold(shown[start : start + _AT_ONCE])
        for one in shown:
            self._known.setdefault(one.old, one)

    def differing(self, old: str, new: str) -> tuple[Differs, ...] | None:
        """The rows in which an old folder differs; None where they aren't shown.

        Args:
            old: What git called the folder.
            new: What came in its place.

        Raises:
            BrokenCloneError: Where no evidence tells of both.
        """
        if (old, new) not in self._differing:
            raise BrokenCloneError(refusal("erasure-evidence", id=old))
        return self._differing[old, new]

    def _hold(self, some: Iterable[OldFolder]) -> None:
        ways = {one.new: self._way(one.new) for one in some}
        stored = read(self._clone, (way[0] for way in ways.values()), "tree", _MOST_BYTES)
        for one in some:
            start, steps = ways[one.new]
            try:
                now = list(rows_of(stored[start], len(start)))
                for step in steps:
                    now = with_ids(now, step)
                rows = one.rows or {}
                then = with_ids(now, rows)
                differs = tuple(_differs(now, then, rows))
            except (KeyError, ValueError, IndexError) as error:
                raise BrokenCloneError(refusal("erasure-evidence", id=one.old)) from error
            if name_of("tree", as_stored(then), len(one.old)) != one.old:
                raise BrokenCloneError(refusal("erasure-evidence", id=one.old))
            self._differing[one.old, one.new] = differs

    def _way(self, name: str) -> tuple[str, list[Mapping[int, str]]]:
        """A folder in the clone, and what to change in it to get another."""
        steps: list[Mapping[int, str]] = []
        while name in self._known:
            one = self._known[name]
            steps.insert(0, one.rows or {})
            name = one.new
            if len(steps) > len(self._known):
                raise BrokenCloneError(refusal("erasure-evidence", id=name))
        return name, steps


def _differs(now: list[Row], then: list[Row], rows: Iterable[int]) -> Iterable[Differs]:
    for number in rows:
        yield Differs(now[number].name, now[number].is_folder, then[number].id, now[number].id)
