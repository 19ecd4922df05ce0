"""Texts put so that no spreadsheet program takes them for formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence

# A program set for another separator cuts a cell where its own stands, so what follows a comma,
# a semicolon or a tab counts as the beginning of a cell too; and each of several things in a cell.
_FORMULA = re.compile(r"[,;|\t\r\n][\s\"']*(?=[=+\-@＝＋－＠])")


def harmless_cell(text: str) -> str:
    """A text with an apostrophe before each sign that could begin a formula."""
    # The comma stands for the beginning, which the pattern then finds as fast as the others.
    return _FORMULA.sub(r"\g<0>'", f",{text}")[1:]


def harmless_cells(cells: Sequence[str]) -> Sequence[str]:
    """The cells of a row, each without a formula; in most rows there is none to begin with."""
    if _FORMULA.search(f",{','.join(cells)}"):
        return [harmless_cell(cell) for cell in cells]
    return cells
