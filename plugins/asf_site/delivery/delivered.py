"""Where one enterprise delivers, industry by industry."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.enterprise import Enterprise
from asf_register.marketplace.country import Country, Reach
from asf_register.marketplace.supply import Supplies


@dataclass(frozen=True, slots=True)
class Delivered:
    """Where an enterprise delivers.

    Attributes:
        by_industry: For each of its industries, in their order.
        beside: What it delivers in no industry that it names; 0 for nowhere.
    """

    by_industry: tuple[Reach, ...]
    beside: Reach

    @property
    def each(self) -> tuple[Reach, ...]:
        """The distinct reaches that have to be told, as a record's list has them."""
        every = 0
        for reach in self.by_industry:
            every |= reach
        further = (self.beside,) if self.beside & ~every else ()
        if not further and len(set(self.by_industry)) == 1:
            return self.by_industry[:1]
        return (*self.by_industry, *further)


def delivered(enterprise: Enterprise, supplies: Supplies, country: Country) -> Delivered:
    """Where an enterprise delivers; one that tells of nothing counts where it is."""
    by_industry = dict.fromkeys(enterprise.all_industries, 0)
    beside = 0
    for supply in supplies.of(enterprise):
        named = [key for key in supply.industries if key in by_industry]
        for key in named:
            by_industry[key] |= supply.reach
        if not named:
            beside |= supply.reach
    if not by_industry and not beside:
        beside = country.of_enterprise(enterprise)
    return Delivered(tuple(by_industry.values()), beside)
