"""The Hugo site's lists: home, the list, and a page a region, a municipality and an industry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from asf_register.enterprise import Enterprise
from asf_register.vocabulary import Terms
from asf_site.drawing.country_map import CountryMap, country_map
from asf_site.site import Site

FIRST_ROWS, NEARBY, LATEST = 40, 6, 6

Groups = list[dict[str, Any]]
# A list's address without its first "/", and its fields.
ListPage = tuple[str, dict[str, Any]]


def list_pages(site: Site) -> Iterator[ListPage]:
    """Every list of the site."""
    yield from _indexes(site)
    yield from _regions(site)
    yield from _municipalities(site)
    yield from _industries(site)


def place_map(site: Site, code: str) -> dict[str, Any]:
    """The country with one municipality's dot, awake where it has enterprises."""
    drawn = _map(site.place_maps[code], "")
    count = len(site.by_municipality.get(code, ()))
    dots = [{**dot, "count": count} for dot in drawn["dots"]]
    return {**drawn, "dots": dots, "name": site.register.vocabulary.municipalities[code].name}


def _indexes(site: Site) -> Iterator[ListPage]:
    listed, words = site.listed, site.register.vocabulary
    regions, industries = _by_region(site, listed), _by_industry(site, listed)
    country = _map(site.country, "Karta över Sveriges kommuner")
    confirmed = sorted(
        ((e.confirmed.date, e.name, e.slug) for e in listed if e.confirmed), reverse=True
    )
    yield (
        "",
        {
            "title": "Företag där arbetet är vägen in",
            "summary": "Här hittar du arbetsintegrerande sociala företag i hela Sverige.",
            "country": country,
            "latest": [f"/asf/{slug}" for _, _, slug in confirmed[:LATEST]],
        },
    )
    facets = {
        "lan": regions,
        "bransch": industries,
        "tjanst": _choices(words.service_kinds),
        "malgrupp": _choices(words.target_groups),
    }
    yield (
        "asf/",
        {
            "title": "Hitta ASF",
            "summary": "Sök bland arbetsintegrerande sociala företag.",
            "total": len(listed),
            "first": [f"/asf/{enterprise.slug}" for enterprise in listed[:FIRST_ROWS]],
            "facets": [{"key": key, "title": key, "options": of} for key, of in facets.items()],
            "country": country,
            "regions": regions,
            "industries": industries,
        },
    )
    yield (
        "lan/",
        {
            "title": "Län",
            "summary": "Arbetsintegrerande sociala företag, län för län.",
            "groups": regions,
            "country": country,
        },
    )
    yield (
        "bransch/",
        {
            "title": "Branscher",
            "summary": "Vad arbetsintegrerande sociala företag säljer, bransch för bransch.",
            "groups": industries,
        },
    )
    yield "kommun/", {"title": "Kommuner", "_build": {"render": "never"}}
    yield "foresla/", {"title": "Förslag", "_build": {"render": "never"}}


def _regions(site: Site) -> Iterator[ListPage]:
    places = site.register.vocabulary.municipalities
    counts = {code: len(found) for code, found in site.by_municipality.items()}
    for region in site.register.vocabulary.regions.values():
        here = site.by_region.get(region.code, [])
        inside = {code: n for code, n in counts.items() if places[code].region == region.code}
        label = f"Karta: kommunerna med företag i {region.name}"
        yield (
            f"lan/{region.slug}/",
            {
                "title": region.name,
                "summary": f"{len(here)} företag i {region.name}.",
                "crumbs": [{"title": "Län", "url": "/lan/"}],
                "municipalities": [
                    _counted(places[code].name, f"/kommun/{places[code].slug}/", count)
                    for code, count in inside.items()
                ],
                "industries": _some(_by_industry(site, here)),
                "country": _map(country_map(places, inside), label),
            },
        )


def _municipalities(site: Site) -> Iterator[ListPage]:
    words = site.register.vocabulary
    for place in words.municipalities.values():
        here = site.by_municipality.get(place.code, [])
        region = words.regions[place.region]
        near = [] if here else site.near(place.centre, NEARBY)
        yield (
            f"kommun/{place.slug}/",
            {
                "title": place.name,
                "summary": f"{len(here)} företag i {place.name} kommun.",
                "noindex": not here,
                "crumbs": [{"title": "Län", "url": "/lan/"}],
                "region": {"title": region.name, "url": f"/lan/{region.slug}/"},
                "industries": _some(_by_industry(site, here)),
                "nearby": [f"/asf/{hit.row.slug}" for hit in near],
                "code": place.code,
            },
        )


def _industries(site: Site) -> Iterator[ListPage]:
    for term in site.register.vocabulary.industries.values():
        here = site.by_industry.get(str(term.id), [])
        yield (
            f"bransch/{term.slug}/",
            {
                "title": term.title,
                "summary": f"{term.title}: {term.description}",
                "lede": term.description,
                "noindex": not here,
                "crumbs": [{"title": "Branscher", "url": "/bransch/"}],
                "regions": _some(_by_region(site, here)),
            },
        )


def _by_region(site: Site, among: Sequence[Enterprise]) -> Groups:
    slugs = {enterprise.slug for enterprise in among}
    return [
        _counted(
            region.name,
            f"/lan/{region.slug}/",
            sum(e.slug in slugs for e in site.by_region.get(region.code, ())),
        )
        for region in site.register.vocabulary.regions.values()
    ]


def _by_industry(site: Site, among: Sequence[Enterprise]) -> Groups:
    counts = Counter(key for enterprise in among for key in enterprise.all_industries)
    terms = site.register.vocabulary.industries.values()
    return [_counted(t.title, f"/bransch/{t.slug}/", counts[str(t.id)]) for t in terms]


def _some(groups: Groups) -> Groups:
    return [group for group in groups if group["count"]]


def _choices(terms: Terms) -> Groups:
    return [_counted(term.title, "", 0) for term in terms.values()]


def _counted(title: str, url: str, count: int) -> dict[str, Any]:
    return {"title": title, "url": url, "value": url, "count": count}


def _map(country: CountryMap, label: str) -> dict[str, Any]:
    return {
        "width": country.width,
        "height": country.height,
        "quiet": country.quiet_path,
        "dots": [asdict(dot) for dot in country.dots],
        "label": label,
        "caption": label,
    }
