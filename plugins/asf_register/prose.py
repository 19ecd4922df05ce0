"""Markdown: how the register's running text is read, and where it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html.parser import HTMLParser

from markdown import Markdown

# Text without any of these cannot hold a link or a picture.
_MAY_LINK = re.compile(r"[\[<]")
# A line that begins with a letter and holds no mark is itself, whatever stands around it.
_LINE = r"[^\W\d_](?:[^\\`*_\[\]<>&#|\t\n]*[^\\`*_\[\]<>&#|\s])?"
_UNMARKED = re.compile(rf"{_LINE}(?:\n+{_LINE})*+\n*")
_BETWEEN_PARAGRAPHS = re.compile(r"\n\n+")


@lru_cache(maxsize=20_000)
def convert(text: str) -> str:
    """Turn Markdown into HTML, not yet sanitised; tags in the text stay text."""
    if _UNMARKED.fullmatch(text):
        # What the parser would give, a hundred times sooner.
        return "\n".join(f"<p>{part}</p>" for part in _BETWEEN_PARAGRAPHS.split(text.strip("\n")))
    return str(_parser().reset().convert(text))


@cache
def _parser() -> Markdown:
    markdown = Markdown(extensions=["sane_lists", "tables"], output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return markdown


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture in a text.

    Attributes:
        address: Where it lies, as it is written.
        text: What is said of it to those who don't see it.
    """

    address: str
    text: str


def leads_to(text: str) -> tuple[list[str], list[str]]:
    """Where a Markdown text leads.

    Returns:
        The addresses it links to, and those of the pictures it embeds.
    """
    found = _addresses(text)
    return found.links, [picture.address for picture in found.pictures]


def embedded(text: str) -> list[Embedded]:
    """The pictures that a Markdown text embeds."""
    return _addresses(text).pictures


def _addresses(text: str) -> _Addresses:
    found = _Addresses()
    if _MAY_LINK.search(text):
        found.feed(convert(text))
    return found


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.pictures: list[Embedded] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            self.links.append(values.get("href") or "")
        if tag == "img":
            self.pictures.append(Embedded(values.get("src") or "", values.get("alt") or ""))
