"""Pages by place: the regions, and all 290 municipalities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from asf_register.enterprise import Enterprise
from asf_register.swedish import alphabetical, count_of
from asf_register.vocabulary import Municipality, Region

from asf_site.following.followed import region_enterprises, region_followed
from asf_site.output_file import OutputFile, PageHead, html_page, own_head
from asf_site.own_pages import COORDINATORS, REGIONS
from asf_site.parts.industries import industry_counts
from asf_site.post_pages.open_posts import open_posts
from asf_site.shared_pictures.subject import picture_of_municipality, picture_of_region
from asf_site.site import Site
from asf_site.templates import Templates

NEARBY = 6


def region_counts(site: Site) -> list[dict[str, Any]]:
    """Every region with its address and number of enterprises, by the alphabet."""
    regions = sorted(site.register.vocabulary.regions.values(), key=lambda r: alphabetical(r.name))
    return [
        {
            "title": region.name,
            "url": f"/lan/{region.slug}/",
            "count": len(site.by_region.get(region.code, ())),
        }
        for region in regions
    ]


def region_pages(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /lan/ and one a region."""
    counts = {code: len(found) for code, found in site.by_municipality.items()}
    head = own_head(REGIONS, "place")
    yield html_page(templates, "index.html", head, groups=region_counts(site), country=site.country)
    for region in site.register.vocabulary.regions.values():
        yield _region_page(site, templates, region, counts)


def _region_page(
    site: Site, templates: Templates, region: Region, counts: dict[str, int]
) -> OutputFile:
    here = site.by_region.get(region.code, [])
    places = site.register.vocabulary.municipalities
    inside = [p for p in places.values() if p.region == region.code and p.code in counts]
    head = PageHead(
        title=region.name,
        summary=_summary(here, region.name),
        url=f"/lan/{region.slug}/",
        kind="place",
        picture=picture_of_region(region.slug),
        breadcrumbs=[(REGIONS.title, REGIONS.url)],
    )
    return html_page(
        templates,
        "place.html",
        head,
        place={"name": region.name, "kind": "region", "slug": region.slug},
        rows=site.rows_of(here),
        municipalities=[
            {"title": place.name, "url": f"/kommun/{place.slug}/", "count": counts[place.code]}
            for place in sorted(inside, key=lambda place: alphabetical(place.name))
        ],
        region=None,
        industries_here=[group for group in industry_counts(site, here) if group["count"]],
        nearby=[],
        followed=region_enterprises(region),
        coordinator=site.register.coordinators.get(region.code),
        coordinators=COORDINATORS,
        country=site.workings.country_map(
            places,
            {place.code: counts[place.code] for place in inside},
            {p.code: day for p in inside if (day := site.certified_places.get(p.code))},
        ),
        open=open_posts(
            site, site.market.by_region[region.code], f"lan={region.slug}", region_followed(region)
        ),
    )


def municipality_pages(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """One page a municipality; one without enterprises says what lies near."""
    for place in site.register.vocabulary.municipalities.values():
        yield _municipality_page(site, templates, place)


def _municipality_page(site: Site, templates: Templates, place: Municipality) -> OutputFile:
    here = site.by_municipality.get(place.code, [])
    region = site.register.vocabulary.regions[place.region]
    head = PageHead(
        title=place.name,
        summary=_summary(here, f"{place.name} kommun"),
        url=f"/kommun/{place.slug}/",
        kind="place",
        picture=picture_of_municipality(place.slug),
        noindex=not here,
        breadcrumbs=[(REGIONS.title, REGIONS.url), (region.short, f"/lan/{region.slug}/")],
    )
    return html_page(
        templates,
        "place.html",
        head,
        place={"name": place.name, "kind": "municipality", "slug": place.slug},
        rows=site.rows_of(here),
        municipalities=[],
        region={"title": region.name, "url": f"/lan/{region.slug}/"},
        industries_here=[group for group in industry_counts(site, here) if group["count"]],
        nearby=[] if here else site.near(place.centre, NEARBY),
        country=site.place_maps[place.code],
        followed=region_enterprises(region),
        open=open_posts(
            site,
            site.market.by_municipality[place.code],
            f"kommun={place.slug}",
            region_followed(region),
        ),
    )


def _summary(here: Sequence[Enterprise], name: str) -> str:
    if not here:
        return f"Inget arbetsintegrerande socialt företag i {name} står i listan än."
    kind = "arbetsintegrerande socialt företag", "arbetsintegrerande sociala företag"
    return f"{count_of(len(here), *kind)} i {name}."
