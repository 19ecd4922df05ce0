"""The forms of the marketplace as people use them: a request by keyboard, mistakes, an award."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from asf_propose.block import Line, read_block
from by_keyboard import go_to, press, write
from form_corpus import OF_POSTS
from playwright.sync_api import Page, expect
from sent_posts import POSTS
from site_fixtures import BuiltSite, Visitor
from site_layout import LOST_SIDEWAYS
from test_accessibility import NARROW, broken_rules
from test_forms_in_browser import READ_CORPUS, field, items, lines_of, review, reviewed, said

REQUEST = "/foresla/marknad/forfragan/"
OFFER = "/foresla/marknad/erbjudande/"
OPEN = "/foresla/marknad/tradgardar-i-falun/"


@pytest.fixture
def opened(made_up: BuiltSite, visitor: Visitor) -> Callable[..., Page]:
    """Opens a form on a device that knows nothing of it."""

    def open_(path: str = REQUEST) -> Page:
        return visitor.open(
            made_up, path, before=lambda page: page.add_init_script("localStorage.clear()")
        )

    return open_


def test_a_request_is_filled_in_by_keyboard_and_goes_into_a_mail(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    write(page, field(page, "title"), "Fruktkorgar till elva arbetsplatser")
    write(page, field(page, "text"), "Frukt varje måndag.")
    industries = page.locator("[data-field=industries]")
    press(page, industries.locator("summary"))
    press(page, industries.get_by_label("Fruktkorgar"), "Space")
    write(page, page.get_by_label("Kommuner"), "gävle")
    go_to(page, field(page, "deadline"))
    field(page, "deadline").fill("2026-12-04")  # which keys do that is the browser's language
    write(page, field(page, "deadline_time"), "kl 12")
    questions = field(page, "questions")
    write(page, questions, "Vad kostar en korg?")
    page.keyboard.press("Enter")
    page.keyboard.type("När kan ni börja?")
    write(page, field(page, "email"), "upphandling@gavle.example")
    go_to(page, page.get_by_label("Slag av organisation"))
    page.keyboard.type("kommun")
    write(page, page.get_by_label("Organisationens namn"), "Gävle kommun")
    press(page, page.get_by_role("button", name="Granska annonsen"))
    expect(page.get_by_role("heading", name="Så här blir annonsen")).to_be_focused()
    link = page.get_by_role("link", name="Skicka med e-post")
    go_to(page, link)
    mail = parse_qs(urlsplit(link.get_attribute("href") or "").query, strict_parsing=True)
    assert mail["subject"] == ["Ny förfrågan: Fruktkorgar till elva arbetsplatser"]
    assert read_block(mail["body"][0]).lines == (
        Line("Ärende", "Ny förfrågan"),
        Line("Rubrik", "Fruktkorgar till elva arbetsplatser"),
        Line("Text", "Frukt varje måndag."),
        Line("Branscher", "Fruktkorgar"),
        Line("Plats, kommuner", "Gävle"),
        Line("Sista dag att svara", "2026-12-04"),
        Line("Klockslag", "12:00"),
        Line("Frågor att svara på", "Vad kostar en korg?\nNär kan ni börja?"),
        Line("Kontakt, e-post", "upphandling@gavle.example"),
        Line("Annonsör, slag av organisation", "kommun"),
        Line("Annonsör, organisationens namn", "Gävle kommun"),
    )


def test_what_is_missing_is_said_in_the_words_of_whoever_receives_it(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    review(page)
    missing = page.locator("#mistakes li")
    assert missing.all_inner_texts() == [
        "Rubrik saknas. Fyll i fältet.",
        "Text saknas. Fyll i fältet.",
        "Branscher, arbetsintegrerande tjänster eller CPV-koder saknas. Fyll i minst ett av "
        "fälten.",
        "Plats saknas. Fyll i minst ett av fälten.",
        "Sista dag att svara saknas. Fyll i fältet.",
        "E-post, telefon eller webbadress saknas. Fyll i minst ett av fälten.",
        "Slag av organisation saknas. Välj ett alternativ.",
        "Organisationens namn eller ASF i listan saknas. Fyll i minst ett av fälten.",
    ]
    field(page, "cpv").fill("03222000")
    page.get_by_label("Hela landet").check()
    field(page, "phone").fill("026-12 34 56")
    expect(missing).to_have_count(5)  # any one of those that belong together is enough
    missing.last.locator("a").click()
    expect(page.get_by_label("Organisationens namn")).to_be_focused()


def test_days_that_are_past_are_refused_in_the_words_of_whoever_receives_it(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    deadline, start = field(page, "deadline"), field(page, "start")
    deadline.fill("2026-11-20")
    start.fill("2026-11-20")
    review(page)
    told = page.locator("#mistakes li").all_inner_texts()
    assert (
        "Sista dag att svara: Sista dagen att svara har redan varit. Skriv en dag som kommer."
        in told
    )
    assert (
        "Börjar: Det börjar före dagen då annonsen visas. Skriv en senare dag, eller lämna "
        "fältet tomt." in told
    )
    deadline.fill("2026-11-22")
    expect(page.locator("#mistakes")).not_to_contain_text("har redan varit")


def test_an_offer_needs_only_its_enterprise(opened: Callable[..., Page]) -> None:
    page = opened(OFFER)
    review(page)
    assert page.locator("#mistakes li").last.inner_text() == "ASF i listan saknas. Fyll i fältet."
    expect(page.get_by_label("Slag av organisation")).to_have_count(0)
    expect(page.get_by_label("Organisationens namn")).to_have_count(0)


def test_an_address_that_may_be_a_persons_is_told_of_and_stops_nothing(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    remark = page.locator("[data-field=email] .remark")
    email = field(page, "email")
    for address in ("upphandling@gavle.example", "inkop.norr@gavle.example"):
        email.fill(address)
        email.blur()
        expect(remark).to_have_count(0)
    email.fill("anna.andersson@gavle.example")
    email.blur()
    expect(remark).to_contain_text("kan vara en persons")
    expect(page.locator("#mistakes")).to_be_hidden()
    email.fill("info@gavle.example")
    expect(remark).to_have_count(0)


def test_a_post_is_awarded_and_taken_back(opened: Callable[..., Page]) -> None:
    page = opened(OPEN)
    outcome = page.locator("[data-field=awarded] [data-field=outcome] textarea")
    outcome.fill("Två nya jobb.")
    review(page)
    assert page.locator("#mistakes li").all_inner_texts() == [
        "Hur det gick, vem som fick avtalet saknas. Fyll i fältet."
    ]
    page.get_by_role("button", name="Lägg till leverantör").click()
    field(items(page, "to").first, "name").fill("Trädgårdsbolaget")
    assert lines_of(reviewed(page)) == {
        "Hur det gick, vem som fick avtalet 1, annan leverantör": "Trädgårdsbolaget",
        "Hur det gick, vad det ledde till": "Två nya jobb.",
    }
    page.get_by_role("button", name="Ändra mer").click()
    outcome.fill("")
    page.get_by_role("button", name="Ta bort Vem som fick avtalet 1").click()
    field(page, "reason").fill("Vi gör det själva.")
    assert lines_of(reviewed(page)) == {"Återkallad, skäl": "Vi gör det själva."}
    assert said(page) == ["Återkallad, skäl: Vi gör det själva."]


def test_what_people_write_is_understood_as_by_whoever_receives_it(
    opened: Callable[..., Page],
) -> None:
    page = opened(OPEN)
    assert page.evaluate(READ_CORPUS, OF_POSTS) == OF_POSTS


def test_axe_finds_nothing_where_much_is_missing_and_nothing_is_lost_sideways(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    review(page)
    assert broken_rules(page) == {}
    page.set_viewport_size({"width": NARROW, "height": 640})
    assert page.evaluate(LOST_SIDEWAYS) == []


def test_without_javascript_there_is_a_mail_to_write(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, REQUEST, scripts=False)
    link = page.get_by_role("link", name="Öppna mejlet").get_attribute("href") or ""
    block = read_block(parse_qs(urlsplit(link).query)["body"][0])
    written = {line.name for line in block.lines}
    assert set(POSTS["Ny förfrågan"]) - written <= {
        "CPV-koder", "Värde", "Klockslag", "Frågor att svara på"
    }  # fmt: skip
