"""News as lists show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from asf_register.happenings.news import NewsItem

from asf_site.following.followed import Followed
from asf_site.own_pages import NEWS
from asf_site.site import Site

NEWS_FOLLOWED = Followed(NEWS.title, NEWS.url, f"{NEWS.url}flode.atom", "")


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A piece of news in a list; the names of regions where it is about some."""

    title: str
    url: str
    summary: str
    date: date
    regions: tuple[str, ...]


def news_row(site: Site, item: NewsItem) -> NewsRow:
    """What lists say of a piece of news."""
    regions = site.register.vocabulary.regions
    names = tuple(regions[code].name for code in item.regions)
    return NewsRow(item.title, item.url, item.summary, item.date, names)


def by_year(rows: Iterable[NewsRow]) -> Iterator[tuple[int, list[NewsRow]]]:
    """News by year, as they come."""
    for year, found in groupby(rows, key=lambda row: row.date.year):
        yield year, list(found)
