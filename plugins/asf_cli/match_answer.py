"""What `asf match` answers, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from asf_register.marketplace.advice import ENOUGH, advice_for
from asf_register.marketplace.deadline_words import deadline_in_words
from asf_register.marketplace.joint_bid import joint_bid
from asf_register.marketplace.match import Match
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import Post, PostState
from asf_register.marketplace.reasons import FIT_WORDS, Reasons
from asf_register.problem import visible
from asf_register.register import Register
from asf_register.swedish import count_of, listing

_MOST_NEARBY = 5
# What is said after the deadline.
_STATES = {
    PostState.UPCOMING: " Den är inte publicerad än.",
    PostState.OPEN: "",
    PostState.CLOSED: " Den är stängd.",
    PostState.WITHDRAWN: " Den är återkallad.",
    PostState.AWARDED: " Avtalet är slutet.",
}


class MatchAnswer:
    """Who can answer a post.

    Args:
        post: The post.
        asked: The enterprises that may be named.
        day: In Sweden.
    """

    def __init__(self, post: Post, asked: Register, day: date) -> None:
        self._post, self._day = post, day
        matching = Matching(asked, [post], day)
        self._matches = matching.of_post(post.id)
        self._reasons = Reasons(matching.country, asked.vocabulary)
        self._advice = advice_for(post, matching.needs[post.id], self._matches, asked)
        self._joint = joint_bid(self._matches)
        few = len(self._matches) < ENOUGH
        self._nearby = matching.nearby(post.id, _MOST_NEARBY) if few else ()
        by = asked.find(post.actor.enterprise) if post.actor.enterprise else None
        self._actor = by.name if by else post.actor.name or ""

    def as_text(self) -> str:
        """For people, in paragraphs."""
        return "\n\n".join(_visible(part) for part in self._parts())

    def as_json(self) -> str:
        """For programs."""
        return json.dumps(
            {
                "post": self._post.id,
                "on": self._day.isoformat(),
                "state": self._post.state_on(self._day),
                "matches": [self._as_data(match) for match in self._matches],
                "together": [match.enterprise.slug for match in self._joint],
                "nearby": [self._as_data(match) for match in self._nearby],
                "advice": self._advice.row.kind if self._advice else None,
            },
            ensure_ascii=False,
            indent=2,
        )

    def _as_data(self, match: Match) -> dict[str, Any]:
        return {
            "enterprise": match.enterprise.slug,
            "name": match.enterprise.name,
            "fit": match.fit.name.lower(),
            "reason": self._reasons.of(match),
            "km": None if match.km is None else round(match.km),
        }

    def _parts(self) -> Iterator[list[str]]:
        yield [self._post.title, *self._asked()]
        for fit, found in groupby(self._matches, key=lambda match: match.fit):
            matches = list(found)
            yield [f"{FIT_WORDS[fit]} ({len(matches)}):", *self._told(matches)]
        if not self._matches:
            yield ["Ingen i listan kan svara."]
        if self._joint:
            names = [match.enterprise.name for match in self._joint]
            yield [f"Tillsammans kan {listing(names)} svara på alla delar."]
        if self._nearby:
            yield ["Levererar det på andra håll:", *self._told(self._nearby)]
        if self._advice:
            row, lots = self._advice.row, self._advice.lots
            yield [
                f"Råd: {row.title.lower()}{f' ({listing(lots)})' if lots else ''}.",
                f"{self._advice.counted} {row.why}",
                row.rule,
            ]

    def _asked(self) -> Iterator[str]:
        if self._actor:
            yield f"Från {self._actor}."
        if self._post.deadline:
            state = _STATES[self._post.state_on(self._day)]
            yield f"Svar senast: {deadline_in_words(self._post, self._day)}.{state}"
        if len(self._post.lots):
            yield f"Den har {count_of(len(self._post.lots), 'del', 'delar')}."

    def _told(self, matches: list[Match] | tuple[Match, ...]) -> Iterator[str]:
        for match in matches:
            yield f"  {match.enterprise.name} ({match.enterprise.slug})"
            yield f"    {self._reasons.of(match)}"


def _visible(lines: list[str]) -> str:
    return "\n".join(visible(line) for line in lines)
