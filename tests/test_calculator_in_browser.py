"""«Räkna på det» in a browser: its answers are the register's, and people can use it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import urlencode

import pytest
from asf_demo.demo import DAY, Demo
from asf_demo.writing import write_demo
from asf_register.check import check
from asf_register.marketplace.advice import ADVICE, advice_for
from asf_register.marketplace.match import Match
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import Post, to_post
from asf_register.marketplace.reasons import Reasons
from asf_register.public import public_view
from asf_register.root import PROJECT, Root, find_root
from asf_register.vocabulary import Vocabulary
from asf_register.vocabulary_files import read_vocabulary
from asf_site.calculator.calculator_data import CalculatorData
from asf_site.calculator.calculator_suppliers import file_names
from asf_site.site import Site
from asf_site.theme import STATIC
from playwright.sync_api import Browser, Page, expect
from site_fixtures import DESKTOP, PHONE, BuiltSite, Visitor, serving
from site_layout import LOST_SIDEWAYS
from test_accessibility import NARROW, axe_finds_nothing

PAGE = "/marknad/rakna/"
CODES = ["90", "9091", "90910000", "15", "77310000", "98300000", "85312510", "55", "39100000-3"]
PLACES = {
    "": {"whole_country": True},
    "lan-gavleborg": {"regions": ["21"]},
    "lan-stockholm": {"regions": ["01"]},
    "lan-gotland": {"regions": ["09"]},
    "lan-vastra-gotaland": {"regions": ["14"]},
    "kommun-gavle": {"municipalities": ["2180"]},
    "kommun-hofors": {"municipalities": ["2104"]},
    "kommun-stockholm": {"municipalities": ["0180"]},
    "kommun-pajala": {"municipalities": ["2521"]},
    "kommun-goteborg": {"municipalities": ["1480"]},
    "kommun-borlange": {"municipalities": ["2081"]},
}

ASK = """async ([folder, questions]) => {
  const names = ['country', 'suppliers', 'matches'];
  const scripts = names.map((name) => import(`/tema/calculator-${name}.js`));
  const [{ knowCountry }, suppliers, { matchesOf, adviceFor, reason }] = await Promise.all(scripts);
  const lists = await suppliers.load(`${folder}listor.json`);
  const country = knowCountry(lists);
  const known = new Map();
  const answers = [];
  for (const [what, where] of questions) {
    const need = suppliers.needFor(lists, what);
    if (!known.has(what)) known.set(what, await suppliers.suppliersFor(lists, folder, need));
    const place = country.named(where);
    const { matches, nearby } = matchesOf(known.get(what), place, country);
    const told = (one) => [
      one.slug,
      one.fit,
      one.km === null ? null : Math.round(one.km),
      reason(one, place, country),
    ];
    const { kind } = adviceFor(lists.advice, matches, lists.leastShare);
    answers.push([matches.map(told), nearby.slice(0, 5).map(told), kind]);
  }
  return answers;
}"""


@dataclass(frozen=True)
class Counted:
    """A register, and a page that can ask the calculator's scripts about it."""

    site: Site
    page: Page
    folder: str

    def answers(self, questions: list[tuple[str, str]]) -> list[Any]:
        found: list[Any] = self.page.evaluate(ASK, [self.folder, questions])
        return found


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Counted]:
    """400 made-up enterprises with areas of every kind, without the rest of a site."""
    folder = tmp_path_factory.mktemp("counted")
    write_demo(Demo(read_vocabulary(Root(PROJECT)), 400, 1, DAY), folder / "register")
    register = check(find_root(folder / "register", PROJECT), DAY).register
    assert register is not None
    site = Site(public_view(register), DAY)
    data = CalculatorData(site)
    public = folder / "public"
    shutil.copytree(STATIC, public / "tema")
    for file in data.files():
        path = public / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        content = file.make()
        assert isinstance(content, str)
        path.write_text(content, "utf-8")
    (public / "index.html").write_text("<!doctype html><html lang=sv data-day=2026-01-01>")
    with serving(public) as url:
        page = browser.new_page()
        page.goto(url)
        yield Counted(site, page, data.address.removesuffix("listor.json"))
        page.close()


def asked(words: Vocabulary) -> dict[str, dict[str, Any]]:
    """What can be asked for, as a post says it, by the calculator's word for it."""
    industries = file_names("bransch", words.industries)
    services = file_names("tjanst", words.service_kinds)
    return (
        {name: {"industries": [key]} for key, name in industries.items()}
        | {name: {"services": [key]} for key, name in services.items()}
        | {code: {"cpv": [code[:8].ljust(8, "0")]} for code in CODES}
    )


