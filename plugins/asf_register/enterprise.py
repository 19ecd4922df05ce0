"""The records of an enterprise, as frozen dataclasses.

The fields mirror schemas/enterprise.schema.json, which is the only place that
says what a file may hold; `to_enterprise` turns a document that the schema has
accepted into a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import msgspec

from asf_register.position import Position

Qualifier = Literal["exact", "about", "at_least"]
Listing = Literal["consented", "sources", "unlisted"]
Role = Literal["enterprise", "coordinator", "administrator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where one goes to visit."""

    street: str | None = None
    postal_code: str | None = None
    locality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One more place of work."""

    name: str
    municipality: str
    address: Address | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page about the enterprise elsewhere."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where an offer is delivered; the parts add up."""

    whole_country: bool = False
    regions: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    radius_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Goods or a service sold to customers: the first business idea."""

    title: str
    text: str | None = None
    industry: str | None = None
    cpv: tuple[str, ...] = ()
    area: Area | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrationService:
    """A service to the public sector for people: the second business idea."""

    kind: str
    text: str | None = None
    target_groups: tuple[str, ...] = ()
    places: int | None = None
    buyers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of social value for one year, in the unit of its kind."""

    kind: str
    year: int
    value: float
    source: str
    qualifier: Qualifier = "exact"
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialValue:
    """What the enterprise contributes to society, in words and figures."""

    summary: str | None = None
    target_groups: tuple[str, ...] = ()
    global_goals: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupShare:
    """Per cent of those occupied who belong to the target group (LOU 4:18)."""

    percent: float
    date: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """When the enterprise closed, and how that is known."""

    date: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something said on a day by somebody in a role."""

    date: date
    by: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """The four criteria of an ASF; the schema accepts only all four."""

    integration: bool
    participation: bool
    reinvestment: bool
    independence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """When, by which role and against what the enterprise was examined."""

    date: date
    by: Role
    criteria: Criteria


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A published source: dated by `year`, or undated and read in `read`."""

    url: str
    supports: str
    year: int | None = None
    qualifier: Qualifier = "exact"
    read: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enterprise:
    """One enterprise, or a unit inside one (`part_of`). `slug` is the file name."""

    slug: str
    name: str
    region: str
    listing: Listing
    aliases: tuple[str, ...] = ()
    organisation_number: str | None = None
    legal_form: str | None = None
    founded: int | None = None
    closed: Closed | None = None
    part_of: str | None = None
    municipality: str | None = None
    municipality_basis: Literal["stated", "inferred"] | None = None
    address: Address | None = None
    position: Position | None = None
    sites: tuple[Site, ...] = ()
    website: str | None = None
    links: tuple[Link, ...] = ()
    email: str | None = None
    phone: str | None = None
    industries: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    integration_services: tuple[IntegrationService, ...] = ()
    social_value: SocialValue = SocialValue()
    participation: str | None = None
    target_group_share: tuple[TargetGroupShare, ...] = ()
    admitted: Admitted | None = None
    member: bool = False
    description: str | None = None
    logo: str | None = None
    consent: Said | None = None
    publish_certificate: bool = False
    confirmed: Said | None = None
    sources: tuple[Source, ...] = ()

    @property
    def all_industries(self) -> tuple[str, ...]:
        """Industry ids of the enterprise and of its offers, each once, in order."""
        offered = (offer.industry for offer in self.offers if offer.industry)
        return tuple(dict.fromkeys((*self.industries, *offered)))

    @property
    def all_target_groups(self) -> tuple[str, ...]:
        """Target group ids of its social value and services, each once, in order."""
        served = (group for service in self.integration_services for group in service.target_groups)
        return tuple(dict.fromkeys((*self.social_value.target_groups, *served)))


def to_enterprise(slug: str, data: dict[str, Any]) -> Enterprise:
    """Make the record of one enterprise.

    Args:
        slug: The file name without .yaml.
        data: A document that schemas/enterprise.schema.json has accepted.
    """
    # Not strict: to JSON Schema, and so to the register, 2012.0 is the integer 2012.
    return msgspec.convert({**data, "slug": slug}, Enterprise, strict=False)
