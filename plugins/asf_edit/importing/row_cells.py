"""The cells of a row by what they are about, and those that cannot be read at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from asf_register.personal_number import personal_numbers
from asf_register.reading.text import refused_character

from asf_edit.importing.headings import Column, Table
from asf_edit.importing.said import Said, refused
from asf_edit.importing.sheet import Cell, SheetRow, column_letters

_LINKED = ("website", "sources.url")


@dataclass(frozen=True, slots=True)
class ReadableCell:
    """A cell that can be read, and where it stands."""

    text: str
    doubt: str
    column: Column


Cells = dict[str, list[ReadableCell]]


def readable(row: SheetRow, table: Table, constants: Mapping[str, str]) -> tuple[Cells, list[Said]]:
    """Sort a row's cells by what they are about.

    Returns:
        The cells, by target, with constants where the row says nothing; and what is refused
        of those that cannot be read.
    """
    cells: Cells = {}
    unread: list[Said] = []
    for column in table.columns:
        cell = row.cell(column.index)
        if not column.is_taken or cell.is_empty:
            continue
        if trouble := _trouble(cell, column.path):
            unread.append(refused(column.path, trouble, column))
            continue
        text = _shown(cell, column.path)
        cells.setdefault(column.path, []).append(ReadableCell(text, cell.doubt, column))
    for path, value in constants.items():
        constant = ReadableCell(value, "", Column(-1, "", path))
        cells.setdefault(path, [constant])
    return cells, unread


def why_uneven(row: SheetRow, table: Table) -> str:
    """Why a row of a text file cannot be held against the headings; "" where it can."""
    beyond = row.cells[len(table.headings.cells) :]
    if table.sheet.is_even or all(cell.is_empty for cell in beyond):
        return ""
    return (
        f"Raden har {len(row.cells)} celler, men rubrikraden {len(table.headings.cells)}, så "
        "värdena kan stå i fel kolumn. Sätt texter som har skiljetecknet i sig inom citattecken."
    )


def notes_on(row: SheetRow, table: Table) -> Iterator[str]:
    """What is to be said of a row's form, though it can be read."""
    if len(row.cells) < len(table.headings.cells):
        last = column_letters(len(row.cells) - 1)
        yield f"Raden slutar efter kolumn {last}; resten räknas som tomt."


def is_headings_again(row: SheetRow, table: Table) -> bool:
    """Whether a row repeats the headings, as printed lists do on each page."""
    texts = [cell.text.strip() for cell in row.cells]
    return texts == [cell.text.strip() for cell in table.headings.cells]


def _trouble(cell: Cell, path: str) -> str:
    if cell.trouble:
        return f"Cellen {cell.trouble}."
    text = cell.text.replace("\r\n", "\n")
    if "\ufffd" in text:
        return "Texten är förvanskad: den har tecknet U+FFFD. Skriv om den."
    if character := refused_character(text):
        return f"Texten har det osynliga tecknet U+{ord(character):04X}. Skriv om den."
    found = list(personal_numbers(text))
    if path == "phone":
        # Ten digits in a row that begin with 0 are how people write a telephone number.
        found = [number for number in found if not (number.isdigit() and number[0] == "0")]
    if found and path != "organisation_number":
        return (
            "Cellen har något som ser ut som ett personnummer, och sådana får aldrig stå i "
            "registret. Ta bort det ur arket."
        )
    return ""


def _shown(cell: Cell, path: str) -> str:
    text = cell.text.replace("\r\n", "\n")
    # «Hemsida» as a link says less than where it leads.
    return cell.link if path in _LINKED and cell.link and "." not in text else text
