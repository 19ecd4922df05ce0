"""Enterprises that posts are made around: who could answer one, who asks, who got it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from random import Random

from asf_demo.sketches import Sketch

Fits = Callable[[Sketch], bool]


class Anchors:
    """Finds enterprises among the first ones, the same in a demo of any size.

    Args:
        sketches: All enterprises of the demo.
    """

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        self._listed: list[Sketch] = []
        self._by_trade: dict[str, list[Sketch]] = defaultdict(list)
        self._units: list[Sketch] = []
        self._unlisted: list[Sketch] = []
        for sketch in sketches:
            state = sketch.state
            if state.closed or state.listing == "sources" or state.region_only:
                continue
            if state.listing == "unlisted":
                self._unlisted.append(sketch)
            elif sketch.parent is not None:
                self._units.append(sketch)
            else:
                self._listed.append(sketch)
                self._by_trade[sketch.trade.industry].append(sketch)

    def listed(
        self, trades: Iterable[str], among: int, luck: Random, fits: Fits, near: str = ""
    ) -> Sketch | None:
        """One that is shown and of one of these trades; of any, where there are none.

        Args:
            trades: Industries.
            among: How many enterprises to look among.
            luck: Decides.
            fits: Says who will do.
            near: A region that is better than others, if anybody is there.
        """
        groups = [self._by_trade[trade] for trade in dict.fromkeys(trades)] or [self._listed]
        found = [one for group in groups for one in _first(group, among) if fits(one)]
        return _one_of([one for one in found if one.spot.region == near] or found, luck)

    def unit(self, among: int, luck: Random, fits: Fits) -> Sketch | None:
        """One that is part of another."""
        return _one_of(list(filter(fits, _first(self._units, among))), luck)

    def unlisted(self, among: int, luck: Random, fits: Fits) -> Sketch | None:
        """One that isn't shown."""
        return _one_of(list(filter(fits, _first(self._unlisted, among))), luck)


def _first(sketches: list[Sketch], among: int) -> list[Sketch]:
    return sketches[: bisect_left(sketches, among, key=lambda sketch: sketch.number)]


def _one_of(sketches: list[Sketch], luck: Random) -> Sketch | None:
    return luck.choice(sketches) if sketches else None
