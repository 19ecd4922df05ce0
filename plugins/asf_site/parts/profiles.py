"""One page an enterprise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from asf_site.output_file import OutputFile, PageHead, page_path
from asf_site.profile.profile_view import Profile, ProfileViews
from asf_site.schema_org.structured_enterprise import ShownBeside, StructuredEnterprises
from asf_site.shared_pictures.subject import picture_of_municipality, picture_of_region
from asf_site.site import Site
from asf_site.structured_data import Thing
from asf_site.templates import Templates


def profiles(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """A page for every public enterprise, the closed ones too."""
    views = ProfileViews(site)
    for enterprise in site.register:
        shown = Profile(
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
        yield OutputFile(path, shown, partial(_render, site, templates, views, shown))


def _render(site: Site, templates: Templates, views: ProfileViews, shown: Profile) -> str:
    return templates.render("profile.html", page=_head(site, shown), **views.view(shown))


def _head(site: Site, shown: Profile) -> PageHead:
    enterprise = shown.enterprise
    row = site.rows[enterprise.slug]
    words = site.register.vocabulary
    region, municipality = words.regions[enterprise.region], enterprise.municipality
    said = f"{row.tagline.rstrip('.')}. " if row.tagline else ""
    noindex = row.from_sources or enterprise.closed is not None
    return PageHead(
        # The name, with its place where another enterprise has the same.
        title=f"{row.name}, {row.place}" if shown.shares_name else row.name,
        summary=f"{said}Arbetsintegrerande socialt företag i {row.place}.",
        url=row.url,
        kind="profile",
        noindex=noindex,
        breadcrumbs=[("ASF-listan", "/asf/"), (region.short, f"/lan/{region.slug}/")],
        picture=picture_of_municipality(words.municipalities[municipality].slug)
        if municipality
        else picture_of_region(region.slug),
        things=() if noindex else [_thing(site, shown)],
    )


def _thing(site: Site, shown: Profile) -> Thing:
    standing = shown.standing
    marked = standing.periods[0].number if standing and standing.until else None
    beside = ShownBeside(
        parent=shown.parent,
        units=shown.units,
        certificate=marked or "",
        until=standing.until if standing else None,
    )
    return StructuredEnterprises.of(site.register).thing(shown.enterprise, beside)
