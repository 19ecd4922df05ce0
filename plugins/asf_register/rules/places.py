"""Rules for places: municipalities, positions and delivery areas."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.enterprise import Enterprise
from asf_register.position import Position, kilometres
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context

FAR_FROM_CENTRE_KM = 60

# Sweden's extreme points, in whole tenths outwards. Source: Lantmäteriet.
_LATITUDES = (55.3, 69.1)
_LONGITUDES = (10.9, 24.2)


def municipality_in_region(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A municipality lies in the region that the entry states."""
    if enterprise.municipality is None:
        return
    words = context.register.vocabulary
    place = words.municipalities[enterprise.municipality]
    if place.region != enterprise.region:
        right, stated = words.regions[place.region], words.regions[enterprise.region]
        yield Finding(
            ("municipality",),
            f"kommunen {place.name} ligger i {right.name}, inte i {stated.name}.",
            f"Skriv region: '{right.code}', eller rätta kommunen.",
        )


def position_in_sweden(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A position lies in Sweden."""
    for pointer, position, _ in _positions(enterprise):
        if not _in_sweden(position):
            swapped = _LATITUDES[0] <= position.longitude <= _LATITUDES[1]
            yield Finding(
                pointer,
                f"läget {position.latitude}, {position.longitude} ligger inte i Sverige.",
                "Latitud och longitud ser ut att ha bytt plats."
                if swapped
                else "Skriv latitud (55–69) och longitud (11–24) i grader.",
            )


def position_near_municipality(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A position lies within 60 km of its municipality's centre."""
    for pointer, position, code in _positions(enterprise):
        if code is None or not _in_sweden(position):
            continue  # a position outside Sweden is told of already
        place = context.register.vocabulary.municipalities[code]
        far = kilometres(position, place.centre)
        if far > FAR_FROM_CENTRE_KM:
            yield Finding(
                pointer,
                f"läget ligger {far:.0f} km från mitten av kommunen {place.name}.",
                "Kontrollera läget och kommunen.",
            )


def radius_has_centre(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A delivery area in kilometres has a place to count from."""
    if context.register.position_of(enterprise) is not None:
        return
    for index, offer in enumerate(enterprise.offers):
        if offer.area is not None and offer.area.radius_km is not None:
            yield Finding(
                ("offers", index, "area", "radius_km"),
                "ett avstånd i kilometer räknas från företaget, men kommun och läge saknas.",
                "Lägg till municipality, eller skriv leveransområdet som län eller kommuner.",
            )


def _in_sweden(position: Position) -> bool:
    north = _LATITUDES[0] <= position.latitude <= _LATITUDES[1]
    return north and _LONGITUDES[0] <= position.longitude <= _LONGITUDES[1]


def _positions(enterprise: Enterprise) -> Iterator[tuple[Pointer, Position, str | None]]:
    if enterprise.position is not None:
        yield ("position",), enterprise.position, enterprise.municipality
    for index, site in enumerate(enterprise.sites):
        if site.position is not None:
            yield ("sites", index, "position"), site.position, site.municipality
