"""The bank of words: everything under texts/, read once and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from asf_register.errors import ProjectFileError
from asf_register.marketplace.post import Kind
from asf_register.reading import load

from asf_demo.post_words import Buyers, PostWords
from asf_demo.round_words import RoundWords

TEXTS = Path(__file__).with_name("texts")

# How far the customers of a ware are: they come here, are near, in the region or anywhere.
Reach = Literal["here", "near", "region", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ware:
    """Goods or a service of a trade; `titles` are ways to say the same."""

    titles: tuple[str, ...]
    texts: tuple[str, ...]
    reach: Reach
    cpv: tuple[str, ...]
    industry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """What enterprises of one industry are called, sell and say of themselves.

    Attributes:
        industry: Its id in the closed list.
        weight: How common it is beside the others.
        business: What such an enterprise runs, after «driver».
        tasks: What one does there, after «arbetsträning».
        mail: First parts of its e-mail addresses.
        goals: Global goals that it is near.
        beside: Industries that the same enterprise often has too.
        unit: What a unit or one more place of work of this trade is called.
        names: Names of their own.
        patterns: Names to be put together.
        words: Words for the slots of this trade's sentences.
        opening: What a description begins with.
        detail: What may come next.
        offers: What it sells.
    """

    industry: str
    weight: int
    business: str
    tasks: str
    mail: tuple[str, ...]
    goals: tuple[int, ...]
    beside: tuple[str, ...]
    unit: tuple[str, ...]
    names: tuple[str, ...]
    patterns: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    opening: tuple[str, ...]
    detail: tuple[str, ...]
    offers: tuple[Ware, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An enterprise that every demo has, in the order of the list."""

    name: str
    trade: str
    municipality: str
    logo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What names are made of, and those that are always there."""

    words: tuple[str, ...]
    free: tuple[str, ...]
    always: tuple[Lead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """How co-workers take part, by what the legal form allows."""

    association: tuple[str, ...]
    company: tuple[str, ...]
    any: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Sentences for every trade."""

    history: tuple[str, ...]
    people: tuple[str, ...]
    place: tuple[str, ...]
    hours: tuple[str, ...]
    from_sources: tuple[str, ...]
    closed: tuple[str, ...]
    unit: tuple[str, ...]
    participation: Participation
    summary: tuple[str, ...]
    closed_source: tuple[str, ...]
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Whom an enterprise is there for: target groups, and how one speaks of them."""

    weight: int
    keys: tuple[str, ...]
    phrase: str
    goals: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWords:
    """A kind of integration service: who buys it, how many it takes and what it says."""

    kind: str
    weight: int
    buyers: tuple[str, ...]
    places: tuple[int, int]
    texts: tuple[str, ...]
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The integration services, and whom they are for."""

    services: tuple[ServiceWords, ...]
    groups: tuple[Group, ...]


class Bank:
    """The texts, each file read when it is first asked for."""

    @cached_property
    def trades(self) -> dict[str, Trade]:
        """Every trade by its industry."""
        files = sorted((TEXTS / "trades").glob("*.yaml"))
        found = [_read(path, tuple[Trade, ...]) for path in files]
        return {trade.industry: trade for trades in found for trade in trades}

    @cached_property
    def names(self) -> Names:
        """What enterprises are called."""
        names: Names = _read(TEXTS / "names.yaml", Names)
        return names

    @cached_property
    def story(self) -> Story:
        """What enterprises say of themselves."""
        story: Story = _read(TEXTS / "story.yaml", Story)
        return story

    @cached_property
    def services(self) -> Services:
        """What enterprises do for people."""
        services: Services = _read(TEXTS / "services.yaml", Services)
        return services

    @cached_property
    def certification(self) -> RoundWords:
        """What rounds, cases and decisions say."""
        words: RoundWords = _read(TEXTS / "certification.yaml", RoundWords)
        return words

    @cached_property
    def buyers(self) -> Buyers:
        """Who asks on the marketplace."""
        buyers: Buyers = _read(TEXTS / "buyers.yaml", Buyers)
        return buyers

    @cached_property
    def posts(self) -> dict[Kind, tuple[PostWords, ...]]:
        """What posts say, by their kind."""
        folder = TEXTS / "posts"
        return {
            kind: _read(folder / f"{kind}.yaml", tuple[PostWords, ...]) for kind in get_args(Kind)
        }


def _read(path: Path, kind: Any) -> Any:
    try:
        return msgspec.convert(load(path.read_bytes()).value, kind)
    except (OSError, msgspec.ValidationError) as error:
        raise ProjectFileError(
            f"Demots text {path.name} går inte att läsa ({error}).", "Hämta filen på nytt med git."
        ) from error
