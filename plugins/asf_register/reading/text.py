"""From bytes to text: size, encoding and characters, before any YAML is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from asf_register.reading.fault import Fault

MAX_BYTES = 256 * 1024

# C0 and C1 controls but tab and line feed; line and paragraph separators;
# bidirectional overrides and isolates (Unicode TR 36); byte order marks inside text.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)


def yaml_size(raw: bytes) -> Iterator[Fault]:
    """A file is at most 256 KiB."""
    if len(raw) > MAX_BYTES:
        yield Fault(
            "yaml-size",
            1,
            1,
            f"filen är {len(raw) // 1024} KiB, men får vara högst {MAX_BYTES // 1024} KiB.",
            "Korta texterna, eller lägg långa texter på företagets egen webbplats.",
        )


def yaml_encoding(raw: bytes) -> Iterator[Fault]:
    """A file is text in UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(raw[: error.start].decode("utf-8"), error.start)
        yield Fault(
            "yaml-encoding",
            line,
            column,
            "filen är inte sparad som UTF-8, så å, ä och ö kan inte läsas.",
            "Spara om filen med teckenkodningen UTF-8.",
        )


def yaml_character(text: str) -> Iterator[Fault]:
    """Text holds no control characters and none that turn its direction."""
    for match in _REFUSED.finditer(text):
        yield Fault(
            "yaml-character",
            *_place(text, match.start()),
            f"här står det osynliga tecknet U+{ord(match.group()):04X}, som inte får finnas.",
            "Ta bort tecknet: radera det omgivande ordet och skriv om det.",
        )


def yaml_tab(text: str) -> Iterator[Fault]:
    """Lines are indented with spaces, never with tabs."""
    for match in _TAB_INDENT.finditer(text):
        yield Fault(
            "yaml-tab",
            *_place(text, match.end() - 1),
            "raden är indragen med tabb.",
            "Byt tabben mot mellanslag, två för varje steg inåt.",
        )


TEXT_RULES: tuple[Callable[..., Iterator[Fault]], ...] = (
    yaml_size,
    yaml_encoding,
    yaml_character,
    yaml_tab,
)


def decode(raw: bytes) -> tuple[str, list[Fault]]:
    """Turn a file's bytes into text.

    Returns:
        The text in Unicode's NFC with line feeds only and without a byte order
        mark, and the faults; the text is empty where it could not be read.
    """
    faults = [*yaml_size(raw)] or [*yaml_encoding(raw)]
    if faults:
        return "", faults
    text = raw.decode("utf-8").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text, [*yaml_character(text), *yaml_tab(text)]


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
