"""The site's view of the register: rows, groups and neighbours, for one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from asf_register.enterprise import Enterprise
from asf_register.freshness import told_from
from asf_register.happenings.news import NewsItem
from asf_register.position import Position
from asf_register.public import is_listed
from asf_register.register import Register
from asf_register.swedish import alphabetical

from asf_site.certificates.certificate_view import CertificateView, certificate_views
from asf_site.certificates.standing import Standing, standing
from asf_site.drawing.country_map import CountryMap
from asf_site.generated_at import generated_at
from asf_site.marketplace.enterprise_posts import PostsByEnterprise
from asf_site.marketplace.market import Market
from asf_site.neighbours import Neighbourhood
from asf_site.row import Near, Row, enterprise_row
from asf_site.workings import Workings


@dataclass(frozen=True)
class Site:
    """The public register on one day.

    Attributes:
        register: A public view; nothing unlisted is in it.
        day: The day that every state is computed for.
        workings: What the state of the site before this one has worked out.
    """

    register: Register
    day: date
    workings: Workings = field(default_factory=Workings, compare=False, repr=False)

    @cached_property
    def generated_at(self) -> str:
        """When the facts were saved, as open data say it."""
        return self.workings.generated_at(lambda: generated_at(self.register.root.folder, self.day))

    @cached_property
    def listed(self) -> tuple[Enterprise, ...]:
        """Who stands in the list, in its order: by consent, what is old behind, then by name."""
        shown = (enterprise for enterprise in self.register if is_listed(enterprise))
        return tuple(sorted(shown, key=self._list_order))

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The row of every public enterprise, by slug."""
        return {e.slug: self.workings.row(e, self._row) for e in self.register}

    @cached_property
    def news(self) -> tuple[NewsItem, ...]:
        """The news that are out, the newest first."""
        return self.register.happenings.news_on(self.day)

    @cached_property
    def market(self) -> Market:
        """The posts, and who can answer them."""
        return Market(self.register, self.day, self.workings.market)

    @cached_property
    def posts_by_enterprise(self) -> PostsByEnterprise:
        """What the marketplace has for each enterprise."""
        return PostsByEnterprise(self.market)

    @cached_property
    def certificates(self) -> tuple[CertificateView, ...]:
        """Every public certificate, in the order of the numbers."""
        return tuple(certificate_views(self.register))

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """What certification says of public enterprises with a certificate, by slug."""
        said = ((e.slug, standing(self.register, e, self.day)) for e in self.register)
        return {slug: found for slug, found in said if found is not None}

    def certified_until(self, enterprise: Enterprise) -> date | None:
        """The last day that its mark tells; None without a mark."""
        found = self.standings.get(enterprise.slug)
        return found.until if found else None

    @cached_property
    def names(self) -> Counter[str]:
        """How many public enterprises have each name."""
        return Counter(enterprise.name for enterprise in self.register)

    def rows_of(self, enterprises: Iterable[Enterprise]) -> list[Row]:
        """The rows of some enterprises, in the order given."""
        return [self.rows[enterprise.slug] for enterprise in enterprises]

    def parent_row(self, enterprise: Enterprise) -> Row | None:
        """The row of the public enterprise that a unit is part of."""
        parent = self.register.find(enterprise.part_of) if enterprise.part_of else None
        return self.rows[parent.slug] if parent else None

    @cached_property
    def by_region(self) -> Mapping[str, list[Enterprise]]:
        """Listed enterprises by region code, also by their further places of work."""
        places = self.register.vocabulary.municipalities
        return _grouped(
            self.listed,
            lambda e: [e.region, *(places[site.municipality].region for site in e.sites)],
        )

    @cached_property
    def regions_of(self) -> Mapping[str, list[str]]:
        """The codes of the regions that each listed enterprise works in, by its slug."""
        regions: dict[str, list[str]] = {enterprise.slug: [] for enterprise in self.listed}
        for code, here in self.by_region.items():
            for enterprise in here:
                regions[enterprise.slug].append(code)
        return regions

    @cached_property
    def by_municipality(self) -> Mapping[str, list[Enterprise]]:
        """Listed enterprises by municipality code, also by their further places of work."""
        return _grouped(
            self.listed,
            lambda e: [*filter(None, [e.municipality]), *(site.municipality for site in e.sites)],
        )

    @cached_property
    def by_industry(self) -> Mapping[str, list[Enterprise]]:
        """Listed enterprises by industry id."""
        return _grouped(self.listed, lambda e: e.all_industries)

    def neighbours(self, enterprise: Enterprise, most: int = 4) -> list[Near]:
        """The nearest other listed enterprises, nearest first."""
        start = self.register.position_of(enterprise)
        return self.near(start, most, but=enterprise.slug) if start else []

    def near(self, start: Position, most: int, but: str = "") -> list[Near]:
        """The listed enterprises with a place of work nearest to a point."""
        found = self._neighbourhood.nearest(start, most, but)
        return [Near(self.rows[slug], round(km)) for slug, km in found]

    @cached_property
    def _neighbourhood(self) -> Neighbourhood:
        return self.workings.neighbourhood(self._places_of_work())

    def _places_of_work(self) -> Iterator[tuple[str, Position]]:
        places = self.register.vocabulary.municipalities
        for enterprise in self.listed:
            position = self.register.position_of(enterprise)
            if position is not None:
                yield enterprise.slug, position
            for site in enterprise.sites:
                yield enterprise.slug, site.position or places[site.municipality].centre

    @cached_property
    def country(self) -> CountryMap:
        """The country with a dot awake for every municipality that has an enterprise."""
        counts = {code: len(found) for code, found in self.by_municipality.items()}
        places = self.register.vocabulary.municipalities
        return self.workings.country_map(places, counts, self.certified_places)

    @cached_property
    def certified_places(self) -> Mapping[str, date]:
        """By municipality code, the last day that anybody there shows the mark."""
        marked = (
            (code, day)
            for code, here in self.by_municipality.items()
            for day in filter(None, map(self.certified_until, here))
        )
        return {code: max(day for _, day in days) for code, days in groupby(marked, itemgetter(0))}

    @cached_property
    def place_maps(self) -> Mapping[str, CountryMap]:
        """By municipality code, the country with only that municipality's dot awake."""
        places = self.register.vocabulary.municipalities
        return {
            code: self.workings.country_map(
                places, {code: len(self.by_municipality.get(code, ())) or 1}
            )
            for code in places
        }

    def _row(self, enterprise: Enterprise) -> Row:
        words = self.register.vocabulary
        return enterprise_row(enterprise, words, self.certified_until(enterprise))

    def _list_order(self, enterprise: Enterprise) -> tuple[bool, bool, str, str]:
        first = told_from(enterprise)
        is_old = first is not None and first <= self.day
        name = alphabetical(enterprise.name)
        return enterprise.listing != "consented", is_old, name, enterprise.slug


def _grouped(
    enterprises: Iterable[Enterprise], keys: Callable[[Enterprise], Iterable[str]]
) -> dict[str, list[Enterprise]]:
    groups: dict[str, list[Enterprise]] = {}
    for enterprise in enterprises:
        for key in dict.fromkeys(keys(enterprise)):
            groups.setdefault(key, []).append(enterprise)
    return groups
