"""Places: towns with their postal codes, and municipalities as often as people live there."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import cos, pi, radians, sin, sqrt
from random import Random

from asf_register.position import Position, kilometres
from asf_register.vocabulary import Municipality, Vocabulary

from asf_demo.bank import TEXTS

# Steps of this length never fall into a pattern, so every part of the country gets its share
# soon: https://en.wikipedia.org/wiki/Low-discrepancy_sequence.
_GOLDEN = (sqrt(5) - 1) / 2
# In proportion to people the cities would take too much of the map.
_TEMPER = 0.85
_FROM_CENTRE_KM = 5.0
_NEIGHBOURS = 4
_ON_ISLANDS = frozenset("Ekerö Gotland Hammarö Lidingö Orust Tjörn Värmdö Öckerö".split())
_STREETS = (
    "Storgatan Kungsgatan Järnvägsgatan Kyrkogatan Skolgatan Nygatan Hamngatan Verkstadsgatan "
    "Bruksgatan Industrigatan Kvarngatan Smedjegatan Fabriksgatan Trädgårdsgatan Parkvägen "
    "Stationsvägen Björkvägen Ängsvägen Backvägen Solhemsvägen Åvägen Lasarettsgatan Torggatan "
    "Södra+Långgatan Norra+Kungsvägen Östra+Promenaden Västra+Vallgatan Garvaregatan Tullgatan "
    "Mejerivägen Sågverksgatan Svarvarvägen Garnisonsgatan Föreningsgatan Brunnsgatan"
).split()


@dataclass(frozen=True, slots=True)
class Town:
    """A place with a post office of its own, or what used to have one."""

    name: str
    postal_prefix: str


class Places:
    """The places of the country, as they are given to enterprises.

    Args:
        words: The closed lists.
    """

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    @cached_property
    def table(self) -> Mapping[str, tuple[int, tuple[Town, ...]]]:
        """By municipality code: people in thousands, and towns."""
        lines = (TEXTS / "towns.txt").read_text(encoding="utf-8").splitlines()
        return dict(_row(line) for line in lines if not line.startswith("#"))

    def spread(self, number: int, start: float) -> Municipality:
        """The municipality of the enterprise with this number.

        Args:
            number: Counts the enterprises.
            start: From 0 to 1, where the first one stands.
        """
        codes, sums = self._shares
        at = (start + number * _GOLDEN) % 1 * sums[-1]
        return self._words.municipalities[codes[min(bisect(sums, at), len(codes) - 1)]]

    @cached_property
    def _shares(self) -> tuple[list[str], list[float]]:
        weights = {code: people**_TEMPER for code, (people, _) in self.table.items()}
        return list(weights), list(accumulate(weights.values()))

    def town(self, municipality: Municipality, luck: Random) -> Town:
        """One of a municipality's towns."""
        return luck.choice(self.table[municipality.code][1])

    def near(self, municipality: Municipality) -> list[Municipality]:
        """The nearest municipalities of the same region, nearest first."""
        if municipality.code not in self._near:
            all_others = (p for p in self._words.municipalities.values() if p is not municipality)
            order = sorted(all_others, key=lambda p: kilometres(p.centre, municipality.centre))
            inside = [p for p in order if p.region == municipality.region]
            beyond = next(p.region for p in order if p.region != municipality.region)
            self._near[municipality.code] = inside[:_NEIGHBOURS], beyond
        return self._near[municipality.code][0]

    def next_region(self, municipality: Municipality) -> str:
        """The code of the region that begins nearest to a municipality."""
        self.near(municipality)
        return self._near[municipality.code][1]

    @cached_property
    def _near(self) -> dict[str, tuple[list[Municipality], str]]:
        return {}


def address(town: Town, luck: Random) -> dict[str, str]:
    """A street that may not be there, in a town that is."""
    street = luck.choice(_STREETS).replace("+", " ")
    letter = luck.choice("ABC") if luck.random() < 0.2 else ""
    return {
        "street": f"{street} {luck.randint(1, 64)}{' ' if letter else ''}{letter}",
        "postal_code": f"{town.postal_prefix} {luck.randint(10, 59)}",
        "locality": town.name,
    }


def position(municipality: Municipality, luck: Random) -> dict[str, float]:
    """A point some kilometres from a municipality's centre."""
    far = _FROM_CENTRE_KM * sqrt(luck.random()) / 111.2
    turn = 2 * pi * luck.random()
    centre: Position = municipality.centre
    east = far * sin(turn) / cos(radians(centre.latitude))
    return {
        "latitude": round(centre.latitude + far * cos(turn), 4),
        "longitude": round(centre.longitude + east, 4),
    }


def inside(place: str) -> str:
    """A place after its preposition: «i Falun», «på Gotland»."""
    return f"{'på' if place in _ON_ISLANDS else 'i'} {place}"


def genitive(place: str) -> str:
    """A place as an owner: «Faluns», «Borås»."""
    return place if place[-1] in "sxz" else f"{place}s"


def _row(line: str) -> tuple[str, tuple[int, tuple[Town, ...]]]:
    code, people, towns = line.split(" ", 2)
    parts = (town.split(" ", 1) for town in towns.split("; "))
    return code, (int(people), tuple(Town(name, prefix) for prefix, name in parts))
