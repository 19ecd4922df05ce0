"""A folder as git stores it, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Row:
    """What a folder says of one file or folder in it.

    Attributes:
        mode: Git's mode for its kind, as it stands there.
        name: What it is called.
        id: What git calls its content.
    """

    mode: bytes
    name: bytes
    id: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.mode in (b"40000", b"040000")


def rows_of(raw: bytes, length: int) -> Iterator[Row]:
    """Read a folder.

    Args:
        raw: Its bytes.
        length: How many characters names have there: 40 or 64.

    Raises:
        ValueError: Where it isn't written as one.
    """
    at = 0
    while at < len(raw):
        end = raw.index(b"\0", at)
        mode, space, name = raw[at:end].partition(b" ")
        at = end + 1 + length // 2
        if not space or at > len(raw):
            raise ValueError
        yield Row(mode, name, raw[end + 1 : at].hex())


def as_stored(rows: Iterable[Row]) -> bytes:
    """A folder's bytes.

    Args:
        rows: Its rows, in its order.
    """
    return b"".join(b"%s %s\0%s" % (row.mode, row.name, bytes.fromhex(row.id)) for row in rows)


def with_ids(rows: Iterable[Row], other: Mapping[int, str]) -> list[Row]:
    """A folder with other content in some rows.

    Args:
        rows: Its rows.
        other: What git calls the other content, by the row's number from 0.
    """
    return [
        replace(row, id=other[number]) if number in other else row
        for number, row in enumerate(rows)
    ]
