"""Where offers are delivered: everywhere, in regions, in municipalities, within kilometres."""

from __future__ import annotations

from typing import Any

from asf_register.vocabulary import Municipality

from asf_demo.bank import Reach
from asf_demo.subject import Subject

_NEAR_KM = (10, 15, 20, 25, 30, 40, 50, 60, 80)
_FAR_KM = (100, 120, 150)


def area_of(subject: Subject, reach: Reach) -> dict[str, Any]:
    """An area for an offer; nothing where customers come, or nobody has said."""
    spot = subject.sketch.spot
    place = subject.demo.words.municipalities.get(spot.municipality or "")
    if reach == "country":
        return {"whole_country": True} if subject.happens(0.7) else {"regions": [spot.region]}
    if reach == "region":
        return _in_regions(subject, spot.region, place)
    if place is None:
        return {}
    return _around(subject, place) if reach == "near" else _at_home(subject, place)


def _in_regions(subject: Subject, region: str, place: Municipality | None) -> dict[str, Any]:
    if place is None or subject.happens(0.65):
        return {"regions": [region]}
    if subject.happens(0.6):
        return {"regions": [region, subject.demo.places.next_region(place)]}
    return {"regions": [region], "radius_km": subject.luck.choice(_FAR_KM)}


def _around(subject: Subject, place: Municipality) -> dict[str, Any]:
    radius = subject.luck.choice(_NEAR_KM)
    if subject.happens(0.4):
        return {"radius_km": radius}
    if subject.happens(0.25):
        return {}
    others = subject.demo.places.near(place)[: subject.luck.randint(0, 3)]
    area: dict[str, Any] = {"municipalities": [place.code, *(other.code for other in others)]}
    return {**area, "radius_km": radius} if subject.happens(0.2) else area


def _at_home(subject: Subject, place: Municipality) -> dict[str, Any]:
    return {"municipalities": [place.code]} if subject.happens(0.35) else {}
