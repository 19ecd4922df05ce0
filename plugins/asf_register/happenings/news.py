"""A piece of news under content/aktuellt.

The fields mirror schemas/news.schema.json, which is the only place that says what stands on top of
the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from asf_register.documents import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """One piece of news.

    Attributes:
        slug: The file name, and the last part of its address.
        title: Its heading.
        summary: One sentence, in lists and feeds.
        date: The day from which it is shown.
        body: Markdown.
        regions: Codes of the regions that it is about; none where it is about the country.
        synonyms: Further words that a search finds it by.
        first_line: The line of the file where the body begins.
    """

    slug: str
    title: str
    summary: str
    date: date
    body: str
    regions: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    first_line: int = 1

    @property
    def url(self) -> str:
        """Its address on the site."""
        return f"/aktuellt/{self.slug}/"


def to_news(document: Document) -> NewsItem:
    """Make the record of one piece of news.

    Args:
        document: A file that schemas/news.schema.json has accepted.
    """
    below = {"body": document.body, "first_line": document.body_line}
    return msgspec.convert(
        {**document.value, **below, "slug": document.slug}, NewsItem, strict=False
    )
