"""Whatever stands in a spreadsheet, every row is told of and every entry is right."""

from __future__ import annotations

import contextlib
import shutil
from datetime import date
from pathlib import Path

import pytest
from asf_edit.importing.csv_sheet import read_csv
from asf_edit.importing.headings import choose_sheet, find_table
from asf_edit.importing.report_words import FORMATS
from asf_edit.importing.sheet import SheetError
from asf_edit.importing.sheet_import import Choices, Fate, carry_out, prepare
from asf_edit.importing.targets import targets
from asf_register.check import check
from asf_register.problem import visible
from asf_register.root import Root
from hypothesis import given, settings
from hypothesis import strategies as st
from spreadsheets import csv_of

DAY = date(2026, 11, 21)
CELLS = (
    "Lunchen; Sommen (Lunchen); Kafé Alen ek. för.; Falun; Göteborg (Klippan); Dalarnas län; 184; "
    "2080; ca 35; 35 anställda (2018); anställda=20 (2016, cirka); 2003 ca; 2016-17; ej angivet; "
    "kafé, städ och hunddagis; rehab; LSS; ja; nej; samtyckt; företaget; 2026-03-01; 45352; 0,72; "
    "999910-0002; 5,56E+09; 0701740605; 08-465 00 42; info@lunchen.example; x@y.example; "
    "https://lunchen.example; www.lunchen.example; javascript:x; =A1; ny; lunchen; 59,33; 18.06; ("
).split("; ")
HEADINGS = ["Namn", *(target.title for path, target in targets().items() if path != "name")]
ROWS = st.lists(
    st.lists(st.sampled_from(CELLS) | st.text(max_size=8) | st.just(""), max_size=len(HEADINGS)),
    min_size=1,
    max_size=6,
)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_explained(content: bytes) -> None:
    with contextlib.suppress(SheetError):
        find_table(choose_sheet(read_csv("lista.csv", content), None), {})


LUNCHEN = "name: Lunchen\nregion: '20'\nmunicipality: '2080'\nlisting: unlisted\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("imports")


@given(rows=ROWS, fill_gaps=st.booleans())
@settings(max_examples=settings().max_examples // 3)
def test_any_cells_make_right_entries_or_are_told_of_and_the_next_import_leaves_them_be(
    folder: Path, rows: list[list[str]], fill_gaps: bool
) -> None:
    entries = folder / "data" / "asf"
    shutil.rmtree(entries, ignore_errors=True)
    entries.mkdir(parents=True)
    (entries / "lunchen.yaml").write_text(LUNCHEN, encoding="utf-8")
    wide = [row + [""] * (len(HEADINGS) - len(row)) for row in rows]
    sheet = folder / "lista.csv"
    sheet.write_bytes(csv_of([HEADINGS, *wide], ";", "utf-8-sig"))
    choices = Choices(listing="unlisted", fill_gaps=fill_gaps)
    try:
        done = prepare(Root(folder), sheet, choices, DAY)
    except SheetError:
        return
    told = [number for outcome in done.outcomes for number in outcome.row.numbers]
    assert sorted(told) == [row.number for row in done.table.rows]
    written = {
        outcome.slug for outcome in done.outcomes if outcome.fate in (Fate.NEW, Fate.CHANGED)
    }
    assert written == set(done.drafts)
    for as_words in FORMATS.values():
        report = as_words(done, everything=True)
        assert all(visible(line) == line for line in report.split("\n"))
    carry_out(done)
    assert check(Root(folder), DAY).errors == ()
    again = prepare(Root(folder), sheet, choices, DAY)
    # A row that was in doubt may be so no more, but what went in stays as it is.
    assert not again.drafts.keys() & done.drafts.keys()
