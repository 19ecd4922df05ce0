"""What an enterprise can deliver, and where: one supply an offer, service or line of business."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.enterprise import Enterprise, Offer
from asf_register.marketplace.country import Country, Reach
from asf_register.marketplace.cpv import CpvTerms, stem
from asf_register.register import Register


@dataclass(frozen=True, slots=True)
class Supply:
    """Something that an enterprise delivers.

    Attributes:
        title: What it is called.
        industries: The ids of the industries it belongs to.
        stems: The stems of its CPV codes.
        service: The id of an integration service; "" for goods and other services.
        reach: Where it is delivered.
        says_where: Whether the enterprise has said so; else it is where the enterprise is.
    """

    title: str
    industries: tuple[str, ...]
    stems: tuple[str, ...]
    service: str
    reach: Reach
    says_where: bool


class Supplies:
    """Finds what enterprises deliver.

    Args:
        register: What they stand in.
        country: Turns their areas into reaches.
        industries: The industries by their codes.
    """

    def __init__(self, register: Register, country: Country, industries: CpvTerms) -> None:
        self._register = register
        self._country = country
        self._industries = industries

    def of(self, enterprise: Enterprise) -> Iterator[Supply]:
        """All that an enterprise delivers: its offers, other lines of business, and services."""
        words = self._register.vocabulary
        here = self._country.of_enterprise(enterprise)
        offered = set[str]()
        for offer in enterprise.offers:
            supply = self._of_offer(offer, enterprise, here)
            offered.update(supply.industries)
            yield supply
        for industry in enterprise.industries:
            # Of a line of business with an offer it is the offer that says where.
            if industry not in offered:
                title = words.industries[industry].title
                yield Supply(title, (industry,), (), "", here, says_where=False)
        for service in dict.fromkeys(service.kind for service in enterprise.integration_services):
            title = words.service_kinds[service].title
            yield Supply(title, (), (), service, here, says_where=True)

    def _of_offer(self, offer: Offer, enterprise: Enterprise, here: Reach) -> Supply:
        stems = tuple(map(stem, offer.cpv))
        own = (offer.industry,) if offer.industry else self._industries.of(stems)
        if offer.area is None:
            return Supply(offer.title, own, stems, "", here, says_where=False)
        reach = self._country.of_area(offer.area, enterprise, self._register)
        return Supply(offer.title, own, stems, "", reach, says_where=True)
