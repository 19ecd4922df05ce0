"""Objects of a clone, read many at a time and held to their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from asf_audit.clone import Clone
from asf_audit.refusals import Refusal, refusal

_AT_ONCE = 32 * 1024 * 1024


class BrokenCloneError(Exception):
    """The clone lacks something, or holds something else than it says.

    Args:
        refusal: What.
    """

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Found:
    """What git calls an object, of which kind it is and how large."""

    id: str
    kind: str
    size: int


def find(clone: Clone, names: Iterable[str]) -> dict[str, Found]:
    """Look many names up at once; those that lead nowhere are left out.

    Args:
        clone: Where.
        names: Full names, or "<version>:<path>" with a path of plain characters.
    """
    wanted = list(dict.fromkeys(names))
    if not wanted:
        return {}
    told = clone.ask(
        "cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)",
        given="".join(f"{name}\n" for name in wanted).encode(),
    )  # fmt: skip
    rows = (line.rsplit(" ", 2) for line in told.decode("utf-8", "replace").splitlines())
    return {
        name: Found(row[0], row[1], int(row[2]))
        for name, row in zip(wanted, rows, strict=True)
        if len(row) == 3 and row[2].isdecimal()
    }


def read(clone: Clone, ids: Iterable[str], kind: str, most_bytes: int) -> dict[str, bytes]:
    """Read many objects at once; those larger than anybody looks at are left out.

    Args:
        clone: Where.
        ids: Their full names.
        kind: What they must be, "commit", "tree" or "blob".
        most_bytes: The largest that is read.

    Raises:
        BrokenCloneError: Where one is missing or isn't what its name says.
    """
    wanted = list(dict.fromkeys(ids))
    there = find(clone, wanted)
    for name in wanted:
        if name not in there or there[name].kind != kind:
            raise BrokenCloneError(refusal("missing-object", id=name))
    contents: dict[str, bytes] = {}
    for some in _portions({name: there[name].size for name in wanted}, most_bytes):
        told = clone.ask("cat-file", "--batch", given="".join(f"{one}\n" for one in some).encode())
        at = 0
        for name in some:
            at = told.index(b"\n", at) + 1
            raw = told[at : at + there[name].size]
            at += there[name].size + 1
            if name_of(kind, raw, len(name)) != name:
                raise BrokenCloneError(refusal("forged-object", id=name))
            contents[name] = raw
    return contents


def blobs(clone: Clone, names: Iterable[str], most_bytes: int) -> dict[str, bytes]:
    """What files hold; those that are missing or larger than anybody looks at are left out.

    Args:
        clone: Where.
        names: What git calls them, "<version>:<path>" with a path of plain characters.
        most_bytes: The largest that is read.

    Raises:
        BrokenCloneError: Where one isn't what its name says.
    """
    there = {name: one.id for name, one in find(clone, names).items() if one.kind == "blob"}
    raw = read(clone, there.values(), "blob", most_bytes)
    return {name: raw[one] for name, one in there.items() if one in raw}


def name_of(kind: str, raw: bytes, length: int) -> str:
    """What git calls an object with this content.

    Args:
        kind: What it is.
        raw: The content.
        length: How many characters names have there: 40 or 64.
    """
    framed = b"%s %d\0%s" % (kind.encode(), len(raw), raw)
    if length == 64:
        return hashlib.sha256(framed).hexdigest()
    return hashlib.sha1(framed, usedforsecurity=False).hexdigest()


def _portions(sizes: Mapping[str, int], most_bytes: int) -> Iterator[list[str]]:
    some: list[str] = []
    held = 0
    for name, size in sizes.items():
        if size > most_bytes:
            continue
        if some and held + size > _AT_ONCE:
            yield some
            some, held = [], 0
        some.append(name)
        held += size
    if some:
        yield some
