"""A certificate's seal: a ring of dots drawn from its number, so that each has its own."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from math import cos, radians, sin

SIZE = 200
# As many sectors as there are audited areas, each with the same dots on either side of its middle.
_SECTORS = 10
_TURN = 360 / _SECTORS
_RINGS = (40, 48, 56, 64, 72, 80, 88)
_RIM, _RIM_DOTS, _RIM_WIDTH = 97, 60, 2
_WIDTHS = (2.4, 3.4, 4.8, 6.2)
# Degrees from a sector's middle, where no two dots meet; at 0 and at its edge the two are one.
_EDGE = _TURN / 2
_AWAY = (0, 5, 6.5, 8, 9, 11.5, 13, _EDGE)
# The mark's ten dots: nine on a ring and one in the middle.
_MARK_RING = 9


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots of one width, as path data where each is a stroke without length."""

    width: float
    path: str


def seal(number: str) -> tuple[Dots, ...]:
    """The rings of a certificate's seal, in a square of SIZE, with room for the mark in the middle.

    Args:
        number: The certificate's.
    """
    chance = int.from_bytes(sha256(number.encode()).digest())
    paths = [Dots(_RIM_WIDTH, _path(_RIM, [360 / _RIM_DOTS * dot for dot in range(_RIM_DOTS)]))]
    for radius in _RINGS:
        chance, away = divmod(chance, len(_AWAY))
        chance, width = divmod(chance, len(_WIDTHS))
        paths.append(Dots(_WIDTHS[width], _path(radius, _angles(_AWAY[away]))))
    return tuple(paths)


def mark_dots(size: float) -> Dots:
    """The ten dots of the certification mark, on a disc in the middle of a square.

    Args:
        size: The square's side, which is the disc's diameter too.
    """
    middle, radius = size / 2, size * 0.31
    around = [360 / _MARK_RING * dot for dot in range(_MARK_RING)]
    return Dots(round(size * 0.11, 2), f"{_path(radius, around, middle)}M{middle:g} {middle:g}h0")


def _angles(away: float) -> list[float]:
    sides = (0,) if away == 0 else (away,) if away == _EDGE else (-away, away)
    return [_TURN * sector + side for sector in range(_SECTORS) for side in sides]


def _path(radius: float, angles: list[float], middle: float = SIZE / 2) -> str:
    """Dots around the middle; angles are in degrees from the top."""
    points = [
        (middle + radius * sin(radians(angle)), middle - radius * cos(radians(angle)))
        for angle in angles
    ]
    return "".join(f"M{round(x, 1):g} {round(y, 1):g}h0" for x, y in points)
