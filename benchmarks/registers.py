"""The registers that are measured: made by `asf demo`, and one enterprise of them changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Command, run
from benchmarks.rivals import tool

SEED = 1
# Beside a register: the folder that programs are told to be the user's own for what they keep.
CACHE = "cache"

_LISTED = re.compile(r"^listing: consented$", re.MULTILINE)
_CLOSED = re.compile(r"^closed:", re.MULTILINE)
_PHONE = re.compile(r"^phone: .*\n", re.MULTILINE)
_OFFER = re.compile(r"^offers:\n(?:  - |    )(?:.*\n    )*?title: (.*)$", re.MULTILINE)
_ALL_LISTS = ("lan", "kommun", "bransch")
_LIST = '<li class="hit"><h3><a href="/asf/{slug}/">'


def make(folder: Path, size: int, log: Path) -> Path:
    """Make a register of so many enterprises; its data/ lies in the folder that is given.

    Its posts are put aside and its members left out, since no rival has a marketplace or an
    intranet: the entries are then the same.
    """
    root = folder / "register"
    command: Command = [tool("asf"), "demo", root, "--enterprises", str(size), "--seed", str(SEED)]
    run(command, folder, log)
    _posts(root).rename(_aside(root))
    shutil.rmtree(root / "data" / "members")
    return root


@contextmanager
def with_posts(root: Path) -> Iterator[None]:
    """A register with its posts, for as long as the block."""
    _aside(root).rename(_posts(root))
    try:
        yield
    finally:
        _posts(root).rename(_aside(root))


def _posts(root: Path) -> Path:
    return root / "data" / "marketplace"


def _aside(root: Path) -> Path:
    return root.with_name("posts")


def forget(root: Path) -> None:
    """Take away all that earlier commands kept, so that the next one starts cold."""
    for kept in (root.with_name(CACHE), root / ".cache", root / "output"):
        shutil.rmtree(kept, ignore_errors=True)


@dataclass(frozen=True)
class Chosen:
    """The enterprise that is changed: one that is listed, in the middle of them all."""

    path: Path

    @property
    def slug(self) -> str:
        """The name of its file, which is its address."""
        return self.path.stem

    def write_phone(self, number: str) -> None:
        """Give it another phone number."""
        text = _PHONE.sub("", self._read())
        self._write(f"{text.rstrip()}\nphone: {number}\n")

    def write_offer(self, title: str) -> None:
        """Call its first offer something else; that stands in its row in every list."""
        text = self._read()
        found = _OFFER.search(text)
        if found is None:
            raise ValueError(f"{self.path.name} has no offer to change.")
        self._write(text[: found.start(1)] + title + text[found.end(1) :])

    def page(self, public: Path) -> Path:
        """Its page on a built site."""
        return public / "asf" / self.slug / "index.html"

    def lists(self, public: Path) -> list[Path]:
        """The pages of a built site on which its row stands."""
        row = _LIST.format(slug=self.slug)
        pages = [page for name in _ALL_LISTS for page in (public / name).glob("*/index.html")]
        pages += [public / "index.html", public / "asf" / "index.html"]
        return [page for page in sorted(pages) if row in page.read_text(encoding="utf-8")]

    def _read(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def _write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")


def chosen(root: Path) -> Chosen:
    """Choose an enterprise that is listed by consent and has an offer.

    Raises:
        ValueError: Where there is none.
    """
    paths = sorted((root / "data" / "asf").glob("*.yaml"))
    for path in paths[len(paths) // 2 :] + paths[: len(paths) // 2]:
        text = path.read_text(encoding="utf-8")
        if _LISTED.search(text) and _OFFER.search(text) and not _CLOSED.search(text):
            return Chosen(path)
    raise ValueError("No enterprise of the register can be changed.")
