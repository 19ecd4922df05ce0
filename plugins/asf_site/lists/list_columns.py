"""The columns of the list: all that its filters, its orders and its map read.

Where enterprises deliver and where exactly they are stands in a file of its own, which the scripts
fetch once somebody asks for a place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from asf_register.enterprise import Enterprise
from asf_register.freshness import told_from
from asf_register.position import Position
from asf_register.swedish import alphabetical

from asf_site.lists.facet import Facet, Kind
from asf_site.lists.facets import FACETS
from asf_site.lists.shown_facet import ShownFacet, ShownOption
from asf_site.site import Site

# Positions stand in hundredths of a degree, which is about a kilometre.
_PER_DEGREE = 100
_OTHER = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The columns of one state of the site, by the keys of the facets."""

    site: Site
    by_key: Mapping[str, Any]

    def text(self) -> str:
        """The file that the scripts load with the page."""
        site, listed = self.site, self.site.listed
        file = {
            "total": len(listed),
            "filters": [_filter(facet) for facet in FACETS],
            "facets": {
                facet.key: list(map(_shortened, terms))
                for facet in FACETS
                if (terms := facet.terms(site))
            },
            "columns": {
                facet.key: self.by_key[facet.key]
                for facet in FACETS
                if facet.kind is not Kind.REACH
            },
            "sources": [int(enterprise.listing == "sources") for enterprise in listed],
            "told": list(map(_told, listed, self.by_key["bekraftad"])),
            "names": _ranks([alphabetical(enterprise.name) for enterprise in listed]),
        }
        return msgspec.json.encode(file).decode()

    def delivery_text(self) -> str:
        """The file that they load when somebody asks for a place."""
        site, listed = self.site, self.site.listed
        places = site.register.vocabulary.municipalities.values()
        (reach,) = (facet.key for facet in FACETS if facet.kind is Kind.REACH)
        file = {
            **self.by_key[reach],
            "centres": [_hundredths(place.centre) for place in places],
            "positions": [
                _positions(site, enterprise, numbers)
                for enterprise, numbers in zip(listed, self.by_key["kommun"], strict=True)
            ],
        }
        return msgspec.json.encode(file).decode()

    def shown(self) -> list[ShownFacet]:
        """The facets, with how many enterprises each choice leaves."""
        return [
            ShownFacet(
                key=facet.key,
                title=facet.title,
                kind=facet.kind,
                options=tuple(self._options(facet)),
                folded=facet.folded,
            )
            for facet in FACETS
        ]

    def _options(self, facet: Facet) -> Iterator[ShownOption]:
        column, terms = self.by_key[facet.key], facet.terms(self.site)
        match facet.kind:
            case Kind.FLAG:
                yield ShownOption("1", facet.title, sum(column))
            case Kind.LASTS:
                today = self.site.day.toordinal()
                yield ShownOption("1", facet.title, sum(last >= today for last in column))
            case Kind.NUMBER:
                for term in terms:
                    reached = sum(value >= int(term["slug"]) for value in column)
                    title = facet.chip.format(term["title"])
                    yield ShownOption(term["slug"], title, reached)
            case Kind.MANY:
                counts = Counter(number for numbers in column for number in numbers)
                for number, term in enumerate(terms):
                    yield ShownOption(term["slug"], term["title"], counts[number])


def list_columns(site: Site) -> ListColumns:
    """Work out every column."""
    return ListColumns(site, {facet.key: facet.column(site) for facet in FACETS})


def _told(enterprise: Enterprise, confirmed_until: int) -> int:
    """The first day on which it says that an entry is old, counted from when it is a year old.

    Most are then much the same number, which packs well; 0 where it never says so.
    """
    first = told_from(enterprise)
    return first.toordinal() - confirmed_until if first else 0


def _filter(facet: Facet) -> dict[str, Any]:
    """What the scripts know of a facet beside its terms and its column."""
    said = facet.said
    return {
        "key": facet.key,
        "kind": facet.kind,
        "chip": facet.chip,
        "said": {
            "lead": said.lead,
            "many": said.many,
            "one": said.one or said.many,
            "crowd": said.crowd or said.many,
        },
    }


def _shortened(term: dict[str, Any]) -> dict[str, Any]:
    """A term without its slug where the scripts find that from its title, as nearly always."""
    letters = unicodedata.normalize("NFD", term["title"].lower())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    if _OTHER.sub("-", plain).strip("-") != term["slug"]:
        return term
    return {key: value for key, value in term.items() if key != "slug"}


def _ranks(keys: list[str]) -> list[int]:
    """For each key, its place among all of them in order."""
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    return [ranks[key] for key in keys]


def _hundredths(position: Position) -> list[int]:
    return [round(position.latitude * _PER_DEGREE), round(position.longitude * _PER_DEGREE)]


def _positions(site: Site, enterprise: Enterprise, numbers: list[int]) -> int | list[int]:
    """Where an enterprise and its sites are, counted from the centre of its first municipality.

    Args:
        site: What it stands in.
        enterprise: Which.
        numbers: Those of its municipalities; without any, positions count from 0.

    Returns:
        0 where they are known no closer than their municipalities.
    """
    if enterprise.position is None and not any(one.position for one in enterprise.sites):
        return 0
    places = site.register.vocabulary.municipalities
    start = _hundredths(list(places.values())[numbers[0]].centre) if numbers else (0, 0)
    own = site.register.position_of(enterprise)
    positions = [own] if own else []
    positions += [one.position or places[one.municipality].centre for one in enterprise.sites]
    return [
        there - here
        for position in positions
        for there, here in zip(_hundredths(position), start, strict=True)
    ]
