"""One HTML file as the tests see it, read without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

_LOADS = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("img", "srcset"),
    ("iframe", "src"),
    ("object", "data"),
    ("embed", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("use", "href"),
    ("image", "href"),
}
_BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "section",
    "td",
    "th",
    "br",
    "text",
}
_LOADED_LINKS = {"stylesheet", "icon", "modulepreload", "preload", "manifest", "prefetch"}
_DATA_BLOCK = "application/ld+json"
_DATA_FILES = tuple(
    f"data-{name}" for name in "answers columns delivery form lists pagefind search".split()
)


@dataclass(frozen=True)
class SitePage:
    """What the tests ask of a page.

    Attributes:
        links: Where its links and forms lead, and its other forms, as feeds.
        assets: What it loads.
        inline: Scripts, styles and event handlers inside the page itself.
        metas: The content of its meta elements, by name, property or http-equiv.
        data: The blocks of structured data; data blocks are never run.
        loads_first: Whether something is loaded before the Content-Security-Policy stands.
    """

    lang: str
    text: str
    links: tuple[str, ...]
    assets: tuple[str, ...]
    inline: tuple[str, ...]
    ids: frozenset[str]
    metas: dict[str, str]
    data: tuple[Any, ...]
    loads_first: bool

    @property
    def policy(self) -> dict[str, str]:
        """Its Content-Security-Policy by directive."""
        parts = self.metas["content-security-policy"].split(";")
        return {name: rest for name, _, rest in (part.strip().partition(" ") for part in parts)}


def read_site_page(path: Path) -> SitePage:
    """Read one HTML file."""
    return read_html(path.read_text(encoding="utf-8"))


def read_html(html: str) -> SitePage:
    """Read HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return SitePage(
        reader.lang,
        " ".join("".join(reader.text).split()),
        tuple(reader.links),
        tuple(reader.assets),
        tuple(reader.inline),
        frozenset(reader.ids),
        reader.metas,
        tuple(json.loads(block) for block in reader.data),
        reader.loads_first,
    )


@dataclass
class _Reader(HTMLParser):
    lang: str = ""
    text: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    loads_first: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = values.get("lang", "")
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "meta":
            name = values.get("http-equiv", values.get("name", values.get("property", "")))
            self.metas[name.lower()] = values.get("content", "")
        if tag in ("a", "form"):
            self.links += [values[name] for name in ("href", "action") if name in values]
        if tag == "link" and values.get("rel") == "alternate":
            self.links.append(values["href"])
        loaded = list(_loaded(tag, values))
        if loaded and "content-security-policy" not in self.metas:
            self.loads_first = True
        self.assets += loaded
        if _is_inline(tag, values):
            self.inline.append(self.get_starttag_text() or tag)
        if tag in _BLOCKS:
            self.text.append(" ")
        self._open = tag
        if tag == "script" and values.get("type") == _DATA_BLOCK:
            self._open = _DATA_BLOCK

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open = ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == _DATA_BLOCK:
            self.data.append(data)
            return
        if self._open == "script" and data.strip():
            self.inline.append(data)
        self.text.append(data)


def _loaded(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What an element makes the browser fetch, or names for scripts to fetch."""
    if tag == "link" and set(values.get("rel", "").split()) & _LOADED_LINKS:
        yield values["href"]
    for element, name in _LOADS:
        if tag == element and name in values:
            yield values[name]
    for name in _DATA_FILES:
        if name in values:
            yield values[name]
    if "data-rows" in values:
        rows, total, chunk = (values[f"data-{key}"] for key in ("rows", "total", "chunk"))
        yield from (f"{rows}{number}.json" for number in range(-(-int(total) // int(chunk))))


def _is_inline(tag: str, values: dict[str, str]) -> bool:
    """Whether an element brings a style, a document or something to run with it."""
    return (
        tag in ("style", "base")
        or not {"style", "srcdoc"}.isdisjoint(values)
        or any(name.startswith("on") for name in values)
        or any(value.strip().lower().startswith("javascript:") for value in values.values())
    )
