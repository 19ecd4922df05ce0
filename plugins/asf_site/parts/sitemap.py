"""What search engines read: the sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.output_file import OutputFile, ready
from asf_site.own_pages import OWN_PAGES
from asf_site.site import Site
from asf_site.templates import Templates


def sitemap(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Every page that search engines may show; those from sources stay out."""
    words = site.register.vocabulary
    paths = ["/"]
    paths += [page.url for page in OWN_PAGES]
    paths += [f"/{page.slug}/" for page in site.register.pages.values()]
    paths += [item.url for item in site.news]
    paths += [f"/lan/{region.slug}/" for region in words.regions.values()]
    paths += [f"/kommun/{words.municipalities[code].slug}/" for code in site.by_municipality]
    paths += [f"/bransch/{words.industries[key].slug}/" for key in site.by_industry]
    paths += [f"/asf/{e.slug}/" for e in site.listed if e.listing == "consented"]
    market = site.market
    paths += [market.rows[p.id].url for p in market.posts.values() if market.is_searchable(p)]
    paths += [view.url for view in site.certificates if view.is_searchable]
    addresses = [f"{site.register.site.address}{path}" for path in sorted(paths)]
    yield ready("sitemap.xml", templates.render("sitemap.xml", addresses=addresses))


def robots(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Everybody may read everything but the scripts' data."""
    address = site.register.site.address
    data = ["Disallow: /data/", "Disallow: /certifikat/data/"]
    lines = ["User-agent: *", *data, f"Sitemap: {address}/sitemap.xml"]
    yield ready("robots.txt", "\n".join(lines) + "\n")
