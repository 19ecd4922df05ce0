"""Which files `asf import` can read, and what it says of those that it cannot."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from command_shell import Ran
from openpyxl.utils import get_column_letter
from spreadsheets import Importer, bytes_of, csv_of, workbook_of

UNLISTED = ("--listing", "unlisted")
HEADINGS = ["Namn", "Kommun", "Gata", "Beskrivning"]
ROW = ["Kafé Åsen & Söner", "Örnsköldsvik", "Östra Ågatan 3", 'Idé; «fika», och "glass"\nhela året']
ENTRY = {
    "name": "Kafé Åsen & Söner",
    "region": "22",
    "municipality": "2284",
    "address": {"street": "Östra Ågatan 3"},
    "description": 'Idé; «fika», och "glass"\nhela året',
    "listing": "unlisted",
}
SLUG = "kafe-asen-soner"

WRITTEN_BY_EXCEL = {
    "CSV UTF-8": (";", "utf-8-sig"),
    "CSV in a Swedish Windows": (";", "cp1252"),
    "CSV for Macintosh": (";", "mac_roman"),
    "CSV for MS-DOS": (";", "cp850"),
    "CSV in an English Windows": (",", "cp1252"),
    "CSV UTF-8 without a mark": (",", "utf-8"),
    "text with tabs": ("\t", "cp1252"),
    "text with tabs in UTF-8": ("\t", "utf-8"),
    "Unicode text": ("\t", "utf-16"),
}


@pytest.mark.parametrize("way", WRITTEN_BY_EXCEL)
def test_a_text_file_says_the_same_however_excel_saved_it(importer: Importer, way: str) -> None:
    separator, encoding = WRITTEN_BY_EXCEL[way]
    # The old encodings of Mac and DOS have no «».
    row = [cell.replace("«", "'").replace("»", "'") for cell in ROW]
    ran = importer.run(csv_of([HEADINGS, row], separator, encoding), *UNLISTED)
    assert ran.code == 0, ran
    assert importer.value(SLUG) == {**ENTRY, "description": row[3]}


def test_unicode_text_is_read_with_either_order_of_bytes(importer: Importer) -> None:
    text = "\r\n".join("\t".join(cells[:3]) for cells in (HEADINGS, ROW))
    content = b"\xfe\xff" + text.encode("utf-16-be")
    assert importer.run(content, *UNLISTED, name="lista.txt").code == 0
    assert importer.value(SLUG)["address"] == {"street": "Östra Ågatan 3"}


def test_the_report_says_how_the_file_was_read(importer: Importer) -> None:
    ran = importer.run(csv_of([HEADINGS, ROW], ";", "cp1252"), *UNLISTED, "--dry-run")
    assert ran.out.startswith(
        "lista.csv (Windows-1252, semikolon mellan kolumnerna): rubriker på rad 1, 1 rad under dem"
    )


def test_curly_quotation_marks_do_not_make_a_windows_file_a_dos_file(importer: Importer) -> None:
    rows = [["Namn", "Kommun"], ["Caf\u00e9 \u201dSolen\u201d", "Gnesta"]]
    assert importer.run(csv_of(rows, ";", "cp1252"), *UNLISTED).code == 0
    assert importer.value("cafe-solen")["name"] == "Caf\u00e9 \u201dSolen\u201d"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_excels_own_line_about_the_separator_is_no_row(importer: Importer, separator: str) -> None:
    content = f"sep={separator}\r\n".encode() + csv_of([HEADINGS, ROW], separator, "utf-8")
    ran = importer.run(content, *UNLISTED)
    assert "rubriker på rad 1, 1 rad under dem" in ran.out
    assert importer.value(SLUG) == ENTRY


def test_commas_in_texts_are_no_separators(importer: Importer) -> None:
    rows = [["Namn", "Kommun"], ["Ljus, lera, lin och läder, Åsen", "Falun"]]
    assert importer.run(csv_of(rows, ";"), *UNLISTED).code == 0
    assert importer.value("ljus-lera-lin-och-lader-asen")["municipality"] == "2080"


def test_a_title_and_empty_rows_above_the_headings_are_passed_over(importer: Importer) -> None:
    rows = [["Medlemslista 2026", "", "", ""], ["", "", "", ""], HEADINGS, ROW]
    ran = importer.run(rows, *UNLISTED)
    assert "rubriker på rad 3" in ran.out
    assert importer.value(SLUG) == ENTRY


def test_headings_that_are_repeated_further_down_are_no_enterprise(importer: Importer) -> None:
    ran = importer.run([HEADINGS, ROW, HEADINGS], *UNLISTED)
    assert ran.code == 0
    assert list(importer.files()) == [f"{SLUG}.yaml"]


def test_headings_on_two_rows_are_read_on_the_lower_one(importer: Importer) -> None:
    above = ["Namn", "Kommun", "Adress", ""]
    below = ["Namn", "Kommun", "Gata", "Postnummer"]
    row = ["Kafé Linden", "Falun", "Storgatan 1", "79171"]
    assert importer.run([above, below, row], *UNLISTED).code == 0
    assert importer.value("kafe-linden")["address"] == {
        "street": "Storgatan 1",
        "postal_code": "791 71",
    }


def test_row_numbers_are_those_of_the_spreadsheet_program(importer: Importer) -> None:
    rows = [HEADINGS, ["Kafé Linden", "Falun", "", "två\nrader"], ["", "", "", ""], ["Kafé Alen"]]
    ran = importer.run(rows, *UNLISTED)
    assert "rad 4: Kafé Alen" in ran.out
    assert "Varken kommun eller län är angivet." in ran.out


def test_a_short_row_is_read_and_told_of(importer: Importer) -> None:
    ran = importer.run(b"Namn;Kommun;Gata;Telefon\nKaf\xc3\xa9 Linden;Falun\n", *UNLISTED)
    assert ran.code == 0
    assert "obs: Raden slutar efter kolumn B; resten räknas som tomt." in ran.out
    assert importer.value("kafe-linden")["municipality"] == "2080"


def test_a_row_that_is_too_long_is_refused_and_the_others_go_in(importer: Importer) -> None:
    content = "Namn;Kommun;Telefon\nKafé Linden;Falun\nSmå; stora;Falun;070-174 06 05\n"
    ran = importer.run(content.encode(), *UNLISTED)
    assert ran.code == 1
    assert "rad 3: Små" in ran.out
    assert "Raden har 4 celler, men rubrikraden 3, så värdena kan stå i fel kolumn." in ran.out
    assert list(importer.files()) == ["kafe-linden.yaml"]


def refused(importer: Importer, ran: Ran, said: str) -> None:
    """A file that cannot be read: one line in Swedish with the mend, and nothing written."""
    assert (ran.code, ran.out) == (2, ""), ran
    assert ran.err.startswith("asf: ")
    assert said in ran.err, ran.err
    assert ran.err.count("\n") == 1
    assert re.search(r"[.»] [A-ZÅÄÖ].*\.\n$", ran.err), ran.err
    assert importer.files() == {}


TEXT_FAULTS = {
    "a quotation mark that is never closed": (
        b'Namn;Kommun\nKaf\xc3\xa9 Linden;Falun\n"Kaf\xc3\xa9 Alen;Falun\nLunchen;Falun\n',
        "Raden som börjar på rad 3 har citattecken som inte går ihop",
    ),
    "words after a closed quotation mark": (
        b'Namn;Kommun\n"Kaf\xc3\xa9" Linden;Falun\n',
        "Raden som börjar på rad 2 har citattecken som inte går ihop",
    ),
    "a cell too long for any text": (
        b"Namn;Kommun\n" + b"a" * 140_000 + b";Falun\n",
        "Raden som börjar på rad 2 har citattecken som inte går ihop, eller en cell med mer än "
        "131072 tecken.",
    ),
    "letters that were garbled before": (
        "Namn;Kommun\nKafé Linden;Falun\nKafÃ© Ã…sen;Falun\n".encode(),
        "Å, ä och ö är förvanskade, först på rad 3 i filen.",
    ),
    "two encodings in one file": (
        "Namn;Kommun\nKafé Linden;Falun\n".encode() + "Kafé Åsen;Falun\n".encode("cp1252"),
        "Å, ä och ö är förvanskade, först på rad 2 i filen.",
    ),
    "half a letter of UTF-16": (b"\xff\xfeN\x00a", "Filens teckenkodning känns inte igen."),
    "no headings": (b"Kaf\xc3\xa9 Linden;Falun\n", "Ingen rad med kända rubriker hittades."),
    "no column of names": (
        b"Kommun;Telefon\nFalun;070-174 06 05\n",
        'Ingen kolumn har företagets namn. Rubrikerna på rad 1 är "Kommun" och "Telefon".',
    ),
    "two equal headings": (
        b"Namn;Kommun;Telefon;Telefon\nLunchen;Falun;1;2\n",
        'Kolumnerna C och D har samma rubrik: "Telefon".',
    ),
    "only headings": (b"Namn;Kommun\n", "Arket har rubriker men inga rader under dem."),
    "nothing": (b"", "lista.csv är tom."),
    "nothing but a mark": (b"\xef\xbb\xbf\r\n", "lista.csv är tom."),
    "only separators": (b";;;\n;;;\n", "lista.csv har inga ifyllda rader."),
    "a PDF": (b"%PDF-1.7\n", "lista.csv är en PDF, inget kalkylblad."),
    "a picture": (b"\x89PNG\r\n\x1a\n", "lista.csv är en bild, inget kalkylblad."),
    "a web page": (b"\n<!DOCTYPE html><table>", "lista.csv är en webbsida, inget kalkylblad."),
    "XML": (b"<?xml version='1.0'?><a/>", "lista.csv är XML, inget kalkylblad."),
    "an archive": (b"\x1f\x8b\x08", "lista.csv är ett packat arkiv, inget kalkylblad."),
    "a workbook called .csv": (b"PK\x03\x04", "är en Excel-arbetsbok eller ett zip-arkiv."),
}


@pytest.mark.parametrize("fault", TEXT_FAULTS)
def test_a_text_file_that_cannot_be_read_is_explained(importer: Importer, fault: str) -> None:
    content, said = TEXT_FAULTS[fault]
    refused(importer, importer.run(content, *UNLISTED), said)


def packed(**parts: str) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def changed_part(part: str, old: str, new: str) -> bytes:
    """A right workbook with one of its parts changed."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bytes_of(workbook_of([HEADINGS, ROW])))) as right,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as wrong,
    ):
        for name in right.namelist():
            content = right.read(name).decode()
            wrong.writestr(name, content.replace(old, new) if name == part else content)
    return file.getvalue()


