"""Rules for workbooks: formulas that only calculate, and texts that stay texts."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.intranet.formula import CellRange, FormulaRefusedError, ranges_of
from asf_register.intranet.workbook import FIRST_ROW, Sheet, Workbook
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context

_LIKE_FORMULA = ("+", "-", "@")


def sheet_once(workbook: Workbook, context: Context) -> Iterator[Finding]:
    """Each sheet of a workbook has a name of its own."""
    seen: set[str] = set()
    for index, sheet in enumerate(workbook.sheets):
        if sheet.name.casefold() in seen:
            yield Finding(
                ("sheets", index, "name"),
                f'kalkylen har redan ett blad som heter "{sheet.name}".',
                "Ge bladet ett eget namn. Stora och små bokstäver räknas lika.",
            )
        seen.add(sheet.name.casefold())


def row_width(workbook: Workbook, context: Context) -> Iterator[Finding]:
    """A row of a sheet has no more cells than there are columns."""
    for number, sheet in enumerate(workbook.sheets):
        for index, row in enumerate(sheet.rows):
            if len(row) > len(sheet.columns):
                yield Finding(
                    ("sheets", number, "rows", index),
                    f"raden har {len(row)} celler, men bladet har {len(sheet.columns)} kolumner.",
                    "Ta bort en cell, eller lägg till en rubrik under columns.",
                )


def text_cell(workbook: Workbook, context: Context) -> Iterator[Finding]:
    """A text in a cell doesn't begin as a formula does to a spreadsheet program."""
    for pointer, _, _, text in _texts(workbook):
        if text.startswith(_LIKE_FORMULA):
            yield Finding(
                pointer,
                f'texten börjar med "{text[0]}", så kalkylprogrammet kan ta den för en formel.',
                "Börja texten med en bokstav, eller skriv en formel som börjar med =.",
            )


def workbook_formula(workbook: Workbook, context: Context) -> Iterator[Finding]:
    """A formula only calculates, with known functions and with cells that are there."""
    sheets = {sheet.name.casefold(): sheet for sheet in workbook.sheets}
    for pointer, own, place, text in _texts(workbook):
        if not text.startswith("="):
            continue
        try:
            ranges = ranges_of(text)
        except FormulaRefusedError as error:
            yield Finding(pointer, error.message, error.mend)
            continue
        for one in ranges:
            sheet = sheets.get(one.sheet.casefold()) if one.sheet else own
            if sheet is None or not _reaches(sheet, one):
                yield Finding(
                    pointer,
                    f"formeln räknar med {one.written[:60]}, som inte finns.",
                    "Rubrikerna är rad 1 och den första raden under dem rad 2. Rätta formeln.",
                )
            elif sheet is own and one.holds(*place):
                yield Finding(
                    pointer,
                    f"formeln räknar med sin egen cell ({one.written[:60]}).",
                    "Rätta formeln, så att den bara räknar med andra celler.",
                )


def _reaches(sheet: Sheet, cells: CellRange) -> bool:
    return cells.column <= len(sheet.columns) and cells.row < FIRST_ROW + len(sheet.rows)


def _texts(workbook: Workbook) -> Iterator[tuple[Pointer, Sheet, tuple[int, int], str]]:
    """Each text of a workbook: where it stands, its sheet, its column and row there."""
    for number, sheet in enumerate(workbook.sheets):
        for index, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    pointer = ("sheets", number, "rows", index, column)
                    yield pointer, sheet, (column + 1, index + FIRST_ROW), cell
