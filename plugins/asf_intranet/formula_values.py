"""What a workbook's formulas come to, for programs that show a file without calculating.

A phone's preview and a spreadsheet's protected view show what stands in the file. What is not
understood here gets no value and is calculated when the file is opened.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from math import isfinite
from typing import Any

from asf_register.intranet.workbook import FIRST_ROW, Cell, Workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.utils.cell import range_boundaries

# Sheet in small letters, column and row as the file counts them.
Place = tuple[str, int, int]
# So many cells are read in ranges, and then no more: what people calculate has far fewer, and a
# workbook that is made for it would keep the build busy for minutes.
_MOST_IN_RANGES = 200_000
_BINARY: dict[str, tuple[int, Callable[[Any, Any], float]]] = {
    **{"=": (1, operator.eq), "<>": (1, operator.ne)},
    **{
        "<": (1, operator.lt),
        ">": (1, operator.gt),
        "<=": (1, operator.le),
        ">=": (1, operator.ge),
    },
    **{"+": (2, operator.add), "-": (2, operator.sub)},
    **{"*": (3, operator.mul), "/": (3, operator.truediv)},
    "^": (4, operator.pow),
}
_FUNCTIONS: dict[str, Callable[[list[float]], float]] = {
    "SUM(": sum,
    "MIN(": min,
    "MAX(": max,
    "AVERAGE(": lambda numbers: sum(numbers) / len(numbers),
}


def formula_values(workbook: Workbook) -> dict[Place, float]:
    """The value of each formula that is understood, by where it stands."""
    cells = dict(_cells(workbook))
    sheets = _Sheets(cells)
    found = {}
    for place, value in cells.items():
        if isinstance(value, str) and value.startswith("="):
            try:
                number = float(sheets.number(place))
            except _NO_VALUE:
                continue
            # A file that holds "inf" or "nan" is said to be damaged.
            if isfinite(number):
                found[place] = number
    return found


class _NotUnderstoodError(Exception):
    """A formula that holds something that isn't calculated here."""


_NO_VALUE = (
    *(_NotUnderstoodError, TokenizerError, ArithmeticError),
    *(LookupError, RecursionError, TypeError, ValueError),
)


def _cells(workbook: Workbook) -> Iterator[tuple[Place, Cell]]:
    for sheet in workbook.sheets:
        for row, values in enumerate(sheet.rows, start=FIRST_ROW):
            for column, value in enumerate(values, start=1):
                yield (sheet.name.casefold(), column, row), value


class _Sheets:
    """Cells that know their numbers; a formula is calculated once, or found to have none."""

    def __init__(self, cells: dict[Place, Cell]) -> None:
        self._cells = cells
        self._known: dict[Place, float | None] = {}
        self._in_ranges = 0

    def number(self, place: Place) -> float:
        """A cell as a number; an empty one is nothing."""
        value = self._cells.get(place)
        if value is None:
            return 0
        if not isinstance(value, str):
            # Whole numbers of Python's grow without an end, and a power of two would for ever.
            return float(value)
        if not value.startswith("="):
            raise _NotUnderstoodError
        if place not in self._known:
            self._known[place] = None
            self._known[place] = _Formula(value, place[0], self).value()
        known = self._known[place]
        if known is None:
            raise _NotUnderstoodError
        return known

    def numbers(self, places: list[Place]) -> list[float]:
        """The numbers of a range, as functions count them: without texts and empty cells."""
        self._in_ranges += len(places)
        if self._in_ranges > _MOST_IN_RANGES:
            raise _NotUnderstoodError
        values = {place: self._cells.get(place) for place in places}
        texts = (str, type(None))
        return [
            self.number(place)
            for place, value in values.items()
            if not isinstance(value, texts) or str(value).startswith("=")
        ]


class _Formula:
    """One formula, read from left to right."""

    def __init__(self, text: str, sheet: str, sheets: _Sheets) -> None:
        self._left = [token for token in Tokenizer(text).items if token.type != Token.WSPACE][::-1]
        self._sheet = sheet
        self._sheets = sheets

    def value(self) -> float:
        value = self._expression(0)
        if self._left:
            raise _NotUnderstoodError
        return value

    def _expression(self, least: int) -> float:
        value = self._operand()
        while self._left and self._left[-1].type == Token.OP_IN:
            level, calculate = _BINARY.get(self._left[-1].value, (-1, operator.add))
            if level < least:
                break
            self._left.pop()
            value = calculate(value, self._expression(level + 1))
        return value

    def _operand(self) -> float:
        if not self._left:
            raise _NotUnderstoodError
        token = self._left.pop()
        if token.type == Token.OP_PRE:
            value = self._operand()
            return -value if token.value == "-" else value
        if token.type == Token.PAREN:
            value = self._expression(0)
            self._left.pop()
        elif token.type == Token.FUNC:
            value = self._function(token.value.upper())
        elif token.subtype == Token.NUMBER:
            value = float(token.value)
        elif token.subtype == Token.RANGE:
            (place,) = self._places(token.value)
            value = self._sheets.number(place)
        else:
            raise _NotUnderstoodError
        while self._left and self._left[-1].type == Token.OP_POST:
            self._left.pop()
            value /= 100
        return value

    def _function(self, name: str) -> float:
        arguments: list[list[float]] = []
        while self._left and self._left[-1].subtype != Token.CLOSE:
            if self._left[-1].type == Token.SEP:
                self._left.pop()
            arguments.append(self._argument())
        self._left.pop()
        if name in _FUNCTIONS:
            return _FUNCTIONS[name]([number for numbers in arguments for number in numbers])
        if name == "IF(":
            (truth,), (then,), (otherwise,) = arguments
            return then if truth else otherwise
        raise _NotUnderstoodError

    def _argument(self) -> list[float]:
        alone = len(self._left) > 1 and (
            self._left[-2].type == Token.SEP or self._left[-2].subtype == Token.CLOSE
        )
        if alone and self._left[-1].subtype == Token.RANGE:
            return self._sheets.numbers(self._places(self._left.pop().value))
        return [self._expression(0)]

    def _places(self, reference: str) -> list[Place]:
        sheet, found, cells = reference.rpartition("!")
        name = sheet.strip("'").replace("''", "'").casefold() if found else self._sheet
        left, top, right, bottom = range_boundaries(cells.upper())
        if left is None or top is None or right is None or bottom is None:
            raise _NotUnderstoodError
        return [
            (name, column, row)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]
