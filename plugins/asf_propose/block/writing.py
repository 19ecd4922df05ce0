"""The text block, written so that no way of sending it takes anything away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asf_propose.block.lines import ADDRESS, Block, one_line, tidy
from asf_propose.block.marks import BEGINNING, END

WIDTH = 68
_INDENT = "  "
_NO_BREAK = "\u00a0"
_RUN = re.compile(" {2,}")
# A line that began with one of these would be taken for something else than the rest of a value.
_BEFORE_MARK = re.compile(r" (?=[*|>=\-–—•·])")


def written(block: Block) -> str:
    """Write a block; the rules are those of `asf_propose.block`."""
    lines = [BEGINNING, *(line for entry in _entries(block) for line in _wrapped(entry)), END]
    return "\n".join(lines) + "\n"


def glued(text: str) -> str:
    """A text with no-break spaces where it mustn't be wrapped.

    Those are all of them in what begins with an address on the web, runs of two or more, and
    the ones before a word that begins with a mark that would mean something first on a line.
    """
    if ADDRESS.match(text):
        return text.replace(" ", _NO_BREAK)
    runs = _RUN.sub(lambda run: _NO_BREAK * len(run.group()), text)
    return _BEFORE_MARK.sub(_NO_BREAK, runs)


def _entries(block: Block) -> Iterator[str]:
    """The lines of a block before they are wrapped."""
    for line in block.lines:
        value = tidy(line.value)
        name = one_line(line.name)
        if "\n" in value:
            yield glued(f"* {name}:")
            yield from (_after("|", text) for text in value.split("\n"))
        else:
            yield _after(f"* {name}:", value)


def _after(head: str, value: str) -> str:
    """A head and what stands after it, with no-break spaces."""
    if not value:
        return glued(head)
    if ADDRESS.match(value):
        return f"{glued(head)} {glued(value)}"
    return glued(f"{head} {value}")


def _wrapped(entry: str) -> Iterator[str]:
    """An entry on lines of at most 68 characters, where its spaces allow that."""
    mark, _, rest = entry.partition(" ")
    first, *words = rest.split(" ")
    line = f"{mark} {first}" if first else mark
    for word in words:
        if len(line) + 1 + len(word) > WIDTH:
            yield line
            line = _INDENT + word
        else:
            line = f"{line} {word}"
    yield line
