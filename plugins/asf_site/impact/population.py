"""Who is counted: enterprises in the list by consent, each with the units inside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from asf_register.enterprise import Enterprise


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """One enterprise, with what is part of it."""

    enterprise: Enterprise
    units: tuple[Whole, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it or any of its units still runs."""
        return self.enterprise.closed is None or any(unit.is_open for unit in self.units)

    def existed_in(self, year: int) -> bool:
        """Whether it ran at some time of a year; one that doesn't say when it began, always had."""
        founded, closed = self.enterprise.founded, self.enterprise.closed
        begun = founded is None or founded <= year
        ran = begun and (closed is None or closed.date.year >= year)
        return ran or any(unit.existed_in(year) for unit in self.units)


class Population:
    """All enterprises that are counted.

    Args:
        wholes: Those, with their units in them.
    """

    def __init__(self, wholes: Iterable[Whole]) -> None:
        self.wholes = tuple(wholes)
        self._in_year: dict[int, list[Whole]] = {}

    @cached_property
    def today(self) -> list[Whole]:
        """Those that still run."""
        return [whole for whole in self.wholes if whole.is_open]

    def in_year(self, year: int) -> list[Whole]:
        """Those that ran at some time of a year."""
        if year not in self._in_year:
            self._in_year[year] = [whole for whole in self.wholes if whole.existed_in(year)]
        return self._in_year[year]

    @cached_property
    def industries(self) -> dict[Whole, str]:
        """The id of the industry that each counts in; "" where none is known."""
        return {whole: _industry(whole) for whole in self.wholes}


def _industry(whole: Whole) -> str:
    offered = Counter(offer.industry for offer in whole.enterprise.offers if offer.industry)
    named = whole.enterprise.all_industries
    if named:
        return max(named, key=lambda key: (offered[key], -named.index(key)))
    return next(filter(None, map(_industry, whole.units)), "")


def population(enterprises: Iterable[Enterprise]) -> Population:
    """Who is counted, units inside those that they are part of.

    Args:
        enterprises: All public ones, closed ones too; `part_of` is a slug of today.
    """
    counted = {e.slug: e for e in enterprises if e.listing == "consented"}
    below: dict[str, list[Enterprise]] = defaultdict(list)
    tops = []
    for enterprise in counted.values():
        if enterprise.part_of in counted:
            below[enterprise.part_of].append(enterprise)
        else:
            tops.append(enterprise)

    def whole(enterprise: Enterprise) -> Whole:
        return Whole(enterprise, tuple(map(whole, below.get(enterprise.slug, ()))))

    return Population(map(whole, tops))
