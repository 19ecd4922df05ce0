"""From a part's bytes to its text, also where what is said about them is missing or wrong."""

from __future__ import annotations

import binascii
import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What is decoded as declared; other names could be those of compressions or of codes for hosts.
_DECLARED = re.compile(
    r"(?:iso[-_]?8859|windows|cp|mac|koi8|ibm|iso[-_]?2022|utf|gb|hz|big5|shift|sjis|euc|latin)"
    r"[-_a-z0-9]{0,20}"
)
_AS_WINDOWS = ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii")
_SEVERAL_BYTES = re.compile("utf-?(?:7|16|32)|iso[-_]?2022|hz")
# One byte a letter; the first one wins where none gives Swedish letters.
_OLD = ("cp1252", "mac_roman", "cp850")
_LETTERS = "åäöéÅÄÖÉ"
# Five equals signs in a row are the edge of a block; so they look where they are still encoded.
_STILL_QUOTED = b"=3D=3D=3D"
_MOST_ROUNDS = 3


def text_of(raw: bytes, declared: str = "") -> str:
    """Turn bytes into text.

    UTF-8 is taken where it can be, since nothing else looks like it; then what was declared; then
    the old encoding that gives most Swedish letters.

    Args:
        raw: The bytes, perhaps still quoted-printable.
        declared: The encoding that they are said to have.
    """
    for _ in range(_MOST_ROUNDS):
        if _STILL_QUOTED not in raw:
            break
        raw = binascii.a2b_qp(raw)
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return raw.decode(codec, "replace")
    declared = declared.strip().lower()
    first, second = (declared, "utf-8") if _SEVERAL_BYTES.match(declared) else ("utf-8", declared)
    for codec in (first, second):
        text = _strictly(raw, codec)
        if text is not None:
            return text
    return raw.decode(max(_OLD, key=lambda codec: _swedish_letters(raw, codec)), "replace")


def _strictly(raw: bytes, codec: str) -> str | None:
    if codec in _AS_WINDOWS:
        codec = "cp1252"
    if not _DECLARED.fullmatch(codec):
        return None
    try:
        return raw.decode(codec)
    except (LookupError, ValueError):
        return None


def _swedish_letters(raw: bytes, codec: str) -> int:
    """How many Swedish letters stand inside words, if the bytes are in this encoding."""
    letters = re.escape(_LETTERS.encode(codec))
    return len(re.findall(rb"(?<=[A-Za-z])[%b](?=[A-Za-z])" % letters, raw))
