"""Everything can be reached and read where scripts don't run."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from playwright.sync_api import expect
from site_fixtures import PHONE, BuiltSite, Visitor


def crawl(site: BuiltSite, follow: Callable[[str], bool]) -> set[str]:
    """The pages that plain links lead to from the home page, through those that `follow` allows."""
    seen = {"/"}
    waiting = ["/"]
    while waiting:
        page = waiting.pop()
        if page != "/" and not follow(page):
            continue
        for link in site.pages[page].links:
            path = unquote(urlsplit(link).path)
            if link.startswith("/") and path in site.pages and path not in seen:
                seen.add(path)
                waiting.append(path)
    return seen


def profiles(pages: set[str]) -> set[str]:
    return {page.split("/")[2] for page in pages if page.startswith("/asf/") and page != "/asf/"}


def test_every_enterprise_is_reached_through_its_region(
    real: BuiltSite, made_up: BuiltSite
) -> None:
    for site in (real, made_up):
        reached = profiles(crawl(site, lambda page: page.startswith("/lan/")))
        assert reached >= {e.slug for e in site.listed}


def test_every_enterprise_is_reached_through_its_municipality(
    real: BuiltSite, made_up: BuiltSite
) -> None:
    """The regions' own rows don't count: only what the municipalities' pages list."""
    for site in (real, made_up):
        towns = {
            page for page in crawl(site, lambda p: p.startswith("/lan/")) if "/kommun/" in page
        }
        listed_there = {
            unquote(link).split("/")[2]
            for page in towns
            for link in site.pages[page].links
            if link.startswith("/asf/") and link != "/asf/"
        }
        assert listed_there >= {e.slug for e in site.listed if e.municipality}


def test_every_enterprise_with_an_industry_is_reached_through_it(
    real: BuiltSite, made_up: BuiltSite
) -> None:
    for site in (real, made_up):
        reached = profiles(crawl(site, lambda page: page.startswith("/bransch/")))
        assert reached >= {e.slug for e in site.listed if e.industries}


def test_every_form_is_reached_through_its_profile(real: BuiltSite, made_up: BuiltSite) -> None:
    for site in (real, made_up):
        reached = crawl(site, lambda page: page.startswith(("/lan/", "/asf/")))
        assert reached >= {f"/foresla/{e.slug}/" for e in site.listed} | {"/foresla/nytt/"}


def test_a_place_of_work_elsewhere_stands_on_that_places_page(made_up: BuiltSite) -> None:
    """Ängslyckan is at home in Falun and has a greenhouse in Säter."""
    assert "/asf/angslyckan/" in made_up.pages["/kommun/falun/"].links
    assert "/asf/angslyckan/" in made_up.pages["/kommun/sater/"].links
    assert "/asf/angslyckan/" not in made_up.pages["/kommun/goteborg/"].links


def test_the_list_shows_its_first_rows_and_the_ways_in(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/", width=PHONE, scripts=False)
    expect(page.locator("noscript p")).to_be_visible()
    for way in ("län", "bransch"):
        expect(page.locator("noscript").get_by_role("link", name=way, exact=True)).to_be_visible()
    expect(page.locator("#hits > li")).to_have_count(40)
    # By keyboard: the rows above get their own heights while a pointer scrolls past them.
    page.get_by_role("link", name="Dalarnas län").press("Enter")
    expect(page.locator("h1")).to_contain_text("Dalarna")


def test_nothing_that_needs_a_script_is_shown(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/", scripts=False)
    assert page.locator("main input:visible, main button:visible, main dialog:visible").count() == 0
    assert page.locator("#loading, #note, #no-hits").filter(visible=True).count() == 0


def test_the_search_of_the_home_page_leads_to_the_list(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/", scripts=False)
    page.get_by_label("Vad söker du?").fill("fika")
    page.get_by_role("button", name="Sök").click()
    assert urlsplit(page.url).path == "/asf/"
    expect(page.locator("noscript p")).to_be_visible()


def test_the_map_is_drawn_and_its_dots_are_links(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/", scripts=False)
    dot = page.locator('[data-map] a[href="/kommun/goteborg/"]')
    expect(dot.locator("circle")).to_be_visible()
    dot.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Göteborg")


def test_a_profile_says_everything(made_up: BuiltSite, visitor: Visitor) -> None:
    with_scripts = visitor.open(made_up, "/asf/angslyckan/").locator("main").inner_text()
    without = visitor.open(made_up, "/asf/angslyckan/", scripts=False)
    assert without.locator("main").inner_text() == with_scripts


def test_an_earlier_address_leads_on(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, "/asf/gamla-angen/", scripts=False)
    page.wait_for_url("**/asf/angslyckan/")
    expect(page.locator("h1")).to_have_text("Ängslyckan")
