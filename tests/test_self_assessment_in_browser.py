"""The self-assessment as people use it: by keyboard, kept on the device, printed, saved, erased."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from asf_register.schema import read_schema
from asf_site.certificates.self_assessment_help import AREAS, CRITERIA
from by_keyboard import choose_file, press, wait_until_kept, write
from playwright.sync_api import Locator, Page, expect
from site_fixtures import BuiltSite, Visitor
from site_layout import LOST_SIDEWAYS
from test_accessibility import NARROW, axe_finds_nothing

PAGE = "/certifiering/sjalvskattning/"
WHOLE = 14
KEPT = "sjalvskattning"
OWN_WEIGHT = 20 * 1024


@pytest.fixture
def opened(real: BuiltSite, visitor: Visitor) -> Callable[..., Page]:
    """Opens the page on a device that knows nothing of it."""

    def open_(*, before: str = "", **how: Any) -> Page:
        forget = f"sessionStorage.known || localStorage.clear(); sessionStorage.known = 1; {before}"
        page = visitor.open(real, PAGE, before=lambda one: one.add_init_script(forget), **how)
        if how.get("scripts", True):
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    return open_


def item(page: Page, name: str) -> Locator:
    return page.locator(f"[data-item={name}]")


def kept(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEPT}')") or "null")


def test_it_asks_about_every_criterion_and_every_area(real: BuiltSite) -> None:
    text = real.pages[PAGE].text
    words = real.register.vocabulary
    criteria = read_schema("enterprise")["properties"]["admitted"]["properties"]["criteria"]
    titles = [part["title"] for part in criteria["properties"].values()]
    titles += [term.title for term in words.areas.values()]
    assert len(titles) == WHOLE
    for title in titles:
        assert title in text
    assert list(CRITERIA) == list(criteria["properties"])
    assert set(AREAS) == set(map(str, words.areas))
    for told in (*CRITERIA.values(), *AREAS.values()):
        assert told.text in text
        assert told.papers in text


def test_by_keyboard_alone_it_is_filled_in_counted_and_there_the_next_time(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    expect(page.locator("#progress")).to_have_text("Inget är bedömt än.")
    first = item(page, "criterion-integration")
    press(page, first.get_by_label("Inte bedömt"), "ArrowRight")
    write(page, first.locator("textarea").nth(0), "Stadgarna § 2")
    write(page, first.locator("textarea").nth(1), "Rektorn frågar styrelsen")
    staff = item(page, "area-staff")
    press(page, staff.get_by_label("Inte bedömt"), "ArrowLeft")
    expect(page.locator("#progress")).to_have_text(f"2 av {WHOLE} bedömda.")
    said = page.locator("#counts dt").all_inner_texts()
    assert said == ["Uppfyllt: 1", "Inte uppfyllt än: 1", f"Inte bedömt: {WHOLE - 2}"]
    wait_until_kept(page, KEPT, "area-staff")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(first.get_by_label("Uppfyllt", exact=True)).to_be_checked()
    expect(first.locator("textarea").nth(0)).to_have_value("Stadgarna § 2")
    expect(staff.get_by_label("Inte uppfyllt än")).to_be_checked()
    expect(page.locator("#progress")).to_have_text(f"2 av {WHOLE} bedömda.")
    press(page, page.get_by_role("link", name="3.4 Personal och kompetens"))
    expect(staff.locator("h3")).to_be_in_viewport()


def test_what_was_last_written_is_kept_when_the_page_is_left(opened: Callable[..., Page]) -> None:
    page = opened()
    item(page, "area-staff").locator("textarea").first.fill("Handboken")
    page.goto(urlsplit(page.url)._replace(path="/").geturl())
    assert kept(page)["items"] == {"area-staff": {"state": "", "evidence": "Handboken", "note": ""}}


def test_nothing_of_it_leaves_the_device(opened: Callable[..., Page]) -> None:
    page = opened()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    item(page, "area-staff").locator("textarea").first.fill("Handboken")
    item(page, "area-staff").get_by_label("Uppfyllt", exact=True).check()
    wait_until_kept(page, KEPT)
    assert asked == []
    assert page.context.cookies() == []


def test_it_is_saved_to_a_file_and_read_on_another_device(
    opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened()
    staff = item(page, "area-staff")
    staff.get_by_label("Delvis uppfyllt").check()
    staff.locator("textarea").first.fill("Handboken\nRutinen")
    with page.expect_download() as download:
        press(page, page.get_by_role("button", name="Spara som fil"))
    assert download.value.suggested_filename == "sjalvskattning.json"
    path = tmp_path / "sjalvskattning.json"
    download.value.save_as(path)
    other = opened(before="localStorage.clear();")
    item(other, "area-purpose").locator("textarea").first.fill("Försvinner")
    choose_file(other, other.locator("#open"), str(path))
    expect(other.locator("#told")).to_contain_text("sjalvskattning.json är öppnad.")
    staff = item(other, "area-staff")
    expect(staff.get_by_label("Delvis uppfyllt")).to_be_checked()
    expect(staff.locator("textarea").first).to_have_value("Handboken\nRutinen")
    expect(item(other, "area-purpose").locator("textarea").first).to_have_value("")
    assert list(kept(other)["items"]) == ["area-staff"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hej",
        b"{}",
        b"[1]",
        b"null",
        b'{"sjalvskattning": 2, "items": {}}',
        b'{"sjalvskattning": 1, "items": null}',
        b'{"sjalvskattning": 1, "items": 7}',
        b'{"sjalvskattning": 1, "items": {"area-staff": "' + b"x" * 300_000 + b'"}}',
    ],
    ids=["empty", "text", "nothing", "list", "null", "another", "no items", "number", "too large"],
)
def test_another_file_is_refused_and_nothing_is_lost(
    opened: Callable[..., Page], tmp_path: Path, content: bytes
) -> None:
    page = opened()
    item(page, "area-staff").locator("textarea").first.fill("Handboken")
    path = tmp_path / "annat.json"
    path.write_bytes(content)
    page.locator("#open").set_input_files(str(path))
    expect(page.locator("#told")).to_contain_text("annat.json är ingen sparad självskattning.")
    expect(item(page, "area-staff").locator("textarea").first).to_have_value("Handboken")


def test_a_hostile_file_becomes_text_and_nothing_else(
    opened: Callable[..., Page], tmp_path: Path
) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    items = {
        "area-staff": {"state": hostile, "evidence": hostile, "note": {"a": 1}},
        "area-purpose": None,
        f"area-{hostile}": {"state": "met"},
        "__proto__": {"state": "met"},
        "area-finances": {"state": "met", "evidence": "x" * 5000, "note": []},
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"sjalvskattning": 1, "saved": hostile, "items": items}), "utf-8")
    page = opened()
    page.locator("#open").set_input_files(str(path))
    staff = item(page, "area-staff")
    expect(staff.locator("textarea").first).to_have_value(hostile)
    expect(staff.get_by_label("Inte bedömt")).to_be_checked()
    assert page.locator("main img").count() == 0
    stays = kept(page)["items"]
    assert set(stays) == {"area-staff", "area-finances"}
    assert stays["area-finances"] == {"state": "met", "evidence": "x" * 2000, "note": ""}


def test_what_somebody_else_has_kept_there_does_no_harm(opened: Callable[..., Page]) -> None:
    page = opened(before=f"localStorage.setItem('{KEPT}', '{{\"items\":');")
    expect(page.locator("#progress")).to_have_text("Inget är bedömt än.")


def test_it_is_erased_only_when_asked_twice(opened: Callable[..., Page]) -> None:
    page = opened()
    item(page, "area-staff").get_by_label("Uppfyllt", exact=True).check()
    wait_until_kept(page, KEPT)
    erase = page.locator("#erase")
    press(page, erase)
    expect(erase).to_have_text("Ja, radera allt")
    page.keyboard.press("Tab")
    expect(erase).to_have_text("Radera allt")
    assert kept(page) is not None
    press(page, erase)
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_have_text("Allt är raderat ur webbläsaren.")
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("#progress")).to_have_text("Inget är bedömt än.")


def test_where_a_browser_keeps_nothing_that_is_said(opened: Callable[..., Page]) -> None:
    page = opened(
        before="""Object.defineProperty(window, 'localStorage', {
          get() { throw new DOMException('no', 'SecurityError'); },
        });"""
    )
    item(page, "area-staff").get_by_label("Uppfyllt", exact=True).check()
    expect(page.locator("#told")).to_contain_text("Spara som fil innan ni lämnar sidan.")
    expect(page.locator("#progress")).to_have_text(f"1 av {WHOLE} bedömda.")


def test_it_prints_on_a4_with_all_that_is_written(opened: Callable[..., Page]) -> None:
    page = opened(width=660)
    staff = item(page, "area-staff").locator("textarea").first
    staff.fill("Rad\n" * 30)
    page.emulate_media(media="print")
    for place in page.locator("[data-item]").all():
        expect(place.locator("h3")).to_be_visible()
        expect(place.locator("fieldset")).to_be_visible()
    box = staff.evaluate("one => [one.scrollHeight, one.clientHeight]")
    assert box[0] <= box[1] + 1
    for hidden in (".tools", ".menu", ".crumbs", "#told"):
        expect(page.locator(hidden)).to_be_hidden()
    assert page.evaluate(LOST_SIDEWAYS) == []
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")


def test_without_scripts_it_is_a_sheet_to_print(opened: Callable[..., Page]) -> None:
    page = opened(scripts=False)
    expect(page.locator("main noscript")).to_be_visible()
    assert "Skriv ut sidan och fyll i för hand." in page.content()
    expect(page.locator(".standing")).to_be_hidden()
    page.emulate_media(media="print")
    assert page.locator("[data-item] textarea").count() == 2 * WHOLE
    for place in page.locator("[data-item]").all():
        expect(place.get_by_label("Delvis uppfyllt")).to_be_visible()


def test_axe_finds_nothing_and_nothing_is_lost_sideways(opened: Callable[..., Page]) -> None:
    page = opened()
    item(page, "area-staff").get_by_label("Uppfyllt", exact=True).check()
    axe_finds_nothing(page)
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert page.evaluate(LOST_SIDEWAYS) == []


def test_its_own_weight_is_small(real: BuiltSite, opened: Callable[..., Page]) -> None:
    """Compressed, the page with its own styles and scripts; those of every page aside."""
    page = opened()
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    own = [urlsplit(url).path for url in (page.url, *loaded)]
    names = [path.lstrip("/") + ("index.html" if path.endswith("/") else "") for path in own]
    shared = ("/asf.css", "/lists.css", "/shortlist-stars.js", "/shortlist-kept.js", ".svg")
    ours = [name for name in names if not name.endswith(shared)]
    assert any(name.endswith("self-assessment.js") for name in ours)
    assert sum(len(gzip.compress((real.public / name).read_bytes())) for name in ours) < OWN_WEIGHT
