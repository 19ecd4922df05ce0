"""Pages by industry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from asf_register.enterprise import Enterprise
from asf_register.swedish import alphabetical

from asf_site.following.followed import industry_enterprises, industry_followed
from asf_site.output_file import OutputFile, PageHead, html_page, own_head
from asf_site.own_pages import INDUSTRIES
from asf_site.post_pages.open_posts import open_posts
from asf_site.site import Site
from asf_site.templates import Templates


def industry_counts(site: Site, enterprises: Sequence[Enterprise]) -> list[dict[str, Any]]:
    """Every industry with its address and how many of these enterprises are in it."""
    counts = Counter(key for enterprise in enterprises for key in enterprise.all_industries)
    terms = site.register.vocabulary.industries
    ordered = sorted(terms.values(), key=lambda term: alphabetical(term.title))
    return [
        {"title": term.title, "url": f"/bransch/{term.slug}/", "count": counts[str(term.id)]}
        for term in ordered
    ]


def industry_pages(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /bransch/ and one an industry."""
    head = own_head(INDUSTRIES, "industry")
    yield html_page(templates, "index.html", head, groups=industry_counts(site, site.listed))
    for term in site.register.vocabulary.industries.values():
        here = site.by_industry.get(str(term.id), [])
        head = PageHead(
            title=term.title,
            summary=f"{term.title}: {term.description}" if term.description else term.title,
            url=f"/bransch/{term.slug}/",
            kind="industry",
            noindex=not here,
            breadcrumbs=[(INDUSTRIES.title, INDUSTRIES.url)],
        )
        yield html_page(
            templates,
            "industry.html",
            head,
            industry=term,
            rows=site.rows_of(here),
            regions_here=_regions_here(site, here),
            followed=industry_enterprises(term),
            open=open_posts(
                site,
                site.market.by_industry[str(term.id)],
                f"bransch={term.slug}",
                industry_followed(term),
            ),
        )


def _regions_here(site: Site, enterprises: Sequence[Enterprise]) -> list[dict[str, Any]]:
    counts = Counter(
        code for enterprise in enterprises for code in site.regions_of[enterprise.slug]
    )
    regions = (site.register.vocabulary.regions[code] for code in counts)
    return [
        {"title": region.name, "url": f"/lan/{region.slug}/", "count": counts[region.code]}
        for region in sorted(regions, key=lambda region: alphabetical(region.name))
    ]
