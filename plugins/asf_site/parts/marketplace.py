"""The marketplace: the page of what is open, with filters, and one with every post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asf_register.marketplace.post import Post
from asf_register.marketplace.post_kinds import POST_KINDS

from asf_site.following import followed
from asf_site.lists.post_lists import (
    CERTIFIED,
    FIRST_ROWS,
    RESERVED,
    Flag,
    Said,
    post_facets,
    post_list,
)
from asf_site.output_file import OutputFile, PageHead, html_page, own_head
from asf_site.own_pages import ADVERTISE, ALL_POSTS, CALCULATOR, INSPIRATION, MARKET, OwnPage
from asf_site.site import Site
from asf_site.templates import Templates

_OPEN = Said("öppen annons", "öppna annonser", "Ingen öppen annons")
# The page of running text that the way in «how to do business» leads to, where there is one.
_GUIDE = "gor-affarer"


def marketplace(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The pages at /marknad/ and /marknad/alla/, and the data that the scripts load."""
    yield from list_page(
        site,
        templates,
        MARKET,
        posts=site.market.open,
        said=_OPEN,
        flags=(RESERVED, CERTIFIED),
        lede="Kommuner, företag och ASF berättar här vad de behöver eller erbjuder. Den som har "
        "minst tid kvar står först.",
        ways=ways(site, ADVERTISE, CALCULATOR, INSPIRATION),
        followed=followed.ALL_POSTS,
        no_hits="Behöver ni något som ASF kan göra? Berätta det här, utan konto.",
    )
    yield _all_posts(site, templates)


def list_page(
    site: Site,
    templates: Templates,
    page: OwnPage,
    *,
    posts: tuple[Post, ...],
    said: Said,
    flags: tuple[Flag, ...],
    **context: Any,
) -> Iterator[OutputFile]:
    """A page with a list of posts, and the data that its scripts load.

    Args:
        site: What it is part of.
        templates: Renders it.
        page: Which.
        posts: In the order they are shown.
        said: What they are called.
        flags: The choices that are made or not.
        context: What else the template says.
    """
    made = post_list(
        site, templates, page.url.strip("/").split("/")[-1], posts=posts, said=said, flags=flags
    )
    if posts:
        yield from made.files
    yield html_page(
        templates,
        "market.html",
        _head(page),
        rows=site.market.rows_of(posts[:FIRST_ROWS]),
        facets=post_facets(site, posts, flags),
        total=len(posts),
        said=said,
        all=ALL_POSTS,
        advertise=ADVERTISE,
        data=made.data,
        **context,
    )


def ways(site: Site, *pages: OwnPage) -> list[dict[str, str]]:
    """Ways on from a list of posts: some pages, and that on how to do business."""
    found = [{"title": page.title, "url": page.url} for page in pages]
    guide = site.register.pages.get(_GUIDE)
    return [*found, {"title": guide.title, "url": f"/{guide.slug}/"}] if guide else found


def _head(page: OwnPage) -> PageHead:
    above = () if page is MARKET else ((MARKET.title, MARKET.url),)
    return own_head(page, "market", *above)


def _all_posts(site: Site, templates: Templates) -> OutputFile:
    market = site.market
    groups = [
        {"id": kind.slug, "title": market.rows[here[0].id].kind, "rows": market.rows_of(here)}
        for key, kind in POST_KINDS.items()
        if (here := [post for post in market.open if post.kind == key])
    ]
    if market.inspiration:
        rows = market.rows_of(market.inspiration)
        groups.append({"id": "inspiration", "title": INSPIRATION.title, "rows": rows})
    return html_page(templates, "all_posts.html", _head(ALL_POSTS), groups=groups)
