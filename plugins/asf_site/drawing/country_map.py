"""The country in dots: Sweden's municipalities, drawn once at build as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import cos, radians, sqrt
from types import MappingProxyType

from asf_register.vocabulary import Municipality

HEIGHT = 520
_CENTRAL_MERIDIAN = 16.5
_MARGIN = 12
_CORE = 0.55  # of a dot's radius


@dataclass(frozen=True, slots=True)
class Dot:
    """A municipality with enterprises, as a dot that leads to its page.

    Attributes:
        certified: The last day that any of them shows the mark of certification; None without.
    """

    slug: str
    name: str
    x: float
    y: float
    radius: float
    count: int
    url: str
    certified: date | None = None

    @property
    def core(self) -> float:
        """The radius of the core that says so."""
        return round(self.radius * _CORE, 1)


@dataclass(frozen=True, slots=True)
class CountryMap:
    """The map in the units of its viewBox.

    Attributes:
        quiet_path: Path data of all municipalities without enterprises, each a stroke without
            length. They stand in whole units, from the north to the south and each by its distance
            from the one before: the page carries half as many bytes, and nobody sees it.
        dots: The others.
        width: Of the viewBox.
        height: Of the viewBox.
    """

    quiet_path: str
    dots: tuple[Dot, ...]
    width: int
    height: int

    @property
    def certified(self) -> date | None:
        """The last day that any dot has a core."""
        return max(filter(None, (dot.certified for dot in self.dots)), default=None)


def country_map(
    municipalities: Mapping[str, Municipality],
    counts: Mapping[str, int],
    certified: Mapping[str, date] = MappingProxyType({}),
) -> CountryMap:
    """Draw the country.

    Args:
        municipalities: All, by code.
        counts: Enterprises by municipality code; those with none are quiet.
        certified: By municipality code, the last day that any of them shows the mark.
    """
    if not municipalities:
        return CountryMap("", (), HEIGHT, HEIGHT)
    points = {code: _sinusoidal(place) for code, place in municipalities.items()}
    left = min(x for x, _ in points.values())
    right = max(x for x, _ in points.values())
    top = min(y for _, y in points.values())
    bottom = max(y for _, y in points.values())
    scale = (HEIGHT - 2 * _MARGIN) / max(bottom - top, 1e-9)
    width = round((right - left) * scale) + 2 * _MARGIN
    quiet, dots = [], []
    for code, (x, y) in points.items():
        at = (round((x - left) * scale + _MARGIN, 1), round((y - top) * scale + _MARGIN, 1))
        count = counts.get(code, 0)
        if not count:
            quiet.append((round(at[1]), round(at[0])))
            continue
        place = municipalities[code]
        url, until = f"/kommun/{place.slug}/", certified.get(code)
        dots.append(Dot(place.slug, place.name, *at, _radius(count), count, url, until))
    return CountryMap(_strokes(sorted(quiet)), tuple(dots), width, HEIGHT)


def _strokes(points: Sequence[tuple[int, int]]) -> str:
    """A stroke without length at each point, which is given as down and across."""
    steps = (
        (across - left, down - above)
        for (above, left), (down, across) in pairwise([(0, 0), *points])
    )
    return "".join(f"m{across} {down}h0" for across, down in steps)


def _radius(count: int) -> float:
    """Area grows with the count, up to where dots would hide each other."""
    return round(min(3.2 + 1.2 * sqrt(count - 1), 9), 1)


def _sinusoidal(place: Municipality) -> tuple[float, float]:
    """The sinusoidal projection keeps areas and needs nothing but a cosine."""
    east = (place.longitude - _CENTRAL_MERIDIAN) * cos(radians(place.latitude))
    return east, -place.latitude
