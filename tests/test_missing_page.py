"""Whoever follows an address that leads nowhere is helped on."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Page, expect
from site_fixtures import BuiltSite, Visitor

NEARLY_RIGHT = {
    "/asf/angslykan/": "/asf/angslyckan/",
    "/asf/aangslyckan/": "/asf/angslyckan/",
    "/ASF/Ängslyckan/": "/asf/angslyckan/",
    "/asf/angslyckan/kontakt.html": "/asf/angslyckan/",
    "/kommun/gavel/": "/kommun/gavle/",
    "/lan/gavle/": "/kommun/gavle/",
    "/bransch/stadnign/": "/bransch/stadning/",
    "/kortlistan/": "/kortlista/",
}
HOSTILE = (
    quote("/<img src=x onerror=alert(1)>/"),
    quote("/asf/<script>alert(1)</script>/"),
    f"/asf/{'x' * 10_000}/",
    "/asf/%E0%A4%A/",
)
NO_SUCH_PAGE = "error Failed to load resource.*404"


def astray(visitor: Visitor, site: BuiltSite, path: str, *, scripts: bool = True) -> Page:
    page = visitor.open(site, path, scripts=scripts)
    visitor.accept(NO_SUCH_PAGE)
    expect(page.locator("h1")).to_have_text("Sidan finns inte")
    return page


def test_addresses_that_are_nearly_right_are_offered(made_up: BuiltSite, visitor: Visitor) -> None:
    for path, meant in NEARLY_RIGHT.items():
        page = astray(visitor, made_up, quote(path))
        expect(page.locator(".meant a").first).to_have_attribute("href", meant)
        assert page.request.get(made_up.url + meant).ok, meant
        page.close()


def test_the_search_asks_for_the_words_of_the_address(made_up: BuiltSite, visitor: Visitor) -> None:
    page = astray(visitor, made_up, quote("/tjänster/hund-dagis_i+Kalmar.html"))
    expect(page.locator("#q")).to_have_value("hund dagis i Kalmar")
    page = astray(visitor, made_up, "/kommun/ingenstans/")
    expect(page.locator("#plats")).to_have_value("ingenstans")


def test_the_unlisted_are_never_offered(made_up: BuiltSite, visitor: Visitor) -> None:
    page = astray(visitor, made_up, "/asf/dolda-rumme/")
    page.wait_for_load_state("networkidle")
    assert page.locator('.meant a[href*="dolda"]').count() == 0
    assert not [
        name
        for name in made_up.files
        if name.startswith("data/adresser/")
        and "dolda-rummet" in (made_up.public / name).read_text("utf-8")
    ]


def test_hostile_addresses_get_the_same_page(made_up: BuiltSite, visitor: Visitor) -> None:
    for path in HOSTILE:
        page = astray(visitor, made_up, path)
        assert len(page.locator("#q").input_value()) <= 100
        assert page.locator("main img, main script").count() == 0
        page.close()


def test_without_scripts_the_ways_in_are_there(made_up: BuiltSite, visitor: Visitor) -> None:
    page = astray(visitor, made_up, "/asf/angslykan/", scripts=False)
    expect(page.locator(".meant")).to_be_hidden()
    for way in ("/asf/", "/lan/", "/bransch/", "/marknad/"):
        expect(page.locator(f'.ways a[href="{way}"]')).to_be_visible()
