"""What the marketplace has for one enterprise: what it can answer, what it asks, what it won."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from asf_register.enterprise import Enterprise
from asf_register.marketplace.match import Match
from asf_register.marketplace.post import Post
from asf_register.public import is_listed

from asf_site.marketplace.answerable import MOST_SHOWN, Answerable
from asf_site.marketplace.market import Market
from asf_site.marketplace.post_row import PostRow

_OFFERS = ("offer", "surplus")


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post on a profile; `match` says why the enterprise can answer it."""

    row: PostRow
    last: date | None
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class EnterprisePosts:
    """What a profile shows of the marketplace.

    Attributes:
        fitting: Open posts that the enterprise can answer, the best fit first.
        answerable: How many it can answer.
        own: Its own open posts, the first deadline first.
        asks: Whether one of them asks for something.
        offers: Whether one of them offers something.
        won: Deals that it got, the newest first.
        deals: How many those are.
    """

    fitting: tuple[ShownPost, ...] = ()
    answerable: int = 0
    own: tuple[ShownPost, ...] = ()
    asks: bool = False
    offers: bool = False
    won: tuple[ShownPost, ...] = ()
    deals: int = 0


_NOTHING = EnterprisePosts()


def asks_for_something(post: Post) -> bool:
    """Whether a post asks for something, and doesn't offer it."""
    return post.kind not in _OFFERS


class PostsByEnterprise:
    """Finds what the marketplace has for enterprises.

    Args:
        market: A public one.
    """

    def __init__(self, market: Market) -> None:
        self._market = market

    def of(self, enterprise: Enterprise) -> EnterprisePosts:
        """What there is for an enterprise; nothing for one that has closed."""
        able = self.answerable(enterprise)
        own, won = self._own.get(enterprise.slug, ()), self._won.get(enterprise.slug, ())
        if not (able.matches or own or won) or not is_listed(enterprise):
            return _NOTHING
        return EnterprisePosts(
            tuple(self._shown(match.post, match) for match in able.fittest),
            len(able.matches),
            tuple(self._shown(post) for post in own),
            any(map(asks_for_something, own)),
            not all(map(asks_for_something, own)),
            tuple(self._shown(post) for post in won[:MOST_SHOWN]),
            len(won),
        )

    def answerable(self, enterprise: Enterprise) -> Answerable:
        """The open posts that it can answer."""
        matches = self._market.matches_by_enterprise[enterprise.slug]
        return self._market.workings.answerable(enterprise.slug, matches)

    def _shown(self, post: Post, match: Match | None = None) -> ShownPost:
        return ShownPost(self._market.rows[post.id], post.deadline, match)

    @cached_property
    def _own(self) -> Mapping[str, tuple[Post, ...]]:
        asked = ((post.actor.enterprise, post) for post in self._market.open)
        return _by_slug((slug, post) for slug, post in asked if slug)

    @cached_property
    def _won(self) -> Mapping[str, tuple[Post, ...]]:
        return _by_slug(
            (winner.enterprise, post)
            for post in self._market.inspiration
            if post.awarded
            for winner in post.awarded.to
            if winner.enterprise
        )


def _by_slug(posts: Iterable[tuple[str, Post]]) -> dict[str, tuple[Post, ...]]:
    found: dict[str, tuple[Post, ...]] = {}
    for slug, post in posts:
        found[slug] = (*found.get(slug, ()), post)
    return found
