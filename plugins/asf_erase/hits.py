"""Where in history something stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What of the repository it stands in."""

    CONTENT = "content"
    NAME = "name"
    MESSAGE = "message"
    PERSON = "person"
    TAG = "tag"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """One place in one object: from which byte to which."""

    object: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """The same words in the same sentence at the same place, in however many versions.

    Attributes:
        kind: What it stands in.
        path: The file, from the repository's top; the branch or tag; "" for versions' own texts.
        found: How it is written there.
        sentence: What stands around it.
        line: On which line it stood first; 0 where there are no lines.
        spots: Each place in each object.
        versions: In how many versions that came; at least 1, unless nothing leads there.
        first: The oldest version with it.
        last: The newest one that brought it.
        guarded: Whether decisions or policy lie there.
    """

    kind: Kind
    path: str
    found: str
    sentence: str
    line: int
    spots: tuple[Spot, ...]
    versions: int
    first: str
    last: str
    guarded: bool = False

    @property
    def key(self) -> str:
        """What the hit is called in a plan: the same, each time that it is looked for."""
        told = "\0".join((self.kind, self.path, self.found, self.sentence))
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:10]
