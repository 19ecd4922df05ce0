"""The register: every record, and the questions one asks of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from asf_register.content_page import ContentPage
from asf_register.enterprise import Enterprise
from asf_register.policy import Policy
from asf_register.position import Position
from asf_register.root import Root
from asf_register.site_settings import SiteSettings
from asf_register.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Register:
    """Everything that was read from one root.

    Attributes:
        root: Where it lies.
        site: The site's settings.
        vocabulary: The closed lists.
        enterprises: By slug, in the order of the slugs.
        pages: By slug.
        policy: Who has which role and must approve what; None where it could not be read.
    """

    root: Root
    site: SiteSettings
    vocabulary: Vocabulary
    enterprises: Mapping[str, Enterprise]
    pages: Mapping[str, ContentPage]
    policy: Policy | None = None

    def find(self, slug: str) -> Enterprise | None:
        """The enterprise with this slug, now or as an alias."""
        return self.enterprises.get(slug) or self.enterprises.get(self._by_alias.get(slug, ""))

    def number_of(self, enterprise: Enterprise) -> str | None:
        """The organisation number, which a unit inherits from what it is part of."""
        seen = {enterprise.slug}
        while enterprise.organisation_number is None and enterprise.part_of:
            above = self.find(enterprise.part_of)
            if above is None or above.slug in seen:
                return None
            seen.add(above.slug)
            enterprise = above
        return enterprise.organisation_number

    def units_of(self, enterprise: Enterprise) -> tuple[Enterprise, ...]:
        """The units inside an enterprise."""
        return self._units.get(enterprise.slug, ())

    def position_of(self, enterprise: Enterprise) -> Position | None:
        """Its own position, else its municipality's centre; None with a region only."""
        if enterprise.position is not None:
            return enterprise.position
        if enterprise.municipality is not None:
            return self.vocabulary.municipalities[enterprise.municipality].centre
        return None

    @cached_property
    def _by_alias(self) -> dict[str, str]:
        return {
            alias: enterprise.slug
            for enterprise in self.enterprises.values()
            for alias in enterprise.aliases
        }

    @cached_property
    def _units(self) -> dict[str, tuple[Enterprise, ...]]:
        units: dict[str, list[Enterprise]] = {}
        for enterprise in self.enterprises.values():
            above = self.find(enterprise.part_of) if enterprise.part_of else None
            if above is not None:
                units.setdefault(above.slug, []).append(enterprise)
        return {slug: tuple(inside) for slug, inside in units.items()}

    def __iter__(self) -> Iterator[Enterprise]:
        return iter(self.enterprises.values())
