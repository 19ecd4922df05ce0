"""The marketplace with scripts: filters, chips, and deadlines that pass after the build."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asf_site.building.build import build
from by_keyboard import go_to, press
from certified_register import certified_register
from playwright.sync_api import Page, expect
from site_fixtures import DAY, PHONE, BuiltSite, Visitor, at, serving
from test_accessibility import NARROW, broken_rules
from test_market_pages import OPEN, OVER

NOON, LAST_MINUTE, TOO_LATE = "2026-11-21T11:00Z", "2026-11-21T14:29Z", "2026-11-21T14:31Z"
TOMORROW, A_WEEK_LATER = "2026-11-21T23:30Z", "2026-11-28T11:00Z"
MANY = 130


def shown(page: Page) -> list[str]:
    """The posts that stand in the list."""
    return page.locator("#hits h3 a").evaluate_all(
        "all => all.map((one) => one.pathname.split('/')[2])"
    )


def count(page: Page, facet: str, value: str) -> str:
    """The number beside a choice."""
    box = page.locator(f'[data-facet="{facet}"] input[value="{value}"]')
    return box.locator("xpath=ancestor::li").locator(".count").inner_text()


def test_filters_narrow_the_list_and_can_be_let_go(made_up: BuiltSite, traveller: Visitor) -> None:
    page = traveller.open(made_up, "/marknad/", before=at(NOON))
    assert shown(page) == OPEN
    page.get_by_label("Städning").check()
    expect(page.locator("#count")).to_have_text("3 öppna annonser inom städning")
    assert shown(page) == ["gemensamt-anbud-i-falun", "tradgardar-i-falun", "skor-i-lappland"]
    page.get_by_label("Dalarnas län").check()
    expect(page.locator("#count")).to_have_text("2 öppna annonser inom städning i Dalarnas län")
    page.get_by_label("Reserverade, helt eller delvis").check()
    expect(page.locator("#count")).to_have_text(
        "1 öppen annons inom städning i Dalarnas län som har reserverats"
    )
    assert shown(page) == ["tradgardar-i-falun"]
    assert page.url.endswith("/marknad/?lan=dalarna&bransch=stadning&reserverad=1")
    assert page.locator(".chip").all_inner_texts() == [
        "Dalarnas län",
        "Städning",
        "Reserverade, helt eller delvis",
    ]
    page.get_by_role("button", name="Ta bort Städning").click()
    assert page.url.endswith("/marknad/?lan=dalarna&reserverad=1")
    page.get_by_role("button", name="Rensa alla").click()
    expect(page.locator("#count")).to_have_text("8 öppna annonser")
    page.go_back()
    expect(page.locator("#count")).to_have_text("1 öppen annons i Dalarnas län som har reserverats")


def test_an_address_with_filters_opens_them(made_up: BuiltSite, traveller: Visitor) -> None:
    address = "/marknad/?slag=upphandling&slag=forfragan&certifierad=0&lan=atlantis"
    page = traveller.open(made_up, address, before=at(NOON))
    expect(page.locator("#count")).to_have_text(
        "3 öppna annonser av slaget upphandling eller förfrågan"
    )
    expect(page.get_by_role("checkbox", name="Förfrågan")).to_be_checked()
    expect(page.locator("#note")).to_have_text(
        "Vi känner inte igen ”atlantis” och hoppade över det."
    )
    assert page.url.endswith("/marknad/?slag=upphandling&slag=forfragan")


def test_a_municipality_finds_what_reaches_it(made_up: BuiltSite, traveller: Visitor) -> None:
    """Posts about its whole region and the whole country too, but not its neighbours'."""
    page = traveller.open(made_up, "/marknad/?kommun=sater", before=at(NOON))
    assert shown(page) == ["tradgardar-i-falun", "allt-pa-en-gang", "vaxter-till-salu"]
    assert count(page, "kommun", "sater") == "3"
    page.get_by_label("Lägg till en kommun").fill("Falun")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("4 öppna annonser i Säter eller Falun")


