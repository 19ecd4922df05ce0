"""Where something is wanted, and how a text says so."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

from asf_register.vocabulary import Municipality

from asf_demo.demo import Demo
from asf_demo.places import inside
from asf_demo.post_words import LotWords, Where

_NEIGHBOURS = 3
_KM = (20, 30, 40, 50)


class PostPlace:
    """A municipality and what lies around it.

    Args:
        demo: Knows the country.
        municipality: Where.
    """

    def __init__(self, demo: Demo, municipality: Municipality) -> None:
        self._demo = demo
        self._here = municipality
        self._near = demo.places.near(municipality)

    def field(self, where: Where, luck: Random) -> dict[str, Any] | None:
        """What a file says of it; None where it doesn't say."""
        here, region = self._here.code, self._here.region
        if where == "not_said":
            return None
        if where == "country":
            return {"whole_country": True}
        if where == "region":
            return {"regions": [region]}
        if where == "regions":
            return {"regions": sorted({region, self._demo.places.next_region(self._here)})}
        if where == "around":
            return {"around": here, "radius_km": luck.choice(_KM)}
        others = [one.code for one in self._near[:_NEIGHBOURS]] if where == "neighbours" else []
        return {"municipalities": [here, *others]}

    def lots(self, words: Iterable[LotWords]) -> list[dict[str, Any]]:
        """Lots, some of them in the municipality beside."""
        return [self._lot(lot) for lot in words]

    def _lot(self, words: LotWords) -> dict[str, Any]:
        lot: dict[str, Any] = {"title": words.title.format_map(self.slots)}
        if words.industries:
            lot["industries"] = list(words.industries)
        if words.cpv:
            lot["cpv"] = list(words.cpv)
        if words.next_door:
            lot["place"] = {"municipalities": [self.next_door.code]}
        if words.reserved:
            lot["reserved"] = True
        return lot

    @property
    def next_door(self) -> Municipality:
        """The municipality beside; the same one where the region has no other."""
        return next(iter(self._near), self._here)

    @property
    def slots(self) -> dict[str, str]:
        """Words for sentences."""
        region = self._demo.words.regions[self._here.region]
        return {
            "town": self._here.name,
            "in_town": inside(self._here.name),
            "in_region": inside(region.short),
            "next_door": self.next_door.name,
        }
