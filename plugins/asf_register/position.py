"""Points on earth, and how far it is between them."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A point on earth, WGS 84 degrees."""

    latitude: float
    longitude: float


def kilometres(one: Position, other: Position) -> float:
    """Great-circle distance in kilometres, by the haversine formula."""
    south, north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
