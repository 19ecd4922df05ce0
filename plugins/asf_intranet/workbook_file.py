"""A calculation as an XLSX file: formulas that calculate, and cells to fill in that one sees."""

from __future__ import annotations

import re
from datetime import datetime, time
from io import BytesIO
from math import isfinite

from asf_register.errors import BuildError
from asf_register.intranet.formula import FormulaRefusedError, ranges_of
from asf_register.intranet.workbook import FIRST_ROW, Cell, Sheet, Workbook
from openpyxl import Workbook as Book
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from asf_intranet import made_of as digests
from asf_intranet.document_tree import LEGAL_NOTE
from asf_intranet.formula_values import formula_values
from asf_intranet.packed import packed, unpacked
from asf_intranet.pages.running_text import blocks

_LINE = Side(style="thin", color="7F8982")
_LINES = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_INPUT = PatternFill("solid", fgColor="DCEEE4")
_HEADING = PatternFill("solid", fgColor="EEF3EF")
_GREEN = "1D5B43"
_SERIF = "Palatino Linotype"
_BODY = Font(name="Calibri", size=11, color="1C211E")

_MANY_COLUMNS = 5
_NARROWEST, _WIDEST = 12, 42
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FORMULA = re.compile(
    rb'(?P<formula><c r="(?P<place>[A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?'
)
_ABOUT = "Om kalkylen"
_LEGEND = "Ljusgröna celler fyller ni i. De andra räknar själva."


def made_of(workbook: Workbook) -> str:
    """A digest of all but this package that decides on a workbook's file."""
    return digests.made_of(workbook, "openpyxl")


def xlsx(workbook: Workbook) -> bytes:
    """The file; equal workbooks give equal bytes.

    Raises:
        BuildError: Where a formula is none, or reaches out of the file; its cell is named.
    """
    book = Book()
    book.remove(book.worksheets[0])
    for sheet in workbook.sheets:
        _fill(book.create_sheet(sheet.name), sheet, workbook)
    _tell_about(book.create_sheet(_free_name(workbook)), workbook)
    written = datetime.combine(workbook.reviewed, time())
    about = book.properties
    about.title, about.creator, about.language = workbook.title, "", "sv-SE"
    about.created = written
    # A program that calculates doesn't trust the values of another.
    book.calculation.fullCalcOnLoad = True
    made = BytesIO()
    book.save(made)
    members = unpacked(made.getvalue())
    # openpyxl writes the time at which it saves.
    day = written.strftime(r"\g<1>%Y-%m-%dT00:00:00Z").encode()
    members["docProps/core.xml"] = _MODIFIED.sub(day, members["docProps/core.xml"])
    _write_values(members, workbook)
    return packed(members)


def _write_values(members: dict[str, bytes], workbook: Workbook) -> None:
    """Put beside each formula what it comes to; openpyxl writes the one or the other."""
    values = formula_values(workbook)
    for number, sheet in enumerate(workbook.sheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"

        def with_value(cell: re.Match[bytes], sheet: str = sheet.name.casefold()) -> bytes:
            column, row = coordinate_to_tuple(cell["place"].decode())[::-1]
            value = values.get((sheet, column, row))
            return cell[0] if value is None else b"%b<v>%r</v>" % (cell["formula"], value)

        members[name] = _FORMULA.sub(with_value, members[name])


def _fill(page: Worksheet, sheet: Sheet, workbook: Workbook) -> None:
    for column, heading in enumerate(sheet.columns, start=1):
        cell = _cell(page, 1, column)
        _put_text(cell, heading)
        cell.font, cell.fill, cell.border = _bold(), _HEADING, _LINES
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
    for number, row in enumerate(sheet.rows, start=FIRST_ROW):
        if len(row) == 1:
            cell = _cell(page, number, 1)
            _put_text(cell, str(row[0]))
            cell.font = Font(name=_SERIF, size=13, color=_GREEN)
            page.row_dimensions[number].height = 26
            continue
        for column, value in enumerate(row, start=1):
            cell = _cell(page, number, column)
            _put(cell, value, workbook)
            if isinstance(value, int | float) or _is_formula(value):
                cell.number_format = _number_format(sheet.unit_of(row, column))
    _lay_out(page, sheet, workbook)


def _cell(page: Worksheet, row: int, column: int) -> BookCell:
    cell = page.cell(row, column)
    assert not isinstance(cell, MergedCell)  # noqa: S101 -- nothing is merged here
    return cell


def _put(cell: BookCell, value: Cell, workbook: Workbook) -> None:
    """One value in its cell, as what it is and nothing else."""
    cell.font, cell.border = _BODY, _LINES
    cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="center")
    if isinstance(value, int | float):
        if not isfinite(value):
            raise _refused(cell, workbook, "talet är inget tal.", "Skriv ett tal.")
        cell.value, cell.fill = value, _INPUT
    elif _is_formula(value):
        try:
            ranges_of(str(value))
        except FormulaRefusedError as error:
            raise _refused(cell, workbook, error.message, error.mend) from error
        cell.value = value
        cell.alignment = Alignment(vertical="center")
    elif value is not None:
        _put_text(cell, str(value))