def bomb() -> bytes:
    """A workbook of some kilobytes that unpacks to 70 MB."""
    return packed(**{"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": " " * 70 * 1024 * 1024})


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENTITY = '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]>'
WORKBOOK_FAULTS = {
    "a password": (
        OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "lista.xlsx är skyddad med lösenord.",
    ),
    "the old format": (OLE + bytes(512), "lista.xlsx är i Excels gamla format (.xls)."),
    "a PDF": (b"%PDF-1.7\n", "lista.xlsx är en PDF, inget kalkylblad."),
    "a picture": (b"\xff\xd8\xff\xe0", "lista.xlsx är en bild, inget kalkylblad."),
    "a text": (b"Namn;Kommun\n", "lista.xlsx går inte att läsa som kalkylblad: filen är trasig."),
    "nothing": (b"", "lista.xlsx är tom."),
    "an archive": (packed(x="y"), "lista.xlsx är ett zip-arkiv, inget kalkylblad."),
    "a Word document": (packed(**{"word/document.xml": ""}), "lista.xlsx är ett Word-dokument."),
    "another program's sheet": (packed(**{"content.xml": ""}), "från LibreOffice"),
    "half a workbook": (
        bytes_of(workbook_of([HEADINGS, ROW]))[:2000],
        "lista.xlsx går inte att läsa som kalkylblad: filen är trasig.",
    ),
    "a workbook without its parts": (packed(**{"xl/workbook.xml": "<a/>"}), "filen är trasig."),
    "a bomb": (bomb(), "lista.xlsx blir för stor när den packas upp: högst 60 MB går att läsa."),
    "entities from elsewhere": (
        changed_part("xl/worksheets/sheet1.xml", "<worksheet", f"{ENTITY}<worksheet"),
        "lista.xlsx har egna deklarationer i sin XML",
    ),
    "a sheet as large as the world": (
        changed_part(
            "xl/worksheets/sheet1.xml",
            "</sheetData>",
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        ),
        "är 1048576 rader högt och 16384 kolumner brett.",
    ),
    "only empty sheets": (bytes_of(openpyxl.Workbook()), "lista.xlsx har inga ifyllda rader."),
}


