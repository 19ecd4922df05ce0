"""What a hostile or unlucky hand gives the command: it says no, and nothing is changed."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from asf_cli.serve import site_server
from asf_register.day import today
from asf_register.known_files import remembered
from asf_register.root import Root
from command_shell import KAFE, Shell
from openpyxl import Workbook
from spreadsheets import Importer, bytes_of, workbook_of

ROWS = [["Namn", "Kommun", "Telefon"], ["Kafé Linden", "Falun", ""]]
UNLISTED = ("--listing", "unlisted")


def merged(area: str) -> Workbook:
    """A list beside which an area is merged into one cell."""
    workbook = workbook_of(ROWS)
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


@pytest.mark.parametrize(
    "workbook",
    [
        merged("E1:G1048576"),
        merged("E1:XFD1048576"),
        linked("E1:XFD1048576"),
        linked("E:XFD"),
    ],
)
def test_a_cell_over_millions_of_others_is_refused_at_once(
    importer: Importer, workbook: Workbook
) -> None:
    ran = importer.run(bytes_of(workbook), *UNLISTED, name="lista.xlsx")
    assert ran.code == 2
    assert "sammanfogade, eller är en enda länk, över mer än" in ran.err
    assert importer.files() == {}


def test_nor_is_it_taken_where_the_workbook_calls_its_sheet_something_else(
    importer: Importer,
) -> None:
    renamed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bytes_of(merged("E1:XFD1048576")))) as package,
        zipfile.ZipFile(renamed, "w") as other,
    ):
        for part in package.namelist():
            content = package.read(part).replace(b"worksheets/sheet1.xml", b"annat/blad1.dat")
            other.writestr(part.replace("worksheets/sheet1.xml", "annat/blad1.dat"), content)
    ran = importer.run(renamed.getvalue(), *UNLISTED, name="lista.xlsx")
    assert ran.code == 2
    assert "sammanfogade" in ran.err


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


def test_an_answer_that_nobody_reads_to_its_end_does_not_look_like_faults(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    script = (
        "import os, sys; r, w = os.pipe(); os.close(r); os.dup2(w, 1);"
        "sys.argv = ['asf', 'check']; from asf_cli.main import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=shell.register, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (2, b"")


@pytest.mark.parametrize("kind", ["pipe", "endless", "huge", "folder"])
def test_a_memory_that_is_no_file_of_ours_is_no_memory(shell: Shell, kind: str) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    first = shell.asf("check")
    place = remembered(Root(shell.register), today())._place
    assert place is not None
    if kind == "huge":
        os.truncate(place, 1 << 40)
    else:
        place.unlink()
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "endless":
        place.symlink_to("/dev/zero")
    elif kind == "folder":
        place.mkdir()
    assert shell.asf("check") == first


def test_what_a_repository_brings_is_never_remembered(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(shell.register / ".cache"))
    assert shell.asf("check").code == 0
    assert [path.name for path in shell.register.iterdir()] == ["data"]


def test_a_request_with_a_nul_in_it_gets_an_answer(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "404.html").write_text("finns inte", encoding="utf-8")
    server = site_server(tmp_path)
    with server, socket.create_connection(server.server_address[:2]) as browser:
        browser.sendall(b"GET /kafe\0 HTTP/1.1\r\n\r\n")
        server.handle_request()
        answer = browser.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.0 404 ")
    assert answer.endswith(b"finns inte")
    assert capfd.readouterr().err == ""
