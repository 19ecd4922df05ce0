"""What one state of the site has worked out, for the next one to use where it still holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from asf_register.enterprise import Enterprise
from asf_register.position import Position
from asf_register.vocabulary import Municipality
from markupsafe import Markup

from asf_site.delivery.counted import CountedEnterprises
from asf_site.delivery.delivered import Delivered
from asf_site.drawing.country_map import CountryMap, country_map
from asf_site.marketplace.market_workings import MarketWorkings
from asf_site.marketplace.post_row import PostRow
from asf_site.neighbours import Neighbourhood
from asf_site.published_enterprise import RememberedEnterprises
from asf_site.row import Row

AnyRow = TypeVar("AnyRow", Row, PostRow)
Places = list[tuple[str, Position]]


class Workings:
    """Remembers by what each thing was made of; for sites with the same closed lists."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Enterprise, Row]] = {}
        self._texts: dict[str, tuple[object, Markup]] = {}
        self._maps: dict[object, CountryMap] = {}
        self._delivered: dict[str, tuple[Enterprise, Delivered]] = {}
        self.market = MarketWorkings()
        self.counted = CountedEnterprises()
        self.published = RememberedEnterprises()
        self._generated_at = ""
        self._places: Places = []
        self._neighbourhood = Neighbourhood(())

    def row(self, enterprise: Enterprise, make: Callable[[Enterprise], Row]) -> Row:
        """The row of an enterprise."""
        before = self._rows.get(enterprise.slug)
        if before is None or before[0] != enterprise:
            before = self._rows[enterprise.slug] = (enterprise, make(enterprise))
        return before[1]

    def delivered(
        self, enterprise: Enterprise, make: Callable[[Enterprise], Delivered]
    ) -> Delivered:
        """Where an enterprise delivers."""
        before = self._delivered.get(enterprise.slug)
        if before is None or before[0] != enterprise:
            before = self._delivered[enterprise.slug] = (enterprise, make(enterprise))
        return before[1]

    def row_text(self, row: AnyRow, render: Callable[[AnyRow], Markup]) -> Markup:
        """A row as it stands in lists."""
        before = self._texts.get(row.url)
        if before is None or before[0] is not row:
            before = self._texts[row.url] = (row, render(row))
        return before[1]

    def country_map(
        self,
        municipalities: Mapping[str, Municipality],
        counts: Mapping[str, int],
        certified: Mapping[str, date] = MappingProxyType({}),
    ) -> CountryMap:
        """The map with these municipalities awake, and the mark where somebody is certified."""
        key = tuple(sorted(counts.items())), tuple(sorted(certified.items()))
        if key not in self._maps:
            self._maps[key] = country_map(municipalities, counts, certified)
        return self._maps[key]

    def generated_at(self, find: Callable[[], str]) -> str:
        """When the facts were saved, as the first of these states found it.

        A commit changes no fact, so it needs no file written anew.
        """
        self._generated_at = self._generated_at or find()
        return self._generated_at

    def neighbourhood(self, places: Iterable[tuple[str, Position]]) -> Neighbourhood:
        """Who lies near, with enterprises in these places."""
        found = list(places)
        if found != self._places:
            self._places, self._neighbourhood = found, Neighbourhood(found)
        return self._neighbourhood
