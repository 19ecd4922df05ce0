"""Enclosures: what kind of file each is, told from its content, and where they are laid."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from asf_register.errors import UsageError
from asf_register.private_file import write_private

# theme/static/application-files.js knows the same.
_BEGINNINGS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_PACKAGE = b"PK\x03\x04"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MACROS = (b"vbaProject.bin", b"Basic/script-lc.xml")


def ending_of(raw: bytes) -> str:
    """What the name of a file should end with; nothing for one that is no enclosure.

    PDF, PNG, JPEG, and documents of Word and LibreOffice without macros are.
    """
    for beginning, ending in _BEGINNINGS.items():
        if raw.startswith(beginning):
            return ending
    if not raw.startswith(_PACKAGE) or any(mark in raw for mark in _MACROS):
        return ""
    if raw[30 : 30 + len(_ODT)] == _ODT and raw[30 + len(_ODT) : 32 + len(_ODT)] == b"PK":
        return "odt"
    return "docx" if b"word/document.xml" in raw else ""


def lay_out(folder: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """Write files into a new folder that only its owner can read; all of them or none.

    Args:
        folder: Where the new one is made; it is made itself if it isn't there.
        name: What the new one is called.
        files: Their bytes by name.

    Returns:
        The new folder.

    Raises:
        UsageError: Where there is one already.
    """
    place = folder / name
    if os.path.lexists(place):
        raise UsageError(
            f"Mappen {place} finns redan.", "Flytta undan den, eller välj en annan mapp."
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = Path(mkdtemp(prefix=".ansokan-", dir=folder))
    try:
        for file, content in files.items():
            write_private(made / file, content)
        made.rename(place)
    except BaseException:
        with suppress(OSError):
            rmtree(made)
        raise
    return place
