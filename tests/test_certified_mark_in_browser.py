"""The mark of certification with scripts: the filter, and what passes after the site was built."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from site_fixtures import PHONE, BuiltSite, Visitor, at
from test_accessibility import broken_rules
from test_certified_mark import MARKED
from test_search import number, shown

ALL = 9  # in the list
BEFORE, LAST, AFTER = "2026-11-21T12:00:00Z", "2027-05-19T21:59:00Z", "2027-05-19T22:01:00Z"
RENEWED_UNTIL, LATER = "2028-10-19T12:00:00Z", "2028-10-20T12:00:00Z"
GAVLE = '[data-map] a[href="/kommun/gavle/"]'


def with_mark(page: Page) -> set[str]:
    """The slugs of the rows on whose right side the mark is to be seen."""
    rows = page.locator("#hits > li").filter(has=page.locator(".certified:visible"))
    links = rows.locator("h3 a").evaluate_all("all => all.map((one) => one.pathname)")
    return {link.split("/")[2] for link in links}


def test_the_filter_leaves_the_certified(certified: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(certified, "/asf/")
    assert number(page) == ALL
    page.get_by_label("Certifierade nu").check()
    expect(page.locator("#count")).to_have_text("4 företag som är certifierade")
    assert set(shown(page)) == set(MARKED) == with_mark(page)
    assert page.url.endswith("/asf/?certifierad=1")
    expect(page.locator(".chip")).to_have_text("Certifierade nu")
    page.locator(".chip").click()
    assert number(page) == ALL


def test_the_keyboard_chooses_the_filter(certified: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(certified, "/asf/")
    page.get_by_label("Certifierade nu").focus()
    page.keyboard.press("Space")
    expect(page.locator("#count")).to_have_text("4 företag som är certifierade")


def test_an_address_with_the_filter_opens_it(certified: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(certified, "/asf/?certifierad=1&q=exemplet")
    assert number(page) == 1
    expect(page.locator("#count")).to_have_text("1 företag för ”exemplet” som är certifierat")
    expect(page.get_by_role("checkbox", name="Certifierade nu")).to_be_checked()


@pytest.mark.parametrize(
    ("time", "left"),
    [
        (BEFORE, set(MARKED)),
        (LAST, set(MARKED)),
        (AFTER, {"angsbacken"}),
        (RENEWED_UNTIL, {"angsbacken"}),
        (LATER, set()),
    ],
)
def test_what_has_passed_since_the_build_is_gone(
    certified: BuiltSite, traveller: Visitor, time: str, left: set[str]
) -> None:
    """From the rows, from the filter and from its count, though the site is as it was built."""
    page = traveller.open(certified, "/asf/", before=at(time))
    assert number(page) == ALL
    assert with_mark(page) == left
    option = page.locator('[data-facet="certifierad"] .count')
    expect(option).to_have_text(str(len(left)))
    page = traveller.open(certified, "/asf/?certifierad=1", before=at(time))
    assert number(page) == len(left)
    assert set(shown(page)) == left == with_mark(page)


@pytest.mark.parametrize("path", ["/", "/asf/", "/lan/gavleborg/"])
def test_the_map_follows(certified: BuiltSite, traveller: Visitor, path: str) -> None:
    page = traveller.open(certified, path, width=1400, before=at(AFTER))
    expect(page.locator(f"{GAVLE} .core")).to_be_visible()
    expect(page.locator(GAVLE)).to_have_attribute("aria-label", re.compile("minst ett certifierat"))
    expect(page.locator(".legend")).to_be_visible()
    page = traveller.open(certified, path, width=1400, before=at(LATER))
    expect(page.locator(f"{GAVLE} .core")).to_have_count(0)
    expect(page.locator(GAVLE)).to_have_attribute("aria-label", "Gävle: 9 företag")
    expect(page.locator(".legend")).to_be_hidden()


def test_a_dot_loses_its_core_with_its_last_certified_hit(
    certified: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(certified, "/asf/?q=tvattstugan", width=1400)
    expect(page.locator(GAVLE)).to_have_class(re.compile("bare"))
    expect(page.locator(f"{GAVLE} .core")).to_be_hidden()
    page = visitor.open(certified, "/asf/?q=exemplet", width=1400)
    expect(page.locator(f"{GAVLE} .core")).to_be_visible()


def test_a_profile_follows(certified: BuiltSite, traveller: Visitor) -> None:
    def told(time: str) -> str:
        page = traveller.open(certified, "/asf/cafe-exemplet/", before=at(time))
        return " ".join(page.locator("main").inner_text().split())

    for time in (BEFORE, LAST):
        assert "certifierad till maj 2027" in told(time)
        assert "Utgånget" not in told(time)
    assert "certifierad till" not in told(AFTER)
    assert "Utgånget Intyget ASF-2025-001 gällde till och med 19 maj 2027." in told(AFTER)


@pytest.mark.parametrize(
    ("q", "title"),
    [
        ("certifiering", "Bli certifierad"),
        ("var de certifierade", "Var de certifierade?"),
        ("intyg", "Intyg"),
        ("upphandling", "Var de certifierade?"),
    ],
)
def test_a_search_finds_the_pages_about_it(
    certified: BuiltSite, visitor: Visitor, q: str, title: str
) -> None:
    page = visitor.open(certified, f"/asf/?q={q}")
    pages = page.locator("#pages")
    expect(pages).to_be_visible()
    while pages.get_by_role("button").count():
        pages.get_by_role("button").first.click()
    expect(pages.get_by_role("link", name=title, exact=True)).to_be_visible()


def test_without_scripts_the_mark_is_as_of_the_build(
    certified: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(certified, "/asf/", width=PHONE, scripts=False)
    assert with_mark(page) == set(MARKED)
    expect(page.locator(".legend")).to_have_count(1)


@pytest.mark.parametrize("path", ["/asf/", "/asf/cafe-exemplet/", "/asf/tvattstugan/", "/"])
def test_axe_finds_nothing(certified: BuiltSite, visitor: Visitor, path: str) -> None:
    page = visitor.open(certified, path)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert broken_rules(page) == {}, scheme


def test_the_disc_is_drawn_in_amber(certified: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(certified, "/asf/cafe-exemplet/")
    disc = "getComputedStyle(document.querySelector('.certified'), '::before')"
    assert page.evaluate(f"{disc}.backgroundColor") == "rgb(233, 180, 76)"
    dots = page.evaluate(f"{disc}.backgroundImage").count("radial-gradient")
    assert dots == len(certified.register.vocabulary.areas) == 10
