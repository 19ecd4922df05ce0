"""The open posts of a place or an industry, in short, as its page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_register.marketplace.post import Post

from asf_site.following.followed import Followed
from asf_site.marketplace.post_row import PostRow
from asf_site.own_pages import MARKET
from asf_site.site import Site

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class OpenPosts:
    """What a page shows of the open posts.

    Attributes:
        rows: Those with the first deadlines.
        total: How many there are.
        all: The address of the market with all of them.
        followed: What programs can follow.
    """

    rows: list[PostRow]
    total: int
    all: str
    followed: Followed


def open_posts(site: Site, posts: Sequence[Post], choice: str, followed: Followed) -> OpenPosts:
    """The open posts of a page.

    Args:
        site: What it is part of.
        posts: All of them, the first deadline first.
        choice: What the market's filters are set to, as "lan=gavleborg".
        followed: What programs can follow of them.
    """
    rows = site.market.rows_of(posts[:MOST_SHOWN])
    return OpenPosts(rows, len(posts), f"{MARKET.url}?{choice}", followed)
