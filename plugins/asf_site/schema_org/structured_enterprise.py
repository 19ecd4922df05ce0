"""An enterprise as its profile tells programs of it, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_register.enterprise import Address, Area, Enterprise, Offer, Site
from asf_register.register import Register
from asf_register.vocabulary import Vocabulary
from asf_register.web_address import why_refused

from asf_site.logo_path import logo_path
from asf_site.row import Row
from asf_site.structured_data import Thing, known, only

_COUNTRY_CODE = "SE"
_WHOLE_COUNTRY = {"@type": "Country", "name": "Sverige"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBeside:
    """What a profile shows beside the record.

    Attributes:
        parent: What it is part of.
        units: The units inside it.
        certificate: The number of the certificate that gives it the mark; "" without a mark.
        until: The last day of the mark.
    """

    parent: Row | None = None
    units: Sequence[Row] = ()
    certificate: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class StructuredEnterprises:
    """Tells of enterprises.

    Attributes:
        words: The closed lists.
        address: The site's, without a slash at the end.
    """

    words: Vocabulary
    address: str

    @classmethod
    def of(cls, register: Register) -> StructuredEnterprises:
        """Tells of the enterprises of a public register."""
        return cls(register.vocabulary, register.site.address)

    def thing(self, enterprise: Enterprise, beside: ShownBeside) -> Thing:
        """An enterprise as an Organization, or as a LocalBusiness where one can visit it."""
        visited, logo = enterprise.address, logo_path(enterprise)
        return known(
            type="LocalBusiness" if visited and visited.street else "Organization",
            id=self._identity(enterprise.slug),
            name=enterprise.name,
            url=self._page(enterprise.slug),
            sameAs=enterprise.website if _leads(enterprise.website) else None,
            logo=f"{self.address}/{logo}" if logo else None,
            email=enterprise.email,
            telephone=enterprise.phone,
            address=self._address(visited, enterprise.region, enterprise.municipality),
            location=[self._place(site) for site in enterprise.sites],
            identifier=_number(enterprise.organisation_number),
            foundingDate=str(enterprise.founded) if enterprise.founded else None,
            knowsAbout=[self.words.industries[key].title for key in enterprise.all_industries],
            makesOffer=[self._offer(offer, enterprise) for offer in enterprise.offers],
            parentOrganization=self._other(beside.parent) if beside.parent else None,
            subOrganization=[self._other(unit) for unit in beside.units],
            hasCertification=self._certification(beside),
        )

    def named(self, slug: str, name: str) -> Thing:
        """An enterprise as other pages than its own name it."""
        return {
            "@type": "Organization",
            "@id": self._identity(slug),
            "name": name,
            "url": self._page(slug),
        }

    def _page(self, slug: str) -> str:
        return f"{self.address}/asf/{slug}/"

    def _identity(self, slug: str) -> str:
        """What names the enterprise itself, and not the page about it."""
        return f"{self._page(slug)}#foretag"

    def _other(self, row: Row) -> Thing:
        return self.named(row.slug, row.name)

    def _address(self, address: Address | None, region: str, municipality: str | None) -> Thing:
        place = self.words.municipalities.get(municipality or "")
        visited = address or Address()
        return known(
            type="PostalAddress",
            streetAddress=visited.street,
            postalCode=visited.postal_code,
            addressLocality=visited.locality or (place.name if place else None),
            addressRegion=self.words.regions[region].name,
            addressCountry=_COUNTRY_CODE,
        )

    def _place(self, site: Site) -> Thing:
        region = self.words.municipalities[site.municipality].region
        address = self._address(site.address, region, site.municipality)
        return known(type="Place", name=site.name, address=address)

    def _offer(self, offer: Offer, enterprise: Enterprise) -> Thing:
        served = list(self._served(offer.area, enterprise)) if offer.area else []
        return known(type="Offer", name=offer.title, areaServed=only(served))

    def _served(self, area: Area, enterprise: Enterprise) -> Iterator[Any]:
        """Where an offer is delivered; a circle in words, as the page has it."""
        if area.whole_country:
            yield _WHOLE_COUNTRY
            return
        for name in (
            *(self.words.regions[code].name for code in area.regions),
            *(self.words.municipalities[code].name for code in area.municipalities),
        ):
            yield {"@type": "AdministrativeArea", "name": name}
        if area.radius_km:
            place = self.words.municipalities.get(enterprise.municipality or "")
            yield f"inom {area.radius_km} km" + (f" från {place.name}" if place else "")

    def _certification(self, beside: ShownBeside) -> Thing | None:
        if not beside.certificate or beside.until is None:
            return None
        return known(
            type="Certification",
            name=f"Intyg {beside.certificate}",
            certificationIdentification=beside.certificate,
            url=f"{self.address}/certifikat/{beside.certificate}/",
            expires=beside.until.isoformat(),
        )


def _number(organisation_number: str | None) -> Thing | None:
    if organisation_number is None:
        return None
    return known(type="PropertyValue", propertyID="organisationsnummer", value=organisation_number)


def _leads(website: str | None) -> bool:
    return website is not None and why_refused(website) is None
