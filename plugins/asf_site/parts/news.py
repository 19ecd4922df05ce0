"""News: the page that lists them, one for each, and a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from asf_register.happenings.news import NewsItem

from asf_site.following.feed import moment
from asf_site.news_row import NEWS_FOLLOWED, NewsRow, by_year, news_row
from asf_site.output_file import OutputFile, PageHead, html_page, own_head, page_path
from asf_site.own_pages import NEWS
from asf_site.site import Site
from asf_site.templates import Templates
from asf_site.texts.text_page import TextPage, text_page
from asf_site.texts.text_pictures import text_pictures

# Feed readers show news away from the site, where an address of the site's own leads nowhere.
_OWN_ADDRESS = re.compile(r'( (?:href|src)=")([/#])')
MOST_ENTRIES = 50


def news(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The pages under /aktuellt/ and their feed."""
    rows = [news_row(site, item) for item in site.news]
    pictures = text_pictures(site.register)
    texts = [text_page(item.body, pictures) for item in site.news]
    head = own_head(NEWS, "news")
    yield html_page(templates, "news.html", head, years=list(by_year(rows)), followed=NEWS_FOLLOWED)
    for row, text in zip(rows, texts, strict=True):
        yield _page(templates, row, text)
    yield _feed(site, templates, texts)


def _page(templates: Templates, row: NewsRow, text: TextPage) -> OutputFile:
    head = PageHead(
        title=row.title,
        summary=row.summary,
        url=row.url,
        kind="news",
        breadcrumbs=[(NEWS.title, NEWS.url)],
    )
    return html_page(templates, "news_item.html", head, item=row, text=text, followed=NEWS_FOLLOWED)


def _feed(site: Site, templates: Templates, texts: Sequence[TextPage]) -> OutputFile:
    told = zip(site.news, texts, strict=True)
    entries = [
        (item, moment(item.date), _with_whole_addresses(site, item, text))
        for item, text in islice(told, MOST_ENTRIES)
    ]
    # A feed without entries has to say a time too, and the same one in every build.
    updated = moment(site.news[0].date if site.news else site.day)
    context = {"about": NEWS_FOLLOWED, "updated": updated, "entries": entries}
    return OutputFile(
        page_path(NEWS_FOLLOWED.atom),
        context,
        partial(templates.render, "news_feed.xml", **context),
    )


def _with_whole_addresses(site: Site, item: NewsItem, text: TextPage) -> str:
    """The HTML of a piece of news, as a text that a feed holds escaped."""
    address = site.register.site.address
    page = {"/": address, "#": f"{address}{item.url}"}
    return _OWN_ADDRESS.sub(lambda found: f"{found[1]}{page[found[2]]}{found[2]}", str(text.body))
