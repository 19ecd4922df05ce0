"""From a path to the rows of an extract: plain text, one text in a zip, or a workbook."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from asf_edit.importing.headings import choose_sheet
from asf_edit.importing.sheet_file import read_sheets
from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.swedish import listing

_PIECE = 1024 * 1024
# The bulk file is a gigabyte and packed to a quarter of that.
_MOST_UNPACKED = 8 * 1024**3
_MOST_PACKED = 100
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_ZIP = b"PK\x03\x04"
_TEXTS = (".txt", ".csv", ".tsv")
_FIRST_ZIP_DAY = date(1980, 1, 1)
_IN_SWEDEN = ZoneInfo("Europe/Stockholm")
_AGAIN = "Hämta den igen, eller packa upp den själv och ange textfilen."


@dataclass(frozen=True, slots=True)
class ExtractFile:
    """An extract that is open for reading.

    Attributes:
        name: What it is called, fit to be shown.
        day: The day that it says it is from: its own in a zip, or when it was saved.
        size: How many bytes there are to read.
        pieces: The text, piece by piece; empty for a workbook.
        rows: A workbook's rows, as cells in UTF-8; None for a text.
    """

    name: str
    day: date
    size: int
    pieces: Iterator[bytes]
    rows: Iterator[list[bytes]] | None = None


@contextmanager
def opened(path: Path) -> Iterator[ExtractFile]:
    """Open an extract.

    Raises:
        UsageError: Where it is none, broken, or more than an extract can be.
        SheetError: Where a workbook cannot be read.
        OSError: Where it cannot be reached.
    """
    name = visible(path.name)
    if path.is_dir():
        raise UsageError(
            f"{visible(str(path))} är en mapp.", "Ange filen: .zip, .txt, .csv eller .xlsx."
        )
    if not path.is_file():
        raise UsageError(f"{visible(str(path))} finns inte som fil.", "Kontrollera filens namn.")
    saved = datetime.fromtimestamp(path.stat().st_mtime, _IN_SWEDEN).date()
    if path.suffix.lower() in _WORKBOOKS:
        sheet = choose_sheet(read_sheets(path), None)
        rows = ([cell.text.encode() for cell in row.cells] for row in sheet.filled())
        yield ExtractFile(name, saved, path.stat().st_size, iter(()), rows)
        return
    with path.open("rb") as stream:
        if stream.read(len(_ZIP)) == _ZIP:
            with _unpacked(path, name, saved) as file:
                yield file
        else:
            stream.seek(0)
            yield ExtractFile(name, saved, path.stat().st_size, _pieces(stream))


@contextmanager
def _unpacked(path: Path, name: str, saved: date) -> Iterator[ExtractFile]:
    """The only text in a zip, which is unpacked while it is read and never on the disk."""
    with ExitStack() as held:
        try:
            package = held.enter_context(zipfile.ZipFile(path))
            part = _only_text(name, package.infolist())
            _refuse_bomb(name, part)
            stream = held.enter_context(package.open(part))
            packed = date(*part.date_time[:3])
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as error:
            # Of a part that is encrypted or packed in an unknown way, zipfile raises the next two.
            raise _broken(name) from error
        day = packed if packed > _FIRST_ZIP_DAY else saved
        shown = f"{visible(part.filename)} i {name}"
        yield ExtractFile(shown, day, part.file_size, _unpacking(stream, name))


def _unpacking(stream: IO[bytes], name: str) -> Iterator[bytes]:
    try:
        yield from _pieces(stream)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError) as error:
        raise _broken(name) from error


def _broken(name: str) -> UsageError:
    return UsageError(f"{name} är trasig, låst eller inte hel.", _AGAIN)


def _only_text(name: str, parts: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    files = [part for part in parts if not part.is_dir()]
    texts = [part for part in files if part.filename.lower().endswith(_TEXTS)]
    if len(texts) == 1:
        return texts[0]
    if not texts:
        raise UsageError(
            f"{name} innehåller ingen textfil (.txt eller .csv).",
            "Packa upp den och ange den fil som är utdraget.",
        )
    told = listing([visible(part.filename) for part in texts[:5]])
    raise UsageError(
        f"{name} innehåller flera textfiler: {told}.", "Packa upp den och ange den ena."
    )


def _refuse_bomb(name: str, part: zipfile.ZipInfo) -> None:
    # zipfile unpacks no more of a part than its header says.
    packed = max(part.compress_size, 1)
    is_bomb = part.file_size > _PIECE and part.file_size > packed * _MOST_PACKED
    if is_bomb or part.file_size > _MOST_UNPACKED:
        raise UsageError(
            f"{name} blir orimligt stor när den packas upp.",
            "Öppna den inte om du inte vet var den kommer ifrån. Annars: packa upp den själv.",
        )


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece
