"""The coordinators: who supports the enterprises of each region, and how they are reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.swedish import alphabetical

from asf_site.output_file import OutputFile, html_page, own_head
from asf_site.own_pages import BECOME_CERTIFIED, COORDINATORS
from asf_site.site import Site
from asf_site.templates import Templates


@dataclass(frozen=True, slots=True)
class _Row:
    """A region, the role address of its coordinators, and how many enterprises it has."""

    region: str
    url: str
    email: str
    count: int


def coordinators(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /processledare/."""
    regions = sorted(site.register.vocabulary.regions.values(), key=lambda r: alphabetical(r.name))
    head = own_head(COORDINATORS, "coordinators")
    yield html_page(
        templates,
        "coordinators.html",
        head,
        rows=[
            _Row(
                region.name,
                f"/lan/{region.slug}/",
                site.register.coordinators.get(region.code, ""),
                len(site.by_region.get(region.code, ())),
            )
            for region in regions
        ],
        become_certified=BECOME_CERTIFIED,
    )
