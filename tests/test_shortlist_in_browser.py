"""The short list in a browser: kept, compared, shared, exported and written to."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from by_keyboard import go_to, press, write
from playwright.sync_api import Page, expect
from site_fixtures import DESKTOP, PHONE, BuiltSite, Visitor
from site_layout import LOST_SIDEWAYS
from test_accessibility import HOSTILE, LONG, NARROW, axe_finds_nothing

KEY = "asf-kortlista"
CLOSED, ANGSLYCKAN, LAUNDRY, LONG_NAME = (
    "stangda-snickeriet",
    "angslyckan",
    "angslyckans-tvatteri",
    LONG.split("/")[2],
)
HOSTILE_SLUG = HOSTILE.split("/")[2]
LOOSE = "Webbläsaren sparar inte kortlistan"
BLOCKED = (
    "Object.defineProperty(window, 'localStorage',"
    " { get() { throw new DOMException('no', 'SecurityError'); } })"
)
GARBAGE = ["inte json", '{"a": 1}', '"angslyckan"', "[1, null, [], {}]", "null", "[", "[[[]]]"]
HOSTILE_LISTS = [
    "<img src=x onerror=alert(1)>",
    "%3Cimg%20src=x%20onerror=alert(1)%3E",
    "x" * 10_000,
    "%00",
    "constructor,__proto__,hasownproperty",
    "../../api/v1/index",
    "%E0%A4%A",
    "&asf=&asf=nix",
]
PLACES = """() => [...document.querySelectorAll('.menu, h1, .hit h3')].map((one) => {
  const { x, y, width } = one.getBoundingClientRect();
  return [x, y, width];
})"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }"


def keeping(*slugs: str) -> Callable[[Page], None]:
    """Put a list into the browser before a page is opened, unless one lies there."""
    return holding(json.dumps(slugs))


def holding(text: str) -> Callable[[Page], None]:
    said = json.dumps(text)
    script = f"localStorage.getItem('{KEY}') ?? localStorage.setItem('{KEY}', {said})"
    return lambda page: page.add_init_script(script)


def shortlist(visitor: Visitor, site: BuiltSite, query: str = "", **more: Any) -> Page:
    page = visitor.open(site, f"/kortlista/{query}", **more)
    page.wait_for_selector("html[data-ready]", state="attached")
    return page


def columns(page: Page) -> list[str]:
    """The names over the columns of the comparison."""
    return page.locator("#compare th[scope=col] > a").all_inner_texts()


def module(page: Page, name: str, call: str, *given: Any) -> Any:
    """What a function of one of the scripts gives."""
    source = page.locator("script[src*=shortlist-stars]").get_attribute("src") or ""
    path = source.replace("stars", name)
    return page.evaluate(
        f"async ([path, given]) => (await import(path)).{call}(...given)", [path, list(given)]
    )


