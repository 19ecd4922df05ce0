"""What the rewriting of a history shall change, to the byte."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from asf_audit.erasures.erasure_files import evidence_at, is_of_erasures
from asf_audit.erasures.evidence import OldVersion, as_line, evidence_in
from asf_register.errors import UsageError
from asf_register.problem import visible

from asf_erase.history_read import branches, files_that_came, stored_as
from asf_erase.hits import Hit, Kind, Spot

REPLACEMENT = b"(raderat)"
# Where letters, digits and hyphens alone will do.
_IN_NAMES = "raderat"
_NUMBERED = re.compile(rf"{_IN_NAMES}-([0-9]{{1,9}})")


@dataclass(frozen=True)
class CommitOrder:
    """What changes in a version itself.

    Attributes:
        author: Whether whoever made it is forgotten.
        committer: Whether whoever stored it is.
        message: Its new text; None where it stays.
    """

    author: bool = False
    committer: bool = False
    message: bytes | None = None


@dataclass(frozen=True)
class Orders:
    """What changes.

    Attributes:
        files: New contents, by path and by what git calls the old one.
        names: New paths, by the old ones.
        commits: By the versions' names.
        tags: By what git calls the tags: whether the tagger is forgotten, and the words in the
            text that are.
        branches: New names of branches and tags, by the old ones.
        dropped: Old versions whose bytes are taken out of earlier erasures' evidence.
    """

    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    commits: dict[str, CommitOrder] = field(default_factory=dict)
    tags: dict[str, tuple[bool, list[bytes]]] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)


def orders_of(folder: Path, hits: Collection[Hit]) -> Orders:
    """Put together what changes.

    Args:
        folder: The repository.
        hits: What is erased.

    Raises:
        UsageError: Where something can't be erased like that.
    """
    orders = Orders()
    by_kind = {kind: [hit for hit in hits if hit.kind is kind] for kind in Kind}
    _content(folder, by_kind[Kind.CONTENT], orders)
    if names := by_kind[Kind.NAME]:
        orders.names.update(_renamed(names, (one.path for one in files_that_came(folder))))
    orders.branches.update(_renamed(by_kind[Kind.BRANCH], branches(folder)))
    told = (*by_kind[Kind.PERSON], *by_kind[Kind.MESSAGE], *by_kind[Kind.TAG])
    _versions_and_tags(folder, told, orders)
    return orders


def as_bytes(orders: Orders) -> bytes:
    """Orders, to hand to another process."""
    return msgspec.msgpack.encode(orders)


def from_bytes(raw: bytes) -> Orders:
    """Orders that another process made."""
    return msgspec.msgpack.decode(raw, type=Orders)


def _content(folder: Path, hits: Iterable[Hit], orders: Orders) -> None:
    spots: dict[str, dict[str, list[Spot]]] = {}
    for hit in hits:
        if is_of_erasures(hit.path) and not evidence_at(hit.path):
            raise UsageError(
                f"Det står i {visible(hit.path)}, ett undertecknat intyg om en tidigare radering.",
                "Svara nej på den träffen: ett ändrat intyg gör granskningen röd.",
            )
        for spot in hit.spots:
            spots.setdefault(spot.object, {}).setdefault(hit.path, []).append(spot)
    for stored in stored_as(folder, spots):
        for path, some in spots[stored.id].items():
            if evidence_at(path):
                new = _without_versions(stored.raw, some, orders)
            else:
                new = _replaced(stored.raw, some, REPLACEMENT)
            orders.files.setdefault(path, {})[stored.id] = new


def _without_versions(raw: bytes, spots: Iterable[Spot], orders: Orders) -> bytes:
    """Evidence without the bytes of those old versions in which something is erased."""
    hidden = {raw.count(b"\n", 0, spot.start) for spot in spots}
    kept = []
    for number, line in enumerate(raw.splitlines(keepends=True)):
        (piece,) = evidence_in(line)
        if number in hidden and isinstance(piece, OldVersion):
            orders.dropped.append(piece.old)
            kept.append(as_line(OldVersion(piece.old, piece.new, None)))
        else:
            kept.append(line)
    return b"".join(kept)


def _versions_and_tags(folder: Path, hits: Iterable[Hit], orders: Orders) -> None:
    found: dict[str, list[tuple[Hit, Spot]]] = {}
    for hit in hits:
        for spot in hit.spots:
            found.setdefault(spot.object, []).append((hit, spot))
    for stored in stored_as(folder, found):
        some = found[stored.id]
        if stored.kind == "commit":
            orders.commits[stored.id] = _version(stored.raw, [spot for _, spot in some])
        else:
            is_tagger = any(hit.kind is Kind.PERSON for hit, _ in some)
            words = [hit.found.encode() for hit, _ in some if hit.kind is Kind.TAG]
            orders.tags[stored.id] = (is_tagger, words)


def _version(raw: bytes, spots: Collection[Spot]) -> CommitOrder:
    head = raw.index(b"\n\n")
    above = [raw[: spot.start].rpartition(b"\n")[2] for spot in spots if spot.start < head]
    below = [spot for spot in spots if spot.start >= head]
    return CommitOrder(
        author=b"author " in above,
        committer=b"committer " in above,
        message=_replaced(raw, below, REPLACEMENT)[head + 2 :] if below else None,
    )


def _renamed(hits: Iterable[Hit], known: Iterable[str]) -> Mapping[str, str]:
    """New names for paths or branches: a number for each way in which it was written.

    Args:
        hits: Where names are erased.
        known: All names that there are: one with a number of an earlier erasure would be lost if
            another got the same.
    """
    taken = (int(number) for name in known for number in _NUMBERED.findall(name))
    last = max(taken, default=0)
    spots: dict[str, list[tuple[Spot, str]]] = {}
    numbers: dict[str, int] = {}
    for hit in hits:
        numbers.setdefault(hit.found, last + len(numbers) + 1)
        for spot in hit.spots:
            spots.setdefault(hit.path, []).append((spot, hit.found))
    renamed = {}
    for path, some in spots.items():
        raw = os.fsencode(path)
        for spot, found in sorted(some, reverse=True):
            word = f"{_IN_NAMES}-{numbers[found]}".encode()
            raw = raw[: spot.start] + word + raw[spot.end :]
        renamed[path] = os.fsdecode(raw)
    return renamed


def _replaced(raw: bytes, spots: Iterable[Spot], word: bytes) -> bytes:
    for spot in sorted(set(spots), reverse=True):
        raw = raw[: spot.start] + word + raw[spot.end :]
    return raw
