"""Who can answer a post, and what that means for its buyer, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from urllib.parse import urlencode

from asf_register.marketplace.advice import Advice, advice_for
from asf_register.marketplace.joint_bid import joint_bid
from asf_register.marketplace.match import Fit, Match
from asf_register.marketplace.need import Need
from asf_register.marketplace.post import Place, Post
from asf_register.marketplace.reasons import FIT_WORDS

from asf_site.calculator.calculator_suppliers import file_names
from asf_site.marketplace.market import Market
from asf_site.own_pages import CALCULATOR

MOST_MATCHES = 20


@dataclass(frozen=True, slots=True)
class Answering:
    """An enterprise that can answer, and why."""

    name: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells of who can answer.

    Attributes:
        able: How many aren't known to lack something that is asked for.
        fits: The first of all, under a heading for each fit.
        unshown: How many more there are.
        together: Those who together can answer all lots, where nobody can alone.
        nearby: Where few can answer: those who deliver it elsewhere, the nearest first.
        advice: What the buyer may do.
    """

    able: int
    fits: tuple[tuple[str, tuple[Answering, ...]], ...]
    unshown: int
    together: tuple[Answering, ...]
    nearby: tuple[Answering, ...]
    advice: Advice | None


class PostAnswers:
    """Who can answer one post. Two are equal where the page tells the same of them.

    Args:
        market: What the post is part of.
        post: The post.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, market: Market, post: Post) -> None:
        self._market = market
        self._post = post
        self._found = market.matches_by_post.get(post.id, ()), market.nearby.get(post.id, ())

    def __eq__(self, other: object) -> bool:
        # The matches are mostly those of before; only where they aren't are they put in words.
        return isinstance(other, PostAnswers) and (
            self._found == other._found or self.told == other.told
        )

    @cached_property
    def told(self) -> Told:
        """All of it, in words."""
        matches, nearby = self._found
        shown = groupby(matches[:MOST_MATCHES], key=lambda match: match.fit)
        return Told(
            able=sum(match.fit is not Fit.SHORT for match in matches),
            fits=tuple((FIT_WORDS[fit], self._answering(found)) for fit, found in shown),
            unshown=max(len(matches) - MOST_MATCHES, 0),
            together=self._answering(joint_bid(matches)),
            nearby=self._answering(nearby),
            advice=self._advice(matches),
        )

    @property
    def asks_for_something(self) -> bool:
        """Whether it says what is wanted, so that somebody can be found."""
        return any(need.asks_for_something for need in self._needs)

    @property
    def list_url(self) -> str:
        """The list of enterprises, narrowed to the industries and regions of the post."""
        words = self._market.register.vocabulary
        asked = [
            ("bransch", words.industries[key].slug)
            for key in self._market.industries_of(self._post)
        ]
        codes = self._market.regions_of(self._post)
        if len(codes) < len(words.regions):
            asked += [("lan", words.regions[code].slug) for code in codes]
        return f"/asf/?{urlencode(asked)}" if asked else "/asf/"

    @property
    def calculator_url(self) -> str:
        """«Räkna på det» about the first thing that the post asks for, where that is one place."""
        words, post = self._market.register.vocabulary, self._post
        asked = []
        if post.industries:
            asked.append(("vad", file_names("bransch", words.industries)[post.industries[0]]))
        elif post.cpv:
            asked.append(("cpv", post.cpv[0]))
        elif post.services:
            asked.append(("vad", file_names("tjanst", words.service_kinds)[post.services[0]]))
        codes = self._market.regions_of(post)
        places = post.place.municipalities if post.place else ()
        if len(places) == 1 and post.place == Place(municipalities=places):
            asked.append(("var", f"kommun-{words.municipalities[places[0]].slug}"))
        elif len(codes) == 1:
            asked.append(("var", f"lan-{words.regions[codes[0]].slug}"))
        return f"{CALCULATOR.url}?{urlencode(asked)}" if asked else CALCULATOR.url

    @property
    def _needs(self) -> tuple[Need, ...]:
        return self._market.matching.needs.get(self._post.id, ())

    def _advice(self, matches: tuple[Match, ...]) -> Advice | None:
        if not self._needs:
            return None
        return advice_for(self._post, self._needs, matches, self._market.register)

    def _answering(self, matches: Iterable[Match]) -> tuple[Answering, ...]:
        reasons = self._market.reasons
        return tuple(
            Answering(match.enterprise.name, f"/asf/{match.enterprise.slug}/", reasons.of(match))
            for match in matches
        )
