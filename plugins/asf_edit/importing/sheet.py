"""A spreadsheet as it was read: sheets of rows of cells, whatever file they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.errors import AsfError


class SheetError(AsfError):
    """The spreadsheet cannot be read or understood; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: What it says, as a person sees it.
        link: The address it leads to, if it is a link.
        doubt: Why what it says may not be what was meant; "" where there is none.
        trouble: Why it cannot be read at all; its text is then empty.
    """

    text: str = ""
    link: str = ""
    doubt: str = ""
    trouble: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the cell says nothing."""
        return not (self.text.strip() or self.trouble)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row, numbered as the spreadsheet program does."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no cell of the row says anything."""
        return all(cell.is_empty for cell in self.cells)

    def cell(self, column: int) -> Cell:
        """The cell of a column, counted from 0; an empty one beyond the last."""
        return self.cells[column] if column < len(self.cells) else Cell()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: What the sheet is called; "" for the only one of a text file.
        rows: Its rows, the empty ones too.
        is_even: Whether the program sees to it that all rows are equally long.
    """

    name: str
    rows: tuple[SheetRow, ...]
    is_even: bool = True

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)

    def filled(self) -> Iterator[SheetRow]:
        """The rows that say something."""
        return (row for row in self.rows if not row.is_empty)


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file with its sheets, and how it was read, in words for the report."""

    name: str
    sheets: tuple[Sheet, ...]
    told: str


def column_letters(column: int) -> str:
    """A column as the spreadsheet program names it: 0 is "A", 26 is "AA"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
