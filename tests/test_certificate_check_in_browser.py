"""«Var de certifierade?» as people use it: by keyboard, by address, on paper, without scripts."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import certified_register as register
import pytest
from asf_register.certification.state_words import PROVES_NO_SHARE, STATE_WORDS
from playwright.sync_api import Page, expect
from site_fixtures import DESKTOP, PHONE, BuiltSite, Visitor, at
from site_layout import LOST_SIDEWAYS
from test_accessibility import NARROW, axe_finds_nothing, broken_rules

PAGE = "/certifikat/fraga/"
NAMES = ["answer", "several", "nobody"]

# Who, when, the large word and what the reason says.
ANSWERS = [
    ("angsbacken", "2018-12-31", "Inte certifierat", "fanns inte då"),
    ("angsbacken", "2019-12-11", "Okänt", "säger inte vilken dag"),
    ("angsbacken", "2019-12-12", "Certifierat", "hösten 2019"),
    ("angsbacken", "2021-06-30", "Certifierat", "hösten 2019"),
    ("angsbacken", "2021-07-01", "Okänt", "saknar uppgift efter 30 juni 2021"),
    ("angsbacken", "2024-10-29", "Okänt", "saknar uppgift efter 30 juni 2021"),
    ("angsbacken", "2024-10-30", "Certifierat", "ASF-2024-001"),
    ("angsbacken", "2028-10-19", "Certifierat", "ASF-2026-001"),
    ("angsbacken", "2028-10-20", "Utgånget", "19 oktober 2028"),
    ("tvattstugan", "2026-08-31", "Certifierat", "ASF-2025-002"),
    ("tvattstugan", "2026-09-01", "Vilande", "Årsredovisningen saknas."),
    ("ekerns-cyklar", "2026-03-02", "Återkallat", "bytt inriktning"),
    ("linas-tradgard", "2026-01-12", "Vilande", "Avtalet om delaktighet"),
    ("linas-tradgard", "2026-02-16", "Certifierat", "igen"),
    ("utan-intyg", "2024-12-31", "Okänt", "känner inte till alla"),
    ("utan-intyg", "2025-01-01", "Inte certifierat", "inget intyg"),
]
# What somebody may write, and whom it means.
WRITTEN = [
    ("Ängsbacken", "Ängsbacken"),
    ("angsbacken", "Ängsbacken"),
    ("  ÄNGSBACKEN ", "Ängsbacken"),
    ("sjöbods", "Sjöbods snickeri"),
    ("snick", "Sjöbods snickeri"),
    ("ASF-2025-004", "Linas trädgård"),
    ("asf-2019-h01", "Ängsbacken"),
    (register.number_of("tvattstugan"), "Tvättstugan"),
    (register.number_of("tvattstugan").replace("-", ""), "Tvättstugan"),
    (f"16{register.number_of('tvattstugan').replace('-', '')}", "Tvättstugan"),
    (register.FORMER_NAME, "Nya Namnet"),
    (register.LATER_NAME, "Bytta Namnet"),
    ("Dolda verkstaden", "Dolda verkstaden"),
]


def asked(who: str, day: str = "") -> str:
    return f"{PAGE}?{urlencode({'vem': who} | ({'dag': day} if day else {}))}"


def shown(page: Page) -> list[str]:
    """Which of the parts that answer are shown."""
    return [name for name in NAMES if page.locator(f"#{name}").is_visible()]


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: " ".join(case[:2]))
def test_one_large_word_answers(
    certified: BuiltSite, visitor: Visitor, case: tuple[str, str, str, str]
) -> None:
    slug, day, word, reason = case
    assert word in STATE_WORDS.values()
    page = visitor.open(certified, asked(slug, day))
    assert shown(page) == ["answer"]
    expect(page.locator("#word")).to_have_text(word)
    expect(page.locator("#reason")).to_contain_text(reason)
    expect(page.locator("#answer .beside")).to_contain_text(PROVES_NO_SHARE)


@pytest.mark.parametrize(("written", "name"), WRITTEN)
def test_a_name_or_a_number_in_any_form_finds(
    certified: BuiltSite, visitor: Visitor, written: str, name: str
) -> None:
    page = visitor.open(certified, asked(written, "2026-11-01"))
    expect(page.locator("#asked")).to_have_text(f"{name}, 1 november 2026:")


def test_the_keyboard_asks_reads_and_goes_on(certified: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(certified, PAGE)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "vem":
            break
    page.keyboard.type("café")
    suggested = page.locator("#who option").evaluate_all("all => all.map((one) => one.value)")
    assert suggested == ["Café Exemplet"]
    page.keyboard.type(" exemplet")
    page.keyboard.press("Enter")
    expect(page.locator("#answered")).to_be_focused()
    expect(page.locator("#word")).to_have_text("Certifierat")
    expect(page.locator("#decided")).to_contain_text(register.number_of("cafe-exemplet"))
    page.keyboard.press("Tab")
    expect(page.locator("#certificate")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/certifikat/ASF-2025-001/")


def test_the_address_asks_the_same_again(certified: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(certified, PAGE)
    page.locator("#vem").fill("Tvättstugan")
    page.locator("#dag").fill("2026-10-01")
    page.keyboard.press("Enter")
    expect(page.locator("#word")).to_have_text("Vilande")
    assert parse_qs(urlsplit(page.url).query) == {"vem": ["Tvättstugan"], "dag": ["2026-10-01"]}
    page.locator("#vem").fill("Linas trädgård")
    page.keyboard.press("Enter")
    expect(page.locator("#word")).to_have_text("Certifierat")
    page.go_back()
    expect(page.locator("#word")).to_have_text("Vilande")
    expect(page.locator("#vem")).to_have_value("Tvättstugan")
    page.go_back()
    expect(page.locator("#answer")).to_be_hidden()
    other = visitor.open(certified, asked("Tvättstugan", "2026-10-01"))
    expect(other.locator("#word")).to_have_text("Vilande")
    assert other.locator("#answered").evaluate("one => one !== document.activeElement")


@pytest.mark.parametrize(
    ("time", "day", "word"),
    [
        ("2027-05-19T21:59:59Z", "2027-05-19", "Certifierat"),
        ("2027-05-19T22:00:00Z", "2027-05-20", "Utgånget"),
        ("2026-12-31T22:59:59Z", "2026-12-31", "Certifierat"),
        ("2026-12-31T23:00:00Z", "2027-01-01", "Certifierat"),
    ],
)
def test_today_is_the_day_in_sweden(
    certified: BuiltSite, traveller: Visitor, time: str, day: str, word: str
) -> None:
    """The last valid day lasts until midnight there, wherever the visitor is."""
    page = traveller.open(certified, asked("cafe-exemplet"), before=at(time))
    expect(page.locator("#dag")).to_have_value(day)
    expect(page.locator("#word")).to_have_text(word)


def test_a_day_after_the_registers_is_answered_with_care(
    certified: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(certified, asked("cafe-exemplet", "2027-01-01"))
    expect(page.locator("#ahead")).to_contain_text("Registret är från 21 november 2026")
    page = visitor.open(certified, asked("cafe-exemplet", "2026-11-21"))
    expect(page.locator("#ahead")).to_be_hidden()


@pytest.mark.parametrize("day", ["2026-02-29", "igår", "2026-13-01", "20260101", "0"])
def test_a_day_that_is_none_is_told_and_today_answered(
    certified: BuiltSite, traveller: Visitor, day: str
) -> None:
    page = traveller.open(certified, asked("cafe-exemplet", day), before=at("2026-11-23T12:00:00Z"))
    expect(page.locator("#note")).to_contain_text(f"”{day}” är ingen dag")
    expect(page.locator("#asked")).to_have_text("Café Exemplet, 23 november 2026:")


def test_several_are_told_apart_and_chosen_by_keyboard(
    certified: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(certified, PAGE)
    page.locator("#dag").fill("2026-10-01")
    page.locator("#vem").fill("verksta")
    page.keyboard.press("Enter")
    expect(page.locator("#several-title")).to_be_focused()
    assert shown(page) == ["several"]
    places = page.locator("#several-list .meta").all_inner_texts()
    assert "Gävle, Gävleborgs län" in places[1]
    assert register.FORMER_NAME in places[1]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#asked")).to_have_text("Nya Namnet, 1 oktober 2026:")
    expect(page.locator("#decided")).to_contain_text(register.FORMER_NAME)


@pytest.mark.parametrize(
    "who", ["Mörka verkstaden", "ASF-2025-006", "ASF-2031-001", "finns ej", "%"]
)
def test_who_is_not_shown_is_not_called_uncertified(
    certified: BuiltSite, visitor: Visitor, who: str
) -> None:
    """The silent one and one that does not exist get the same words."""
    page = visitor.open(certified, asked(who, "2026-10-01"))
    assert shown(page) == ["nobody"]
    expect(page.locator("#nobody")).to_contain_text(
        "betyder inte att företaget saknar certifiering"
    )
    expect(page.locator("#nobody a")).to_have_attribute("href", "mailto:info@provlistan.example")
    assert "Inte certifierat" not in page.locator("main").inner_text()


def test_who_has_only_a_certificate_has_no_more(certified: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(certified, asked("Dolda verkstaden", "2026-10-01"))
    expect(page.locator("#word")).to_have_text("Certifierat")
    expect(page.locator("#certificate")).to_have_attribute("href", "/certifikat/ASF-2025-005/")
    expect(page.locator("#profile")).to_be_hidden()
    expect(page.locator("#share")).to_contain_text("ingen uppgift")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-11-03", "Registret har ingen uppgift om andelen för den dagen."),
        ("2024-11-04", "Andel ur målgruppen: 58 procent den 4 november 2024."),
        ("2030-01-01", "62,5 procent"),
    ],
)
def test_the_share_is_the_latest_until_that_day(
    made_up: BuiltSite, visitor: Visitor, day: str, said: str
) -> None:
    page = visitor.open(made_up, asked("angslyckan", day))
    expect(page.locator("#share")).to_contain_text(said)
    expect(page.locator("#share-source")).to_be_visible(visible="ingen" not in said)


def test_what_somebody_writes_stays_text(certified: BuiltSite, visitor: Visitor) -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    page = visitor.open(certified, asked(hostile, "<script>alert(2)</script>"))
    expect(page.locator("#nobody-title")).to_contain_text(hostile)
    assert page.locator("main img, main script").count() == 0


def test_where_the_answers_cannot_be_loaded_the_table_is_shown(
    certified: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.browser.new_page()
    page.route("**/intyg.json", lambda route: route.abort())
    page.goto(certified.url + PAGE)
    expect(page.locator("#note")).to_contain_text("tabellen")
    expect(page.locator(".periods")).to_be_visible()
    page.close()


def test_without_scripts_there_is_a_table_and_no_form(
    certified: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(certified, PAGE, width=PHONE, scripts=False)
    expect(page.locator(".periods")).to_be_visible()
    expect(page.locator("#ask")).to_be_hidden()
    assert page.locator("main input:visible, main button:visible").count() == 0
    table = page.locator(".periods").inner_text()
    assert "Ängsbacken" in table
    assert "Dolda verkstaden" in table
    page.get_by_role("link", name="ASF-2025-002").first.click()
    page.wait_for_url("**/certifikat/ASF-2025-002/")


def test_with_scripts_the_table_stands_back(certified: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(certified, PAGE)
    expect(page.locator(".periods")).to_be_hidden()
    expect(page.locator("#ask")).to_be_visible()


def test_the_answer_prints_with_its_question(certified: BuiltSite, traveller: Visitor) -> None:
    page = traveller.open(
        certified, asked("tvattstugan", "2026-10-01"), before=at("2026-11-23T12:00:00Z")
    )
    page.emulate_media(media="print")
    main = page.locator("main").inner_text()
    for said in (
        "Tvättstugan, 1 oktober 2026",
        "Vilande",
        "Frågat 23 november 2026",
        "Registrets läge 21 november 2026",
        PROVES_NO_SHARE,
        page.url,
    ):
        assert said in main
    for away in ("#ask", ".menu", "#print", ".periods"):
        expect(page.locator(away)).to_be_hidden()


SITUATIONS = {
    "nothing asked": PAGE,
    "certified": asked("angsbacken", "2026-11-01"),
    "unknown": asked("angsbacken", "2022-01-01"),
    "several": asked("verksta", "2026-11-01"),
    "nobody": asked("finns ej", "2026-11-01"),
    "not a day": asked("angsbacken", "igår"),
    "all certificates": "/certifikat/",
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_axe_finds_nothing(certified: BuiltSite, visitor: Visitor, situation: str) -> None:
    page = visitor.open(certified, SITUATIONS[situation])
    axe_finds_nothing(page)
    for width in (NARROW, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST_SIDEWAYS) == [], f"{width} px"


def test_the_table_is_for_everybody(certified: BuiltSite, visitor: Visitor) -> None:
    """Axe itself is a script, so the table is looked at where the answers could not be loaded."""
    page = visitor.open(certified, PAGE, width=NARROW)
    page.evaluate("document.getElementById('all').classList.remove('unscripted')")
    expect(page.locator(".periods")).to_be_visible()
    assert broken_rules(page) == {}
    assert page.evaluate(LOST_SIDEWAYS) == []
