"""The evidence of an erasure: old versions and folders, each provable by its own name.

It is lines of JSON. A version's line has the very bytes that its old name was computed from; a
folder's says in which rows the old one differs from the one that came in its place. Nobody has to
be believed for either: whoever computes the names again sees whether they are right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class OldVersion:
    """A version that was rewritten.

    Attributes:
        old: Its name before.
        new: Its name after.
        raw: Its bytes before; None where they hold what was erased.
    """

    old: str
    new: str
    raw: bytes | None


@dataclass(frozen=True, slots=True)
class OldFolder:
    """A folder that was rewritten.

    Attributes:
        old: What git called it.
        new: What came in its place.
        rows: What git called the content of those rows that differ, by their number from 0; None
            where the names of files hold what was erased.
    """

    old: str
    new: str
    rows: Mapping[int, str] | None


Evidence = OldVersion | OldFolder


def as_line(one: Evidence) -> bytes:
    """A piece of evidence as it is kept.

    Args:
        one: The piece; a version's bytes must be UTF-8.
    """
    value: dict[str, Any]
    if isinstance(one, OldVersion):
        value = {"version": one.old, "now": one.new}
        if one.raw is not None:
            value["raw"] = one.raw.decode()
    else:
        value = {"folder": one.old, "now": one.new}
        if one.rows is not None:
            value["rows"] = {str(row): name for row, name in one.rows.items()}
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def evidence_in(raw: bytes) -> Iterator[Evidence]:
    """Read a file of evidence.

    Args:
        raw: What it holds.

    Raises:
        ValueError: Where it holds something else.
    """
    for line in raw.split(b"\n"):
        if line:
            try:
                yield _piece(json.loads(line))
            except (KeyError, TypeError, AttributeError, RecursionError) as error:
                raise ValueError from error


def in_parts(lines: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    """Put lines together into files of some size.

    Args:
        lines: The lines.
        most_bytes: The size that a file has at most, unless a single line is larger.
    """
    held: list[bytes] = []
    size = 0
    for line in lines:
        if held and size + len(line) > most_bytes:
            yield b"".join(held)
            held, size = [], 0
        held.append(line)
        size += len(line)
    if held:
        yield b"".join(held)


def _piece(value: dict[str, Any]) -> Evidence:
    new = _id(value["now"])
    if "version" in value:
        raw = value.get("raw")
        return OldVersion(_id(value["version"]), new, None if raw is None else raw.encode())
    rows = value.get("rows")
    known = None if rows is None else {int(row): _id(name) for row, name in rows.items()}
    return OldFolder(_id(value["folder"]), new, known)


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError
    return value
