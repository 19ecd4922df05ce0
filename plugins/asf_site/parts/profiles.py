"""One page an enterprise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from asf_register.certification.state_words import STATE_WORDS
from asf_register.enterprise import Area, Enterprise, Figure, IntegrationService, Offer
from asf_register.marketplace.reasons import Reasons
from asf_register.public import is_listed
from asf_register.swedish import THIN_SPACE, listing, number, sentence
from asf_register.vocabulary import Terms, Vocabulary

from asf_site.country_map import CountryMap
from asf_site.enterprise_posts import EnterprisePosts, ShownPost
from asf_site.followed import enterprise_followed
from asf_site.output_file import OutputFile, PageHead, page_path
from asf_site.parts.logos import logo_path
from asf_site.row import Near, Row
from asf_site.site import Site
from asf_site.standing import Standing
from asf_site.templates import Templates

_QUALIFIERS = {"exact": "", "about": "cirka ", "at_least": "minst "}
_UNITS = {"people": "", "percent": f"{THIN_SPACE}%", "kronor": f"{THIN_SPACE}kr"}


def profiles(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """A page for every public enterprise, the closed ones too."""
    for enterprise in site.register:
        shown = _Profile(
            enterprise,
            site.names[enterprise.name] > 1,
            site.parent_row(enterprise),
            site.rows_of(site.register.units_of(enterprise)),
            site.neighbours(enterprise),
            site.place_maps.get(enterprise.municipality or ""),
            site.standings.get(enterprise.slug),
            site.posts_by_enterprise.of(enterprise),
        )
        path = page_path(site.rows[enterprise.slug].url)
        yield OutputFile(path, shown, partial(_render, site, templates, shown))


@dataclass(frozen=True, slots=True)
class _Profile:
    """All that a profile is made of."""

    enterprise: Enterprise
    shares_name: bool
    parent: Row | None
    units: list[Row]
    neighbours: list[Near]
    country: CountryMap | None
    standing: Standing | None
    posts: EnterprisePosts


def _render(site: Site, templates: Templates, shown: _Profile) -> str:
    return templates.render("profile.html", page=_head(site, shown), **_view(site, shown))


def _head(site: Site, shown: _Profile) -> PageHead:
    enterprise = shown.enterprise
    row = site.rows[enterprise.slug]
    region = site.register.vocabulary.regions[enterprise.region]
    said = f"{row.tagline.rstrip('.')}. " if row.tagline else ""
    return PageHead(
        # The name, with its place where another enterprise has the same.
        title=f"{row.name}, {row.place}" if shown.shares_name else row.name,
        summary=f"{said}Arbetsintegrerande socialt företag i {row.place}.",
        url=row.url,
        kind="profile",
        noindex=row.from_sources or enterprise.closed is not None,
        breadcrumbs=[("ASF-listan", "/asf/"), (region.short, f"/lan/{region.slug}/")],
    )


def _view(site: Site, shown: _Profile) -> dict[str, Any]:
    enterprise, words = shown.enterprise, site.register.vocabulary
    row = site.rows[enterprise.slug]
    value = enterprise.social_value
    logo = logo_path(enterprise)
    posts, reasons = shown.posts, site.market.reasons
    return {
        "enterprise": enterprise,
        "row": row,
        "region": words.regions[enterprise.region],
        "municipality": words.municipalities.get(enterprise.municipality or ""),
        "parent": shown.parent,
        "units": shown.units,
        "neighbours": shown.neighbours,
        "from_sources": enterprise.listing == "sources",
        "sources_year": row.sources_year,
        "logo": f"/{logo}" if logo else None,
        "offers": [_offer(offer, words) for offer in enterprise.offers],
        "services": [_service(service, words) for service in enterprise.integration_services],
        "figure_rows": _figure_rows(value.figures, words),
        "shares": sorted(enterprise.target_group_share, key=lambda s: s.date, reverse=True),
        "legal_form": words.legal_forms[enterprise.legal_form].title
        if enterprise.legal_form
        else None,
        "goals": [words.global_goals[goal] for goal in value.global_goals],
        "target_groups": [words.target_groups[key].title for key in value.target_groups],
        "closed": enterprise.closed,
        "country": shown.country,
        "standing": shown.standing,
        "state_words": STATE_WORDS,
        "posts": posts,
        "fitting": [_post(post, reasons) for post in posts.fitting],
        "own_posts": [_post(post, reasons) for post in posts.own],
        "won": [_post(post, reasons) for post in posts.won],
        "like_these": _query(enterprise, words),
        "followed": enterprise_followed(enterprise) if is_listed(enterprise) else None,
    }


def _post(post: ShownPost, reasons: Reasons) -> dict[str, Any]:
    why = sentence(reasons.of(post.match)) if post.match else ""
    return {"row": post.row, "last": post.last, "why": f"{why} " if why else ""}


def _query(enterprise: Enterprise, words: Vocabulary) -> str:
    """What the address of the market ends with, to show the posts of the same industries."""
    chosen = "&".join(f"bransch={words.industries[key].slug}" for key in enterprise.all_industries)
    return f"?{chosen}" if chosen else ""


def _offer(offer: Offer, words: Vocabulary) -> dict[str, Any]:
    return {
        "title": offer.title,
        "text": offer.text,
        "cpv": offer.cpv,
        "area": area_in_words(offer.area, words) if offer.area else "",
    }


def area_in_words(area: Area, words: Vocabulary) -> str:
    """A delivery area in words: «hela landet», «Gävleborgs län och Uppsala»."""
    if area.whole_country:
        return "Hela landet"
    parts = [words.regions[code].name for code in area.regions]
    parts += [words.municipalities[code].name for code in area.municipalities]
    if area.radius_km:
        parts.append(f"inom {area.radius_km} km")
    said = listing(parts)
    return said[:1].upper() + said[1:]


def _service(service: IntegrationService, words: Vocabulary) -> dict[str, Any]:
    return {
        "title": words.service_kinds[service.kind].title,
        "text": service.text,
        "target_groups": _titles(service.target_groups, words.target_groups),
        "places": service.places,
        "buyers": _titles(service.buyers, words.public_buyers),
    }


def _titles(keys: tuple[str, ...], terms: Terms) -> str:
    return "\u00a0· ".join(terms[key].title for key in keys)


def _figure_rows(figures: tuple[Figure, ...], words: Vocabulary) -> list[dict[str, Any]]:
    kinds = words.figure_kinds
    order = {key: index for index, key in enumerate(kinds)}
    ordered = sorted(figures, key=lambda f: (order[f.kind], -f.year))
    return [
        {
            "kind": kinds[kind],
            "points": [_point(figure, kinds[kind].unit) for figure in points],
        }
        for kind, points in groupby(ordered, key=lambda figure: figure.kind)
    ]


def _point(figure: Figure, unit: str) -> dict[str, Any]:
    return {
        "year": figure.year,
        "value": figure.value,
        "text": f"{_QUALIFIERS[figure.qualifier]}{number(figure.value)}{_UNITS[unit]}",
        "source": figure.source,
        "method": figure.method,
    }
