"""The table of addresses that links are judged by is what a build writes, no more and no less."""

from __future__ import annotations

import pytest
from asf_register.site_addresses import FILES, OWN, TAKEN, SiteAddresses
from asf_site.own_pages import OWN_PAGES
from site_fixtures import BuiltSite


@pytest.fixture(params=["real", "made_up", "certified"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def test_the_addresses_are_those_of_the_pages_that_a_build_writes(site: BuiltSite) -> None:
    assert SiteAddresses(site.register, site.day).pages == set(site.pages) - {"/404.html"}


def test_every_page_and_file_of_the_table_is_found_and_nothing_else(site: BuiltSite) -> None:
    addresses = SiteAddresses(site.register, site.day)
    for address in (*site.pages, *FILES):
        assert (address in addresses) == (address != "/404.html"), address
    for wrong in ("/om", "/finns-inte/", "/asf/finns-inte/", "/data/", "/lan/x/asf.atom", "//om/"):
        assert wrong not in addresses


def test_files_that_texts_may_lead_to_are_built(site: BuiltSite) -> None:
    followed = {"/lan/gavleborg/marknad.atom", "/bransch/stadning/marknad.ics"}
    addresses = SiteAddresses(site.register, site.day)
    for address in (*FILES, *followed):
        assert address in addresses
        assert (site.public / address.lstrip("/")).is_file(), address


def test_own_pages_of_the_site_are_in_the_table_and_no_text_can_take_their_place(
    real: BuiltSite,
) -> None:
    own = {page.url for page in OWN_PAGES}
    forms = {address for address in OWN if address.startswith("/foresla/")}
    assert own | forms | {"/"} == OWN
    texts = set(real.register.pages)
    top = {path.name.removesuffix(".html") for path in real.public.iterdir()} - texts
    assert {name.partition(".")[0] for name in top} <= TAKEN


def test_nothing_that_is_hidden_is_suggested(made_up: BuiltSite) -> None:
    hidden = {e.slug for e in made_up.register} - {e.slug for e in made_up.shown}
    addresses = SiteAddresses(made_up.register, made_up.day)
    assert hidden
    for slug in hidden:
        assert f"/asf/{slug}/" not in addresses
        assert addresses.nearest(f"/asf/{slug}x/") != f"/asf/{slug}/"


def test_a_page_that_has_not_begun_has_no_address_before_its_day(made_up: BuiltSite) -> None:
    posts = made_up.register.posts
    later = max(posts.values(), key=lambda post: post.published or made_up.day)
    assert later.published is not None
    address = f"/marknad/{later.id}/"
    for days, is_there in ((-1, False), (0, True)):
        day = later.published.fromordinal(later.published.toordinal() + days)
        assert (address in SiteAddresses(made_up.register, day)) is is_there
