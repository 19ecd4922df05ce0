"""Looking into a workbook's package before its content is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress
from typing import Any
from xml.parsers import expat

from asf_register.swedish import number

from asf_edit.importing.sheet import SheetError

# A list of a thousand enterprises takes one or two of these.
MAX_UNPACKED_MIB = 60
_MAX_PARTS = 2000
# Of a cell merged over others, and of a link over several, each costs memory of its own.
_MAX_SPREAD = 100_000
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_SPREADING = ("mergeCell", "hyperlink")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_AGAIN = "Spara om den i Excel som «Excel-arbetsbok (.xlsx)»."
_OTHERS = {
    "word/document.xml": ("ett Word-dokument", "Klistra in tabellen i ett kalkylblad."),
    "ppt/presentation.xml": ("en presentation", "Klistra in tabellen i ett kalkylblad."),
    "content.xml": ("ett kalkylblad från LibreOffice eller liknande", "Spara det som .xlsx."),
    "xl/workbook.bin": ("en binär arbetsbok (.xlsb)", "Spara den som .xlsx."),
    "Index/Document.iwa": ("ett dokument från Numbers eller Pages", "Exportera det som .xlsx."),
}


def refuse_unsafe(name: str, raw: bytes) -> None:
    """See that a package is a workbook of reasonable size, without tricks in its XML.

    Raises:
        SheetError: Where it is something else, broken, too large or declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _refuse_others(name, set(package.namelist()))
            _refuse_large(name, package.infolist())
            # A workbook may call its sheets anything, so every part is looked at.
            for part in package.namelist():
                _refuse_tricks(name, package.read(part))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError) as error:
        # A RuntimeError says that a part is encrypted, or packed in a way that Python can't unpack.
        raise broken(name) from error


def _refuse_tricks(name: str, part: bytes) -> None:
    if _DECLARED.search(part):
        raise SheetError(
            f"{name} har egna deklarationer i sin XML, som vanliga arbetsböcker aldrig har.",
            f"Öppna den inte om du inte vet var den kommer ifrån. {_AGAIN}",
        )
    if _spread(part) > _MAX_SPREAD:
        raise SheetError(
            f"{name} har celler som är sammanfogade, eller är en enda länk, över mer än "
            f"{number(_MAX_SPREAD)} celler.",
            "Dela cellerna i Excel (Start, Sammanfoga och centrera), eller kopiera listan till ett "
            "nytt blad.",
        )


def broken(name: str) -> SheetError:
    """What to say of a workbook that cannot be read."""
    return SheetError(f"{name} går inte att läsa som kalkylblad: filen är trasig.", _AGAIN)


def _refuse_others(name: str, parts: set[str]) -> None:
    if "xl/workbook.xml" in parts:
        return
    for part, (what, mend) in _OTHERS.items():
        if part in parts:
            raise SheetError(f"{name} är {what}.", mend)
    raise SheetError(f"{name} är ett zip-arkiv, inget kalkylblad.", "Packa upp det först.")


def _refuse_large(name: str, parts: list[zipfile.ZipInfo]) -> None:
    # Python unpacks no more of a part than its header says.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED_MIB * 1024 * 1024 or len(parts) > _MAX_PARTS:
        raise SheetError(
            f"{name} blir för stor när den packas upp: högst {MAX_UNPACKED_MIB} MB går att läsa.",
            "Kopiera listan till en ny arbetsbok, utan bilder och andra blad.",
        )


def _spread(part: bytes) -> int:
    """How many cells the merged cells and links of a part lie over; reading it makes every one."""
    areas: list[int] = []

    def opened(tag: str, attributes: dict[str, Any]) -> None:
        if tag.rpartition("}")[2] in _SPREADING:
            areas.append(_size(attributes.get("ref", "")))

    reader = expat.ParserCreate(namespace_separator="}")
    reader.StartElementHandler = opened
    # openpyxl says of a broken one that it is, after no more than what was counted.
    with suppress(expat.ExpatError):
        reader.Parse(part, True)
    return sum(areas)


def _size(area: str) -> int:
    corners = _AREA.fullmatch(area)
    if corners is None:
        # Whole columns or rows, which Excel itself never writes so.
        return _MAX_SPREAD + 1 if ":" in area else 1
    wide = _column(corners[3]) - _column(corners[1])
    return (abs(wide) + 1) * (abs(int(corners[4]) - int(corners[2])) + 1)


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
