"""Who can answer which posts: every listed enterprise held against every post that asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from asf_register.enterprise import Enterprise
from asf_register.marketplace.country import Country
from asf_register.marketplace.cpv import CpvTerms, is_related
from asf_register.marketplace.demands import Merits
from asf_register.marketplace.distance import goal_of, start_of
from asf_register.marketplace.match import Delivery, Match
from asf_register.marketplace.need import Need, needs_of
from asf_register.marketplace.post import Post
from asf_register.marketplace.supply import Supplies, Supply
from asf_register.public import is_listed
from asf_register.register import Register

_DIVISION = 2


class Matching:
    """Finds who can answer some posts, for one day.

    Args:
        register: The enterprises; a public view finds nobody that isn't shown.
        posts: What is asked; those that ask no enterprises are answered by nobody.
        day: In Sweden; certificates and shares are those of that day.
    """

    def __init__(self, register: Register, posts: Iterable[Post], day: date) -> None:
        words = register.vocabulary
        self._register = register
        self._day = day
        self._posts = {post.id: post for post in posts}
        self.country = Country(words)
        industries = CpvTerms(words.industries)
        services = CpvTerms(words.service_kinds)
        self._supplies = Supplies(register, self.country, industries)
        self.needs: Mapping[str, tuple[Need, ...]] = {
            post.id: needs_of(post, self.country, industries, services)
            for post in self._posts.values()
        }
        self._goals = {post.id: goal_of(post, self.country, words) for post in self._posts.values()}
        self._asking = _Asking(need for needs in self.needs.values() for need in needs)
        self._askers = {
            post.id: register.slug_now(post.actor.enterprise)
            for post in self._posts.values()
            if post.actor.enterprise
        }

    def of_enterprise(self, enterprise: Enterprise) -> tuple[Match, ...]:
        """The posts that an enterprise can answer where they are asked, in the posts' order."""
        return tuple(self._matches(enterprise, beyond=False)) if is_listed(enterprise) else ()

    def elsewhere(self, enterprise: Enterprise) -> tuple[Match, ...]:
        """The posts that ask for what an enterprise delivers, but where it doesn't, with the way.

        Those whose way isn't known are left out.
        """
        if not is_listed(enterprise):
            return ()
        here = {match.post.id for match in self.of_enterprise(enterprise)}
        return tuple(
            match
            for match in self._matches(enterprise, beyond=True)
            if match.km is not None and match.post.id not in here
        )

    def of_post(self, post: str) -> tuple[Match, ...]:
        """Who can answer a post, by its id, the best fit first."""
        return self.by_post.get(post, ())

    @cached_property
    def by_enterprise(self) -> Mapping[str, tuple[Match, ...]]:
        """The posts that each enterprise can answer, by its slug."""
        return {enterprise.slug: self.of_enterprise(enterprise) for enterprise in self._register}

    @cached_property
    def by_post(self) -> Mapping[str, tuple[Match, ...]]:
        """Who can answer each post, by its id, the best fit first."""
        found: dict[str, list[Match]] = {name: [] for name in self._posts}
        for matches in self.by_enterprise.values():
            for match in matches:
                found[match.post.id].append(match)
        return {
            name: tuple(sorted(matches, key=lambda match: match.order))
            for name, matches in found.items()
        }

    def nearby(self, post: str, most: int = 5) -> tuple[Match, ...]:
        """Those who deliver what a post asks for, but elsewhere, the nearest first."""
        alone = Matching(self._register, [self._posts[post]], self._day)
        found = [match for enterprise in self._register for match in alone.elsewhere(enterprise)]
        return tuple(sorted(found, key=lambda match: (match.km, match.order))[:most])

    def _matches(self, enterprise: Enterprise, *, beyond: bool) -> Iterator[Match]:
        best = self._best(enterprise, beyond=beyond)
        merits = Merits(enterprise, self._register, self._day)
        start = start_of(enterprise, self.country, self._register)
        for name in sorted(best):
            if self._askers.get(name) == enterprise.slug:
                continue  # Nobody answers their own question.
            post, met = self._posts[name], best[name]
            deliveries = _open_to(merits, post, met)
            reserved = any(delivery.need.reserved for delivery in deliveries)
            yield Match(
                post,
                enterprise,
                deliveries,
                len(self.needs[name]),
                merits.demands(post, reserved=reserved),
                merits,
                start.km_to(self._goals[name]),
            )

    def _best(self, enterprise: Enterprise, *, beyond: bool) -> dict[str, dict[int, Delivery]]:
        """What to name of all that an enterprise delivers, by post and the need's number."""
        best: dict[str, dict[int, Delivery]] = {}
        for supply in self._supplies.of(enterprise):
            reach = self.country.everywhere if beyond else supply.reach
            for need, by_code in self._asking.for_supply(supply):
                if not need.reach & reach:
                    continue
                met = best.setdefault(need.post, {})
                delivery, known = Delivery(need, supply, by_code), met.get(need.number)
                if known is None or delivery.rank < known.rank:
                    met[need.number] = delivery
        return best


def _open_to(merits: Merits, post: Post, met: dict[int, Delivery]) -> tuple[Delivery, ...]:
    """What an enterprise can deliver, without the reserved lots that it may not where others are.

    Where all that it could deliver is reserved, the post's demands tell that it may not.
    """
    every = tuple(met[number] for number in sorted(met)) if len(met) > 1 else (*met.values(),)
    unreserved = tuple(delivery for delivery in every if not delivery.need.reserved)
    if len(unreserved) in (0, len(every)) or merits.may_take_reserved(post):
        return every
    return unreserved


class _Asking:
    """Finds the needs that a supply may meet, without looking at all of them."""

    def __init__(self, needs: Iterable[Need]) -> None:
        self._by_industry: dict[str, list[Need]] = {}
        self._by_division: dict[str, list[Need]] = {}
        self._by_service: dict[str, list[Need]] = {}
        for need in needs:
            for industry in need.industries:
                self._by_industry.setdefault(industry, []).append(need)
            for division in {stem[:_DIVISION] for stem in need.stems}:
                self._by_division.setdefault(division, []).append(need)
            for service in need.services:
                self._by_service.setdefault(service, []).append(need)

    def for_supply(self, supply: Supply) -> Iterator[tuple[Need, bool]]:
        """The needs that a supply meets by what it is, and whether their CPV codes meet.

        A need that is met by code comes so first; it may come again by its industry.
        """
        for stem in supply.stems:
            for need in self._by_division.get(stem[:_DIVISION], ()):
                if any(is_related(stem, asked) for asked in need.stems):
                    yield need, True
        for industry in supply.industries:
            for need in self._by_industry.get(industry, ()):
                yield need, False
        for need in self._by_service.get(supply.service, ()):
            yield need, False
