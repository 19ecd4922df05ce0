"""One post or one enterprise as the news tell of it: a linked title and some lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.enterprise import Enterprise
from asf_register.marketplace.deadline_words import deadline_day
from asf_register.marketplace.post import Awarded, Post, PostState
from asf_register.swedish import listing, long_date

from asf_site.site import Site


@dataclass(frozen=True, slots=True)
class Item:
    """Something that the news tell of.

    Attributes:
        title: What it is.
        url: The whole address of its page.
        lines: What there is to know, a line each.
    """

    title: str
    url: str
    lines: tuple[str, ...]


def post_item(post: Post, reason: str, site: Site) -> Item:
    """A post.

    Args:
        post: The post.
        reason: Why it is told, while it is open; "" where that is plain.
        site: What it stands in.
    """
    row = site.market.rows[post.id]
    lines = (
        ", ".join(filter(None, (row.kind, row.actor, row.place))),
        row.reserved,
        *_when(post, site),
        reason if post.is_open(site.day) else "",
    )
    return Item(post.title, site.register.site.address + row.url, tuple(filter(None, lines)))


def enterprise_item(enterprise: Enterprise, site: Site) -> Item:
    """An enterprise."""
    row = site.rows[enterprise.slug]
    address = site.register.site.address + row.url
    return Item(row.name, address, tuple(filter(None, (row.place, row.tagline))))


def _when(post: Post, site: Site) -> Iterator[str]:
    state = post.state_on(site.day)
    if state is PostState.OPEN:
        # No «in six days»: nobody knows when an e-mail is read.
        yield f"Svara senast {deadline_day(post)}"
        if post.changed:
            yield f"Ändrad {long_date(post.changed)}"
    elif state is PostState.CLOSED and post.deadline:
        yield f"Stängd sedan {long_date(post.deadline)}"
    elif state is PostState.WITHDRAWN and post.withdrawn:
        why = f": {post.withdrawn.reason}" if post.withdrawn.reason else ""
        yield f"Återkallad {long_date(post.withdrawn.date)}{why}"
    elif state is PostState.AWARDED and post.awarded:
        yield _awarded(post.awarded, site)


def _awarded(awarded: Awarded, site: Site) -> str:
    found = (site.register.find(one.enterprise) for one in awarded.to if one.enterprise)
    names = [enterprise.name for enterprise in found if enterprise]
    names += [one.name for one in awarded.to if one.name]
    day = f" {long_date(awarded.date)}" if awarded.date else ""
    return f"Avtal slutet{day} med {listing(names)}" if names else f"Avtal slutet{day}"
