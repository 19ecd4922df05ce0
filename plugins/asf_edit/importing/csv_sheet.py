"""Reading text files with separators, as Excel and others write them."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Iterator

from asf_edit.importing.formula import cell_of_text
from asf_edit.importing.heading_words import how_many_known
from asf_edit.importing.sheet import Sheet, SheetError, SheetFile, SheetRow
from asf_edit.importing.text_encoding import decode

_SEPARATORS = {";": "semikolon", ",": "kommatecken", "\t": "tabb"}
# Excel's own hint on top of a file, which it doesn't count as a row.
_HINT = re.compile(r"sep=([^\w\s\"]|\t)(?:\r\n?|\n)", re.IGNORECASE)
_LOOKED_AT = 20


def read_csv(name: str, raw: bytes) -> SheetFile:
    """Read a text file with separators.

    Raises:
        SheetError: Where its encoding is unknown or its quotation marks don't match.
    """
    decoded = decode(raw)
    text = decoded.text
    hint = _HINT.match(text)
    if hint:
        text = text[hint.end() :]
    separator = hint[1] if hint else _likely_separator(text)
    rows = tuple(
        SheetRow(number, tuple(cell_of_text(cell) for cell in cells))
        for number, cells in enumerate(_records(text, separator), start=1)
    )
    told = f"{decoded.encoding}, {_SEPARATORS.get(separator, separator)} mellan kolumnerna"
    return SheetFile(name, (Sheet("", rows, is_even=False),), told)


def _likely_separator(text: str) -> str:
    def promise(separator: str) -> tuple[int, int]:
        rows = _first_rows(text, separator)
        known = max((how_many_known(row) for row in rows), default=0)
        return known, max(map(len, rows), default=0)

    return max(_SEPARATORS, key=promise)


def _first_rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):  # said when the rows are read in earnest
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) == _LOOKED_AT:
                break
    return rows


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SheetError(
                f"Raden som börjar på rad {number} har citattecken som inte går ihop, eller en "
                f"cell med mer än {csv.field_size_limit()} tecken.",
                'Stäng citattecknet. Ett citattecken inne i en text inom citattecken skrivs "".',
            ) from error
        yield record
