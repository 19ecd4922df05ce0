"""Where an enterprise delivers, in words: the areas, what each is for, how far circles reach."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.enterprise import Area, Enterprise
from asf_register.marketplace.country import Country, Reach
from asf_register.register import Register
from asf_register.swedish import alphabetical, count_of, listing

from asf_site.delivery.delivery_area import area_in_words

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Delivery:
    """An area that something is delivered to.

    Attributes:
        area: The area in words: «Hela landet», «Inom 40 km från Falun».
        reach: The municipalities that a circle reaches, in a sentence; "" without a circle.
        offers: What is delivered there; nothing where all of it is.
    """

    area: str
    reach: str
    offers: tuple[str, ...]


class Deliveries:
    """Tells where enterprises deliver.

    Args:
        register: What they stand in.
        country: What areas mean.
    """

    def __init__(self, register: Register, country: Country) -> None:
        self._register = register
        self._country = country
        self._said: dict[Reach, str] = {}

    def of(self, enterprise: Enterprise) -> tuple[Delivery, ...]:
        """The areas of an enterprise's offers, each once, in the order of the offers."""
        by_area: dict[Area, list[str]] = {}
        for offer in enterprise.offers:
            if offer.area:
                by_area.setdefault(offer.area, []).append(offer.title)
        is_for_all = [len(enterprise.offers)] == [len(titles) for titles in by_area.values()]
        return tuple(
            Delivery(
                self.area(area, enterprise),
                self._reach(area, enterprise),
                () if is_for_all else tuple(titles),
            )
            for area, titles in by_area.items()
        )

    def area(self, area: Area, enterprise: Enterprise) -> str:
        """An area in words, with what its circle is drawn around."""
        place = self._register.vocabulary.municipalities.get(enterprise.municipality or "")
        said = area_in_words(area, self._register.vocabulary)
        return f"{said} från {place.name}" if place and _is_circle(area) else said

    def _reach(self, area: Area, enterprise: Enterprise) -> str:
        if not _is_circle(area):
            return ""
        reach = self._country.of_area(area, enterprise, self._register)
        if reach not in self._said:
            self._said[reach] = self._named(reach)
        return self._said[reach]

    def _named(self, reach: Reach) -> str:
        words = self._register.vocabulary
        places = self._country.places_in(reach)
        if not places:
            return ""
        if len(places) <= _MOST_NAMED:
            names = [words.municipalities[code].name for code in places]
            return f"Når {listing(sorted(names, key=alphabetical))}"
        regions = [words.regions[code].short for code in self._country.regions_in(reach)]
        return f"Når {count_of(len(places), 'kommun', 'kommuner')} i {listing(regions)}"


def _is_circle(area: Area) -> bool:
    return bool(area.radius_km) and not area.whole_country
