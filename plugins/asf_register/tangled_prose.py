"""Running text that a Markdown parser would take minutes over, or give up on."""

from __future__ import annotations

import re

MAX_LENGTH = 60_000
MAX_INDENT = 60
MAX_UNCLOSED = 50
MAX_NESTED = 3
MAX_BACKSLASHES = 2_000

_CLOSED = re.compile(r"\[[^\[\]\\`]*\]")
_INDENT = re.compile(r"^[ \t]*", re.MULTILINE)


def why_tangled(text: str) -> str | None:
    """Why a text is not given to the Markdown parser, in Swedish; None where it is.

    The parser looks for the end of each open bracket in all that follows, and
    calls itself for each step inwards of a list: small files could stop a build.
    """
    if len(text) > MAX_LENGTH:
        return f"är längre än {MAX_LENGTH} tecken"
    if max(len(match.group().expandtabs(4)) for match in _INDENT.finditer(text)) > MAX_INDENT:
        return f"har en rad som är indragen mer än {MAX_INDENT} steg"
    if text.count("\\") > MAX_BACKSLASHES:
        return f"har fler än {MAX_BACKSLASHES} omvända snedstreck"
    for _ in range(MAX_NESTED):
        text = _CLOSED.sub("", text)
    if text.count("[") > MAX_UNCLOSED:
        return f"har fler än {MAX_UNCLOSED} hakparenteser som inte stängs eller står i varandra"
    return None
