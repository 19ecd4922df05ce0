"""The coordinators' page: each region's role address, how many enterprises it has, and no name."""

from __future__ import annotations

import re
from datetime import date

import pytest
from asf_register.check import check
from asf_register.public import public_view
from asf_register.root import PROJECT, Root
from asf_site.parts.coordinators import coordinators
from asf_site.parts.places import region_pages
from asf_site.site import Site
from parts_made import made
from site_page import read_html

DAY = date(2026, 11, 22)
PAGE = "processledare/index.html"


@pytest.fixture(scope="module")
def site() -> Site:
    """The repository's own register."""
    register = check(Root(PROJECT), DAY).register
    assert register is not None
    return Site(public_view(register), DAY)


def test_all_21_regions_have_their_address_and_number(site: Site) -> None:
    text = made(coordinators, site)[PAGE]
    page = read_html(text)
    regions = site.register.vocabulary.regions.values()
    assert len(regions) == 21
    for region in regions:
        email = site.register.coordinators[region.code]
        count = len(site.by_region.get(region.code, ()))
        assert f"{region.name} {email} {count} företag" in page.text
        assert {f"/lan/{region.slug}/", f"mailto:{email}"} <= set(page.links)


def test_no_address_stands_there_but_those_of_roles(site: Site) -> None:
    text = made(coordinators, site)[PAGE]
    known = {*site.register.coordinators.values(), site.register.site.contact}
    assert set(re.findall(r"[\w.+-]+@[\w.-]+\w", text)) <= known


def test_the_public_knows_the_addresses_and_nothing_else_of_the_policy(site: Site) -> None:
    assert site.register.policy is None
    assert len(site.register.coordinators) == 21
    assert "processledare-" not in made(coordinators, site)[PAGE]


def test_it_says_what_a_coordinator_does_and_does_not_decide(site: Site) -> None:
    page = read_html(made(coordinators, site)[PAGE])
    assert "En processledare beslutar inte om certifiering." in page.text
    assert "/bli-certifierad/" in page.links


def test_a_regions_page_leads_to_its_coordinator(site: Site) -> None:
    pages = made(region_pages, site)
    for region in site.register.vocabulary.regions.values():
        page = read_html(pages[f"lan/{region.slug}/index.html"])
        assert f"mailto:{site.register.coordinators[region.code]}" in page.links
        assert "/processledare/" in page.links
