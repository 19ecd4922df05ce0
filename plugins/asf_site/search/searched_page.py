"""What a search finds beside the enterprises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """Which of the groups of results a page stands in."""

    PAGE = "page"
    NEWS = "news"
    POST = "post"
    CERTIFICATE = "certificate"


# What the groups are called, in the order of the page.
GROUPS = {
    PageKind.PAGE: "Guider och sidor",
    PageKind.NEWS: "Aktuellt",
    PageKind.POST: "Annonser",
    PageKind.CERTIFICATE: "Intyg",
}


@dataclass(frozen=True, slots=True)
class PostPlace:
    """Where a post is asked, by the numbers of places in their lists.

    Attributes:
        regions: Those that it reaches into.
        municipalities: Those of these regions that it reaches into, where that isn't all of one.
    """

    regions: list[int]
    municipalities: list[int]


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A page that a search finds beside the enterprises.

    Attributes:
        title: Its heading.
        url: Its address.
        summary: What it is about.
        words: Synonyms.
        text: What else it says.
        place: Where a post is asked; None for other pages.
        kind: Its group. A certificate is found by `words` and its title alone, each word of a
            question by the beginning of one of them.
    """

    title: str
    url: str
    summary: str
    words: str
    text: str = ""
    place: PostPlace | None = None
    kind: PageKind = PageKind.PAGE
