"""Rules for news."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.content_page import ContentPage
from asf_register.happenings.news import NewsItem
from asf_register.problem import Finding
from asf_register.rules.pictures import page_pictures, picture_text
from asf_register.rules.post_dates import later
from asf_register.rules.rule import Context
from asf_register.rules.texts import page_links
from asf_register.swedish import long_date

_MOST_YEARS_AHEAD = 1


def news_day(item: NewsItem, context: Context) -> Iterator[Finding]:
    """A piece of news is dated within a year from now at the latest."""
    if item.date > later(context.day, _MOST_YEARS_AHEAD):
        yield Finding(
            ("date",),
            f"nyheten syns först den {long_date(item.date)}.",
            "Rätta datumet. En nyhet läggs in högst ett år i förväg.",
        )


def news_text(item: NewsItem, context: Context) -> Iterator[Finding]:
    """A piece of news keeps the rules that a page of running text keeps."""
    for rule in (page_links, page_pictures, picture_text):
        yield from rule(as_page(item), context)


def as_page(item: NewsItem) -> ContentPage:
    """A piece of news as the page that its text is."""
    return ContentPage(
        slug=item.slug,
        title=item.title,
        summary=item.summary,
        body=item.body,
        first_line=item.first_line,
    )
