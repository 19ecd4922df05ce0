"""A line taken apart into fields, with the quotation marks that real files have."""

from __future__ import annotations

import csv
from collections.abc import Sequence

SEPARATORS = (b";", b"\t", b",", b"|")
_QUOTE = b'"'


def fields_of(line: bytes, separator: bytes, width: int | None) -> Sequence[bytes] | None:
    """Take a line apart.

    No field goes on over the next line: tens of thousands of rows in the bulk file have a
    quotation mark too many, and a reader that trusts them swallows the rows that follow.

    Args:
        line: Without its end.
        separator: What stands between two fields.
        width: How many fields there are; None where that isn't known yet.

    Returns:
        The fields; None where they don't come out as many as they should.
    """
    if b"\0" in line:
        line = line.replace(b"\0", b"")
    for found in (_all_quoted(line, separator), _some_quoted(line, separator)):
        if found is not None and (width is None or _fits(found, width)):
            return found
    return None


def _fits(found: Sequence[bytes], width: int) -> bool:
    # A program may leave out the empty fields at the end, or add one.
    return len(found) == width or (len(found) == width + 1 and not found[-1])


def _all_quoted(line: bytes, separator: bytes) -> list[bytes] | None:
    if len(line) < 2 or not (line.startswith(_QUOTE) and line.endswith(_QUOTE)):
        return None
    parts = line[1:-1].split(_QUOTE + separator + _QUOTE)
    if b'""' in line:
        return [part.replace(b'""', _QUOTE) for part in parts]
    return parts


def _some_quoted(line: bytes, separator: bytes) -> list[bytes] | None:
    if separator == b"\t" or _QUOTE not in line:
        return [part.strip(b' "') for part in line.split(separator)]
    # The csv module reads text; in Latin-1 each byte is a letter.
    text = line.decode("latin-1")
    try:
        rows = list(csv.reader([text], delimiter=separator.decode("latin-1"), strict=True))
    except csv.Error:
        return None
    return [cell.encode("latin-1") for cell in rows[0]] if len(rows) == 1 else None
