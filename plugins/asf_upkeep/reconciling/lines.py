"""Lines of a text file of any size and encoding, with no more than a piece of it in memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from asf_edit.importing.text_encoding import likely_old_encoding

# The longest lines of the bulk files are some ten thousand bytes.
LONGEST = 256 * 1024
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Of Western text in UTF-16, nearly every second byte is zero.
_HALF_ZEROS = 0.7


@dataclass(frozen=True, slots=True)
class TextLines:
    """A text's lines, as bytes.

    Attributes:
        told: What its encoding is called.
        lines: Each line without its end; None for one that is too long to be one.
    """

    told: str
    lines: Iterator[bytes | None]
    _old: str

    def text(self, raw: bytes) -> str:
        """A part of a line as text.

        Lines are read one by one, so that a single bad one doesn't decide for the others.
        """
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode(self._old, "replace")


def text_lines(pieces: Iterator[bytes]) -> TextLines:
    """Find out a text's encoding and how its lines end, from its first piece.

    Args:
        pieces: The text, some hundred kilobytes at a time.
    """
    first = next(pieces, b"")
    if wide := _wide_encoding(first):
        # Transcoded, so that there is one kind of lines.
        decoded = codecs.iterdecode(chain([first], pieces), wide, errors="replace")
        pieces = (piece.encode("utf-8", "replace") for piece in decoded)
        first = next(pieces, b"")
    has_mark = first.startswith(codecs.BOM_UTF8)
    first = first.removeprefix(codecs.BOM_UTF8)
    codec, name = likely_old_encoding(first)
    end = b"\n" if b"\n" in first or b"\r" not in first else b"\r"
    told = "UTF-16" if wide else "UTF-8" if has_mark or _is_utf8(first) else name
    return TextLines(told, _lines(chain([first], pieces), end), codec)


def _lines(pieces: Iterable[bytes], end: bytes) -> Iterator[bytes | None]:
    rest, is_too_long = b"", False
    for piece in pieces:
        *whole, rest = (rest + piece).split(end)
        if is_too_long and whole:
            yield None
            whole, is_too_long = whole[1:], False
        for line in whole:
            yield line.rstrip(b"\r") if len(line) <= LONGEST else None
        if is_too_long or len(rest) > LONGEST:
            rest, is_too_long = b"", True
    if is_too_long:
        yield None
    elif rest:
        yield rest.rstrip(b"\r")


def _wide_encoding(first: bytes) -> str:
    """The kind of UTF-16 that a text is in; "" for another encoding."""
    if first.startswith(_MARKS):
        return "utf-16"
    half = len(first) // 2 or 1
    for start, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if first[start::2].count(0) > _HALF_ZEROS * half:
            return codec
    return ""


def _is_utf8(first: bytes) -> bool:
    try:
        # What the piece cuts in two is no fault.
        codecs.getincrementaldecoder("utf-8")().decode(first)
    except UnicodeDecodeError:
        return False
    return True
