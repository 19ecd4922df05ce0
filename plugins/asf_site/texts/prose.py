"""Running text as safe HTML, and as plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

import nh3
from asf_register.prose import convert
from asf_register.reading.text import REFUSED_CHARACTERS
from markupsafe import Markup, escape

_TAGS = set(
    "p br ul ol li strong em blockquote code h2 h3 h4 h5 h6 a hr table thead tbody tr th td".split()
)
# A wide table scrolls by itself, also by keyboard.
_SCROLLED = '<div class="scroll" role="region" aria-label="{}" tabindex="0"><table>'
_ATTRIBUTES = {
    "a": {"href"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    **{heading: {"id"} for heading in ("h2", "h3", "h4", "h5", "h6")},
}
_OWN_OR_WEB = re.compile(r"https?://|mailto:|#|/(?![/\\])")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_HEADINGS = re.compile(r"(</?h)([1-6])(?=[ >])")
_OPENED_HEADINGS = re.compile(r"(?<=<h)([1-6])(?=>)")
_PICTURE = re.compile(r'<img alt="([^"]*)" src="([^"]*)"[^<>]*>')
_HIGHEST = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a text, as the site shows it.

    Attributes:
        url: Its address.
        width: In pixels.
        height: Likewise.
    """

    url: str
    width: int
    height: int


def markdown(
    text: str, ids: Iterable[str] = (), pictures: Mapping[str, Shown] | None = None
) -> Markup:
    """Render Markdown, without HTML of its own, doubtful links and pictures of elsewhere.

    Its highest heading becomes an h2, since the page has an h1.

    Args:
        text: What is written.
        ids: What links lead to its headings by, in their order; none for headings without.
        pictures: The pictures that it may show, by what stands in it for them.
    """
    shown = pictures or {}
    # All that is put in is put in before the text is cleaned: the cleaner alone has the last word,
    # and an alternative text may look like a tag.
    raw = _with_ids(_below_title(convert(text)), ids)
    raw = _PICTURE.sub(lambda found: _picture(found[1], shown.get(html.unescape(found[2]))), raw)
    raw = _with_scrolled_tables(raw)
    addresses = {picture.url for picture in shown.values()}
    clean = nh3.clean(
        raw,
        tags=_TAGS | {"div", "img"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        attribute_filter=lambda tag, name, value: _allowed(tag, name, value, addresses),
        link_rel="noopener",
    )
    return Markup(REFUSED_CHARACTERS.sub("", clean))  # noqa: S704 - this is the sanitiser


def _below_title(rendered: str) -> str:
    levels = [int(level) for _, level in _HEADINGS.findall(rendered)]
    down = _HIGHEST - min(levels, default=_HIGHEST)
    return _HEADINGS.sub(lambda m: f"{m[1]}{min(int(m[2]) + down, 6)}", rendered)


def _with_ids(rendered: str, ids: Iterable[str]) -> str:
    given = iter(ids)

    def opened(found: re.Match[str]) -> str:
        name = next(given, "")
        return f'{found[1]} id="{name}"' if name else found[1]

    return _OPENED_HEADINGS.sub(opened, rendered)


def _with_scrolled_tables(rendered: str) -> str:
    first, *rest = rendered.split("<table>")
    names = ("Tabell" if number == 1 else f"Tabell {number}" for number in count(1))
    scrolled = (_SCROLLED.format(name) + after for name, after in zip(names, rest, strict=False))
    return (first + "".join(scrolled)).replace("</table>", "</table></div>")


def _picture(text: str, shown: Shown | None) -> str:
    """A picture, with an alternative text that is escaped already; nothing for one of elsewhere."""
    if shown is None:
        return ""
    how = f'width="{shown.width}" height="{shown.height}" loading="lazy" decoding="async"'
    return f'<img src="{shown.url}" alt="{text}" {how}>'


def _allowed(tag: str, name: str, value: str, pictures: set[str]) -> str | None:
    """What stays of an attribute."""
    if tag == "a":
        # nh3 lets //host and \\host through, which lead away from the site.
        return value if _OWN_OR_WEB.match(value) else None
    if name == "src":
        return value if value in pictures else None
    return value


def plain(text: str) -> str:
    """The words of a Markdown text, without its marks."""
    words = html.unescape(nh3.clean(convert(text), tags=set()))
    return " ".join(REFUSED_CHARACTERS.sub("", words).split())


def lines(text: str) -> Markup:
    """Render plain text: blank lines part paragraphs, and nothing else means anything."""
    paragraphs = (part.strip() for part in _PARAGRAPHS.split(text))
    return Markup("").join(Markup("<p>{}</p>").format(escape(p)) for p in paragraphs if p)
