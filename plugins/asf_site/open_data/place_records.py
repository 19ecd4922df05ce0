"""Regions, municipalities and industries as open data: schemas/api/{regions,industries}."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asf_register.enterprise import Enterprise
from asf_register.vocabulary import Municipality
from msgspec import Struct

from asf_site.following.followed import industry_enterprises, region_enterprises
from asf_site.site import Site


class MunicipalityRecord(Struct, frozen=True):
    """A municipality and how many enterprises of the list work there."""

    code: str
    name: str
    slug: str
    url: str
    latitude: float
    longitude: float
    enterprises: int
    certified: int


class RegionRecord(Struct, frozen=True):
    """A region and how many enterprises of the list work there."""

    code: str
    name: str
    short: str
    slug: str
    url: str
    feed: str
    enterprises: int
    certified: int
    municipalities: tuple[MunicipalityRecord, ...]


class IndustryRecord(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An industry and how many enterprises of the list are in it."""

    id: str
    title: str
    slug: str
    url: str
    feed: str
    description: str = ""
    cpv: tuple[str, ...] = ()
    enterprises: int
    certified: int


def region_records(site: Site) -> Iterator[RegionRecord]:
    """Every region, by its code."""
    address, words = site.register.site.address, site.register.vocabulary
    inside: dict[str, list[Municipality]] = {code: [] for code in words.regions}
    for place in words.municipalities.values():
        inside[place.region].append(place)
    for code, region in sorted(words.regions.items()):
        here = site.by_region.get(code, [])
        yield RegionRecord(
            code=code,
            name=region.name,
            short=region.short,
            slug=region.slug,
            url=f"{address}/lan/{region.slug}/",
            feed=f"{address}{region_enterprises(region).atom}",
            enterprises=len(here),
            certified=_certified(site, here),
            municipalities=tuple(
                _municipality(site, place)
                for place in sorted(inside[code], key=lambda place: place.code)
            ),
        )


def _municipality(site: Site, place: Municipality) -> MunicipalityRecord:
    here = site.by_municipality.get(place.code, [])
    return MunicipalityRecord(
        code=place.code,
        name=place.name,
        slug=place.slug,
        url=f"{site.register.site.address}/kommun/{place.slug}/",
        latitude=place.latitude,
        longitude=place.longitude,
        enterprises=len(here),
        certified=_certified(site, here),
    )


def industry_records(site: Site) -> Iterator[IndustryRecord]:
    """Every industry, in the order of the closed list."""
    address = site.register.site.address
    for key, term in site.register.vocabulary.industries.items():
        here = site.by_industry.get(str(key), [])
        yield IndustryRecord(
            id=str(key),
            title=term.title,
            slug=term.slug,
            url=f"{address}/bransch/{term.slug}/",
            feed=f"{address}{industry_enterprises(term).atom}",
            description=term.description,
            cpv=term.cpv,
            enterprises=len(here),
            certified=_certified(site, here),
        )


def _certified(site: Site, enterprises: Iterable[Enterprise]) -> int:
    return sum(site.certified_until(enterprise) is not None for enterprise in enterprises)
