"""Who delivers what and where, in columns: one file for each thing that «Räkna på det» asks for.

A question loads only the files it needs: that of an industry or an integration service, and for a
CPV code also that of its division. Where something is delivered stands as a whole number with a
bit for each municipality, in hexadecimal, so that the page's script asks as `Matching` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, partial

import msgspec
from asf_register.enterprise import Enterprise, Figure
from asf_register.marketplace.country import Reach
from asf_register.marketplace.cpv import CpvTerms, stem
from asf_register.marketplace.demands import Merits
from asf_register.marketplace.supply import Supplies, Supply
from asf_register.slugs import fold
from asf_register.swedish import alphabetical, small
from asf_register.vocabulary import Terms

from asf_site.delivery.counted import Counted, Facts
from asf_site.marketplace.dependence import SIZES, size_of
from asf_site.output_file import OutputFile
from asf_site.profile.figure_words import QUALIFIERS
from asf_site.site import Site

_DIVISION = 2
_ENTERPRISE = "slug name place sources supplier at trust certified share size told here".split()
_SUPPLY = "nth what says service stems reach of".split()


class Suppliers:
    """Makes the files.

    Args:
        site: The public register on one day.
    """

    def __init__(self, site: Site) -> None:
        words = site.register.vocabulary
        self._site = site
        self._country = site.market.matching.country
        self._industries = CpvTerms(words.industries)
        self._supplies = Supplies(site.register, self._country, self._industries)
        self._industry_files = file_names("bransch", words.industries)
        self._service_files = file_names("tjanst", words.service_kinds)

    def files(self, folder: str) -> Iterator[OutputFile]:
        """The files, each made when it is written."""
        for name, members in self.members.items():
            # Whatever else they are made of stands on every page: decisions, closed lists, day.
            made_of = self._site.day, *((e, self._is_shared(e)) for e in members)
            yield OutputFile(f"{folder}/{name}.json", made_of, partial(self._text, name))

    @cached_property
    def members(self) -> Mapping[str, list[Enterprise]]:
        """The listed enterprises in each file, by the alphabet; no file is empty."""
        found: dict[str, list[Enterprise]] = {}
        by_name = sorted(self._site.listed, key=lambda e: (alphabetical(e.name), e.slug))
        for enterprise in by_name:
            for name in dict.fromkeys(self._files_of(enterprise)):
                found.setdefault(name, []).append(enterprise)
        return dict(sorted(found.items()))

    def _files_of(self, enterprise: Enterprise) -> Iterator[str]:
        """The names of the files that an enterprise stands in, some of them twice."""
        for industry in enterprise.all_industries:
            yield self._industry_files[industry]
        for service in enterprise.integration_services:
            yield self._service_files[service.kind]
        for offer in enterprise.offers:
            if offer.cpv:
                stems = tuple(map(stem, offer.cpv))
                yield from (f"cpv-{one[:_DIVISION]}" for one in stems)
                if not offer.industry:
                    yield from (self._industry_files[key] for key in self._industries.of(stems))

    def _text(self, name: str) -> str:
        members = self.members[name]
        reaches: dict[Reach, int] = {}
        enterprises = [
            (*one.facts, reaches.setdefault(one.here, len(reaches)))
            for one in map(self._counted, members)
        ]
        supplies = [
            (*facts, reaches.setdefault(reach, len(reaches)), number)
            for number, enterprise in enumerate(members)
            for facts, reach in self._counted(enterprise).supplies[name]
        ]
        columns = {
            "enterprises": dict(zip(_ENTERPRISE, zip(*enterprises, strict=True), strict=True)),
            "supplies": dict(zip(_SUPPLY, zip(*supplies, strict=True), strict=True)),
            "reaches": [f"{reach:x}" for reach in reaches],
        }
        return msgspec.json.encode(columns).decode()

    def _counted(self, enterprise: Enterprise) -> Counted:
        is_shared = self._is_shared(enterprise)
        make = partial(self._count, enterprise, is_shared)
        return self._site.workings.counted.of(enterprise, is_shared, make)

    def _count(self, enterprise: Enterprise, is_shared: bool) -> Counted:
        supplies: dict[str, list[tuple[Facts, Reach]]] = {}
        for nth, supply in enumerate(self._supplies.of(enterprise)):
            facts = _of_supply(nth, supply), supply.reach
            for name in dict.fromkeys(self._files_of_supply(supply)):
                supplies.setdefault(name, []).append(facts)
        here = self._country.of_enterprise(enterprise)
        return Counted(self._facts(enterprise, is_shared), here, supplies)

    def _files_of_supply(self, supply: Supply) -> Iterator[str]:
        yield from (self._industry_files[key] for key in supply.industries)
        yield from (f"cpv-{one[:_DIVISION]}" for one in supply.stems)
        if supply.service:
            yield self._service_files[supply.service]

    def _is_shared(self, enterprise: Enterprise) -> bool:
        """Whether others may be the same supplier: units and what they are part of."""
        return bool(enterprise.part_of or self._site.register.units_of(enterprise))

    def _facts(self, enterprise: Enterprise, is_shared: bool) -> Facts:
        site, row = self._site, self._site.rows[enterprise.slug]
        merits = Merits(enterprise, site.register, site.day)
        is_uncertified, is_unconfirmed, is_old = merits.trust
        share, size = merits.share, size_of(enterprise)
        position = site.register.position_of(enterprise)
        number = site.register.number_of(enterprise) if is_shared else ""
        return (
            row.slug,
            row.name,
            row.place,
            row.sources_year,
            number or "",
            (position.latitude, position.longitude) if position else None,
            4 * is_uncertified + 2 * is_unconfirmed + is_old,
            None if is_uncertified else str(merits.certification.last or ""),
            (share.percent, share.date.year) if share else None,
            _in_short(size) if size else None,
            str(row.told_from or ""),
        )


def file_names(kind: str, terms: Terms) -> dict[str, str]:
    """The name of each term's file, by the term's id."""
    return {str(key): f"{kind}-{term.slug or fold(term.title)}" for key, term in terms.items()}


def _of_supply(nth: int, supply: Supply) -> Facts:
    says, is_service = int(supply.says_where), int(bool(supply.service))
    return nth, small(supply.title), says, is_service, supply.stems


def _in_short(size: Figure) -> Facts:
    kind, qualifier = list(SIZES).index(size.kind), list(QUALIFIERS).index(size.qualifier)
    return size.value, size.year, kind, qualifier
