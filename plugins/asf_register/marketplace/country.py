"""The country as a set of municipalities: how far an area reaches, and whether two meet.

An area is a whole number with a bit for each municipality, so that holding thousands of delivery
areas against thousands of posts is one operation each. A circle reaches the municipalities whose
centres lie in it, and always the one that it is drawn around.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from asf_register.enterprise import Area, Enterprise
from asf_register.marketplace.post import Place
from asf_register.position import Position, kilometres
from asf_register.register import Register
from asf_register.vocabulary import Vocabulary

Reach = int
# The length of a degree of latitude, rounded down: nothing within reach is passed over.
_KM_A_DEGREE = 110.0


class Country:
    """Turns areas into reaches.

    Args:
        words: The closed lists; reaches of the same lists can be held against each other.
    """

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._bits = {code: 1 << number for number, code in enumerate(words.municipalities)}
        self.everywhere: Reach = (1 << len(self._bits)) - 1
        self._regions: dict[str, Reach] = dict.fromkeys(words.regions, 0)
        for code, place in words.municipalities.items():
            self._regions[place.region] |= self._bits[code]
        self._by_latitude = sorted(words.municipalities.values(), key=lambda p: p.latitude)
        self._latitudes = [place.latitude for place in self._by_latitude]
        self._circles: dict[tuple[Position, int], Reach] = {}

    def of_municipalities(self, codes: Iterable[str]) -> Reach:
        """The reach of some municipalities."""
        reach = 0
        for code in codes:
            reach |= self._bits[code]
        return reach

    def of_regions(self, codes: Iterable[str]) -> Reach:
        """The reach of some regions."""
        reach = 0
        for code in codes:
            reach |= self._regions[code]
        return reach

    def of_circle(self, centre: Position, km: int) -> Reach:
        """The municipalities whose centres lie within some kilometres of a point."""
        asked = centre, km
        if asked not in self._circles:
            degrees = km / _KM_A_DEGREE
            first = bisect_left(self._latitudes, centre.latitude - degrees)
            last = bisect_right(self._latitudes, centre.latitude + degrees)
            near = self._by_latitude[first:last]
            self._circles[asked] = self.of_municipalities(
                place.code for place in near if kilometres(centre, place.centre) <= km
            )
        return self._circles[asked]

    def of_place(self, place: Place | None) -> Reach:
        """Where a post's goods or services are wanted; everywhere where it doesn't say."""
        if place is None or place.whole_country:
            return self.everywhere
        reach = self.of_regions(place.regions) | self.of_municipalities(place.municipalities)
        if place.around and place.radius_km:
            centre = self._words.municipalities[place.around].centre
            reach |= self._bits[place.around] | self.of_circle(centre, place.radius_km)
        return reach

    def of_area(self, area: Area, enterprise: Enterprise, register: Register) -> Reach:
        """Where an offer is delivered.

        Args:
            area: The offer's.
            enterprise: Whose it is; a radius counts from its position.
            register: What it stands in.
        """
        if area.whole_country:
            return self.everywhere
        reach = self.of_regions(area.regions) | self.of_municipalities(area.municipalities)
        centre = register.position_of(enterprise)
        if area.radius_km and centre is not None:
            own = [enterprise.municipality] if enterprise.municipality else []
            reach |= self.of_municipalities(own) | self.of_circle(centre, area.radius_km)
        return reach

    def of_enterprise(self, enterprise: Enterprise) -> Reach:
        """Where an enterprise is: its municipality and further sites, else its region."""
        codes = [site.municipality for site in enterprise.sites]
        if enterprise.municipality:
            codes.append(enterprise.municipality)
        return self.of_municipalities(codes) if codes else self.of_regions([enterprise.region])

    def places_in(self, reach: Reach) -> list[str]:
        """The codes of the municipalities within a reach, in the order of the list."""
        return [code for code, bit in self._bits.items() if reach & bit]

    def regions_in(self, reach: Reach) -> list[str]:
        """The codes of the regions that a reach touches, in the order of the list."""
        return [code for code, inside in self._regions.items() if reach & inside]
