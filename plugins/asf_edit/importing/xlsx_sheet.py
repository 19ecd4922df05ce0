"""Reading workbooks of Excel: what the cells show, never what they would compute."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell as WorkbookCell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from asf_edit.importing.formula import cell_of_text, link_of
from asf_edit.importing.sheet import Cell, Sheet, SheetError, SheetFile, SheetRow
from asf_edit.importing.xlsx_package import broken, refuse_unsafe

_MAX_CELLS = 1_000_000
_ZEROS = re.compile(r"0+")
_MERGED = "cellen är sammanfogad med den ovanför"


def read_xlsx(name: str, raw: bytes) -> SheetFile:
    """Read a workbook's visible sheets.

    Raises:
        SheetError: Where it is no workbook, broken, or larger than a list can be.
    """
    refuse_unsafe(name, raw)
    written = _opened(name, raw, shown=False)
    shown = _opened(name, raw, shown=True)
    sheets = tuple(
        _sheet(name, worksheet, shown[worksheet.title])
        for worksheet in written.worksheets
        if worksheet.sheet_state == "visible"
    )
    count = len(written.sheetnames)
    return SheetFile(name, sheets, "Excel-arbetsbok" + (f" med {count} blad" if count > 1 else ""))


def _opened(name: str, raw: bytes, *, shown: bool) -> openpyxl.Workbook:
    """The workbook with its formulas, or with what they showed when it was saved."""
    try:
        with warnings.catch_warnings():
            # Of what is no list: charts, drawings, validation.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(raw), data_only=shown, keep_links=False)
    except Exception as error:
        # What openpyxl raises of a file that isn't as Excel writes it is anything.
        raise broken(name) from error


def _sheet(name: str, written: Worksheet, shown: Worksheet) -> Sheet:
    if written.max_row * written.max_column > _MAX_CELLS:
        raise SheetError(
            f"Bladet «{written.title}» i {name} är {written.max_row} rader högt och "
            f"{written.max_column} kolumner brett.",
            "Radera de tomma raderna och kolumnerna efter listan, eller kopiera den till ett nytt "
            "blad.",
        )
    cells = {
        (cell.row, cell.column): _cell(cell, shown.cell(cell.row, cell.column).value)
        for row in written.iter_rows()
        for cell in row
        if isinstance(cell, WorkbookCell) and cell.value is not None
    }
    _fill_merged(written, cells)
    rows = range(1, written.max_row + 1)
    columns = range(1, written.max_column + 1)
    return Sheet(
        written.title,
        tuple(SheetRow(row, tuple(cells.get((row, c), Cell()) for c in columns)) for row in rows),
    )


def _fill_merged(worksheet: Worksheet, cells: dict[tuple[int, int], Cell]) -> None:
    """A cell that is merged over several rows says the same of each of them."""
    for merged in worksheet.merged_cells.ranges:
        top = cells.get((merged.min_row, merged.min_col))
        if top is not None:
            same = replace(top, doubt=top.doubt or _MERGED)
            rows = range(merged.min_row + 1, merged.max_row + 1)
            cells |= {(row, merged.min_col): same for row in rows}


def _cell(cell: WorkbookCell, shown: Any) -> Cell:
    link = str(cell.hyperlink.target or "") if cell.hyperlink else ""
    if cell.data_type == "f":
        formula = str(getattr(cell.value, "text", cell.value))
        link = link or link_of(formula)
        if shown is None:
            return cell_of_text(formula)
        text = _text(shown, cell.number_format)
    else:
        text = _text(cell.value, cell.number_format)
    if cell.data_type == "e" or (
        isinstance(shown, str) and shown.startswith("#") and _fault(shown)
    ):
        return Cell(trouble=f"visar felet {shown}. Rätta formeln, eller klistra in värdet")
    if cell.data_type != "f":
        plain = cell_of_text(text)
        return Cell(plain.text, link or plain.link, plain.doubt, plain.trouble)
    return Cell(text, link)


def _fault(shown: str) -> bool:
    return re.fullmatch(r"#[A-Z0-9/]+[!?]?", shown) is not None


def _text(value: Any, form: str) -> str:
    """A value as the cell shows it, near enough."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return _number(value, form)
    return unescape(str(value))


def _number(value: float, form: str) -> str:
    if form.rstrip().endswith("%"):
        return f"{round(value * 100, 6):.10g} %"
    if not float(value).is_integer():
        return f"{value:.15g}"
    digits = str(int(value))
    return digits.zfill(len(form)) if _ZEROS.fullmatch(form) else digits
