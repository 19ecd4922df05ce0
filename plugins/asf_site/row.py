"""An enterprise as it stands in lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One enterprise as it stands in a list; `certified` is the last day that its mark tells."""

    slug: str
    url: str
    name: str
    tagline: str
    place: str
    industries: tuple[str, ...]
    from_sources: bool
    sources_year: str
    confirmed: date | None
    certified: date | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A row and how far away it is."""

    row: Row
    km: int
