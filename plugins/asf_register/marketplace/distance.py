"""How far an enterprise is from where something is asked for."""

from __future__ import annotations

from asf_register.enterprise import Enterprise
from asf_register.marketplace.country import Country
from asf_register.marketplace.post import Place
from asf_register.position import Position, kilometres
from asf_register.register import Register


class Distances:
    """Measures distances, and remembers them.

    Args:
        register: What the enterprises stand in.
        country: Turns places into reaches.
    """

    def __init__(self, register: Register, country: Country) -> None:
        self._register = register
        self._country = country
        self._centres: dict[Place, list[Position]] = {}
        self._known: dict[tuple[Position, Place], float] = {}

    def between(self, enterprise: Enterprise, place: Place | None) -> float | None:
        """Kilometres from an enterprise to the nearest municipality of a post's place.

        Returns:
            0 for one inside a place of several municipalities; None where one of the two is not
            known any closer than a region, or the place is the whole country.
        """
        start = self._register.position_of(enterprise)
        if start is None or place is None or place.whole_country:
            return None
        known = start, place
        if known not in self._known:
            self._known[known] = self._measured(enterprise, start, place)
        return self._known[known]

    def _measured(self, enterprise: Enterprise, start: Position, place: Place) -> float:
        centres = self._centres_of(place)
        inside = self._country.of_enterprise(enterprise) & self._country.of_place(place)
        if len(centres) > 1 and inside:
            return 0.0
        return min(kilometres(start, centre) for centre in centres)

    def _centres_of(self, place: Place) -> list[Position]:
        if place not in self._centres:
            places = self._register.vocabulary.municipalities
            codes = (
                [place.around]
                if place.around and not (place.regions or place.municipalities)
                else self._country.places_in(self._country.of_place(place))
            )
            self._centres[place] = [places[code].centre for code in codes]
        return self._centres[place]
