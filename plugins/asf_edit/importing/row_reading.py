"""From a row of a sheet to what it says of an enterprise, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from asf_register.rules.rule import Context
from asf_register.slugs import fold

from asf_edit.importing.field_cells import read_field
from asf_edit.importing.figure_cells import FigureCells
from asf_edit.importing.headings import Table
from asf_edit.importing.phrases import says_nothing, with_aside
from asf_edit.importing.place_cells import PLACE_PATHS, PlaceCells, PlacesDisagreeError
from asf_edit.importing.private_email import without_private
from asf_edit.importing.row_cells import (
    Cells,
    ReadableCell,
    is_headings_again,
    notes_on,
    readable,
    why_uneven,
)
from asf_edit.importing.said import Said, Standing
from asf_edit.importing.sheet import SheetRow
from asf_edit.importing.source_cells import read_source
from asf_edit.importing.targets import FIGURE_SOURCE, FIGURES, target_of
from asf_edit.importing.term_cells import TermCells
from asf_edit.understanding.understood import quoted

_SOURCE = ("sources.url", "sources.year")
_TOGETHER = (*PLACE_PATHS, *_SOURCE, FIGURE_SOURCE)


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What one or several rows say of an enterprise.

    Attributes:
        numbers: The rows, as the spreadsheet program numbers them.
        name: What the enterprise is called.
        aside: What stands in parentheses after its name.
        said: What is said of each field.
        problem: Why the row cannot go in at all; "" where it can.
        notes: What is to be said of the row's form.
    """

    numbers: tuple[int, ...]
    name: str
    aside: str = ""
    said: tuple[Said, ...] = ()
    problem: str = ""
    notes: tuple[str, ...] = ()

    def first(self, path: str) -> Said | None:
        """What is said of a field, and not refused."""
        found = (one for one in self.said if one.path == path)
        return next((one for one in found if one.standing is not Standing.REFUSED), None)


class RowReader:
    """Reads the rows of one list.

    Args:
        table: The list.
        constants: What the mapping file says of every new enterprise.
        context: The register that it goes into, and today.
    """

    def __init__(self, table: Table, constants: Mapping[str, str], context: Context) -> None:
        self._table = table
        self._constants = constants
        self._context = context
        self._words = context.register.vocabulary
        self._terms = TermCells(self._words)

    def rows(self) -> Iterator[RowSaid]:
        """Every row that says something."""
        for row in self._table.rows:
            if not is_headings_again(row, self._table):
                yield self._read(row)

    def _read(self, row: SheetRow) -> RowSaid:
        cells, unread = readable(row, self._table, self._constants)
        [name] = cells.pop("name", [None])
        if name is None:
            trouble = next((said.note for said in unread if said.path == "name"), "")
            why = trouble or "Namnet saknas. Skriv företagets namn, eller ta bort raden."
            return RowSaid((row.number,), "", problem=why)
        named = self._name(name)
        if named.standing is Standing.REFUSED:
            return RowSaid((row.number,), "", problem=named.note)
        if not fold(named.value):
            why = "Namnet har ingen bokstav eller siffra att göra ett filnamn av. Skriv namnet."
            return RowSaid((row.number,), named.value, problem=why)
        read = RowSaid((row.number,), named.value, with_aside(name.text).aside)
        if why := why_uneven(row, self._table):
            return replace(read, problem=why)
        try:
            said = [named, *unread, *self._fields(cells)]
        except PlacesDisagreeError as error:
            return replace(read, problem=f"{error} Rätta den cell som är fel.")
        private = without_private(said, read.name, self._context)
        return replace(read, said=tuple(private), notes=tuple(notes_on(row, self._table)))

    def _name(self, cell: ReadableCell) -> Said:
        phrase = with_aside(cell.text)
        [said] = read_field("name", replace(cell, text=phrase.text), self._words)
        aside = f"parentesen {quoted(phrase.aside)} är inte med" if phrase.aside else ""
        return said.doubted(aside).doubted(cell.doubt)

    def _fields(self, cells: Cells) -> Iterator[Said]:
        first = {path: (found[0].text, found[0].column) for path, found in cells.items()}
        place = {path: first[path] for path in PLACE_PATHS if path in first}
        doubts = [cell.doubt for path in place for cell in cells[path]]
        for said in PlaceCells(place, self._words).read():
            yield said.doubted("; ".join(filter(None, doubts)))
        yield from read_source(
            first.get("sources.url"), first.get("sources.year"), self._context.day
        )
        sources = [first[path][0] for path in (FIGURE_SOURCE, "sources.url") if path in first]
        source = next(iter(sources), "")
        for path, found in cells.items():
            for cell in found if path not in _TOGETHER else ():
                if not says_nothing(cell.text):
                    for said in self._of_cell(path, cell, source):
                        yield said.doubted(cell.doubt)

    def _of_cell(self, path: str, cell: ReadableCell, source: str) -> Iterator[Said]:
        target = target_of(path)
        if path == "offers":
            return self._terms.offers(cell.text, cell.column)
        if path == "integration_services":
            return self._terms.services(cell.text, cell.column)
        if target is not None and target.path == FIGURES:
            return FigureCells(self._words, source).read(cell.text, cell.column)
        if target is not None and target.is_list:
            list_name = target.field.node["items"]["x-vocabulary"]
            return self._terms.listed(path, list_name, cell.text, cell.column)
        return read_field(path, cell, self._words)
