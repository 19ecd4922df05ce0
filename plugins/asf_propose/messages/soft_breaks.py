"""Mail whose lines were broken for the way, with the space before the break to be taken away."""

from __future__ import annotations

import re

_QUOTED = re.compile("(>*) ?(.*)")


def without_soft_breaks(text: str) -> str:
    """Put words together that were broken in format=flowed with DelSp=yes (RFC 3676).

    Lines that were broken between two words stay as they are: a block tells those by itself, and
    what somebody ended with a space doesn't swallow the line after it.
    """
    made: list[list[str]] = []
    open_at: str | None = None  # The quoting of a line that goes on in the middle of a word.
    for line in text.replace("\r\n", "\n").split("\n"):
        quoted = _QUOTED.fullmatch(line)
        depth, rest = quoted.groups() if quoted else ("", line)
        broken = _broken_in_word(rest)
        if depth == open_at:
            made[-1].append(rest[:-1] if broken else rest)
        else:
            made.append([line[:-1] if broken else line])
        open_at = depth if broken else None
    return "\n".join("".join(pieces) for pieces in made)


def _broken_in_word(line: str) -> bool:
    return line.endswith(" ") and not line.endswith("  ") and line not in (" ", "-- ")