def test_from_search_to_spreadsheet_and_letter_by_keyboard_alone(
    made_up: BuiltSite, traveller: Visitor, tmp_path: Path
) -> None:
    page = traveller.open(made_up, "/asf/")
    write(page, page.locator("#q"), "Ängslyckan")
    row = page.locator("#hits .hit", has=page.get_by_role("link", name="Ängslyckan", exact=True))
    wait_until_found(page, "Ängslyckan")
    press(page, row.get_by_role("button", name="Spara Ängslyckan i kortlistan"), "Space")
    expect(row.get_by_role("button", name="Ta bort Ängslyckan ur kortlistan")).to_be_focused()

    page.goto(f"{made_up.url}/asf/")
    page.wait_for_selector("html[data-ready]", state="attached")
    press(page, page.locator("#filters input[name=lan][value=dalarna]"), "Space")
    wait_until_found(page, "Dalarna")
    for link in (f'[href="/asf/{LAUNDRY}/"]', f'[href="/asf/{LONG_NAME}/"]'):
        star = page.locator("#hits .hit", has=page.locator(link)).locator(".star")
        press(page, star, "Enter")
    press(page, page.get_by_role("link", name="Kortlista (3)"))

    expect(page.locator("#lede")).to_contain_text("3 företag")
    assert columns(page)[:2] == ["Ängslyckan", "Ängslyckans tvätteri"]
    press(page, page.get_by_role("button", name="Flytta Ängslyckan senare i listan"))
    expect(page.locator("#done")).to_contain_text("nummer 2 av 3")
    expect(page.get_by_role("button", name="Flytta Ängslyckan senare i listan")).to_be_focused()
    assert columns(page)[:2] == ["Ängslyckans tvätteri", "Ängslyckan"]

    press(page, page.locator("#sheet-form").get_by_label("Målgrupper"), "Space")
    save = page.get_by_role("button", name="Ladda ner", exact=True)
    go_to(page, save)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    name = download.value.suggested_filename
    assert name.startswith("kortlista-20")
    assert name.endswith(".csv")
    download.value.save_as(tmp_path / name)
    content = (tmp_path / name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") == 4
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Namn"] for row in rows][:2] == ["Ängslyckans tvätteri", "Ängslyckan"]
    assert rows[1]["E-post"] == "info@angslyckan.example"
    assert rows[2]["Telefon"] == "'+46 70 174 06 05"
    assert "Målgrupper" not in rows[0]

    go_to(page, page.locator("#mail"))
    letter = letter_of(page)
    assert letter["bcc"][0].split(",")[0] == "info@angslyckan.example"
    assert len(letter["bcc"][0].split(",")) == 2
    assert letter["subject"] == ["Förfrågan till er som finns i ASF-listan"]
    expect(page.locator("#who-sees")).to_contain_text("ingen ser vilka de andra är")
    expect(page.locator(".unreached")).to_contain_text("Ängslyckans tvätteri")

    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#sheet-form").get_by_label("Målgrupper")).not_to_be_checked()
    assert columns(page)[:2] == ["Ängslyckans tvätteri", "Ängslyckan"]


def wait_until_found(page: Page, text: str) -> None:
    expect(page.locator("#status")).to_contain_text(text)
    expect(page.locator("#hits:not([aria-busy])")).to_be_visible()


def letter_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.locator("#mail").get_attribute("href") or "").query)


