"""The states of enterprises, dealt like cards, so that every fifty have all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from asf_register.enterprise import Listing

Freshness = Literal["fresh", "ageing", "stale", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What kind of entry an enterprise has.

    Attributes:
        listing: As in its file.
        confirmed: How long ago that was.
        closed: Whether it has closed.
        unit: Whether it is part of another one.
        renamed: Whether it has had another name.
        region_only: Whether nobody knows the municipality.
        sparse: Whether it says little of itself.
    """

    listing: Listing = "consented"
    confirmed: Freshness = "fresh"
    closed: bool = False
    unit: bool = False
    renamed: bool = False
    region_only: bool = False
    sparse: bool = False


AT_ITS_BEST = State()
_SPARSE = replace(AT_ITS_BEST, sparse=True)
_SOURCES = State(listing="sources", confirmed="never", sparse=True)
_UNLISTED = State(listing="unlisted")

# Fourty by consent, seven from sources and three unlisted.
DECK: tuple[State, ...] = (
    *[AT_ITS_BEST] * 18,
    *[_SPARSE] * 3,
    *[replace(AT_ITS_BEST, unit=True)] * 3,
    *[replace(AT_ITS_BEST, renamed=True)] * 3,
    *[replace(AT_ITS_BEST, confirmed="ageing")] * 5,
    *[replace(AT_ITS_BEST, confirmed="stale")] * 4,
    replace(_SPARSE, confirmed="stale"),
    replace(AT_ITS_BEST, confirmed="never"),
    *[replace(_SPARSE, closed=True)] * 2,
    *[_SOURCES] * 5,
    replace(_SOURCES, closed=True),
    replace(_SOURCES, region_only=True),
    *[_UNLISTED] * 2,
    replace(_UNLISTED, confirmed="never", sparse=True),
)


def dealt(luck: Random) -> list[State]:
    """The cards of one deck, shuffled."""
    cards = list(DECK)
    luck.shuffle(cards)
    return cards
