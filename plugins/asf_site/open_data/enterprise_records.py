"""From enterprises to their records as open data."""

from __future__ import annotations

from collections.abc import Iterable

from asf_register.enterprise import (
    Address,
    Admitted,
    Enterprise,
    Figure,
    IntegrationService,
    Offer,
    Said,
)
from asf_register.role_words import said_in_words
from asf_register.vocabulary import Terms, Vocabulary

from asf_site.delivery.delivery_area import area_in_words
from asf_site.logo_path import logo_path
from asf_site.open_data.enterprise_record import (
    AreaRecord,
    CertifiedRecord,
    ClosedRecord,
    EnterpriseRecord,
    FigureRecord,
    LinkRecord,
    OfferRecord,
    PageRecord,
    SaidRecord,
    ServiceRecord,
    ShareRecord,
    SiteRecord,
    SourceRecord,
    TermRecord,
)
from asf_site.row import place_of
from asf_site.site import Site

_CPV_DIGITS = 8
_NOWHERE = Address()


class EnterpriseRecords:
    """Makes the records of one site's enterprises.

    Args:
        site: What is shown.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._words = site.register.vocabulary
        self._address = site.register.site.address
        self._terms = _TermRecords(self._words)

    def of(self, enterprise: Enterprise) -> EnterpriseRecord:
        """One enterprise.

        Args:
            enterprise: A public one.
        """
        site, words, value = self._site, self._words, enterprise.social_value
        register = site.register
        place = words.municipalities.get(enterprise.municipality or "")
        address = enterprise.address or _NOWHERE
        position = register.position_of(enterprise)
        logo = logo_path(enterprise)
        form, terms = enterprise.legal_form, self._terms
        parent = register.find(enterprise.part_of) if enterprise.part_of else None
        return EnterpriseRecord(
            slug=enterprise.slug,
            name=enterprise.name,
            url=f"{self._address}/asf/{enterprise.slug}/",
            data_url=f"{self._address}/api/v1/enterprises/{enterprise.slug}.json",
            aliases=enterprise.aliases,
            listing=enterprise.listing,
            closed=ClosedRecord(date=enterprise.closed.date, source=enterprise.closed.source)
            if enterprise.closed
            else None,
            place=place_of(enterprise, words),
            region=enterprise.region,
            region_name=words.regions[enterprise.region].name,
            municipality=enterprise.municipality,
            municipality_name=place.name if place else None,
            municipality_basis=enterprise.municipality_basis if place else None,
            street=address.street,
            postal_code=address.postal_code,
            locality=address.locality,
            latitude=position.latitude if position else None,
            longitude=position.longitude if position else None,
            position_basis=None
            if not position
            else "own"
            if enterprise.position
            else "municipality",
            sites=tuple(self._sites(enterprise)),
            description=enterprise.description,
            industries=terms.of("industries", enterprise.all_industries),
            offers=tuple(map(self._offer, enterprise.offers)),
            integration_services=tuple(map(self._service, enterprise.integration_services)),
            target_groups=terms.of("target_groups", enterprise.all_target_groups),
            social_value=value.summary,
            figures=tuple(map(self._figure, value.figures)),
            target_group_shares=tuple(
                ShareRecord(percent=_plain(s.percent), date=s.date, source=s.source)
                for s in enterprise.target_group_share
            ),
            global_goals=terms.of("global_goals", value.global_goals),
            participation=enterprise.participation,
            certified=self._certified(enterprise),
            member=enterprise.member,
            admitted=_said(enterprise.admitted),
            confirmed=_said(enterprise.confirmed),
            email=enterprise.email,
            phone=enterprise.phone,
            website=enterprise.website,
            links=tuple(LinkRecord(title=link.title, url=link.url) for link in enterprise.links),
            logo=f"{self._address}/{logo}" if logo else None,
            legal_form=form,
            legal_form_title=words.legal_forms[form].title if form else None,
            organisation_number=enterprise.organisation_number,
            founded=enterprise.founded,
            parent=self._page(parent) if parent else None,
            units=tuple(map(self._page, register.units_of(enterprise))),
            sources=tuple(
                SourceRecord(
                    url=s.url, supports=s.supports, year=s.year, qualifier=s.qualifier, read=s.read
                )
                for s in enterprise.sources
            ),
        )

    def _sites(self, enterprise: Enterprise) -> Iterable[SiteRecord]:
        for site in enterprise.sites:
            place = self._words.municipalities[site.municipality]
            position, address = site.position or place.centre, site.address or _NOWHERE
            yield SiteRecord(
                name=site.name,
                municipality=site.municipality,
                municipality_name=place.name,
                street=address.street,
                postal_code=address.postal_code,
                locality=address.locality,
                latitude=position.latitude,
                longitude=position.longitude,
                position_basis="own" if site.position else "municipality",
            )

    def _offer(self, offer: Offer) -> OfferRecord:
        area = offer.area
        return OfferRecord(
            title=offer.title,
            text=offer.text,
            industry=self._terms.one("industries", offer.industry) if offer.industry else None,
            cpv=tuple(code[:_CPV_DIGITS] for code in offer.cpv),
            area=AreaRecord(
                words=area_in_words(area, self._words),
                whole_country=area.whole_country,
                regions=area.regions,
                municipalities=area.municipalities,
                radius_km=area.radius_km,
            )
            if area
            else None,
        )

    def _service(self, service: IntegrationService) -> ServiceRecord:
        return ServiceRecord(
            kind=service.kind,
            title=self._words.service_kinds[service.kind].title,
            text=service.text,
            target_groups=self._terms.of("target_groups", service.target_groups),
            places=service.places,
            buyers=self._terms.of("public_buyers", service.buyers),
        )

    def _figure(self, figure: Figure) -> FigureRecord:
        kind = self._words.figure_kinds[figure.kind]
        return FigureRecord(
            kind=figure.kind,
            title=kind.title,
            unit=kind.unit,
            year=figure.year,
            value=_plain(figure.value),
            qualifier=figure.qualifier,
            source=figure.source,
            method=figure.method,
        )

    def _certified(self, enterprise: Enterprise) -> CertifiedRecord | None:
        standing = self._site.standings.get(enterprise.slug)
        if standing is None or standing.until is None:
            return None
        number = standing.periods[0].number
        return CertifiedRecord(
            number=number, until=standing.until, url=f"{self._address}/certifikat/{number}/"
        )

    def _page(self, enterprise: Enterprise) -> PageRecord:
        url = f"{self._address}/asf/{enterprise.slug}/"
        return PageRecord(slug=enterprise.slug, name=enterprise.name, url=url)


class _TermRecords:
    """The terms of the closed lists as records, each made once."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._made: dict[tuple[str, str | int], TermRecord] = {}

    def one(self, list_name: str, key: str | int) -> TermRecord:
        if (list_name, key) not in self._made:
            terms: Terms = getattr(self._words, list_name)
            self._made[list_name, key] = TermRecord(id=key, title=terms[key].title)
        return self._made[list_name, key]

    def of(self, list_name: str, keys: Iterable[str | int]) -> tuple[TermRecord, ...]:
        return tuple(self.one(list_name, key) for key in keys)


def _said(said: Said | Admitted | None) -> SaidRecord | None:
    if said is None:
        return None
    return SaidRecord(date=said.date, by=said.by, words=said_in_words(said))


def _plain(value: float) -> float | int:
    """A number without a decimal point where it has no decimals."""
    return int(value) if value.is_integer() else value
