"""What a hostile or unlucky hand gives the command: it says no, and nothing is changed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from spreadsheets import Importer, bytes_of, workbook_of

ROWS = [["Namn", "Kommun", "Telefon"], ["Kafé Linden", "Falun", ""]]
UNLISTED = ("--listing", "unlisted")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def merged(area: str) -> Workbook:
    """A list beside which an area is merged into one cell."""
    workbook = workbook_of(ROWS)
    # Written as a text, for openpyxl would make every cell of it.
    [worksheet] = workbook.worksheets
    worksheet.merged_cells.add(area)
    return workbook


def linked(area: str) -> Workbook:
    """A list beside which an area is one link."""
    workbook = workbook_of(ROWS)
    [worksheet] = workbook.worksheets
    worksheet["E1"].hyperlink = "https://asen.example/"
    worksheet["E1"].hyperlink.ref = area
    return workbook


@pytest.mark.parametrize("spread", [merged, linked])
@pytest.mark.parametrize("area", ["E1:G1048576", "E1:XFD1048576", "E:XFD"])
def test_a_cell_over_millions_of_others_is_refused_at_once(
    importer: Importer, spread: type[Workbook], area: str
) -> None:
    if spread is merged and area == "E:XFD":
        pytest.skip("openpyxl does not write it")
    content = bytes_of(spread(area))
    ran = importer.run(content, *UNLISTED, name="lista.xlsx")
    assert ran.code == 2
    assert "sammanfogade, eller är en enda länk, över mer än" in ran.err
    assert importer.files() == {}


def test_a_title_merged_over_its_columns_is_no_trouble(importer: Importer) -> None:
    workbook = workbook_of([["Medlemmar"], *ROWS])
    [worksheet] = workbook.worksheets
    worksheet.merge_cells("A1:C1")
    assert importer.run(bytes_of(workbook), *UNLISTED, name="lista.xlsx").code == 0


def test_a_mapping_that_never_ends_is_refused(importer: Importer) -> None:
    endless = importer.shell.folder / "kolumner.yaml"
    os.mkfifo(endless)
    ran = importer.run(ROWS, *UNLISTED, "--mapping", str(endless))
    assert (ran.code, ran.out) == (2, "")
    assert "kolumner.yaml är ingen vanlig fil. Ange mappningsfilen" in ran.err


@pytest.mark.parametrize("option", ["--report", "--save-mapping"])
@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("saknas/allt.txt", "mappen finns inte eller går inte att skriva i. Inget är ändrat."),
        ("register/data/asf/allt.yaml", "ligger i registrets data"),
        ("register/data/allt.txt", "ligger i registrets data"),
        ("länk.txt", "finns redan."),
        ("lista.csv", "finns redan."),
    ],
)
def test_a_report_that_cannot_be_written_there_stops_before_anything_is(
    importer: Importer, option: str, place: str, said: str
) -> None:
    folder = importer.shell.folder
    (folder / "länk.txt").symlink_to(folder / "någon annans.txt")
    ran = importer.run(ROWS, *UNLISTED, option, str(folder / place))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert importer.files() == {}
    assert not Path(folder, "någon annans.txt").exists()


def test_a_private_address_in_the_wrong_column_is_not_repeated(importer: Importer) -> None:
    private = "anna.ek@gmail.com"
    rows = [
        ["Namn", "Kommun", "Telefon", "Orgnr", "Källa"],
        ["Kafé Linden", "Falun", private, f"ring {private}", f"Anna Ek <{private}>"],
        ["Lunchen", private, "", "", ""],
    ]
    full = importer.shell.folder / "allt.txt"
    ran = importer.run(rows, *UNLISTED, "--report", str(full))
    assert ran.code == 1
    assert "(e-postadress)" in ran.out
    for told in (ran.out, ran.err, full.read_text(encoding="utf-8")):
        assert private not in told
