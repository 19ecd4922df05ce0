"""A page of the intranet, ready to be encrypted, and what a search finds on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

PageKind = Literal[
    "home", "guide", "template", "course", "recording", "experience", "members", "files", "tasks"
]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or an item of a list, without marks."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that a search finds: a page, or one of the things that a page lists.

    Attributes:
        route: Where it leads, without "#/".
        kind: What it is.
        title: Counts most.
        summary: One sentence.
        called: Further words that it is found by.
        area: What its area is called.
        blocks: Its running text, in order.
    """

    route: str
    kind: PageKind
    title: str
    summary: str = ""
    called: tuple[str, ...] = ()
    area: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntranetPage:
    """One page.

    Attributes:
        route: What stands after "#/" in its address: "guider/iop-steg-for-steg"; "" is the start.
        kind: What it shows.
        title: Its heading, and the document's title.
        summary: One sentence.
        html: What stands in the main part, finished and safe.
        area: What its area is called; empty where it belongs to none.
        reviewed: The day on which somebody last looked it over.
        found: What a search finds on it.
    """

    route: str
    kind: PageKind
    title: str
    summary: str
    html: str
    area: str = ""
    reviewed: date | None = None
    found: tuple[Found, ...] = ()

    @property
    def digest(self) -> str:
        """Something else as soon as any word is that was written for this page.

        Links to its neighbours are no news to those who have read it.
        """
        return _digest(self.title, self.summary, repr(self.found))

    @property
    def made_of(self) -> str:
        """Something else as soon as anything of it is."""
        return _digest(repr(self.listed()), self.html, repr(self.found))

    def listed(self) -> dict[str, str | None]:
        """What the table of contents says of it, ready to be written as JSON."""
        return {
            "route": self.route,
            "kind": self.kind,
            "title": self.title,
            "summary": self.summary,
            "area": self.area,
            "digest": self.digest,
            "reviewed": self.reviewed.isoformat() if self.reviewed else None,
        }

    def opened(self) -> dict[str, str]:
        """What its own file holds, ready to be written as JSON."""
        return {"route": self.route, "title": self.title, "html": self.html}


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:12]