@pytest.mark.parametrize("fault", WORKBOOK_FAULTS)
def test_a_workbook_that_cannot_be_read_is_explained(importer: Importer, fault: str) -> None:
    content, said = WORKBOOK_FAULTS[fault]
    refused(importer, importer.run(content, *UNLISTED, name="lista.xlsx"), said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lista.xls", "lista.xls är i Excels gamla format (.xls)."),
        ("lista.ods", "lista.ods slutar varken på .csv eller .xlsx."),
        ("lista", "lista slutar varken på .csv eller .xlsx."),
    ],
)
def test_an_unknown_kind_of_file_is_explained(importer: Importer, name: str, said: str) -> None:
    refused(importer, importer.run(b"Namn;Kommun\n", name=name), said)


@pytest.mark.parametrize("name", ["lista.csv", "lista.xlsx"])
def test_a_file_of_200_mb_is_refused_before_it_is_read(
    importer: Importer, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = importer.sheet(b"", name)
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    read = Path.read_bytes

    def read_others(self: Path) -> bytes:
        assert self.name != name
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", read_others)
    ran = importer.shell.asf("import", str(path))
    refused(importer, ran, f"{name} är 200 MB, och högst 20 MB går att läsa.")


def test_a_folder_and_a_missing_file_are_explained(importer: Importer) -> None:
    folder = importer.shell.folder / "mapp.csv"
    folder.mkdir()
    refused(importer, importer.shell.asf("import", str(folder)), "mapp.csv är en mapp.")
    ran = importer.shell.asf("import", "borta.csv")
    refused(importer, ran, "borta.csv finns inte som fil.")


def test_a_workbook_is_read_as_people_see_it(importer: Importer) -> None:
    workbook = workbook_of([])
    [worksheet] = workbook.worksheets
    worksheet["B2"] = "Medlemmar"
    worksheet.merge_cells("B2:G2")
    headings = ["Namn", "Kommunkod", "Startår", "Nedlagt", "Nedlagt, källa", "Medlem", "Hemsida"]
    row = ["Kafé Linden", 2080, 2009, datetime(2024, 3, 1), "Årsmötet", True, "Till sidan"]
    for column, (heading, value) in enumerate(zip(headings, row, strict=True), start=2):
        worksheet.cell(4, column, heading)
        worksheet.cell(6, column, value)
    worksheet["H6"].hyperlink = "https://kafelinden.example/"
    worksheet["G6"] = False
    ran = importer.run(bytes_of(workbook), *UNLISTED, name="lista.xlsx")
    assert ran.code == 0, ran
    assert "rubriker på rad 4" in ran.out
    assert importer.value("kafe-linden") == {
        "name": "Kafé Linden",
        "founded": 2009,
        "closed": {"date": "2024-03-01", "source": "Årsmötet"},
        "region": "20",
        "municipality": "2080",
        "website": "https://kafelinden.example/",
        "member": False,
        "listing": "unlisted",
    }


def test_per_cent_and_leading_zeros_are_read_as_they_are_shown(importer: Importer) -> None:
    headings = ["Namn", "Kommunkod", "Andel löner 2024", "Källa"]
    row = ["Kafé Linden", 184, 0.72, "https://kafelinden.example/"]
    workbook = workbook_of([headings, row])
    [worksheet] = workbook.worksheets
    worksheet["B2"].number_format = "0000"
    worksheet["C2"].number_format = "0 %"
    importer.shell.write(
        "kolumner.yaml", "columns:\n  Andel löner 2024: social_value.figures.wage-share.2024\n"
    )
    ran = importer.run(bytes_of(workbook), "--mapping", "kolumner.yaml", name="lista.xlsx")
    assert ran.code == 0
    assert importer.value("kafe-linden")["municipality"] == "0184"
    [figure] = importer.value("kafe-linden")["social_value"]["figures"]
    assert (figure["kind"], figure["year"], figure["value"]) == ("wage-share", 2024, 72)


def with_formulas(shown: dict[str, str]) -> bytes:
    """A workbook with formulas, and what they showed when it was saved."""
    rows = [["Namn", "Kommun", "Hemsida"], ["Kafé Linden", '=A1&"x"', "=1+1"]]
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bytes_of(workbook_of(rows)))) as plain,
        zipfile.ZipFile(file, "w") as saved,
    ):
        for name in plain.namelist():
            content = plain.read(name).decode()
            for cell, value in shown.items():
                content = re.sub(
                    rf'(<c r="{cell}")([^>]*><f>[^<]*</f>)<v ?/>',
                    rf'\1 t="str"\2<v>{value}</v>',
                    content,
                )
            saved.writestr(name, content)
    return file.getvalue()


