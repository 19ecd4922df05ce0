"""Running text on the intranet: as HTML, and as the blocks that a search goes through."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from asf_register.prose import convert
from asf_site.texts.prose import markdown
from markupsafe import Markup

from asf_intranet.pages.page import Block

_OWN_LINK = re.compile(r'(<a href=")(/[^"]*")')
# What is to be filled in stands in square brackets; tags are stepped over.
_TAG_OR_GAP = re.compile(r"<[^>]*>|\[[^\[\]<>]{1,200}\]")
_CELLS = re.compile(r'<t[dh](?: style="text-align: (right);"| style="[^"]*")?>')
# Parts the cells of a row; no text of a register holds it.
_CELL = "\0"
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "li", "tr", "blockquote", "pre", "table", "ul", "ol", *_HEADINGS}


def body(text: str, address: str) -> Markup:
    """Markdown as HTML; what begins with "/" leads to the public site.

    Args:
        text: As somebody wrote it.
        address: Of the public site.
    """
    own = _OWN_LINK.sub(rf"\g<1>{_literal(escape(address))}\g<2>", str(markdown(text)))
    return Markup(_aligned(own, text))  # noqa: S704 - sanitised above


def _aligned(clean: str, text: str) -> str:
    """The same with a class on cells that are written as aligned right.

    The sanitiser takes away the style that says so, as it should; the cells come in the same order.
    """
    sides = iter([match[1] for match in _CELLS.finditer(convert(text))])
    return _CELLS.sub(
        lambda match: f'{match[0][:3]} class="right">' if next(sides, None) else match[0], clean
    )


def with_gaps(rendered: Markup) -> Markup:
    """The same, with each place that is to be filled in marked as one."""
    return Markup(_TAG_OR_GAP.sub(_marked, str(rendered)))  # noqa: S704 - nothing but marks is added


def _marked(match: re.Match[str]) -> str:
    found = match[0]
    return found if found.startswith("<") else f'<span class="gap">{found}</span>'


def _literal(text: str) -> str:
    return text.replace("\\", r"\\")


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs, headings and items of a Markdown text, without marks."""
    reader = _Reader()
    reader.feed(markdown(text))
    reader.close()
    return tuple(reader.blocks)


def line_blocks(*texts: str) -> tuple[Block, ...]:
    """Texts that are no Markdown, each as a block; empty ones are left out."""
    return tuple(Block(" ".join(text.split())) for text in texts if text.strip())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._said: list[str] = []
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS:
            self._end()
            self._heading = tag in _HEADINGS
        elif tag in ("td", "th"):
            self._said.append(_CELL)
        elif tag == "br":
            self._said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        self._said.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        cells = (" ".join(cell.split()) for cell in "".join(self._said).split(_CELL))
        said = " · ".join(filter(None, cells))
        if said:
            self.blocks.append(Block(said, self._heading))
        self._said, self._heading = [], False