def _put_text(cell: BookCell, text: str) -> None:
    """A text that is a text, however it begins."""
    cell.value = text
    cell.data_type = "s"
    # So that it stays one when somebody edits the cell.
    cell.quotePrefix = text.startswith(("=", "+", "-", "@", "#"))


def _is_formula(value: Cell) -> bool:
    return isinstance(value, str) and value.startswith("=")


def _number_format(unit: str) -> str:
    """How a number of a unit is shown; programs put in the signs of their own language."""
    if unit == "%":
        return "0.00 %"
    if unit.startswith("kr"):
        return "#,##0.00" if "/" in unit else "#,##0"
    return "General"


def _lay_out(page: Worksheet, sheet: Sheet, workbook: Workbook) -> None:
    """Widths, what stays when one scrolls, and A4."""
    for column in range(1, len(sheet.columns) + 1):
        texts = [row[column - 1] for row in sheet.rows if 1 < len(row) >= column]
        longest = max(
            (len(one) for one in texts if isinstance(one, str) and one[:1] != "="), default=0
        )
        words = max(len(word) for word in sheet.columns[column - 1].split())
        width = min(max(longest + 2, words + 2, _NARROWEST), _WIDEST)
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape" if len(sheet.columns) >= _MANY_COLUMNS else "portrait"
    _print_on_a4(page, workbook)


def _print_on_a4(page: Worksheet, workbook: Workbook) -> None:
    page.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    header, footer = page.oddHeader, page.oddFooter
    assert header is not None  # noqa: S101 -- a new page has both
    assert footer is not None  # noqa: S101
    # An ampersand begins a code in what is printed above and below.
    header.left.text = workbook.title.replace("&", "&&")
    footer.right.text = "Sida &P av &N"


def _tell_about(page: Worksheet, workbook: Workbook) -> None:
    """A last sheet with what stands beside the calculation on its page."""
    heading = _cell(page, 1, 1)
    _put_text(heading, workbook.title)
    heading.font = Font(name=_SERIF, size=20, color=_GREEN)
    note = [LEGAL_NOTE] if workbook.legal else []
    said = [workbook.summary, *note, *(block.text for block in blocks(workbook.intro)), _LEGEND]
    for number, text in enumerate(said, start=2):
        cell = _cell(page, number, 1)
        _put_text(cell, text)
        cell.font, cell.alignment = _BODY, Alignment(wrap_text=True, vertical="top")
    _cell(page, len(said) + 1, 1).fill = _INPUT
    page.column_dimensions["A"].width = 90
    _print_on_a4(page, workbook)


def _free_name(workbook: Workbook) -> str:
    taken = {sheet.name.casefold() for sheet in workbook.sheets}
    return _ABOUT if _ABOUT.casefold() not in taken else f"{_ABOUT} 2"


def _bold() -> Font:
    return Font(name="Calibri", size=11, bold=True, color="1C211E")


def _refused(cell: BookCell, workbook: Workbook, why: str, mend: str) -> BuildError:
    place = f"{cell.parent.title}!{cell.coordinate}"
    return BuildError(f"Kalkylen {workbook.slug}.yaml går inte att göra, cell {place}: {why}", mend)