def test_a_formula_is_read_by_what_it_showed(importer: Importer) -> None:
    shown = {"B2": "Falun", "C2": "https://kafelinden.example/"}
    ran = importer.run(with_formulas(shown), *UNLISTED, name="lista.xlsx")
    assert ran.code == 0, ran
    assert importer.value("kafe-linden")["municipality"] == "2080"


def test_a_formula_that_was_never_computed_is_refused(importer: Importer) -> None:
    ran = importer.run(with_formulas({"B2": "Falun"}), *UNLISTED, name="lista.xlsx")
    assert "inte taget: Webbplats: Cellen innehåller en formel" in ran.out
    assert "website" not in importer.value("kafe-linden")


def test_a_formula_that_shows_a_fault_is_refused(importer: Importer) -> None:
    shown = {"B2": "Falun", "C2": "#REF!"}
    ran = importer.run(with_formulas(shown), *UNLISTED, name="lista.xlsx")
    assert "inte taget: Webbplats: Cellen visar felet #REF!" in ran.out


def test_a_cell_merged_over_rows_says_the_same_of_each_but_as_a_guess(importer: Importer) -> None:
    workbook = workbook_of([["Namn", "Kommun"], ["Kafé Linden", "Falun"], ["Lunchen", ""]])
    workbook.worksheets[0].merge_cells("B2:B3")
    ran = importer.run(bytes_of(workbook), *UNLISTED, name="lista.xlsx")
    assert importer.value("lunchen")["municipality"] == "2080"
    assert "gissat: Kommun: Falun (cellen är sammanfogad med den ovanför)" in ran.out


