"""Running text at 80 columns, for terminals and pipes alike."""

from __future__ import annotations

from textwrap import wrap

WIDTH = 80


def wrapped(text: str, first: str = "", width: int = WIDTH) -> list[str]:
    """A text in lines of a width, in which addresses are never broken.

    Args:
        text: What to say.
        first: What stands before it; the lines after the first one begin below its end.
        width: Characters a line.
    """
    lines = wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first.rstrip()]
