"""The list in a browser: who delivers where, how far away they are, and groups of results."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from site_fixtures import PHONE, BuiltSite, Visitor

LONG = "fruktkorgar " * 900
ODD = [LONG, '<img src=x onerror="alert(1)">', "\"'«»”", "🧺🍎", "och i på som"]


def rows(page: Page) -> list[str]:
    return page.locator("#hits h3 a").evaluate_all("all => all.map((one) => one.pathname)")


def test_who_delivers_to_a_municipality_is_found_from_the_home_page(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    """Ängslyckan in Falun delivers to Gävle, and says so of one offer."""
    page = visitor.open(made_up, "/")
    page.get_by_label("Var?").fill("Gävle")
    page.get_by_label("Var?").press("Enter")
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#chips .chip")).to_have_text(["Levererar till Gävle"])
    expect(page.locator("#count")).to_contain_text("som levererar till Gävle")
    assert "/asf/angslyckan/" in rows(page)
    row = page.locator("#hits li", has_text="Ängslyckan").first
    expect(row.locator(".meta")).to_have_text(re.compile(r"· \d+\skm från Gävle$"))

    page.get_by_label("Ordna efter").select_option("avstand")
    expect(page.locator("#order option:checked")).to_have_text("Avstånd från Gävle")
    page.get_by_label("Räkna från").fill("Malmö")
    page.get_by_label("Räkna från").press("Enter")
    page.wait_for_url("**/asf/?till=gavle&ordning=avstand&fran=malmo")
    expect(row.locator(".meta")).to_have_text(re.compile(r"· \d+\skm från Malmö$"))
    page.get_by_role("button", name="Ta bort Levererar till Gävle").click()
    page.wait_for_url("**/asf/?ordning=avstand&fran=malmo")


def test_a_place_in_the_question_tells_who_is_there_and_who_delivers_there(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, "/asf/?q=Falun")
    expect(page.locator("#count")).to_have_text(
        re.compile(r"^\d+ företag för ”Falun”: \d+ i Falun, \d+ till levererar dit")
    )
    assert rows(page)[0] == "/asf/angslyckan/"


def test_further_filters_are_folded_until_one_is_chosen(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, "/asf/", width=PHONE)
    page.get_by_role("button", name="Filtrera").click()
    further = page.locator("details.further")
    expect(further.get_by_text("Juridisk form", exact=True)).to_be_hidden()
    further.locator("summary").click()
    further.get_by_label("Anställda").select_option("10")
    expect(page.locator("#show")).to_have_text("Visa 1 företag")
    page.locator("#show").click()
    expect(page.locator("#chips .chip")).to_have_text(["Minst 10 anställda"])
    expect(page.locator("#count")).to_have_text("1 företag som har minst 10 anställda")
    page = visitor.open(made_up, "/asf/?personer=10")
    expect(page.locator("details.further")).to_have_attribute("open", "")


def test_where_nobody_delivers_the_nearest_are_shown(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, "/asf/?kommun=ystad&bransch=tradgard-och-utemiljo")
    expect(page.locator("#count")).to_have_text(re.compile("^Inget företag"))
    none = page.locator("#no-hits")
    expect(none.get_by_role("button", name=re.compile("^Utan Ystad: [1-9]"))).to_be_visible()
    expect(none.get_by_role("heading", name="Närmast Ystad")).to_be_visible()
    expect(none.locator(".hit .meta").first).to_have_text(re.compile(r"\d+\skm från Ystad$"))


def test_few_in_a_place_are_followed_by_the_nearest(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/?kommun=gavle")
    near = page.locator("#near")
    expect(near.get_by_role("heading", name="Fler, närmast Gävle")).to_be_visible()
    expect(near.locator(".hit")).to_have_count(3)
    expect(near.locator(".star")).to_have_count(3)
    others = near.locator("h3 a").evaluate_all("all => all.map((one) => one.pathname)")
    assert len(rows(page)) == 1
    assert not set(rows(page)) & set(others)
    page.get_by_role("button", name="Ta bort Gävle").click()
    expect(near).to_be_hidden()


def test_a_region_named_after_a_town_does_not_hide_how_far_it_is(
    real: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(real, "/asf/?lan=gavleborg&ordning=avstand&fran=gavle")
    elsewhere = re.compile("^(?!.*Gävle,).+, Gävleborgs län")
    away = page.locator("#hits .meta", has_text=elsewhere)
    expect(away.first).to_be_visible()
    for line in away.all_inner_texts():
        assert re.search(r"· \d+\skm från Gävle$", line), line


def test_what_is_typed_right_before_a_choice_is_what_one_comes_back_to(
    real: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(real, "/asf/")
    page.evaluate(
        """() => {
          const field = document.querySelector('#q');
          field.value = 'kafé';
          field.dispatchEvent(new Event('input'));
          document.querySelector('#filters input[name=siffror]').click();
        }"""
    )
    page.wait_for_url("**siffror=1*")
    page.go_back()
    page.wait_for_url("**/asf/?q=kaf%C3%A9")
    expect(page.locator("#q")).to_have_value("kafé")
    expect(page.locator("#count")).to_contain_text("för ”kafé”")


@pytest.mark.parametrize("written", ["ASF 2025-001", "2025-001", "asf-2025-001", "cafe exemplet"])
def test_a_certificate_is_found_as_people_write_it(
    certified: BuiltSite, visitor: Visitor, written: str
) -> None:
    page = visitor.open(certified, f"/asf/?q={written}")
    heading = page.locator("#pages h3", has_text="Intyg")
    expect(heading).to_have_text("Intyg 1")
    link = page.locator("#pages h3", has_text="Intyg").locator("+ ul a")
    expect(link).to_have_attribute("href", "/certifikat/ASF-2025-001/")


def test_a_group_shows_three_and_opens_the_rest_in_place(
    certified: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(certified, "/asf/?q=certifiering")
    group = page.locator("#pages h3", has_text="Guider och sidor")
    total = int(group.locator(".count").inner_text())
    links = group.locator("+ ul a")
    expect(links).to_have_count(3)
    page.get_by_role("button", name=f"Visa alla {total}").first.click()
    expect(links).to_have_count(total)
    assert total > 3
    expect(links.nth(3)).to_be_focused()


def test_without_the_file_of_deliveries_the_list_says_so_and_promises_nothing(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    def lose(page: Page) -> None:
        page.route("**/delivery.json", lambda route: route.abort())

    page = visitor.open(made_up, "/asf/?till=gavle", before=lose)
    expect(page.locator("#note")).to_contain_text("gick inte att ladda")
    expect(page.locator("#count")).not_to_contain_text("levererar")
    visitor.accept(r"error Failed to load resource.*delivery\.json")


def test_odd_words_with_a_place_get_a_sensible_page(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, "/asf/?till=gavle")
    for written in ODD:
        page.fill("#q", written)
        page.press("#q", "Enter")
        said = page.locator("#status")
        shown = written.strip()[:20].strip()
        expect(said).to_contain_text(f"för ”{shown}")
        expect(said).to_contain_text("som levererar till Gävle")
        expect(page.locator("#note")).to_be_hidden()
        assert page.locator("main img").count() == 0
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_what_nobody_knows_in_the_address_is_told_in_one_short_note(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    many = "".join(f"&lan=nowhere-{number}" for number in range(40))
    page = visitor.open(made_up, f"/asf/?plats=Ankeborg{many}")
    expect(page.locator("#note")).to_have_text(
        "Vi känner inte igen ”nowhere-0”, ”nowhere-1”, ”nowhere-2” och 37 till och hoppade över "
        "dem. Vi känner inte igen platsen ”Ankeborg”."
    )