def test_the_sheet_that_looks_like_the_list_is_taken_and_named(importer: Importer) -> None:
    workbook = workbook_of([["Att göra"], ["Ring Linden"]], "Anteckningar")
    listed = workbook.create_sheet("Medlemmar")
    hidden = workbook.create_sheet("Gammalt")
    hidden.sheet_state = "hidden"
    for row in (["Namn", "Kommun"], ["Kafé Linden", "Falun"]):
        listed.append(row)
        hidden.append([*row, "x"])
    content = bytes_of(workbook)
    ran = importer.run(content, *UNLISTED, "--dry-run", name="lista.xlsx")
    assert ran.out.startswith("lista.xlsx, bladet «Medlemmar» (Excel-arbetsbok med 3 blad):")
    ran = importer.run(content, *UNLISTED, "--sheet", "Anteckningar", name="lista.xlsx")
    refused(importer, ran, "Ingen rad med kända rubriker hittades.")
    ran = importer.run(content, *UNLISTED, "--sheet", "Gammalt", name="lista.xlsx")
    refused(importer, ran, "Blad som finns: «Anteckningar» och «Medlemmar».")


def test_a_column_without_heading_is_told_of_and_not_taken(importer: Importer) -> None:
    rows = [["Namn", "", "Kommun"], ["Kafé Linden", "hemligt", "Falun"]]
    for content, name in ((csv_of(rows), "lista.csv"), (bytes_of(workbook_of(rows)), "lista.xlsx")):
        ran = importer.run(content, *UNLISTED, "--dry-run", name=name)
        assert "kolumn B: läses inte (har innehåll men ingen rubrik)" in ran.out
        assert "hemligt" not in ran.out


def test_headings_that_are_merged_leave_a_column_without_heading(importer: Importer) -> None:
    workbook = workbook_of([["Namn", "Kommun", "Telefon", ""], ["Lunchen", "Falun", "a", "b"]])
    workbook.worksheets[0].merge_cells("C1:D1")
    ran = importer.run(bytes_of(workbook), *UNLISTED, "--dry-run", name="lista.xlsx")
    assert "kolumn D: läses inte (har innehåll men ingen rubrik)" in ran.out


