"""The marketplace on one day: what is open, who can answer it, and what came of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from asf_register.enterprise import Enterprise
from asf_register.marketplace.advice import ENOUGH
from asf_register.marketplace.country import Reach
from asf_register.marketplace.cpv import CpvTerms, stem
from asf_register.marketplace.match import Match
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import Post, PostState
from asf_register.marketplace.reasons import Reasons
from asf_register.register import Register

from asf_site.marketplace.market_workings import MarketWorkings
from asf_site.marketplace.post_row import PostRow, post_row

# Closed without an award they tell of nothing that came about.
_SHOW_NO_DEAL = ("offer", "surplus")
_NEARBY = 5


@dataclass(frozen=True)
class Market:
    """The public marketplace on one day.

    Attributes:
        register: A public view.
        day: The site's.
        workings: What the marketplace before this one has worked out.
    """

    register: Register
    day: date
    workings: MarketWorkings

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        """Every post that is shown, by id: all but those that are published later."""
        return {
            name: post
            for name, post in self.register.posts.items()
            if post.state_on(self.day) is not PostState.UPCOMING
        }

    @cached_property
    def open(self) -> tuple[Post, ...]:
        """What can be answered, the first deadline first."""
        found = (post for post in self.posts.values() if post.is_open(self.day))
        return tuple(sorted(found, key=lambda post: (post.closes, post.id)))

    @cached_property
    def inspiration(self) -> tuple[Post, ...]:
        """What is over and others can learn from; the newest first."""
        found = filter(self.is_inspiration, self.posts.values())
        return tuple(sorted(found, key=lambda post: (_ended(post), post.id), reverse=True))

    def is_inspiration(self, post: Post) -> bool:
        """Whether a post led to a deal, or has closed and shows what somebody asked for."""
        state = post.state_on(self.day)
        shows = post.kind not in _SHOW_NO_DEAL
        return state is PostState.AWARDED or (state is PostState.CLOSED and shows)

    @cached_property
    def rows(self) -> Mapping[str, PostRow]:
        """The row of every post that is shown, by id."""
        known = self.workings
        return {
            name: known.row(post_row(post, self.industries_of(post), self.register, self.day))
            for name, post in self.posts.items()
        }

    def rows_of(self, posts: Iterable[Post]) -> list[PostRow]:
        """The rows of some posts, in the order given."""
        return [self.rows[post.id] for post in posts]

    def is_searchable(self, post: Post) -> bool:
        """Whether searches should find it: it can be answered, or tells how it went."""
        state = post.state_on(self.day)
        return state in (PostState.OPEN, PostState.AWARDED) or post.years is not None

    @cached_property
    def matching(self) -> Matching:
        """Who can answer the open posts."""
        return Matching(self.register, self.open, self.day)

    @cached_property
    def reasons(self) -> Reasons:
        """Tells why somebody can answer."""
        return Reasons(self.matching.country, self.register.vocabulary)

    @cached_property
    def matches_by_enterprise(self) -> Mapping[str, tuple[Match, ...]]:
        """The open posts that each enterprise can answer, by its slug; the first deadline first."""
        order = {post.id: number for number, post in enumerate(self.open)}

        def make(enterprise: Enterprise) -> tuple[Match, ...]:
            found = self.matching.of_enterprise(enterprise)
            return tuple(sorted(found, key=lambda match: order[match.post.id]))

        return self.workings.matches("here", self.open, self.register, make)

    @cached_property
    def matches_by_post(self) -> Mapping[str, tuple[Match, ...]]:
        """Who can answer each open post, by its id; the best fit first."""
        known = self.workings
        found = _by_post(self.open, self.matches_by_enterprise)
        return {name: known.ranked(name, matches) for name, matches in found.items()}

    @cached_property
    def nearby(self) -> Mapping[str, tuple[Match, ...]]:
        """For open posts that few can answer: who delivers it elsewhere, the nearest first."""
        lonely = tuple(
            post
            for post in self.open
            if post.seeks_enterprises and len(self.matches_by_post[post.id]) < ENOUGH
        )
        matching = Matching(self.register, lonely, self.day)
        make = matching.elsewhere
        elsewhere = self.workings.matches("elsewhere", lonely, self.register, make)
        return {
            name: tuple(sorted(matches, key=lambda match: (match.km, match.order))[:_NEARBY])
            for name, matches in _by_post(lonely, elsewhere).items()
        }

    def reach_of(self, post: Post) -> Reach:
        """Everywhere that a post or one of its lots says it is about; nowhere if it doesn't say."""
        country = self.matching.country
        reach = 0
        for place in (post.place, *(lot.place for lot in post.lots)):
            reach |= country.of_place(place) if place else 0
        return reach

    def regions_of(self, post: Post) -> list[str]:
        """The codes of the regions that a post reaches into."""
        return self.matching.country.regions_in(self.reach_of(post))

    @cached_property
    def municipality_numbers(self) -> Mapping[str, int]:
        """Where each municipality stands in the list of them, by its code."""
        return {code: number for number, code in enumerate(self.register.vocabulary.municipalities)}

    @cached_property
    def by_region(self) -> Mapping[str, tuple[Post, ...]]:
        """Open posts by region code, also those that reach into it; the first deadline first."""
        found: dict[str, list[Post]] = {code: [] for code in self.register.vocabulary.regions}
        for post in self.open:
            for code in self.regions_of(post):
                found[code].append(post)
        return {code: tuple(posts) for code, posts in found.items()}

    @cached_property
    def by_municipality(self) -> Mapping[str, tuple[Post, ...]]:
        """Open posts by municipality code, also those of all its region or the whole country."""
        reaches = [(post, self.reach_of(post)) for post in self.open]
        country = self.matching.country
        return {
            code: tuple(post for post, reach in reaches if reach & here)
            for code in self.register.vocabulary.municipalities
            for here in [country.of_municipalities([code])]
        }

    @cached_property
    def by_industry(self) -> Mapping[str, tuple[Post, ...]]:
        """Open posts by industry id, also by their CPV codes and lots; the first deadline first."""
        found: dict[str, list[Post]] = {str(key): [] for key in self.register.vocabulary.industries}
        for post in self.open:
            for key in self.industries_of(post):
                found[key].append(post)
        return {key: tuple(posts) for key, posts in found.items()}

    def industries_of(self, post: Post) -> tuple[str, ...]:
        """The industries that a post is about: those it and its lots name, or their codes mean."""
        named = {*post.industries, *(key for lot in post.lots for key in lot.industries)}
        codes = (*post.cpv, *(code for lot in post.lots for code in lot.cpv))
        named.update(self._industry_codes.of(map(stem, codes)))
        return tuple(str(key) for key in self.register.vocabulary.industries if key in named)

    @cached_property
    def _industry_codes(self) -> CpvTerms:
        return CpvTerms(self.register.vocabulary.industries)


def _ended(post: Post) -> date:
    if post.years:
        # «Before 2017» is no later than the year before.
        year = post.years.last or post.years.first
        return date(year - (post.years.qualifier == "before"), 1, 1)
    awarded = post.awarded.date if post.awarded else None
    return awarded or post.deadline or post.published or date.min


def _by_post(
    posts: Iterable[Post], by_enterprise: Mapping[str, tuple[Match, ...]]
) -> dict[str, list[Match]]:
    found: dict[str, list[Match]] = {post.id: [] for post in posts}
    for matches in by_enterprise.values():
        for match in matches:
            found[match.post.id].append(match)
    return found
