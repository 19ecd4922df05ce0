"""From bytes to text: size, encoding and characters, before any YAML is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from asf_register.private_key import line_of_private_key
from asf_register.reading.fault import MOST_FAULTS, Fault

MAX_BYTES = 256 * 1024

# C0 and C1 controls but tab and line feed; line and paragraph separators;
# bidirectional marks, overrides and isolates (Unicode TR 36); byte order marks inside
# text; tag characters.
REFUSED_CHARACTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u061c\ufeff\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_TAB_INDENT = re.compile(r" *\t")


def private_key(raw: bytes) -> Iterator[Fault]:
    """No file holds a private key, which is burnt as soon as it stands in one."""
    line = line_of_private_key(raw)
    if line is not None:
        yield Fault(
            "private-key",
            line,
            1,
            "här står en hemlig nyckel. Den är röjd och får inte användas mer.",
            "Gör en ny nyckel, och återkalla den gamla om den är i bruk. Det räcker inte att ta "
            "bort den ur filen: i historiken står den kvar för alla som har registret.",
        )


def yaml_size(raw: bytes) -> Iterator[Fault]:
    """A file is at most 256 KiB."""
    if len(raw) > MAX_BYTES:
        yield Fault(
            "yaml-size",
            1,
            1,
            f"filen är för stor: den får vara högst {MAX_BYTES // 1024} KiB.",
            "Korta texterna, eller lägg långa texter på företagets egen webbplats.",
        )


def yaml_encoding(raw: bytes) -> Iterator[Fault]:
    """A file is text in UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        yield Fault(
            "yaml-encoding",
            before.count("\n") + 1,
            len(before) - before.rfind("\n"),
            "filen är inte sparad som UTF-8, så å, ä och ö kan inte läsas.",
            "Spara om filen med teckenkodningen UTF-8.",
        )


def yaml_character(text: str) -> Iterator[Fault]:
    """Text holds no control characters and none that turn its direction."""
    if not REFUSED_CHARACTERS.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if match := REFUSED_CHARACTERS.search(line):
            yield character_fault(match.group(), number, match.start() + 1)


def character_fault(character: str, line: int, column: int) -> Fault:
    """Say that a character may not stand in a text."""
    return Fault(
        "yaml-character",
        line,
        column,
        f"här står det osynliga tecknet U+{ord(character):04X}, som inte får finnas.",
        "Radera ordet där det står och skriv om det.",
    )


def refused_character(text: str) -> str | None:
    """The first character of a text that may not stand in it."""
    match = REFUSED_CHARACTERS.search(text)
    return match.group() if match else None


def yaml_tab(text: str) -> Iterator[Fault]:
    """Lines are indented with spaces, never with tabs."""
    if "\t" not in text:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _TAB_INDENT.match(line):
            yield Fault(
                "yaml-tab",
                number,
                match.end(),
                "raden är indragen med tabb.",
                "Byt tabben mot mellanslag, två för varje steg inåt.",
            )


TEXT_RULES: tuple[Callable[..., Iterator[Fault]], ...] = (
    private_key,
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
    faults = [*private_key(raw)] or [*yaml_size(raw)] or [*yaml_encoding(raw)]
    if faults:
        return "", faults
    text = raw.decode("utf-8").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = composed(text)
    found = (*islice(yaml_character(text), MOST_FAULTS), *islice(yaml_tab(text), MOST_FAULTS))
    return text, list(found)


def composed(text: str) -> str:
    """A text in Unicode's NFC, where each å is one character."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
