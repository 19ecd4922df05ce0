"""One HTML file as the tests see it, read without a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

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
_LOADED_LINKS = {"stylesheet", "icon", "modulepreload", "preload", "manifest", "prefetch"}
_DATA_FILES = ("data-columns", "data-search", "data-pagefind")


@dataclass(frozen=True)
class SitePage:
    """What the tests ask of a page.

    Attributes:
        links: Where its links and forms lead.
        assets: What it loads.
        inline: Scripts, styles and event handlers inside the page itself.
        metas: The content of its meta elements, by name or http-equiv.
        loads_first: Whether something is loaded before the Content-Security-Policy stands.
    """

    lang: str
    text: str
    links: tuple[str, ...]
    assets: tuple[str, ...]
    inline: tuple[str, ...]
    ids: frozenset[str]
    metas: dict[str, str]
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
    loads_first: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        before = len(self.assets)
        if tag == "html":
            self.lang = values.get("lang", "")
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "meta":
            self.metas[values.get("http-equiv", values.get("name", "")).lower()] = values.get(
                "content", ""
            )
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "form":
            self.links.append(values.get("action", ""))
        if tag == "link" and set(values.get("rel", "").split()) & _LOADED_LINKS:
            self.assets.append(values["href"])
        for element, name in _LOADS:
            if tag == element and name in values:
                self.assets.append(values[name])
        for name in _DATA_FILES:
            if name in values:
                self.assets.append(values[name])
        if "data-rows" in values:
            rows, total, chunk = (values[f"data-{k}"] for k in ("rows", "total", "chunk"))
            self.assets += [f"{rows}{n}.json" for n in range(-(-int(total) // int(chunk)))]
        if tag in ("style", "base") or "style" in values or "srcdoc" in values:
            self.inline.append(self.get_starttag_text() or tag)
        if any(name.startswith("on") for name in values):
            self.inline.append(self.get_starttag_text() or tag)
        if any(value.strip().lower().startswith("javascript:") for value in values.values()):
            self.inline.append(self.get_starttag_text() or tag)
        if len(self.assets) > before and "content-security-policy" not in self.metas:
            self.loads_first = True
        self._open = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open = ""

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "script" and data.strip():
            self.inline.append(data)
        self.text.append(data)
