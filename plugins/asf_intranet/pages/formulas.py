"""A sheet of a calculation as a table to read, with its formulas in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from asf_register.intranet.workbook import FIRST_ROW, Cell, Sheet, Workbook
from asf_register.swedish import THIN_SPACE, number
from openpyxl.utils.cell import column_index_from_string

from asf_intranet.formula_values import formula_values

_REFERENCE = re.compile(r"\$?([A-Z]+)\$?([0-9]+)")
_SPACES = re.compile(" +")
_PERCENT = "%"
_TOKENS = re.compile(
    r"""(?P<text>"[^"]*")
    |(?P<of>(?:'[^']+'|[^\W\d]\w*)!)?
     (?P<from>\$?[A-Z]{1,2}\$?[1-9][0-9]*)(?::(?P<to>\$?[A-Z]{1,2}\$?[1-9][0-9]*))?(?![\w(])
    |(?P<function>[A-Z][A-Z.]*)\(
    |(?P<number>[0-9]+(?:\.[0-9]+)?)
    |(?P<sign><>|<=|>=|[-+*/^&=<>%(),;])""",
    re.VERBOSE,
)
_SIGNS = {
    **{"*": " × ", "/": " ÷ ", "-": " − ", "+": " + ", "^": " upphöjt till ", "%": " %"},
    **{"=": " = ", "<": " < ", ">": " > ", "<>": " är inte ", "<=": " ≤ ", ">=": " ≥ "},
    **{",": "; ", ";": "; ", "&": " följt av "},
}
_FUNCTIONS = {
    "SUM": "summan av",
    "AVERAGE": "medelvärdet av",
    "MAX": "det största av",
    "MIN": "det minsta av",
    "ROUND": "avrundat",
    "ROUNDUP": "avrundat uppåt",
    "ROUNDDOWN": "avrundat nedåt",
    "IF": "om",
    "IFERROR": "om det går",
    "SUMPRODUCT": "summan av produkterna av",
    "COUNT": "antalet tal i",
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell, ready to be shown: a formula in words, with its value where that is known."""

    text: str
    kind: Literal["text", "number", "formula", "empty"]
    value: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: a sub-heading has one cell."""

    cells: tuple[ShownCell, ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """One sheet as a table."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands: its sheet, its row as the file numbers it, and its column from 1."""

    sheet: Sheet
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class _Reading:
    sheets: dict[str, Sheet]
    values: dict[tuple[str, int, int], float]


def shown_sheets(workbook: Workbook) -> list[ShownSheet]:
    """The sheets as tables, with as many cells in each row as there are columns."""
    reading = _Reading(
        {sheet.name.casefold(): sheet for sheet in workbook.sheets}, formula_values(workbook)
    )
    return [
        ShownSheet(
            sheet.name,
            sheet.columns,
            tuple(_row(sheet, at, reading) for at in range(len(sheet.rows))),
        )
        for sheet in workbook.sheets
    ]


def in_words(formula: str, place: Place, sheets: dict[str, Sheet]) -> str:
    """What a formula does, with the headings of what it reads: «Timlön × Timmar».

    Args:
        formula: As it stands in the cell.
        place: Where it stands.
        sheets: All sheets by name, in small letters.
    """
    said, position = "", 1
    closing: list[str] = []
    while position < len(formula):
        token = _TOKENS.match(formula, position)
        if token is None:
            said, position = said + formula[position], position + 1
            continue
        position = token.end()
        if token["function"]:
            lone = re.match(r"[^(),;*/+]*\)", formula[position:]) is not None
            said += _FUNCTIONS.get(token["function"], token["function"]) + (" " if lone else " (")
            closing.append("" if lone else ")")
        elif token["sign"] == "(":
            said += "("
            closing.append(")")
        elif token["sign"] == ")":
            said += closing.pop() if closing else ")"
        else:
            said += _word(token, place, sheets)
    return _SPACES.sub(" ", said).strip(" ")


def _word(token: re.Match[str], place: Place, sheets: dict[str, Sheet]) -> str:
    if token["text"]:
        return f"«{token['text'][1:-1]}»"
    if token["number"]:
        return _number(token["number"])
    if token["sign"]:
        return _SIGNS[token["sign"]]
    name = (token["of"] or "").removesuffix("!").strip("'")
    sheet = sheets.get(name.casefold(), place.sheet)
    said = " till ".join(
        _name(reference, sheet, place) for reference in (token["from"], token["to"]) if reference
    )
    return f"{said} på bladet {name}" if name else said


def _name(reference: str, sheet: Sheet, asking: Place) -> str:
    """What a cell is called: by its column in the same row, else by the first cell of its row."""
    letters, number = _REFERENCE.fullmatch(reference).groups()  # type: ignore[union-attr]
    column = column_index_from_string(letters)
    heading = sheet.columns[column - 1] if column <= len(sheet.columns) else letters
    same_sheet = sheet is asking.sheet
    if same_sheet and int(number) == asking.row:
        return heading
    index = int(number) - FIRST_ROW
    cells = sheet.rows[index] if 0 <= index < len(sheet.rows) else ()
    label = cells[0] if cells and isinstance(cells[0], str) else f"rad {number}"
    several = sum(_is_figure(cell) for cell in cells[1:]) > 1
    in_own_column = same_sheet and column == asking.column
    return f"{label} ({heading})" if several and not in_own_column else label


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and cell.startswith("="))


def _row(sheet: Sheet, index: int, reading: _Reading) -> ShownRow:
    cells = sheet.rows[index]
    shown = [
        _cell(
            cell,
            Place(sheet, index + FIRST_ROW, column),
            reading,
            share=sheet.unit_of(cells, column) == _PERCENT,
        )
        for column, cell in enumerate(cells, start=1)
    ]
    if len(shown) == 1:
        return ShownRow(tuple(shown), heading=True)
    shown += [ShownCell("", "empty")] * (len(sheet.columns) - len(shown))
    return ShownRow(tuple(shown), heading=False)


def _cell(cell: Cell, place: Place, reading: _Reading, *, share: bool) -> ShownCell:
    if cell is None:
        return ShownCell("", "empty")
    # A spreadsheet shows 0.25 as 25 %, and the unit stands beside.
    times = 100 if share else 1
    if not isinstance(cell, str):
        return ShownCell(_number(f"{(Decimal(str(cell)) * times).normalize():f}"), "number")
    if cell.startswith("="):
        said = in_words(cell, place, reading.sheets)
        value = reading.values.get((place.sheet.name.casefold(), place.column, place.row))
        return ShownCell(said, "formula", "" if value is None else number(value * times))
    return ShownCell(cell, "text")


def _number(written: str) -> str:
    """A number as Swedes write it, with all its decimals."""
    sign, digits = ("−", written[1:]) if written.startswith("-") else ("", written)
    whole, _, part = digits.partition(".")
    grouped = f"{sign}{int(whole):,}".replace(",", THIN_SPACE)
    return f"{grouped},{part}" if part else grouped
