"""The encodings that Excel saves Swedish text files in, told apart by their bytes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from asf_edit.importing.sheet import SheetError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# One byte a letter; the first one wins where a file has no such letters.
_OLD = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "MS-DOS (850)"))
_LETTERS = "åäöéÅÄÖÉ"
# What å, ä, ö and é become when UTF-8 is read as Windows-1252 and saved again.
_GARBLED = re.compile("\u00c3[\u00a4\u00a5\u00a9\u00b6\u2026\u201e\u2013\u2030]")
_RESAVE = "Öppna filen i Excel, se till att å, ä och ö är rätt, och spara som «CSV UTF-8»."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and what its encoding is called."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """Turn a text file's bytes into text.

    Raises:
        SheetError: Where they are in no known encoding, or were garbled before.
    """
    decoded = _decoded(raw)
    garbled = _GARBLED.search(decoded.text)
    if garbled:
        line = decoded.text.count("\n", 0, garbled.start()) + 1
        raise SheetError(f"Å, ä och ö är förvanskade, först på rad {line} i filen.", _RESAVE)
    return decoded


def _decoded(raw: bytes) -> Decoded:
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strictly(raw, codec), name)
    try:
        return Decoded(raw.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        codec, name = likely_old_encoding(raw)
        return Decoded(_strictly(raw, codec), name)


def likely_old_encoding(raw: bytes) -> tuple[str, str]:
    """The encoding of one byte a letter that suits some text best: Python's name, and people's."""
    return max(_OLD, key=lambda old: _swedish_letters(raw, old[0]))


def is_garbled(text: str) -> bool:
    """Whether å, ä and ö were read in the wrong encoding and saved again."""
    return _GARBLED.search(text) is not None


def _strictly(raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise SheetError("Filens teckenkodning känns inte igen.", _RESAVE) from error


def _swedish_letters(raw: bytes, codec: str) -> int:
    """How many Swedish letters stand inside words, if the bytes are in this encoding."""
    letters = re.escape(_LETTERS.encode(codec))
    return len(re.findall(rb"(?<=[A-Za-z])[%b](?=[A-Za-z])" % letters, raw))
