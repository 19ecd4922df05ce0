"""A cell of free text, taken apart into phrases with what their parentheses add."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from asf_register.slugs import fold

from asf_edit.understanding import is_blank

_BETWEEN = re.compile(r"\([^()]*\)|(?P<cut>\s*(?:[,;/•|+&\n]|\boch\b|\bsamt\b)\s*)", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*")
_NOTHING = ("ej-angiv", "inte-angiv", "ej-uppgiv", "ort-ej-angiven", "ej-precis")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, and what stands in parentheses beside it."""

    text: str
    aside: str = ""


def says_nothing(text: str) -> bool:
    """Whether a cell says, in so many words, that nothing is known."""
    outside = _PARENTHESIS.sub(" ", text)
    return is_blank(outside) or fold(outside).startswith(_NOTHING)


def with_aside(text: str) -> Phrase:
    """A text with its parentheses set aside; one that is nothing else is left as it is."""
    aside = "; ".join(part.strip() for part in _PARENTHESIS.findall(text) if part.strip())
    outside = _PARENTHESIS.sub(" ", text).strip()
    return Phrase(outside, aside) if outside else Phrase(text.strip(" ()"))


def phrases(text: str, is_name: Callable[[str], bool]) -> Iterator[Phrase]:
    """Phrases with commas, line breaks, «och» and the like between them.

    Args:
        text: The cell.
        is_name: Tells a name that has such a sign in it, which is kept whole.
    """
    pieces = _pieces(text)
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at + 1, -2)
        end = next((end for end in ends if is_name("".join(pieces[at:end]).strip())), at + 1)
        phrase = with_aside("".join(pieces[at:end]))
        if phrase.text and not says_nothing(phrase.text):
            yield phrase
        at = end + 1


def _pieces(text: str) -> list[str]:
    """Phrases with what stands between them, in turns."""
    pieces, at = [], 0
    for match in _BETWEEN.finditer(text):
        if match["cut"]:
            pieces += [text[at : match.start()], match["cut"]]
            at = match.end()
    return [*pieces, text[at:]]
