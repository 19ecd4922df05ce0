"""Finding the list in a file, and guessing what its columns are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from asf_register.explanation import clipped
from asf_register.problem import visible
from asf_register.slugs import fold
from asf_register.swedish import listing

from asf_edit.importing.heading_words import (
    how_many_known,
    known_words,
    plain_heading,
    why_kept_out,
)
from asf_edit.importing.sheet import Sheet, SheetError, SheetFile, SheetRow, column_letters
from asf_edit.importing.targets import FIGURES, IGNORE, PLACE, target_of

_NEAR = 0.88
_LOOKED_AT = 40
_YEAR = re.compile(r"^(.*?)[ ,(]*((?:19|20)[0-9]{2})\)?$")


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it is about.

    Attributes:
        index: Counted from 0; below that for a constant of the mapping file.
        heading: As it stands in the sheet.
        path: The target, `IGNORE`, or "" for one that is not understood.
        note: How that was found out, or why it stays out; "" where it is plain.
    """

    index: int
    heading: str
    path: str
    note: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether its cells are read."""
        return self.path not in ("", IGNORE)

    @property
    def shown(self) -> str:
        """What people call it: «kolumn C "Ort"»."""
        if self.is_constant:
            return "mappningsfilen"
        heading = f" {clipped(visible(self.heading))}" if self.heading else ""
        return f"kolumn {column_letters(self.index)}{heading}"

    @property
    def is_constant(self) -> bool:
        """Whether it is no column, but what the mapping file says of every new enterprise."""
        return self.index < 0


@dataclass(frozen=True, slots=True)
class Table:
    """The list as it was found: its columns, and the rows below its headings."""

    sheet: Sheet
    headings: SheetRow
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]


def choose_sheet(file: SheetFile, wanted: str | None) -> Sheet:
    """The sheet of that name, or else the one that looks most like the list.

    Raises:
        SheetError: Where there is none.
    """
    names = [sheet.name for sheet in file.sheets]
    if wanted is not None:
        found = [sheet for sheet in file.sheets if sheet.name == wanted]
        if not found:
            known = listing([f"«{visible(name)}»" for name in names if name])
            raise SheetError(
                f"{file.name} har inget synligt blad som heter «{visible(wanted)}».",
                f"Blad som finns: {known}." if known else "Utelämna --sheet.",
            )
        return found[0]
    likely = max(file.sheets, key=_likeness, default=None)
    if likely is None or not any(likely.filled()):
        raise SheetError(f"{file.name} har inga ifyllda rader.", "Spara listan på nytt.")
    return likely


def _likeness(sheet: Sheet) -> tuple[int, int]:
    rows = [row for _, row in zip(range(_LOOKED_AT), sheet.filled(), strict=False)]
    return max(map(_how_many, rows), default=0), len(sheet.rows)


def _how_many(row: SheetRow) -> int:
    return how_many_known(cell.text for cell in row.cells)


def find_table(sheet: Sheet, mapping: Mapping[str, str]) -> Table:
    """Find the row of headings and what its columns are about.

    Args:
        sheet: Where to look.
        mapping: What the user says of columns: targets by heading, folded.

    Raises:
        SheetError: Where there are no headings, rows or column of names.
    """
    headings = _heading_row(sheet, mapping)
    rows = tuple(row for row in sheet.filled() if row.number > headings.number)
    columns = _without_rivals(_columns(sheet, headings, rows, mapping))
    if not any(column.path == "name" for column in columns):
        seen = listing([clipped(visible(c.text.strip())) for c in headings.cells if c.text.strip()])
        raise SheetError(
            f"Ingen kolumn har företagets namn. Rubrikerna på rad {headings.number} är {seen}.",
            "Kalla kolumnen «Namn», eller säg vilken det är i en mappningsfil (--mapping).",
        )
    if not rows:
        raise SheetError("Arket har rubriker men inga rader under dem.", "Fyll i listan.")
    return Table(sheet, headings, columns, rows)


def _heading_row(sheet: Sheet, mapping: Mapping[str, str]) -> SheetRow:
    rows = [row for _, row in zip(range(_LOOKED_AT), sheet.filled(), strict=False)]

    def known(row: SheetRow) -> int:
        return _how_many(row) + sum(fold(cell.text) in mapping for cell in row.cells)

    best = max(range(len(rows)), key=lambda index: known(rows[index]), default=None)
    if best is None or not known(rows[best]):
        raise SheetError(
            "Ingen rad med kända rubriker hittades.",
            "Sätt rubriker över kolumnerna, till exempel Namn, Kommun och Telefon.",
        )
    # Headings on two rows say more on the lower one.
    while best + 1 < len(rows) and known(rows[best + 1]) >= max(2, known(rows[best])):
        best += 1
    return rows[best]


def _columns(
    sheet: Sheet, headings: SheetRow, rows: tuple[SheetRow, ...], mapping: Mapping[str, str]
) -> list[Column]:
    columns = []
    # Of a text file, a row that is longer than its headings is a faulty row.
    for index in range(sheet.width if sheet.is_even else len(headings.cells)):
        heading = headings.cell(index).text.strip()
        if heading:
            columns.append(_column(index, heading, mapping))
        elif any(not row.cell(index).is_empty for row in rows):
            columns.append(Column(index, "", "", "har innehåll men ingen rubrik"))
    _refuse_equal(columns)
    return _beside_others(columns)


def _column(index: int, heading: str, mapping: Mapping[str, str]) -> Column:
    given = mapping.get(fold(heading))
    if given is not None:
        return Column(index, heading, given, "ur mappningsfilen")
    known = known_words()
    path = known.get(plain_heading(heading)) or known.get(fold(heading))
    dated = _YEAR.match(heading)
    if path is None and dated:
        path = known.get(plain_heading(dated[1]))
        # Of other fields than figures a year above the column says nothing that is kept.
        path = f"{path}.{dated[2]}" if path and path.startswith(f"{FIGURES}.") else None
    if path == IGNORE:
        return Column(index, heading, IGNORE, why_kept_out(heading))
    if path:
        return Column(index, heading, path)
    near = get_close_matches(plain_heading(heading), list(known), 1, _NEAR)
    if near and known[near[0]] != IGNORE:
        return Column(index, heading, known[near[0]], "gissat: rubriken är stavad på annat sätt")
    return Column(index, heading, "", "rubriken känns inte igen")


def _refuse_equal(columns: list[Column]) -> None:
    counted = Counter(fold(column.heading) for column in columns if column.is_taken)
    for column in columns:
        if column.is_taken and counted[fold(column.heading)] > 1:
            same = [c for c in columns if fold(c.heading) == fold(column.heading)]
            letters = listing([column_letters(c.index) for c in same])
            raise SheetError(
                f"Kolumnerna {letters} har samma rubrik: {clipped(visible(column.heading))}.",
                "Ge dem olika rubriker, så att det syns vilken som gäller.",
            )


def _beside_others(columns: list[Column]) -> list[Column]:
    """What «Ort» and «Adress» mean depends on the columns beside them."""
    paths = {column.path for column in columns}
    other: dict[str, str] = {}
    if "municipality" in paths:
        other["ort"] = "address.locality"
    if paths & {"address.postal_code", "address.locality"}:
        other |= dict.fromkeys(("adress", "besoksadress", "postadress"), "address.street")
    return [
        replace(column, path=other[fold(column.heading)])
        if column.path in (PLACE, "address") and not column.note and fold(column.heading) in other
        else column
        for column in columns
    ]


def _without_rivals(columns: list[Column]) -> tuple[Column, ...]:
    """One column alone tells of a field that has one value: the first that says so plainly."""
    chosen: dict[str, Column] = {}
    for column in sorted(columns, key=lambda c: (c.note.startswith("gissat"), c.index)):
        target = target_of(column.path)
        if target is not None and not target.is_list:
            chosen.setdefault(column.path, column)
    return tuple(
        column
        if chosen.get(column.path, column) is column
        else replace(column, path="", note=f"{chosen[column.path].shown} är samma uppgift")
        for column in columns
    )