def test_one_is_taken_away_and_brought_back_by_keyboard(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = shortlist(traveller, made_up, before=keeping(ANGSLYCKAN, LAUNDRY))
    press(page, page.get_by_role("button", name="Ta bort Ängslyckan", exact=True))
    expect(page.get_by_role("button", name="Ta bort Ängslyckans tvätteri")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#empty")).to_be_visible()
    expect(page.locator(".to-shortlist")).to_be_hidden()
    expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Ta bort Ängslyckans tvätteri")).to_be_focused()
    assert columns(page) == ["Ängslyckans tvätteri"]


def test_facts_stand_side_by_side_and_gaps_are_said(made_up: BuiltSite, traveller: Visitor) -> None:
    page = shortlist(traveller, made_up, f"?asf={ANGSLYCKAN},bara-namnet")
    table = page.get_by_role("table", name="Företagen sida vid sida")
    for width in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        assert table.get_by_role("columnheader").count() == (3 if width == DESKTOP else 2)
        assert table.get_by_role("rowheader").count() == 11
    contact = table.get_by_role("row", name="Kontakt").get_by_role("cell")
    expect(contact.first.get_by_role("link", name="info@angslyckan.example")).to_be_visible()
    expect(contact.last).to_have_text("Inte angivet")
    employed = table.get_by_role("row", name="Anställda").get_by_role("cell")
    assert "(20" in employed.first.inner_text()


def test_open_tabs_follow_each_other(made_up: BuiltSite, traveller: Visitor) -> None:
    profile = traveller.open(made_up, f"/asf/{ANGSLYCKAN}/")
    lists = [traveller.open(made_up, path) for path in ("/asf/", "/kortlista/")]
    profile.get_by_role("button", name="Spara Ängslyckan i kortlistan").click()
    for page in (profile, *lists):
        expect(page.get_by_role("link", name="Kortlista (1)")).to_be_visible()
    expect(lists[1].get_by_role("table")).to_contain_text("Ängslyckan")
    expect(lists[0].get_by_role("button", name="Ta bort Ängslyckan ur")).to_be_visible()
    lists[1].get_by_role("button", name="Ta bort Ängslyckan").click()
    expect(profile.get_by_role("button", name="Spara Ängslyckan i kortlistan")).to_be_visible()


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_is_kept_the_list_works_for_the_visit(
    made_up: BuiltSite, traveller: Visitor, script: str
) -> None:
    page = traveller.open(
        made_up, f"/asf/{ANGSLYCKAN}/", before=lambda page: page.add_init_script(script)
    )
    page.locator(".star").click()
    expect(page.get_by_role("status").filter(has_text=LOOSE)).to_be_visible()
    page.get_by_role("link", name="Kortlista (1)").click()
    expect(page.locator("#note")).to_contain_text(LOOSE)
    assert columns(page) == ["Ängslyckan"]
    with page.expect_download():
        page.get_by_role("button", name="Ladda ner", exact=True).click()
    page.get_by_role("button", name="Ta bort Ängslyckan").click()
    expect(page.locator("#empty")).to_be_visible()


def test_a_site_that_names_the_tab_changes_no_list(made_up: BuiltSite, traveller: Visitor) -> None:
    named = f"{KEY}{json.dumps([ANGSLYCKAN])}"
    name = f"sessionStorage.named ??= (window.name = {json.dumps(named)})"

    def before(page: Page) -> None:
        keeping(LAUNDRY)(page)
        page.add_init_script(name)

    page = shortlist(traveller, made_up, before=before)
    assert columns(page) == ["Ängslyckans tvätteri"]
    expect(page.locator("#note")).to_be_empty()
    assert page.evaluate("window.name") == ""
    assert page.evaluate("Object.keys(localStorage)") == [KEY]


def test_garbage_in_the_browser_is_said_and_replaced(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = shortlist(traveller, made_up)
    for text in GARBAGE:
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        page.reload()
        expect(page.locator("#empty")).to_be_visible()
        expect(page.locator("#note")).to_contain_text("gick inte att läsa")
    page.goto(f"{made_up.url}/asf/{ANGSLYCKAN}/")
    page.locator(".star").click()
    page.goto(f"{made_up.url}/kortlista/")
    expect(page.get_by_role("table")).to_be_visible()
    assert columns(page) == ["Ängslyckan"]
    expect(page.locator("#note")).to_be_empty()


def test_one_that_has_closed_since_it_was_kept_is_named(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = shortlist(traveller, made_up, before=keeping(CLOSED, ANGSLYCKAN))
    assert columns(page) == ["Ängslyckan"]
    expect(page.locator("#note")).to_have_text(
        re.compile(r"^Stängda snickeriet lades ner .* och är borttaget ur kortlistan\.$")
    )
    page = shortlist(traveller, made_up, f"?asf={ANGSLYCKAN},{CLOSED}")
    expect(page.locator("#note")).to_have_text(re.compile("lades ner .* och är utelämnat"))


def test_a_star_says_what_it_did_and_leads_to_the_list(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = traveller.open(made_up, f"/asf/{ANGSLYCKAN}/")
    told = page.get_by_role("status")
    page.locator(".star").click()
    expect(told).to_contain_text("Ängslyckan ligger i kortlistan.")
    page.locator(".star").click()
    expect(told).to_have_text("Ängslyckan är borttaget ur kortlistan.")
    page.locator(".star").click()
    told.get_by_role("link", name="Visa kortlistan").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert columns(page) == ["Ängslyckan"]


def test_no_more_than_fifty_are_kept(made_up: BuiltSite, traveller: Visitor) -> None:
    slugs = [f"nummer-{n}" for n in range(50)]
    page = traveller.open(made_up, f"/asf/{ANGSLYCKAN}/", before=keeping(*slugs))
    page.locator(".star").click()
    expect(page.get_by_role("status")).to_contain_text("rymmer 50 företag")
    expect(page.get_by_role("button", name="Spara Ängslyckan i kortlistan")).to_be_visible()
    assert json.loads(page.evaluate(f"localStorage.getItem('{KEY}')")) == slugs


def test_a_shared_list_is_never_mixed_with_ones_own_unasked(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    query = f"?asf={ANGSLYCKAN},{HOSTILE_SLUG},finns-inte,dolda-rummet"
    page = shortlist(traveller, made_up, query, before=keeping(LAUNDRY))
    expect(page.locator("h1")).to_have_text("Delad kortlista")
    expect(page.locator("#note")).to_have_text(
        "2 namn i adressen finns inte i ASF-listan och är utelämnade."
    )
    assert len(columns(page)) == 2
    assert page.get_by_role("button", name="Ta bort Ängslyckan").count() == 0
    expect(page.get_by_role("link", name="Kortlista (1)")).to_be_visible()

    page.get_by_role("button", name="Lägg till i min kortlista, som då får 3 företag").click()
    expect(page.locator("h1")).to_have_text("Kortlista")
    assert page.url == f"{made_up.url}/kortlista/"
    assert columns(page)[:2] == ["Ängslyckans tvätteri", "Ängslyckan"]
    page.go_back()
    expect(page.locator("h1")).to_have_text("Delad kortlista")
    expect(page.get_by_role("button", name="Visa min egen kortlista")).to_be_visible()
    page.evaluate(f"localStorage.setItem('{KEY}', '[\"{LAUNDRY}\"]')")
    page.reload()
    page.get_by_role("button", name="Byt ut min kortlista mot den här").click()
    expect(page.locator("h1")).to_have_text("Kortlista")
    assert columns(page)[0] == "Ängslyckan"
    assert len(columns(page)) == 2


def test_a_list_is_shared_by_its_address(made_up: BuiltSite, traveller: Visitor) -> None:
    page = shortlist(traveller, made_up, before=keeping(ANGSLYCKAN, LAUNDRY))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera listans adress").click()
    expect(page.locator("#done")).to_contain_text("Adressen är kopierad")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == f"{made_up.url}/kortlista/?asf={ANGSLYCKAN},{LAUNDRY}"

    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Kopiera listans adress").click()
    expect(page.locator("#address")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == address


def test_a_former_name_finds_its_enterprise(made_up: BuiltSite, traveller: Visitor) -> None:
    page = shortlist(traveller, made_up, "?asf=gamla-angen,angslyckan")
    assert columns(page) == ["Ängslyckan"]
    expect(page.locator("#note")).to_be_empty()


def test_whatever_an_address_says_the_page_is_sensible(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = shortlist(traveller, made_up)
    for asked in HOSTILE_LISTS:
        page.goto(f"{made_up.url}/kortlista/?asf={asked}")
        expect(page.locator("#note")).to_contain_text("adressen finns inte i ASF-listan")
        assert page.get_by_role("table").count() == 0
        assert "onerror" not in page.locator("main").inner_text()
    page.goto(f"{made_up.url}/kortlista/?asf=,,,")
    expect(page.locator("#empty")).to_be_visible()
    over = ",".join(f"nummer-{n}" for n in range(52))
    page.goto(f"{made_up.url}/kortlista/?asf={over}")
    expect(page.locator("#note")).to_contain_text("De 2 sista i adressen är utelämnade")


def test_cells_of_the_spreadsheet_are_harmless_and_whole(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = shortlist(traveller, made_up)
    formulas = ["=1+1", "+46 70", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\ufeff=1"]
    formulas += ["＝1", "＋1", "－1", "＠x", "\u00a0=cmd|' /C calc'!A0", "\u200b=1"]
    hidden = ["a,=1", 'a; "=1', "a\t+1", "a\r\n@x", "a, ＝1"]
    harmless = ['a;b"c', "två\r\nrader", "1 000", " blank ", "Café «Å»", "a=b", "'=1", "𝒳"]
    text = module(page, "csv", "csv", [formulas, hidden, harmless, [12, ""]])
    assert text[0] == "\ufeff"
    rows = list(csv.reader(StringIO(text[1:], newline=""), delimiter=";", strict=True))
    assert [cell[0] for cell in rows[0]] == ["'"] * len(formulas)
    assert [cell.replace("'", "") for cell in rows[0]] == [one.replace("'", "") for one in formulas]
    assert rows[1] == ["a,'=1", "a; \"'=1", "a\t'+1", "a\r\n'@x", "a, '＝1"]
    assert rows[2:] == [harmless, ["12", ""]]


def test_a_letter_reaches_whom_it_should_and_nobody_else(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = shortlist(traveller, made_up)
    odd = "a&cc=x@a.example"
    good = ["info@a.example", odd, "b%0d%0acc:x@a.example", "å+b@a.example"]
    bad = [
        "a@b.example,c@d.example",
        "a@b\r\nCc: c@d.example",
        "x",
        "a b@c.example",
        "<a@b.example>",
    ]
    records = [{"email": email} for email in [*good, *good, *bad, None]]
    taken = module(page, "mail", "receivers", records)
    # A colon ends a group's name, so an address with one is none.
    assert taken == [one for one in good if ":" not in one]
    address = module(page, "mail", "mailto", taken, "Ämne\r\nBcc: x", "Hej & hå?\nRad två \ud800")
    asked = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert asked == {
        "bcc": [",".join(taken)],
        "subject": ["Ämne Bcc: x"],
        "body": ["Hej & hå?\r\nRad två \ufffd"],
    }


def test_a_letter_that_is_too_long_is_offered_to_be_copied(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = shortlist(traveller, made_up, f"?asf={ANGSLYCKAN}")
    expect(page.locator("#mail")).to_be_visible()
    page.locator("#body").fill("Vi behöver frukt. " * 150)
    expect(page.locator("#mail")).to_be_hidden()
    expect(page.locator("#too-long")).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera adresserna").click()
    expect(page.locator("#copied")).to_contain_text("kopierade")
    assert page.evaluate("navigator.clipboard.readText()") == "info@angslyckan.example"


def test_who_keeps_a_list_sees_nothing_move(made_up: BuiltSite, traveller: Visitor) -> None:
    """Room is kept for the stars and for the link in the head before the scripts have run."""
    for path, width in product(("/", "/asf/", f"/asf/{ANGSLYCKAN}/"), (NARROW, DESKTOP)):
        page = traveller.open(made_up, path, width=width)
        before = page.evaluate(PLACES)
        page.evaluate(f"localStorage.setItem('{KEY}', '[\"{ANGSLYCKAN}\",\"{LAUNDRY}\"]')")
        page.reload()
        expect(page.get_by_role("link", name="Kortlista (2)")).to_be_visible()
        assert page.evaluate(PLACES) == before, (path, width)
        assert page.evaluate(LOST_SIDEWAYS) == []
        box = page.locator(".star").first.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        page.evaluate("localStorage.clear()")


def test_posts_get_no_star(made_up: BuiltSite, traveller: Visitor) -> None:
    page = traveller.open(made_up, "/marknad/")
    assert page.locator(".hit").count() > 0
    assert page.locator(".star").count() == 0
    closed = traveller.open(made_up, "/asf/stangda-snickeriet/")
    assert closed.locator(".profile-name").count() == 1
    assert closed.locator(".star").count() == 0


def test_axe_finds_nothing_on_ones_own_list_and_nothing_is_lost(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    """An empty list and a shared one are among the kinds of tests/test_accessibility.py."""
    own = (ANGSLYCKAN, HOSTILE_SLUG, LONG_NAME, "bara-namnet", LAUNDRY)
    page = shortlist(traveller, made_up, before=keeping(*own))
    axe_finds_nothing(page)
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert page.evaluate(LOST_SIDEWAYS) == []


def test_paper_shows_facts_address_and_day_but_no_controls(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = shortlist(traveller, made_up, f"?asf={ANGSLYCKAN},bara-namnet")
    page.emulate_media(media="print")
    expect(page.locator("#printed")).to_contain_text(f"/kortlista/?asf={ANGSLYCKAN},bara-namnet")
    expect(page.locator("#printed")).to_contain_text(" 20")
    expect(page.get_by_role("table")).to_contain_text(f"{made_up.url}/asf/{ANGSLYCKAN}/")
    assert page.locator("button:visible, input:visible, textarea:visible").count() == 0


def test_without_scripts_the_page_says_what_one_can_do(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = traveller.open(made_up, "/kortlista/", scripts=False)
    expect(page.locator("noscript p")).to_contain_text("kräver JavaScript")
    assert page.locator("#shortlist:visible, .to-shortlist:visible, .star").count() == 0


def test_a_list_that_cannot_be_fetched_is_said_and_kept(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    def cut_off(page: Page) -> None:
        keeping(ANGSLYCKAN)(page)
        page.route("**/data/adresser/*", lambda route: route.abort())

    page = traveller.open(made_up, "/kortlista/", before=cut_off)
    expect(page.locator("#note")).to_contain_text("gick inte att hämta")
    assert ANGSLYCKAN in page.evaluate(f"localStorage.getItem('{KEY}')")
    traveller.accept("Failed to load resource")
