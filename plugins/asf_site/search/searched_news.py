"""News, as the site's search finds them."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.search.searched_page import PageKind, SearchedPage
from asf_site.site import Site
from asf_site.texts.prose import plain


def searched_news(site: Site) -> Iterator[SearchedPage]:
    """The news that are out, the newest first."""
    regions = site.register.vocabulary.regions
    for item in site.news:
        words = [*item.synonyms, *(regions[code].name for code in item.regions)]
        yield SearchedPage(
            title=item.title,
            url=item.url,
            summary=item.summary,
            words=" ".join(words),
            text=plain(item.body),
            kind=PageKind.NEWS,
        )
