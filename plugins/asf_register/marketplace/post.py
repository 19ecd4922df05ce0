"""A post of the marketplace, as its file tells of it.

The fields mirror schemas/post.schema.json, which is the only place that says what the file may
hold. Whether a post is open or closed is never stored: `Post.state_on` works it out for a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

import msgspec

from asf_register.enterprise import Link, Source
from asf_register.marketplace.deadline import closing

Kind = Literal[
    "request",
    "procurement",
    "reserved_procurement",
    "iop",
    "collaboration",
    "csr",
    "offer",
    "surplus",
]
ActorKind = Literal[
    "municipality", "region", "agency", "public_company", "firm", "association", "enterprise"
]
Ground = Literal["lou", "luf", "luk"]
Value = Literal["under-100k", "100k-700k", "700k-2m", "2m-10m", "over-10m", "not-said"]

PUBLIC_BUYERS: tuple[ActorKind, ...] = ("municipality", "region", "agency", "public_company")
# The least share of a reserved contract: LOU 4 kap. 18 §.
LEAST_SHARE = 30


class PostState(StrEnum):
    """What a post is on a day."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    AWARDED = "awarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whose post it is: an enterprise of the register by its slug, or somebody by name."""

    kind: ActorKind
    name: str | None = None
    organisation_number: str | None = None
    enterprise: str | None = None

    @property
    def is_public_buyer(self) -> bool:
        """Whether the law on public procurement holds for it."""
        return self.kind in PUBLIC_BUYERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is needed or to be had; the parts add up.

    `around` is a municipality's code; `radius_km` counts from its centre.
    """

    whole_country: bool = False
    regions: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    around: str | None = None
    radius_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A part that can be answered by itself; what it doesn't say holds as for the whole post."""

    title: str
    industries: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    place: Place | None = None
    reserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How one answers."""

    email: str | None = None
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """When a post was taken back, and why."""

    date: date
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """Who got a contract: an enterprise by its slug, or somebody by name."""

    enterprise: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """Who got the contract, and what came of it."""

    to: tuple[Supplier, ...]
    date: date | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The notice that a post was made from; `procedure` is the same for all its versions."""

    procedure: str
    number: str
    url: str
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """When a deal was made that is known from a source only."""

    first: int
    last: int | None = None
    qualifier: Literal["about", "before"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post. `id` is the file name; `years` is set for deals from before the register."""

    id: str
    kind: Kind
    actor: Actor
    title: str
    text: str | None = None
    industries: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    place: Place | None = None
    value: Value | None = None
    lots: tuple[Lot, ...] = ()
    ground: Ground | None = None
    share: int | None = None
    certified: bool = False
    published: date | None = None
    changed: date | None = None
    deadline: date | None = None
    deadline_time: str | None = None
    start: date | None = None
    contact: Contact | None = None
    links: tuple[Link, ...] = ()
    questions: tuple[str, ...] = ()
    about: str | None = None
    withdrawn: Withdrawn | None = None
    awarded: Awarded | None = None
    notice: Notice | None = None
    years: Years | None = None
    sources: tuple[Source, ...] = ()

    @property
    def closes(self) -> datetime | None:
        """The moment after which answers come too late, in UTC; None for a deal of the past."""
        return closing(self.deadline, self.deadline_time) if self.deadline else None

    @property
    def has_ended(self) -> bool:
        """Whether somebody has told how it ended, or it is known from a source only."""
        return self.awarded is not None or self.withdrawn is not None or self.years is not None

    @property
    def is_reserved(self) -> bool:
        """Whether the whole contract is reserved."""
        return self.kind == "reserved_procurement"

    @property
    def asked_share(self) -> int | None:
        """The least per cent of those occupied that shall belong to the target group."""
        return self.share_asked(reserved=self.is_reserved)

    def share_asked(self, *, reserved: bool) -> int | None:
        """The same, for the whole or for a lot that is reserved, where the law asks for more."""
        return max(self.share or 0, LEAST_SHARE) if reserved else self.share

    @property
    def seeks_enterprises(self) -> bool:
        """Whether enterprises are asked to answer; an enterprise's own offer asks buyers."""
        return self.kind != "offer"

    def state_on(self, day: date) -> PostState:
        """What it is on a day in Sweden; the last day to answer counts as open to its end."""
        if self.awarded is not None and (self.awarded.date is None or self.awarded.date <= day):
            return PostState.AWARDED
        if self.withdrawn is not None and self.withdrawn.date <= day:
            return PostState.WITHDRAWN
        if self.published is None or (self.deadline is not None and self.deadline < day):
            return PostState.CLOSED
        return PostState.OPEN if self.published <= day else PostState.UPCOMING

    def is_open(self, day: date) -> bool:
        """Whether it can be answered on a day in Sweden."""
        return self.state_on(day) is PostState.OPEN

    def has_form_on(self, day: date) -> bool:
        """Whether it can be changed by a form on a day: it has begun and isn't taken back.

        One that is awarded can be told more of: what came of it often shows a year later.
        """
        goes_on = (PostState.OPEN, PostState.CLOSED, PostState.AWARDED)
        return self.years is None and self.state_on(day) in goes_on


def to_post(name: str, data: dict[str, Any]) -> Post:
    """Make the record of one post.

    Args:
        name: The file name without .yaml.
        data: A document that schemas/post.schema.json has accepted.
    """
    return msgspec.convert({**data, "id": name}, Post, strict=False)
