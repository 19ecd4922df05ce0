"""What is new and what is gone in a long text, shortly."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from asf_propose.report.sentences import Kind, Sentence, joined, value

_LONGEST = 300
_PIECE = re.compile(r"(?<=[.!?…])\s+|\s*\n\s*")
# Words that are shown on either side of those that differ.
_AROUND = 3


@dataclass(frozen=True, slots=True)
class TextChange:
    """The pieces of a text that came and those that went; "" for none."""

    new: str
    gone: str


def text_change(before: str, after: str) -> TextChange:
    """Compare two texts sentence by sentence.

    Args:
        before: The text as it was.
        after: The text as it is; where only the order or the line breaks differ nothing is new or
            gone.
    """
    old, now = _pieces(before), _pieces(after)
    gone, new = (
        list((Counter(old) - Counter(now)).elements()),
        (Counter(now) - Counter(old)).elements(),
    )
    came = list(new)
    if len(gone) == len(came) == 1:
        return _around(gone[0].split(), came[0].split())
    return TextChange(_told(came), _told(gone))


def text_words(found: TextChange) -> Sentence:
    """What came and what went, as the end of a sentence; nothing where that is nothing."""
    parts: list[Sentence] = []
    for title, text in (("Nytt: ", found.new), ("Borttaget: ", found.gone)):
        if text:
            parts.append((title, value(text, _LONGEST, Kind.TEXT)))
    return joined(parts, " ")


def _pieces(text: str) -> list[str]:
    return [piece for part in _PIECE.split(text) if (piece := " ".join(part.split()))]


def _told(pieces: list[str]) -> str:
    return " ".join(pieces)


def _around(old: list[str], new: list[str]) -> TextChange:
    """The words that differ in one sentence, with a few on either side."""
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    last = next((at for at in range(most - first) if old[-1 - at] != new[-1 - at]), most - first)
    start, end = max(0, first - _AROUND), max(0, last - _AROUND)

    def shown(words: list[str]) -> str:
        kept = words[start : len(words) - end]
        return f"{'… ' if start else ''}{' '.join(kept)}{' …' if end else ''}"

    return TextChange(shown(new), shown(old))
