"""Running text as safe HTML, and as plain text."""

from __future__ import annotations

import html
import re

import nh3
from asf_register.prose import convert
from asf_register.reading.text import REFUSED_CHARACTERS
from markupsafe import Markup, escape

_TAGS = set(
    "p br ul ol li strong em blockquote code h2 h3 h4 h5 h6 a hr table thead tbody tr th td".split()
)
# A wide table scrolls by itself, also by keyboard.
_SCROLLED = '<div class="scroll" role="region" aria-label="Tabell" tabindex="0"><table>'
_OWN_OR_WEB = re.compile(r"https?://|mailto:|#|/(?![/\\])")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_HEADINGS = re.compile(r"(</?h)([1-6])(?=[ >])")
_HIGHEST = 2


def markdown(text: str) -> Markup:
    """Render Markdown, without HTML of its own, embedded things or doubtful links.

    Its highest heading becomes an h2, since the page has an h1.
    """
    clean = nh3.clean(
        _below_title(convert(text)),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        attribute_filter=_only_safe_links,
        link_rel="noopener",
    )
    scrolled = (
        REFUSED_CHARACTERS.sub("", clean)
        .replace("<table>", _SCROLLED)
        .replace("</table>", "</table></div>")
    )
    return Markup(scrolled)  # noqa: S704 - this is the sanitiser


def _below_title(rendered: str) -> str:
    levels = [int(level) for _, level in _HEADINGS.findall(rendered)]
    down = _HIGHEST - min(levels, default=_HIGHEST)
    return _HEADINGS.sub(lambda m: f"{m[1]}{min(int(m[2]) + down, 6)}", rendered)


def plain(text: str) -> str:
    """The words of a Markdown text, without its marks."""
    words = html.unescape(nh3.clean(convert(text), tags=set()))
    return " ".join(REFUSED_CHARACTERS.sub("", words).split())


def lines(text: str) -> Markup:
    """Render plain text: blank lines part paragraphs, and nothing else means anything."""
    paragraphs = (part.strip() for part in _PARAGRAPHS.split(text))
    return Markup("").join(Markup("<p>{}</p>").format(escape(p)) for p in paragraphs if p)


def _only_safe_links(_tag: str, _attribute: str, value: str) -> str | None:
    # nh3 lets //host and \\host through, which lead away from the site.
    return value if _OWN_OR_WEB.match(value) else None