def posts(words: Vocabulary) -> dict[tuple[str, str], Post]:
    """Every thing in every place, as a municipality's request."""
    common = {
        "kind": "request",
        "actor": {"kind": "municipality", "name": "Provkommunen"},
        "title": "Prov",
        "text": "Prov",
        "published": "2026-01-01",
    }
    return {
        (what, where): to_post(
            f"prov-{number}", {**common, **fields, "place": place, "deadline": "2030-01-01"}
        )
        for number, ((what, fields), (where, place)) in enumerate(
            product(asked(words).items(), PLACES.items())
        )
    }


def rounded(match: Match) -> int | None:
    return None if match.km is None else round(match.km)


def test_the_script_answers_as_the_register_does(counted: Counted) -> None:
    """Who, in which order, how well, how far away and why; and the same advice."""
    register = counted.site.register
    wanted = posts(register.vocabulary)
    matching = Matching(register, wanted.values(), counted.site.day)
    reasons = Reasons(matching.country, register.vocabulary)
    answers = counted.answers(list(wanted))
    assert len(answers) == len(wanted) > 500
    kinds = set()
    for (question, post), (found, _, kind) in zip(wanted.items(), answers, strict=True):
        matches = matching.of_post(post.id)
        expected = [
            [
                m.enterprise.slug,
                m.fit,
                None if m.km is None else round(m.km),
                *reasons.deliveries(m),
            ]
            for m in matches
        ]
        assert found == expected, question
        advice = advice_for(post, matching.needs[post.id], matches, register)
        assert advice is not None
        assert kind == advice.row.kind, question
        kinds.add(kind)
    assert kinds == {row.kind for row in ADVICE}
    fits = {fit for found, *_ in answers for _, fit, *_ in found}
    assert fits == {0, 1, 2}


def test_neighbours_are_those_the_register_names(counted: Counted) -> None:
    register = counted.site.register
    some = dict(list(posts(register.vocabulary).items())[1::17])
    matching = Matching(register, some.values(), counted.site.day)
    reasons = Reasons(matching.country, register.vocabulary)
    named = 0
    for (question, post), (_, nearby, _) in zip(
        some.items(), counted.answers(list(some)), strict=True
    ):
        expected = [
            [match.enterprise.slug, rounded(match), *reasons.deliveries(match)]
            for match in matching.nearby(post.id)
        ]
        assert [[slug, km, why] for slug, _, km, why in nearby] == expected, question
        named += len(expected)
    assert named > 20


# The page.


def told(page: Page, selector: str) -> str:
    """What a part of the page says, with ordinary spaces."""
    return page.locator(selector).inner_text().replace("\u202f", " ")


def asking(**fields: str) -> str:
    return f"{PAGE}?{urlencode(fields)}"


CARE = {"vad": "bransch-fastighetsskotsel", "var": "lan-dalarna"}


def test_the_keyboard_asks_and_the_address_asks_the_same_again(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, PAGE)
    expect(page.locator("#answer")).to_be_hidden()
    page.locator("#vad").focus()
    page.keyboard.type("Fastighetsskötsel")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("Hela Dalarnas")
    page.keyboard.press("Tab")
    page.keyboard.type("1,2 mkr")
    page.keyboard.press("Enter")
    expect(page.locator("#answered")).to_be_focused()
    expect(page.locator("#word")).to_have_text("1 leverantör kan svara")
    expect(page.locator("#asked")).to_contain_text("Fastighetsskötsel i Dalarnas län, 1 200 000 kr")
    assert page.url.endswith(asking(**CARE, budget="1,2 mkr"))
    answer = page.locator("#answer").inner_text()
    again = visitor.open(made_up, asking(**CARE, budget="1,2 mkr"))
    assert again.locator("#answer").inner_text() == answer
    expect(again.locator("#budget")).to_have_value("1,2 mkr")
    page.locator("#vad").select_option("")
    page.locator("#cpv").fill("77310000-6")
    page.keyboard.press("Enter")
    expect(page.locator("#asked")).to_contain_text("CPV 77310000 (trädgård och utemiljö)")
    page.go_back()
    expect(page.locator("#asked")).to_contain_text("Fastighetsskötsel")


