"""The headings of a text in Markdown, and the ids by which links lead to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from asf_register.prose import convert
from asf_register.slugs import fold

# What the page around a text has of its own.
_TAKEN = frozenset({"main", "innehall", "avdelning", "sidor"})
_WITHOUT_LETTERS = "rubrik"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        level: From 1, as it is written.
        title: Its words.
        id: The same folded to a–z, 0–9 and "-"; one that stands there already gets a number.
    """

    level: int
    title: str
    id: str


@lru_cache(maxsize=500)
def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a Markdown text, in their order."""
    if "#" not in text and "\n-" not in text and "\n=" not in text:
        return ()
    found = _Headings()
    found.feed(convert(text))
    ids = set(_TAKEN)
    made = []
    for level, title in found.headings:
        made.append(Heading(level, title, _free(fold(title) or _WITHOUT_LETTERS, ids)))
        ids.add(made[-1].id)
    return tuple(made)


def _free(wanted: str, taken: set[str]) -> str:
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[tuple[int, str]] = []
        self._level = 0
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if _is_heading(tag):
            self._level, self._words = int(tag[1]), []

    def handle_data(self, data: str) -> None:
        if self._level:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if _is_heading(tag):
            self.headings.append((self._level, " ".join("".join(self._words).split())))
            self._level = 0


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"
