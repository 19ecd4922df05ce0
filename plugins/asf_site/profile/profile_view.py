"""What a profile says, in words and drawings, of what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asf_register.certification.state_words import STATE_WORDS
from asf_register.enterprise import Enterprise, IntegrationService, Offer
from asf_register.public import is_listed
from asf_register.role_words import said_in_words
from asf_register.swedish import sentence
from asf_register.vocabulary import Terms

from asf_site.certificates.standing import Standing
from asf_site.delivery.delivery_words import Deliveries
from asf_site.drawing.country_map import CountryMap
from asf_site.drawing.print_code import PrintCodes
from asf_site.following.followed import enterprise_followed
from asf_site.logo_path import logo_path
from asf_site.marketplace.enterprise_posts import EnterprisePosts, ShownPost
from asf_site.profile.profile_figures import shown_kinds
from asf_site.profile.target_group_share import shown_shares
from asf_site.row import Near, Row
from asf_site.site import Site


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a profile is made of."""

    enterprise: Enterprise
    shares_name: bool
    parent: Row | None
    units: list[Row]
    neighbours: list[Near]
    country: CountryMap | None
    standing: Standing | None
    posts: EnterprisePosts


class ProfileViews:
    """Puts the profiles of a site in words.

    Args:
        site: What they are part of.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._words = site.register.vocabulary
        self._deliveries = Deliveries(site.register, site.market.matching.country)
        self._codes = PrintCodes(f"{site.register.site.address}/asf/")

    def view(self, shown: Profile) -> dict[str, Any]:
        """What the template of a profile may name."""
        enterprise, words = shown.enterprise, self._words
        row, logo = self._site.rows[enterprise.slug], logo_path(enterprise)
        deliveries = self._deliveries.of(enterprise)
        posts = shown.posts
        return {
            "enterprise": enterprise,
            "row": row,
            "region": words.regions[enterprise.region],
            "municipality": words.municipalities.get(enterprise.municipality or ""),
            "parent": shown.parent,
            "units": shown.units,
            "neighbours": shown.neighbours,
            "from_sources": row.from_sources,
            "sources_year": row.sources_year,
            "logo": f"/{logo}" if logo else None,
            "code": self._codes.code(enterprise.slug),
            "deliveries": deliveries,
            "offers": [
                self._offer(offer, enterprise, tells_area=any(one.offers for one in deliveries))
                for offer in enterprise.offers
            ],
            "services": [self._service(one) for one in enterprise.integration_services],
            "trades": [words.industries[key] for key in enterprise.all_industries],
            "figure_kinds": shown_kinds(enterprise.social_value.figures, words),
            "shares": shown_shares(enterprise.target_group_share),
            "confirmed": said_in_words(enterprise.confirmed) if enterprise.confirmed else None,
            "facts": list(self._facts(enterprise)),
            "goals": [words.global_goals[goal] for goal in enterprise.social_value.global_goals],
            "target_groups": [
                words.target_groups[key].title for key in enterprise.social_value.target_groups
            ],
            "country": shown.country,
            "standing": shown.standing,
            "state_words": STATE_WORDS,
            "posts": posts,
            "fitting": [self._post(post) for post in posts.fitting],
            "own_posts": [self._post(post) for post in posts.own],
            "won": [self._post(post) for post in posts.won],
            "like_these": self._like_these(enterprise),
            "followed": enterprise_followed(enterprise) if is_listed(enterprise) else None,
        }

    def _facts(self, enterprise: Enterprise) -> Iterator[tuple[str, str]]:
        """What is told beside contact and delivery, with what each is called."""
        if enterprise.legal_form:
            yield "Juridisk form", self._words.legal_forms[enterprise.legal_form].title
        if enterprise.organisation_number:
            yield "Organisations\u00adnummer", enterprise.organisation_number
        if enterprise.founded:
            yield "Grundat", str(enterprise.founded)
        if enterprise.member:
            yield "Medlem", self._site.register.site.organisation
        if enterprise.admitted:
            yield "Prövat mot de fyra kriterierna för ASF", said_in_words(enterprise.admitted)
        place = self._words.municipalities.get(enterprise.municipality or "")
        if place and enterprise.municipality_basis == "inferred":
            yield "Kommun", f"{place.name}, en slutsats av andra uppgifter"

    def _offer(self, offer: Offer, enterprise: Enterprise, *, tells_area: bool) -> dict[str, Any]:
        area = offer.area if tells_area else None
        return {
            "title": offer.title,
            "text": offer.text,
            "cpv": offer.cpv,
            "area": self._deliveries.area(area, enterprise) if area else "",
        }

    def _service(self, service: IntegrationService) -> dict[str, Any]:
        return {
            "title": self._words.service_kinds[service.kind].title,
            "text": service.text,
            "target_groups": _titles(service.target_groups, self._words.target_groups),
            "places": service.places,
            "buyers": _titles(service.buyers, self._words.public_buyers),
        }

    def _post(self, post: ShownPost) -> dict[str, Any]:
        why = sentence(self._site.market.reasons.of(post.match)) if post.match else ""
        return {"row": post.row, "last": post.last, "why": f"{why} " if why else ""}

    def _like_these(self, enterprise: Enterprise) -> str:
        """What the market's address ends with, to show the posts of the same industries."""
        slugs = [self._words.industries[key].slug for key in enterprise.all_industries]
        chosen = "&".join(f"bransch={slug}" for slug in slugs)
        return f"?{chosen}" if chosen else ""


def _titles(keys: tuple[str, ...], terms: Terms) -> str:
    return "\u00a0· ".join(terms[key].title for key in keys)
