"""What kind of file something is, told by what it holds and not by what it is called."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_SIGNATURES: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("pdf", re.compile(rb"%PDF-[12]\.")),
    ("mp4", re.compile(rb".{4}ftyp", re.DOTALL)),
    ("webm", re.compile(rb"\x1a\x45\xdf\xa3")),
    ("zip", re.compile(rb"PK\x03\x04")),
    ("svg", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!--|!DOCTYPE\s+svg)", re.IGNORECASE)),
)
_BEGINNING = 64
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_ODT = b"application/vnd.oasis.opendocument.text"
# Programs that open them don't mind whether a name has capitals.
_MACROS = re.compile(r"(^|/)(vbaProject\.bin|macrosheets/.+|Basic/.+|Scripts/.+)$", re.IGNORECASE)


def kind_of_content(path: Path) -> str:
    """The ending that a file should have; "svg", "zip" or "" for what is none of the known kinds.

    An office document with macros in it is one of "docx med makron" and the like.

    Args:
        path: The file, of which no more is read than tells.
    """
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
    found = next((kind for kind, sign in _SIGNATURES if sign.match(beginning)), "")
    return _kind_of_archive(path) if found == "zip" else found


def _kind_of_archive(path: Path) -> str:
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
            kind = next((kind for name, kind in _OFFICE.items() if name in names), "")
            if not kind and "mimetype" in names:
                with archive.open("mimetype") as file:
                    kind = "odt" if file.read(len(_ODT) + 1) == _ODT else ""
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "zip"
    has_macros = any(map(_MACROS.search, names))
    return f"{kind} med makron" if kind and has_macros else kind or "zip"
