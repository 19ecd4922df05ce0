"""An enterprise as it stands in lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One enterprise as it stands in a list.

    Attributes:
        slug: Whose it is.
        url: The address of its page.
        name: What it is called.
        tagline: What it does, in a line.
        place: Where it is, in words.
        industries: The first of them, in words.
        from_sources: Whether it is known from published sources only.
        sources_year: How old those are, in words.
        confirmed: When somebody last confirmed the entry.
        told_from: The first day on which it says that this was long ago.
        certified: The last day that its mark of certification tells.
    """

    slug: str
    url: str
    name: str
    tagline: str
    place: str
    industries: tuple[str, ...]
    from_sources: bool
    sources_year: str
    confirmed: date | None
    told_from: date | None = None
    certified: date | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A row and how far away it is."""

    row: Row
    km: int