def test_the_answer_says_who_why_how_large_and_how_dependent(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    (row,) = [row for row in ADVICE if row.least == 1]
    page = visitor.open(made_up, asking(**CARE, budget="1200000", ar="3"))
    hit = page.locator("#matches-list li")
    expect(hit).to_have_count(1)
    expect(hit.locator("a")).to_have_attribute("href", "/asf/angslyckan/")
    expect(hit).to_contain_text("62,5 % ur målgruppen, 2025")
    expect(hit).to_contain_text("i Dalarna")
    figures = made_up.register.enterprises["angslyckan"].social_value.figures
    (size,) = [f.value for f in figures if f.kind == "employed" and f.year == 2025]
    expect(hit).to_contain_text(f"{size:g} anställda 2025; budgeten motsvarar")
    expect(hit).to_contain_text(f"{round(200 / size)} % av dem")
    money = told(page, "#money")
    assert "3 600 000 kr sammanlagt" in money
    assert "600 000 kr för ett årsarbete räcker det till ungefär 2 årsarbeten" in money
    assert "Omsättningen finns inte i registret" in money
    expect(page.locator("#advice-title")).to_have_text(row.title)
    expect(page.locator("#advice-why")).to_have_text(row.why)
    expect(page.locator("#advice-rule")).to_have_text(row.rule)
    expect(page.locator("#proven")).to_have_text("1")
    page.locator("#arsarbete").fill("300 tkr")
    page.keyboard.press("Enter")
    expect(page.locator("#money")).to_contain_text("300 000 kr för ett årsarbete")
    expect(hit).to_contain_text(f"{round(400 / size)} % av dem")


def test_a_place_without_suppliers_says_so_and_names_the_nearest(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, asking(vad="bransch-catering", var="kommun-pajala"))
    expect(page.locator("#word")).to_have_text("Ingen i listan kan svara")
    expect(page.locator("#advice-title")).to_have_text(ADVICE[-1].title)
    expect(page.locator("#matches")).to_be_hidden()
    expect(page.locator("#numbers")).to_be_hidden()
    expect(page.locator("#nearby")).to_contain_text("km bort")
    assert "Mörkerhuset" not in page.locator("main").inner_text()


MISTAKES = {
    "cpv": ("cpv", "städ", "är ingen CPV-kod"),
    "what": ("vad", "bransch-finns-inte", "finns inte bland valen"),
    "where": ("var", "lan-atlantis", "finns inte bland platserna"),
    "budget": ("budget", "mycket", "är inget tal"),
    "less than nothing": ("budget", "-5", "kan inte vara"),
    "years": ("ar", "1000", "kan inte vara"),
    "work year": ("arsarbete", "0", "kan inte vara"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_what_cannot_be_counted_on_is_told(made_up: BuiltSite, visitor: Visitor, case: str) -> None:
    field, written, told = MISTAKES[case]
    hostile = f"{written}<img src=x onerror=alert(1)>" if field in {"vad", "var"} else written
    page = visitor.open(made_up, asking(**{**CARE, field: hostile}))
    expect(page.locator("#note")).to_contain_text(told)
    expect(page.locator(f"#{field}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#answer")).to_be_hidden()
    assert page.locator("main img").count() == 0


def test_nothing_that_is_written_is_sent(made_up: BuiltSite, visitor: Visitor) -> None:
    sent: list[str] = []
    page = visitor.open(made_up, PAGE)
    page.on("request", lambda asked: sent.append(f"{asked.method} {asked.url} {asked.post_data}"))
    page.locator("#vad").select_option(CARE["vad"])
    page.locator("#budget").fill("4711000")
    page.keyboard.press("Enter")
    expect(page.locator("#answered")).to_be_focused()
    assert any("/rakna/bransch-fastighetsskotsel.json" in request for request in sent)
    for request in sent:
        assert request.startswith("GET ")
        assert request.endswith(" None")
        assert "4711" not in request
        assert "?" not in request


def test_where_the_data_cannot_be_loaded_the_page_says_what_to_do(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.browser.new_page()
    page.route("**/listor.json", lambda route: route.abort())
    page.goto(made_up.url + PAGE)
    expect(page.locator("#note")).to_contain_text("gick inte att ladda")
    expect(page.locator("#instead")).to_be_visible()
    page.close()


def test_without_scripts_the_page_says_what_to_do_instead(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, PAGE, width=PHONE, scripts=False)
    expect(page.locator("#instead")).to_be_visible()
    expect(page.locator("#ask")).to_be_hidden()
    assert page.locator("main :is(input, select, button):visible").count() == 0
    for row in ADVICE:
        expect(page.locator(".rules")).to_contain_text(row.title)


def test_the_answer_prints_with_its_question(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, asking(**CARE, budget="500000"))
    page.emulate_media(media="print")
    main = told(page, "main")
    for said in ("Fastighetsskötsel i Dalarnas län, 500 000 kr", "600 000 kr för ett", page.url):
        assert said in main
    for away in ("#ask", "#print", ".menu", "#instead"):
        expect(page.locator(away)).to_be_hidden()


SITUATIONS = {
    "nothing asked": PAGE,
    "answer": asking(**CARE, budget="500000"),
    "nobody": asking(vad="bransch-catering", var="kommun-pajala"),
    "mistake": asking(**CARE, budget="mycket"),
    "by code in the whole country": asking(cpv="77"),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_axe_finds_nothing(made_up: BuiltSite, visitor: Visitor, situation: str) -> None:
    page = visitor.open(made_up, SITUATIONS[situation])
    axe_finds_nothing(page)
    for width in (NARROW, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST_SIDEWAYS) == [], f"{width} px"