HOSTILE_CELLS = {
    "a formula": ("=A1&B1", "Cellen innehåller en formel, och formler räknas inte ut."),
    "a command": ("=cmd|' /C calc'!A0", "Cellen innehåller en formel"),
    "a NUL": ("Stor\x00gatan 1", "Texten har det osynliga tecknet U+0000."),
    "a turned direction": ("Storgatan \u202e1", "Texten har det osynliga tecknet U+202E."),
    "a lost letter": ("Stor\ufffdgatan 1", "Texten är förvanskad: den har tecknet U+FFFD."),
    "100 000 letters": ("a" * 100_000, "har 100000 tecken, men får ha högst 300."),
}


@pytest.mark.parametrize("cell", HOSTILE_CELLS)
def test_a_hostile_cell_is_refused_and_the_rest_of_its_row_taken(
    importer: Importer, cell: str
) -> None:
    content, said = HOSTILE_CELLS[cell]
    ran = importer.run([["Namn", "Kommun", "Gata"], ["Lunchen", "Falun", content]], *UNLISTED)
    assert ran.code == 0, ran
    assert said in ran.out
    assert len(ran.out) < 2000
    assert "\x00" not in ran.out
    assert "\u202e" not in ran.out
    assert importer.value("lunchen") == {
        "name": "Lunchen",
        "region": "20",
        "municipality": "2080",
        "listing": "unlisted",
    }


def test_excels_way_to_keep_a_first_zero_is_a_text(importer: Importer) -> None:
    assert importer.run(b'Namn;Kommunkod\nLunchen;"=""0184"""\n', *UNLISTED).code == 0
    assert importer.value("lunchen")["municipality"] == "0184"


def test_a_link_made_by_a_formula_gives_its_text_as_a_guess_and_its_address(
    importer: Importer,
) -> None:
    link = '=HYPERLINK("https://lunchen.example/";"Lunchen")'
    ran = importer.run([["Namn", "Kommun", "Hemsida"], [link, "Falun", link]], *UNLISTED)
    assert "gissat: Namn: Lunchen (texten kommer ur en formel)" in ran.out
    assert importer.value("lunchen")["website"] == "https://lunchen.example/"


def test_a_cell_with_line_breaks_is_one_line_where_the_field_is(importer: Importer) -> None:
    workbook = workbook_of([["Namn", "Kommun"], ["Lunchen\r\ni Falun", "Falun"]])
    assert importer.run(bytes_of(workbook), *UNLISTED, name="lista.xlsx").code == 0
    assert importer.value("lunchen-i-falun")["name"] == "Lunchen i Falun"


def test_a_day_that_became_a_number_is_marked_as_a_guess(importer: Importer) -> None:
    serial = str((date(2024, 3, 1) - date(1899, 12, 30)).days)
    rows = [["Namn", "Kommun", "Nedlagt", "Nedlagt, källa"], ["Lunchen", "Falun", serial, "brev"]]
    ran = importer.run(rows, *UNLISTED)
    assert f'gissat: Nedlagt, datum: 2024-03-01 ("{serial}" togs som' in ran.out
    assert importer.value("lunchen")["closed"]["date"] == "2024-03-01"


LOST = {
    "a municipality code's first zero": (
        "Kommunkod",
        "184",
        'gissat: Kommun: Solna ("184" togs som 0184, Solna)',
    ),
    "a number's rounded digits": (
        "Orgnr",
        "5,56E+09",
        "avrundat tal, så siffror har gått förlorade. Skriv om numret med alla tio siffror, i en "
        "cell med formatet Text.",
    ),
    "a digit of a number": ("Orgnr", "999910000", "har 9 siffror, men ett organisationsnummer"),
    "a telephone number's first zero": (
        "Telefon",
        "701740605",
        "gissat: Telefon: 070-174 06 05 (nollan först saknades",
    ),
}


@pytest.mark.parametrize("what", LOST)
def test_digits_that_a_spreadsheet_lost_are_marked_or_asked_for(
    importer: Importer, what: str
) -> None:
    heading, cell, said = LOST[what]
    rows = [["Namn", "Län", heading], ["Lunchen", "Stockholms län", cell]]
    ran = importer.run(rows, *UNLISTED)
    assert said in ran.out, ran.out
    assert "organisation_number" not in importer.value("lunchen")


def test_columns_are_named_as_the_program_names_them(importer: Importer) -> None:
    rows = [[""] * 27 + ["Namn", "Kommun"], [""] * 27 + ["Lunchen", "Falun"]]
    ran = importer.run(rows, *UNLISTED, "--dry-run")
    assert f'kolumn {get_column_letter(28)} "Namn" → Namn' in ran.out
