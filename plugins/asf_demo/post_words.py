"""The words of the posts, from texts/posts/ and texts/buyers.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from asf_register.marketplace.post import ActorKind, Ground, Value

# Where something is wanted, seen from an enterprise that could deliver it.
Where = Literal["here", "around", "neighbours", "region", "regions", "country", "not_said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotWords:
    """One lot; `next_door` puts it in the municipality beside, which `{next_door}` names."""

    title: str
    industries: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    next_door: bool = False
    reserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostWords:
    """What one post says.

    Attributes:
        by: Who may say so.
        called: What such an organisation is called, where most would be out of place.
        trades: Industries of which an enterprise must be to say so; all where there are none.
        joint: Whether it seeks company for another post, which `{about}` names.
        where: Where it is wanted.
        values: Bands that it may be worth.
        count: The least and the most that `{count}` may be.
        ground: The law that a reserved procurement rests on.
        mail: The first part of the address to answer to.
        links: What there is more to read.
        outcomes: What may come of it.
    """

    by: tuple[ActorKind, ...]
    title: str
    text: str
    called: str | None = None
    trades: tuple[str, ...] = ()
    joint: bool = False
    industries: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    where: Where = "here"
    values: tuple[Value, ...] = ()
    count: tuple[int, int] = (2, 9)
    lots: tuple[LotWords, ...] = ()
    ground: Ground = "lou"
    share: int | None = None
    certified: bool = False
    questions: tuple[str, ...] = ()
    mail: str = "info"
    links: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, str]:
        """What it says first; no two posts of an organisation say the same."""
        return self.title, self.text

    @property
    def all_industries(self) -> tuple[str, ...]:
        """What it and its lots are about."""
        return (*self.industries, *(key for lot in self.lots for key in lot.industries))


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpPlaces:
    """A region that isn't there and places in it; no map has any of them."""

    region: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyers:
    """Who asks.

    Attributes:
        names: What organisations are called, by their kind, with slots for a place and a region.
        places: By the code of the region where their posts are.
        others: What others are called that get a contract.
        reasons: Why posts are withdrawn.
        sources: Who tells of deals of the past: what a host is called, and what it supports.
    """

    names: Mapping[ActorKind, tuple[str, ...]]
    places: Mapping[str, MadeUpPlaces]
    others: tuple[str, ...]
    reasons: tuple[str, ...]
    sources: Mapping[str, str]
