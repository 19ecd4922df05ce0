"""What a search finds beside the enterprises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A page that a search finds beside the enterprises.

    Attributes:
        title: Its heading.
        url: Its address.
        summary: What it is about.
        words: Synonyms.
        text: What else it says.
        place: For a post: the numbers of the regions that it reaches into, and of those of their
            municipalities that it does, where that isn't all of a region.
    """

    title: str
    url: str
    summary: str
    words: str
    text: str = ""
    place: tuple[list[int], list[int]] | None = None
