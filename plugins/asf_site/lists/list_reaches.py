"""Where enterprises deliver, as the list's scripts read it: each distinct reach once.

A reach is what asf_register/marketplace/country.py makes of an area, so the list and the
marketplace agree. Here it stands as runs of municipalities by their numbers: how many are passed
over, and how many follow that are reached. A record has the number of one reach, where all that it
sells goes equally far; else a list of one for each of its industries, in their order, and perhaps
one more for what is delivered beside them. An industry's reach is that of all its offers together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from asf_register.marketplace.country import Reach
from asf_register.marketplace.cpv import CpvTerms
from asf_register.marketplace.supply import Supplies

from asf_site.delivery.delivered import delivered
from asf_site.site import Site

# The facet whose choices say which of a record's reaches count.
BY = "bransch"


def reach_column(site: Site) -> dict[str, Any]:
    """The column of where the listed enterprises deliver."""
    country = site.market.matching.country
    supplies = Supplies(site.register, country, CpvTerms(site.register.vocabulary.industries))
    make = partial(delivered, supplies=supplies, country=country)
    told = [site.workings.delivered(enterprise, make).each for enterprise in site.listed]
    # The most common get the shortest numbers.
    common = Counter(reach for each in told for reach in each).most_common()
    numbers = {reach: number for number, (reach, _) in enumerate(common)}
    records = [[numbers[reach] for reach in each] for each in told]
    return {
        "by": BY,
        "reaches": [list(_runs(reach)) for reach in numbers],
        "of": [each[0] if len(each) == 1 else each for each in records],
    }


def _runs(reach: Reach) -> Iterator[int]:
    """For each run, how many municipalities are passed over before it, and how long it is."""
    passed = 0
    for number, follow in _stretches(reach):
        yield number - passed
        yield follow
        passed = number + follow


def _stretches(reach: Reach) -> Iterable[tuple[int, int]]:
    """The first of each run, and how long it is."""
    first = 0
    while reach >> first:
        left = reach >> first
        first += (left & -left).bit_length() - 1
        left = reach >> first
        length = (~left & (left + 1)).bit_length() - 1
        yield first, length
        first += length
