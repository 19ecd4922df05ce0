"""A template that becomes a spreadsheet: its record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asf_register.intranet.content import Content

Cell = str | int | float | None
# The row of a sheet's first cells; the headings of its columns stand in the one above.
FIRST_ROW = 2
# A unit stands in the row's own cell under this heading, or in brackets in the column's.
_UNIT = "Enhet"
_UNIT_OF_COLUMN = re.compile(r"\(([^()]+)\)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: the headings of its columns, and rows of cells below them.

    A text that begins with "=" is a formula. A row with one cell is a sub-heading.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def unit_of(self, row: tuple[Cell, ...], column: int) -> str:
        """What a row's cell in a column, counted from 1, is a number of: «kr/timme»; or ""."""
        if _UNIT in self.columns:
            at = self.columns.index(_UNIT)
            return str(row[at]) if at < len(row) and row[at] else ""
        found = _UNIT_OF_COLUMN.search(self.columns[column - 1])
        return found[1] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook(Content):
    """One calculation.

    Attributes:
        sheets: Its sheets, in their order.
        legal: Whether page and file say that it is a start and no legal advice.
        intro: Markdown that stands above it on its page; may be empty.
    """

    sheets: tuple[Sheet, ...]
    legal: bool = False
    intro: str = ""
