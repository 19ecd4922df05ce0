"""Who lies near: a grid over the country, so that nobody is measured against everybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from asf_register.position import Position, kilometres

_LATITUDE_STEP, _LONGITUDE_STEP = 0.1, 0.2
# The narrowest a cell gets in Sweden: 0.2 degrees of longitude at 69 degrees north.
_CELL_KM = 7.9
_MOST_RINGS = 40

Cell = tuple[int, int]


class Neighbourhood:
    """Finds the nearest of many places.

    Args:
        places: Who is where; somebody may be in several places.
    """

    def __init__(self, places: Iterable[tuple[str, Position]]) -> None:
        self._at: dict[Position, list[str]] = {}
        for slug, position in places:
            self._at.setdefault(position, []).append(slug)
        self._cells: dict[Cell, list[Position]] = {}
        for position in self._at:
            self._cells.setdefault(_cell(position), []).append(position)
        self._found: dict[tuple[Position, int, str], list[tuple[str, float]]] = {}

    def nearest(self, start: Position, most: int, but: str = "") -> list[tuple[str, float]]:
        """The nearest, nearest first, with their distances in kilometres.

        Args:
            start: Where to measure from.
            most: How many at the most.
            but: Somebody who does not count.
        """
        asked = (start, most, but)
        if asked not in self._found:
            self._found[asked] = self._search(start, most, but)
        return self._found[asked]

    def _search(self, start: Position, most: int, but: str) -> list[tuple[str, float]]:
        seen: dict[Position, float] = {}
        for ring in range(_MOST_RINGS):
            for position in self._in_ring(_cell(start), ring):
                seen[position] = kilometres(start, position)
            found = self._first(seen, most, but)
            if len(found) == most and found[-1][1] <= ring * _CELL_KM:
                return found
        return self._first({p: kilometres(start, p) for p in self._at}, most, but)

    def _first(
        self, distances: dict[Position, float], most: int, but: str
    ) -> list[tuple[str, float]]:
        found: dict[str, float] = {}
        for position in sorted(distances, key=lambda position: distances[position]):
            for slug in self._at[position][: most + 1]:
                if slug != but:
                    found.setdefault(slug, distances[position])
            if len(found) >= most:
                break
        return list(found.items())[:most]

    def _in_ring(self, centre: Cell, ring: int) -> Iterator[Position]:
        for down in range(-ring, ring + 1):
            step = 1 if abs(down) == ring else 2 * ring
            for across in range(-ring, ring + 1, step or 1):
                yield from self._cells.get((centre[0] + down, centre[1] + across), ())


def _cell(position: Position) -> Cell:
    return floor(position.latitude / _LATITUDE_STEP), floor(position.longitude / _LONGITUDE_STEP)
