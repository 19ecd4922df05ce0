"""The posts of the marketplace, as the site's search finds them."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.marketplace.post import Post
from asf_register.vocabulary import Term

from asf_site.lists.post_lists import parts_of_regions
from asf_site.marketplace.post_row import PostRow
from asf_site.search.searched_page import PageKind, PostPlace, SearchedPage
from asf_site.site import Site
from asf_site.texts.prose import plain


def searched_posts(site: Site) -> Iterator[SearchedPage]:
    """The open posts, the first deadline first, and then those that tell how it went."""
    market = site.market
    numbers = {code: number for number, code in enumerate(site.register.vocabulary.regions)}
    for post in (*market.open, *filter(market.is_searchable, market.inspiration)):
        row = market.rows[post.id]
        yield SearchedPage(
            title=post.title,
            url=row.url,
            summary=_summary(row),
            words=" ".join(_words(site, post)),
            text=plain(post.text) if post.text else "",
            place=PostPlace(
                regions=[numbers[code] for code in market.regions_of(post)],
                municipalities=list(parts_of_regions(site, post)),
            ),
            kind=PageKind.POST,
        )


def _summary(row: PostRow) -> str:
    about = ", ".join(filter(None, (row.kind, row.actor, row.place)))
    until = f"svara senast {row.deadline}" if row.left else row.when
    return f"{about}; {until}" if until else about


def _words(site: Site, post: Post) -> Iterator[str]:
    """What its industries and services are called, and its lots."""
    words = site.register.vocabulary
    yield from (lot.title for lot in post.lots)
    for key in site.market.industries_of(post):
        yield from _names(words.industries[key])
    for key in post.services:
        yield from _names(words.service_kinds[key])


def _names(term: Term) -> tuple[str, ...]:
    return (term.title, *term.synonyms)
