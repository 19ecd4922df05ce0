"""From a path to sheets: what the file is, whatever it is called, and how large."""

from __future__ import annotations

import codecs
from pathlib import Path

from asf_register.problem import visible

from asf_edit.importing.csv_sheet import read_csv
from asf_edit.importing.sheet import SheetError, SheetFile
from asf_edit.importing.xlsx_package import broken

# A list of ten thousand enterprises takes two or three of these.
MAX_MIB = 20
_TEXTS = (".csv", ".txt", ".tsv")
_WORKBOOKS = (".xlsx", ".xlsm")
_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_AS_XLSX = "Öppna filen i Excel och spara den som «Excel-arbetsbok (.xlsx)»."
_NOT_SHEETS = {
    b"%PDF": "en PDF",
    b"\x89PNG": "en bild",
    b"\xff\xd8\xff": "en bild",
    b"GIF8": "en bild",
    b"{\\rtf": "ett textdokument",
    b"\x1f\x8b": "ett packat arkiv",
    b"7z\xbc\xaf": "ett packat arkiv",
    b"Rar!": "ett packat arkiv",
}


def read_sheets(path: Path) -> SheetFile:
    """Read a spreadsheet.

    Raises:
        SheetError: Where it is none, or too large, or broken.
        OSError: Where it cannot be reached.
    """
    name = visible(path.name)
    ending = path.suffix.lower()
    if path.is_dir():
        raise SheetError(f"{name} är en mapp.", "Ange en fil som slutar på .csv eller .xlsx.")
    if not path.is_file():
        raise SheetError(f"{visible(str(path))} finns inte som fil.", "Kontrollera filens namn.")
    if ending == ".xls":
        raise SheetError(f"{name} är i Excels gamla format (.xls).", _AS_XLSX)
    if ending not in (*_TEXTS, *_WORKBOOKS):
        raise SheetError(
            f"{name} slutar varken på .csv eller .xlsx.",
            "Spara listan som Excel-arbetsbok (.xlsx) eller «CSV UTF-8».",
        )
    raw = _bytes_of(path, name)
    _refuse_others(name, raw)
    is_workbook = raw.startswith(_ZIP)
    if is_workbook and ending in _TEXTS:
        raise SheetError(
            f"{name} slutar på {ending}, men är en Excel-arbetsbok eller ett zip-arkiv.",
            "Byt filens ändelse till .xlsx och försök igen.",
        )
    if not is_workbook and ending in _WORKBOOKS:
        raise broken(name)
    if not is_workbook:
        return read_csv(name, raw)
    # openpyxl takes a while to load, and only workbooks need it.
    from asf_edit.importing.xlsx_sheet import read_xlsx  # noqa: PLC0415

    return read_xlsx(name, raw)


def _bytes_of(path: Path, name: str) -> bytes:
    size = path.stat().st_size
    if size > MAX_MIB * 1024 * 1024:
        raise SheetError(
            f"{name} är {size // (1024 * 1024)} MB, och högst {MAX_MIB} MB går att läsa.",
            "Kopiera listan till en ny fil, utan bilder och andra blad.",
        )
    raw = path.read_bytes()
    if not raw.strip(codecs.BOM_UTF8 + codecs.BOM_UTF16 + b" \t\r\n\x00"):
        raise SheetError(f"{name} är tom.", "Spara listan på nytt och försök igen.")
    return raw


def _refuse_others(name: str, raw: bytes) -> None:
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise SheetError(
                f"{name} är skyddad med lösenord.",
                "Ta bort lösenordet i Excel (Arkiv, Information, Skydda arbetsbok) och spara.",
            )
        raise SheetError(f"{name} är i Excels gamla format (.xls).", _AS_XLSX)
    for begins, what in _NOT_SHEETS.items():
        if raw.startswith(begins):
            raise SheetError(f"{name} är {what}, inget kalkylblad.", "Ange listans egen fil.")
    if raw.lstrip(codecs.BOM_UTF8 + b" \t\r\n")[:200].lower().startswith((b"<!doctype", b"<html")):
        raise SheetError(f"{name} är en webbsida, inget kalkylblad.", _AS_XLSX)
    if raw.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"<?xml"):
        raise SheetError(f"{name} är XML, inget kalkylblad.", _AS_XLSX)
