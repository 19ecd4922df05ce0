"""What others have written, put so that nothing of it comes alive in a comment on GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from asf_register.problem import visible

# What Markdown, HTML, formulas, mentions, links, numbers of issues and commits, and pictograms
# begin with. A backslash does not keep GitHub from making a mention of "@"; code does.
_ALIVE = re.compile(
    r"[\\`*_{}\[\]<>#+!|~@$&^=]|://|www\.|:[\w-]+:|\bgh-[0-9]"
    r"|(?<!\w)(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,64}(?!\w)",
    re.IGNORECASE,
)
# «Smått & gott» begins nothing: what this could begin follows it at once.
_LONE = "&"
# What begins a list or a line where it stands first.
_BEGINS = re.compile(r"-+|[0-9]{1,9}[.)]?")
_MARKS = re.compile(r"\A([\"«(]*)(.*?)([\"».,;:)]*)\Z", re.DOTALL)
_TICKS = re.compile("`+")


def harmless(text: str, *, begins_line: bool = True) -> str:
    """A text on one line for Markdown, with each word that could come alive as code.

    Args:
        text: What somebody has written.
        begins_line: Whether nothing stands before it, so that a number could begin a list.
    """
    words = [word for word in visible(text).split(" ") if word]
    alive = [word != _LONE and _ALIVE.search(word) is not None for word in words]
    if words and begins_line and _BEGINS.fullmatch(words[0]):
        alive[0] = True
    return " ".join(_pieces(words, alive))


def as_code(text: str) -> str:
    """A text on one line as code in Markdown, whatever it holds."""
    shown = visible(text)
    if not shown.strip(" "):
        return ""
    ticks = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


def _pieces(words: list[str], alive: list[bool]) -> Iterator[str]:
    for is_alive, some in groupby(zip(alive, words, strict=True), key=lambda pair: pair[0]):
        said = " ".join(word for _, word in some)
        yield _inside_its_marks(said) if is_alive else said


def _inside_its_marks(said: str) -> str:
    """Words as code, but for quotation marks and stops around them."""
    return _MARKS.sub(lambda match: f"{match[1]}{as_code(match[2])}{match[3]}", said)
