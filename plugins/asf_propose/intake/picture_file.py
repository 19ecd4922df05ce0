"""What a picture's file is, told from its own structure before anything in it is decoded."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import Literal

from asf_register.errors import AsfError

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_PADDING = b"\0\r\n "
# A marker of JPEG among its compressed data, where 0xff is followed by 0 or by a restart's number.
_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])", re.DOTALL)
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_END, _SCAN = 0xD9, 0xDA
_SAVE_AS_PNG = "Spara den som PNG i ett bildprogram och bifoga den på nytt."


class LogoError(AsfError):
    """A picture that can't become a logo; message and mend can be sent as a reply."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file that has the structure of a picture.

    Attributes:
        format: What it is.
        width: In pixels, as the file says.
        height: In pixels, as the file says.
    """

    format: Literal["PNG", "JPEG", "WEBP"]
    width: int
    height: int


def picture_file(raw: bytes) -> PictureFile:
    """Tell what picture some bytes are, from the first of them to the last.

    Raises:
        LogoError: Where they are none, or not a whole one, or more than one.
    """
    try:
        if raw.startswith(_PNG):
            return _png(raw)
        if raw.startswith(_JPEG):
            return _jpeg(raw)
        if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
            return _webp(raw)
    except (struct.error, IndexError) as error:
        raise broken() from error
    if b"<svg" in raw[:4096].lower():
        raise LogoError("Bilden är en SVG, och sådana tas inte emot.", _SAVE_AS_PNG)
    raise LogoError("Bilden är ingen PNG, JPEG eller WebP.", _SAVE_AS_PNG)


def broken() -> LogoError:
    """A picture isn't whole."""
    return LogoError("Bilden är trasig eller avklippt.", "Spara den på nytt och bifoga den igen.")


def _moving() -> LogoError:
    return LogoError("Bilden är rörlig.", "Bifoga en stillbild: PNG, JPEG eller WebP.")


def _refuse_more(rest: bytes) -> None:
    if rest.strip(_PADDING):
        raise LogoError("Filen innehåller mer än en bild.", _SAVE_AS_PNG)


def _png(raw: bytes) -> PictureFile:
    if raw[12:16] != b"IHDR":
        raise broken()
    width, height = struct.unpack(">II", raw[16:24])
    at = len(_PNG)
    while True:
        length, kind = struct.unpack(">I4s", raw[at : at + 8])
        at += 12 + length
        if at > len(raw):
            raise broken()
        if kind == b"acTL":
            raise _moving()
        if kind == b"IEND":
            _refuse_more(raw[at:])
            return PictureFile("PNG", width, height)


def _jpeg(raw: bytes) -> PictureFile:
    found: PictureFile | None = None
    at = 2
    while marker := _MARKER.search(raw, at):
        code = marker[1][0]
        at = marker.end()
        if code == _END:
            rest = raw[at:]
            # Telephones put a second picture after the first, for screens that can show more.
            _refuse_more(b"" if rest.startswith(_JPEG) else rest)
            break
        (length,) = struct.unpack(">H", raw[at : at + 2])
        if code in _FRAMES:
            height, width = struct.unpack(">HH", raw[at + 3 : at + 7])
            found = PictureFile("JPEG", width, height)
        at += length
    else:
        raise broken()
    if found is None:
        raise broken()
    return found


def _webp(raw: bytes) -> PictureFile:
    (size,) = struct.unpack("<I", raw[4:8])
    ends = 8 + size + size % 2
    if len(raw) < 8 + size:
        raise broken()
    _refuse_more(raw[ends:])
    kind = raw[12:16]
    if kind == b"VP8X":
        if raw[20] & 0x02:
            raise _moving()
        width = int.from_bytes(raw[24:27], "little") + 1
        height = int.from_bytes(raw[27:30], "little") + 1
    elif kind == b"VP8L":
        (bits,) = struct.unpack("<I", raw[21:25])
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", raw[26:30]))
    else:
        raise broken()
    return PictureFile("WEBP", width, height)
