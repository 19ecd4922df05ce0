"""What the public may see of the marketplace: nothing of an enterprise that isn't shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from asf_register.enterprise import Enterprise
from asf_register.marketplace.post import Actor, Awarded, Post, PostState, Supplier, Withdrawn

_CLOSED = "Företaget har lagts ner."

# The enterprise that has or had a slug, where it is shown; None otherwise.
Find = Callable[[str], Enterprise | None]


def public_posts(posts: Mapping[str, Post], find: Find) -> dict[str, Post]:
    """The posts that are public, without the names of enterprises that aren't shown.

    The slugs in them are those that the enterprises have now. A post by an enterprise that isn't
    shown is left out, and whoever isn't shown is left out of an award. What an enterprise asked or
    offered ends with it.

    Args:
        posts: All posts, by id.
        find: Finds an enterprise that is shown by a slug that it has or had.
    """
    shown = {
        name: _ended(replace(post, actor=actor, awarded=_awarded(post.awarded, find)), find)
        for name, post in posts.items()
        if (actor := _actor(post.actor, find)) is not None
    }
    return {
        name: replace(post, about=None) if post.about and post.about not in shown else post
        for name, post in shown.items()
    }


def _ended(post: Post, find: Find) -> Post:
    """A post as it is once the enterprise that made it has closed."""
    enterprise = find(post.actor.enterprise) if post.actor.enterprise else None
    if enterprise is None or enterprise.closed is None:
        return post
    if post.state_on(enterprise.closed.date) not in (PostState.OPEN, PostState.UPCOMING):
        return post
    return replace(post, withdrawn=Withdrawn(date=enterprise.closed.date, reason=_CLOSED))


def _actor(actor: Actor, find: Find) -> Actor | None:
    if actor.enterprise is None:
        return actor
    enterprise = find(actor.enterprise)
    return replace(actor, enterprise=enterprise.slug) if enterprise else None


def _awarded(awarded: Awarded | None, find: Find) -> Awarded | None:
    if awarded is None:
        return None
    return replace(awarded, to=tuple(_suppliers(awarded, find)))


def _suppliers(awarded: Awarded, find: Find) -> Iterator[Supplier]:
    for supplier in awarded.to:
        if supplier.enterprise is None:
            yield supplier
        elif enterprise := find(supplier.enterprise):
            yield Supplier(enterprise=enterprise.slug)
