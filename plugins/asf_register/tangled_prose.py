"""Running text that a Markdown parser would take minutes over, or give up on.

The parser looks for the end of each open mark in all that follows, calls itself
for each step inwards, and writes an address out each time it is referred to:
small files could stop a build.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from asf_register.prose import convert

MAX_LENGTH = 40_000
MAX_INDENT = 60
MAX_UNCLOSED = 50
MAX_NESTED = 3
MAX_GROWTH = 20

_CLOSED = re.compile(r"\[[^\[\]\\`]*\]")
_CLOSED_LINK = re.compile(r"\]\([^()\s]*\)")
# So many characters can be a deep indent, if they are tabs.
_INDENT = re.compile(rf"^[ \t]{{{MAX_INDENT // 4},}}", re.MULTILINE)
_MARKERS = re.compile(r"^\s*(?:(?:[-+*>]|\d+[.)])\s*){9,}\S", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(?:#|[=-]+ *$)", re.MULTILINE)
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:", re.MULTILINE)


def _unclosed(text: str) -> int:
    for _ in range(MAX_NESTED):
        text = _CLOSED.sub("", text)
    return text.count("[")


def _open_links(text: str) -> int:
    return _CLOSED_LINK.sub("", text).count("](")


def _widest_row(text: str) -> int:
    return max(line.count("|") for line in text.split("\n"))


# What is counted, how many may stand in a text, and what it is called.
_LIMITS: tuple[tuple[Callable[[str], int], int, str], ...] = (
    (len, MAX_LENGTH, "tecken"),
    (lambda text: text.count("\\"), 500, "omvända snedstreck"),
    (lambda text: sum(map(text.count, "*_`")), 2_000, "tecken för betoning (*, _ och `)"),
    (lambda text: text.count("<"), 500, "tecken <"),
    (lambda text: text.count("|"), 4_000, "lodräta streck"),
    (_widest_row, 40, "lodräta streck på en rad"),
    (lambda text: len(_HEADING.findall(text)), 200, "rubriker"),
    (lambda text: len(_REFERENCE.findall(text)), 50, "länkadresser på egna rader"),
    (_unclosed, MAX_UNCLOSED, "hakparenteser som inte stängs eller står i varandra"),
    (_open_links, MAX_UNCLOSED, "länkar som inte stängs"),
)


def why_tangled(text: str) -> str | None:
    """Why a text is not given to the Markdown parser, in Swedish; None where it is."""
    for count, most, what in _LIMITS:
        if count(text) > most:
            return f"har fler än {most} {what}"
    if any(len(indent.expandtabs(4)) > MAX_INDENT for indent in _INDENT.findall(text)):
        return f"har en rad som är indragen mer än {MAX_INDENT} steg"
    if _MARKERS.search(text):
        return "har en rad med en lista i en lista i en lista"
    return None


def why_swollen(text: str) -> str | None:
    """Why what comes out of the parser is not shown, in Swedish; None where it is.

    Args:
        text: A text that is not tangled.
    """
    if _REFERENCE.search(text) and len(convert(text)) > MAX_GROWTH * len(text) + MAX_LENGTH:
        return "blir många gånger längre än den är skriven, av länkar som upprepas"
    return None
