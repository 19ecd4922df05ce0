"""How the pages of running text lie in each other: what is above a page, beside it and below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asf_register.content_page import ContentPage
from asf_register.swedish import alphabetical

_LAST = 10_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The pages around a page.

    Attributes:
        above: The sections that it lies in, the outermost first.
        beside: The pages of the same section, itself among them; () for one without a section.
        below: Its own parts.
        easy: Its version in easy words.
        ordinary: The page that it is such a version of.
    """

    above: tuple[ContentPage, ...]
    beside: tuple[ContentPage, ...]
    below: tuple[ContentPage, ...]
    easy: ContentPage | None
    ordinary: ContentPage | None

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """The way down to the page."""
        return [(page.title, page.url) for page in self.above]


def surroundings(page: ContentPage, pages: Mapping[str, ContentPage]) -> Surroundings:
    """Find the pages around a page.

    Args:
        page: The page.
        pages: All of them, by slug.
    """
    ordinary = pages.get(page.easy_read_of or "")
    start = ordinary or page
    above = _above(start, pages)
    return Surroundings(
        above=(*above, ordinary) if ordinary else above,
        beside=_parts(page.section, pages) if page.section in pages else (),
        below=_parts(page.slug, pages),
        easy=next((one for one in pages.values() if one.easy_read_of == page.slug), None),
        ordinary=ordinary,
    )


def _above(page: ContentPage, pages: Mapping[str, ContentPage]) -> tuple[ContentPage, ...]:
    found: Sequence[ContentPage] = ()
    over = pages.get(page.section or "")
    while over is not None and over not in found:
        found = (over, *found)
        over = pages.get(over.section or "")
    return tuple(found)


def _parts(slug: str | None, pages: Mapping[str, ContentPage]) -> tuple[ContentPage, ...]:
    """The parts of a page by their places, then by the alphabet."""
    parts = [page for page in pages.values() if page.section == slug]
    return tuple(sorted(parts, key=lambda page: (page.order or _LAST, alphabetical(page.title))))
