"""Files that two commits hold differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asf_propose.history.stored_files import StoredFile

_NOTHING = re.compile(r"0+")


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that two commits hold differently; a renamed one is one that went and one that came.

    Attributes:
        path: Relative to the register's root where it lies inside, else to the repository's top.
        inside: Whether it lies inside the register's root.
        before: What was there; None for nothing.
        after: What is there now; None for nothing.
    """

    path: str
    inside: bool
    before: StoredFile | None
    after: StoredFile | None

    @property
    def status(self) -> str:
        """«added», «removed» or «changed»."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def differences(told: bytes) -> Iterator[tuple[bytes, StoredFile | None, StoredFile | None]]:
    """Paths with what was there and what is, from what git tells of them."""
    parts = told.split(b"\0")
    for about, path in zip(parts[:-1:2], parts[1::2], strict=True):
        old, new, was, now, _ = about.decode().lstrip(":").split()
        yield path, _stored(old, was), _stored(new, now)


def _stored(mode: str, name: str) -> StoredFile | None:
    return None if _NOTHING.fullmatch(mode) else StoredFile(mode, name)