def test_without_hits_the_dots_say_nought_and_ways_lead_on(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = traveller.open(made_up, "/marknad/?slag=overskott", before=at(NOON))
    expect(page.locator("#count")).to_have_text("Ingen öppen annons av slaget överskott")
    expect(page.locator(".nothing .dot-number")).to_be_visible()
    expect(page.locator("#no-hits").get_by_role("link", name="Annonsera")).to_be_visible()
    assert broken_rules(page) == {}
    page.get_by_role("button", name="Utan filter: 8 öppna annonser").click()
    expect(page.locator(".nothing .dot-number")).to_be_hidden()
    assert shown(page) == OPEN


def test_the_keyboard_alone_finds_a_post(made_up: BuiltSite, traveller: Visitor) -> None:
    page = traveller.open(made_up, "/marknad/", before=at(NOON))
    press(page, page.get_by_label("Företag söker ASF"), "Space")
    expect(page.locator("#count")).to_have_text("1 öppen annons av slaget företag söker ASF")
    press(page, page.get_by_role("link", name="Skor lagas i Lappland"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Skor lagas i Lappland")
    go_to(page, page.get_by_role("link", name="Lägg i kalendern"))


def test_a_phone_filters_in_a_sheet(made_up: BuiltSite, traveller: Visitor) -> None:
    page = traveller.open(made_up, "/marknad/", width=PHONE, before=at(NOON))
    page.get_by_role("button", name="Filtrera").click()
    page.get_by_label("Erbjudande").check()
    page.get_by_role("button", name="Visa 1 öppen annons").click()
    assert shown(page) == ["vaxter-till-salu"]
    expect(page.get_by_role("button", name="Filtrera (1)")).to_be_visible()


def test_inspiration_is_filtered_by_industry_and_form(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, "/marknad/inspiration/")
    assert shown(page) == OVER
    page.get_by_label("Reserverad upphandling").check()
    page.get_by_label("Städning").check()
    expect(page.locator("#count")).to_have_text(
        "1 exempel av slaget reserverad upphandling inom städning"
    )
    assert shown(page) == ["affar-fran-forr"]


@pytest.mark.parametrize(
    ("time", "open_now", "says"),
    [
        (LAST_MINUTE, OPEN, "i dag, 21 november 2026 kl. 15.30"),
        (TOO_LATE, OPEN[1:], "om 6 dagar, 27 november 2026"),
        (TOMORROW, OPEN[1:], "om 5 dagar, 27 november 2026"),
        (A_WEEK_LATER, OPEN[2:], "om 2 dagar, 30 november 2026"),
        # A clock from before the site was built is wrong.
        ("2020-01-01T12:00Z", OPEN, "i dag, 21 november 2026 kl. 15.30"),
    ],
)
def test_what_has_closed_since_the_build_is_gone_from_the_list(
    made_up: BuiltSite, traveller: Visitor, time: str, open_now: list[str], says: str
) -> None:
    page = traveller.open(made_up, "/marknad/", before=at(time))
    assert shown(page) == open_now
    expect(page.locator("#count")).to_have_text(f"{len(open_now)} öppna annonser")
    expect(page.locator(".until").first).to_have_text(says)


def test_a_post_says_that_it_has_closed(made_up: BuiltSite, traveller: Visitor) -> None:
    page = traveller.open(made_up, "/marknad/fika-i-dag/", before=at(LAST_MINUTE))
    expect(page.locator(".advert-kind")).to_have_text("Förfrågan · öppen", use_inner_text=True)
    until = "i dag, 21 november 2026 kl. 15.30"
    expect(page.locator(".advert-until")).to_have_text(f"Svara senast {until}")
    expect(page.get_by_role("heading", name="Så svarar du")).to_be_visible()
    page = traveller.open(made_up, "/marknad/fika-i-dag/", before=at(TOO_LATE))
    expect(page.locator(".advert-kind")).to_have_text("Förfrågan · stängd", use_inner_text=True)
    closed = "stängd, 21 november 2026 kl. 15.30"
    expect(page.locator(".advert-until")).to_have_text(closed, use_inner_text=True)
    expect(page.get_by_role("heading", name="Så svarar du")).to_be_hidden()
    expect(page.get_by_role("link", name="Lägg i kalendern")).to_be_hidden()


def test_a_whole_last_day_counts_to_its_end(made_up: BuiltSite, traveller: Visitor) -> None:
    address = "/marknad/gemensamt-anbud-i-falun/"
    page = traveller.open(made_up, address, before=at("2026-11-27T22:59Z"))
    expect(page.locator(".advert-until")).to_have_text("Svara senast i dag, 27 november 2026")
    page = traveller.open(made_up, address, before=at("2026-11-27T23:00Z"))
    closed = "stängd, 27 november 2026"
    expect(page.locator(".advert-until")).to_have_text(closed, use_inner_text=True)


@pytest.mark.parametrize(
    "path", ["/marknad/", "/marknad/allt-pa-en-gang/", "/marknad/elak-annons/"]
)
def test_nothing_is_lost_sideways_or_runs(
    made_up: BuiltSite, traveller: Visitor, path: str
) -> None:
    page = traveller.open(made_up, path, width=NARROW, before=at(NOON))
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    assert page.evaluate("window.pwned") is None


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A market with more posts than a page shows at once."""
    folder = tmp_path_factory.mktemp("crowded")
    root = certified_register(folder / "register")
    root.marketplace.mkdir()
    for number in range(MANY):
        (root.marketplace / f"post-{number:03}.yaml").write_text(_post(number), "utf-8")
    build(root, folder / "site", DAY)
    with serving(folder / "site/public") as url:
        yield BuiltSite(root, DAY, folder / "site/public", url)


def _post(number: int) -> str:
    kind, industry = ("surplus", "textile") if number % 26 == 0 else ("request", "cleaning")
    return f"""\
kind: {kind}
actor:
  kind: firm
  name: Firma {number}
title: Annons {number}
industries:
  - {industry}
place:
  municipalities:
    - '2180'
published: '2026-11-01'
deadline: '{DAY.replace(day=22 + number % 8)}'
deadline_time: '{number // 8:02}:00'
contact:
  email: info@firma{number}.example
"""


def test_more_posts_come_a_page_at_a_time(crowded: BuiltSite, traveller: Visitor) -> None:
    page = traveller.open(crowded, "/marknad/", before=at(NOON))
    expect(page.locator("#count")).to_have_text(f"{MANY} öppna annonser")
    assert len(shown(page)) == 40
    page.get_by_role("button", name="Visa fler").click()
    expect(page.locator("#hits > li")).to_have_count(80)
    assert page.url.endswith("/marknad/?sida=2")
    expect(page.locator("#hits > li").nth(40).get_by_role("link")).to_be_focused()
    page = traveller.open(crowded, "/marknad/?slag=overskott", before=at(NOON))
    expect(page.locator("#hits > li")).to_have_count(5)
    assert all(title.startswith("Annons ") for title in page.locator("#hits h3").all_inner_texts())


def test_without_scripts_all_are_reached(crowded: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(crowded, "/marknad/", scripts=False)
    assert len(shown(page)) == 40
    page.get_by_role("link", name="se alla på en sida").click()
    expect(page.locator("main section li a")).to_have_count(MANY)
