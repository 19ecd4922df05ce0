"""What came of posts: those that are closed, those that led to contracts, and deals of the past."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.lists.post_lists import AWARDED, RESERVED, Said
from asf_site.output_file import OutputFile
from asf_site.own_pages import ADVERTISE, CALCULATOR, INSPIRATION
from asf_site.parts.marketplace import list_page, ways
from asf_site.site import Site
from asf_site.templates import Templates

_OVER = Said("exempel", "exempel", "Inget exempel")


def inspiration(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /marknad/inspiration/, and the data that its scripts load."""
    return list_page(
        site,
        templates,
        INSPIRATION,
        posts=site.market.inspiration,
        said=_OVER,
        flags=(AWARDED, RESERVED),
        lede="Så har andra gjort: annonser som har stängt, avtal som de ledde till, och affärer "
        "från tiden före marknadsplatsen, hämtade ur öppna källor.",
        ways=ways(site, ADVERTISE, CALCULATOR),
        followed=None,
        no_hits="Exemplen blir fler när de som annonserar berättar hur det gick.",
    )
