"""An enterprise as open data: what schemas/api/enterprises.schema.json describes.

What is not known is left out.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct


class TermRecord(Struct, frozen=True, omit_defaults=True):
    """A term of a closed list."""

    id: str | int
    title: str


class AreaRecord(Struct, frozen=True, omit_defaults=True):
    """Where an offer is delivered; the parts add up."""

    words: str
    whole_country: bool = False
    regions: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    radius_km: int | None = None


class OfferRecord(Struct, frozen=True, omit_defaults=True):
    """Goods or a service sold to customers."""

    title: str
    text: str | None = None
    industry: TermRecord | None = None
    cpv: tuple[str, ...] = ()
    area: AreaRecord | None = None


class ServiceRecord(Struct, frozen=True, omit_defaults=True):
    """A service to the public sector for people."""

    kind: str
    title: str
    text: str | None = None
    target_groups: tuple[TermRecord, ...] = ()
    places: int | None = None
    buyers: tuple[TermRecord, ...] = ()


class FigureRecord(Struct, frozen=True, omit_defaults=True):
    """One figure of social value for one year."""

    kind: str
    title: str
    unit: str
    year: int
    value: float | int
    qualifier: str
    source: str
    method: str | None = None


class ShareRecord(Struct, frozen=True, omit_defaults=True):
    """Per cent of those occupied who belong to the target group."""

    percent: float | int
    date: date
    source: str


class CertifiedRecord(Struct, frozen=True, omit_defaults=True):
    """The mark of certification, as of the day of the site."""

    number: str
    until: date
    url: str


class SaidRecord(Struct, frozen=True, omit_defaults=True):
    """When, by which role, and both in Swedish words."""

    date: date
    by: str
    words: str


class ClosedRecord(Struct, frozen=True, omit_defaults=True):
    """When the enterprise closed, and how that is known."""

    date: date
    source: str


class LinkRecord(Struct, frozen=True, omit_defaults=True):
    """A page elsewhere."""

    title: str
    url: str


class SourceRecord(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A published source."""

    url: str
    supports: str
    year: int | None = None
    qualifier: str
    read: int | None = None


class PageRecord(Struct, frozen=True, omit_defaults=True):
    """Another enterprise of the list."""

    slug: str
    name: str
    url: str


class SiteRecord(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One more place of work."""

    name: str
    municipality: str
    municipality_name: str
    street: str | None = None
    postal_code: str | None = None
    locality: str | None = None
    latitude: float
    longitude: float
    position_basis: str


class EnterpriseRecord(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One enterprise: what its page says, and nothing more."""

    slug: str
    name: str
    url: str
    data_url: str
    aliases: tuple[str, ...] = ()
    listing: str
    closed: ClosedRecord | None = None
    place: str
    region: str
    region_name: str
    municipality: str | None = None
    municipality_name: str | None = None
    municipality_basis: str | None = None
    street: str | None = None
    postal_code: str | None = None
    locality: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    position_basis: Literal["own", "municipality"] | None = None
    sites: tuple[SiteRecord, ...] = ()
    description: str | None = None
    industries: tuple[TermRecord, ...] = ()
    offers: tuple[OfferRecord, ...] = ()
    integration_services: tuple[ServiceRecord, ...] = ()
    target_groups: tuple[TermRecord, ...] = ()
    social_value: str | None = None
    figures: tuple[FigureRecord, ...] = ()
    target_group_shares: tuple[ShareRecord, ...] = ()
    global_goals: tuple[TermRecord, ...] = ()
    participation: str | None = None
    certified: CertifiedRecord | None = None
    member: bool = False
    admitted: SaidRecord | None = None
    confirmed: SaidRecord | None = None
    email: str | None = None
    phone: str | None = None
    website: str | None = None
    links: tuple[LinkRecord, ...] = ()
    logo: str | None = None
    legal_form: str | None = None
    legal_form_title: str | None = None
    organisation_number: str | None = None
    founded: int | None = None
    parent: PageRecord | None = None
    units: tuple[PageRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
