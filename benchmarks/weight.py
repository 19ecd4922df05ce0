"""What a page weighs: the bytes, compressed, of everything it loads until somebody searches."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from urllib.parse import urljoin, urlsplit

from benchmarks.figures import Weights

# What hosts compress on the way; pictures are compressed already.
_TEXTS = {".html", ".css", ".js", ".json", ".svg"}
_USED_LINKS = {"stylesheet", "icon"}
_FETCHED_LINKS = {"modulepreload", "preload"}
# The list's script fetches what this attribute names as soon as it runs.
_FETCHED_AT_ONCE = "data-columns"
# import and export with a relative name; import() is for later.
_IMPORTS = re.compile(r"""^\s*(?:import|export)\b[^'"(;]*['"](\.[^'"]+)['"]""", re.MULTILINE)
_URLS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


def measure(public: Path, enterprises: int) -> Weights:
    """Weigh the list and every profile page of a built site."""
    profiles = [weight(public, f"/asf/{page.parent.name}/") for page in _profiles(public)]
    return Weights(enterprises, weight(public, "/asf/"), max(profiles), round(median(profiles)))


def weight(public: Path, address: str) -> int:
    """The compressed bytes of a page and all that it loads."""
    return sum(_compressed(_path(public, part)) for part in loaded(public, address))


def loaded(public: Path, address: str) -> set[str]:
    """The addresses of a page and of everything that it loads by itself."""
    found = {address}
    waiting = [address]
    read: set[str] = set()
    while waiting:
        here = waiting.pop()
        read.add(here)
        used, fetched = _names(_path(public, here))
        found |= {part for part in (urljoin(here, name) for name in fetched) if _is_own(part)}
        new = {part for part in (urljoin(here, name) for name in used) if _is_own(part)}
        found |= new
        waiting += new - read
    return found


def _is_own(address: str) -> bool:
    return not urlsplit(address).netloc


def _names(path: Path) -> tuple[list[str], list[str]]:
    """What a file uses, and what it only has fetched beforehand."""
    if path.suffix not in (".html", ".js", ".css"):
        return [], []
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = _Page()
        page.feed(text)
        return page.used, page.fetched
    if path.suffix == ".js":
        return _IMPORTS.findall(text), []
    named = [one or other for one, other in _URLS.findall(text)]
    return [name for name in named if not name.startswith(("data:", "#"))], []


class _Page(HTMLParser):
    """Collects what a page asks for.

    A module that is preloaded is fetched alone: what it imports follows when it is used.
    """

    def __init__(self) -> None:
        super().__init__()
        self.used: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        relations = set(given.get("rel", "").split())
        if tag == "link" and _USED_LINKS & relations:
            self.used.append(given["href"])
        elif tag == "link" and _FETCHED_LINKS & relations:
            self.fetched.append(given["href"])
        elif tag in ("script", "img") and given.get("src"):
            self.used.append(given["src"])
        if _FETCHED_AT_ONCE in given:
            self.used.append(given[_FETCHED_AT_ONCE])


def _profiles(public: Path) -> Iterator[Path]:
    for page in sorted((public / "asf").glob("*/index.html")):
        if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8"):
            yield page


def _path(public: Path, address: str) -> Path:
    asked = urlsplit(address).path
    path = public / asked.lstrip("/")
    return path / "index.html" if asked.endswith("/") else path


def _compressed(path: Path) -> int:
    content = path.read_bytes()
    return len(gzip.compress(content, 9) if path.suffix in _TEXTS else content)
