"""Distance between two points on earth."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from asf_register.enterprise import Position

EARTH_RADIUS_KM = 6371.0


def kilometres(one: Position, other: Position) -> float:
    """Great-circle distance in kilometres, by the haversine formula."""
    south, north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
