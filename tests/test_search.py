"""Searching and filtering the list, in a browser, on the site as it is built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from asf_register.enterprise import Enterprise
from asf_register.marketplace.country import Country
from asf_register.marketplace.cpv import CpvTerms
from asf_register.marketplace.supply import Supplies
from asf_register.public import public_view
from asf_register.slugs import fold
from asf_site.building.build import build
from asf_site.own_pages import OWN_PAGES
from asf_site.search.searched_posts import searched_posts
from asf_site.site import Site
from playwright.sync_api import Page, Route, expect
from site_fixtures import FIRST_SHOWN, PHONE, BuiltSite, Visitor, serving

DALARNA = re.compile(r"^Dalarna")
FACETS = ("lan", "kommun", "bransch", "tjanst", "malgrupp")


# What the records say


def values(site: BuiltSite, enterprise: Enterprise, facet: str) -> set[str]:
    """The words for an enterprise in the list's address, for one filter."""
    words = site.register.vocabulary
    if facet == "lan":
        return {words.regions[enterprise.region].slug}
    if facet == "kommun":
        code = enterprise.municipality
        return {words.municipalities[code].slug} if code else set()
    if facet == "bransch":
        sold = {offer.industry for offer in enterprise.offers if offer.industry}
        return {words.industries[key].slug for key in sold | set(enterprise.industries)}
    services = enterprise.integration_services
    if facet == "tjanst":
        return {fold(words.service_kinds[service.kind].title) for service in services}
    groups = set(enterprise.social_value.target_groups)
    groups |= {group for service in services for group in service.target_groups}
    return {fold(words.target_groups[group].title) for group in groups}


def flagged(enterprise: Enterprise, flag: str) -> bool:
    """Whether an enterprise has what a switch asks for."""
    if flag == "siffror":
        return bool(enterprise.social_value.figures)
    return enterprise.confirmed is not None


def narrowed(
    site: BuiltSite, chosen: dict[str, list[str]], among: Iterable[Enterprise] | None = None
) -> list[Enterprise]:
    """Who is left: any value inside a filter, but all filters at once."""
    return [
        enterprise
        for enterprise in (site.listed if among is None else among)
        if all(
            values(site, enterprise, key) & set(wanted)
            if key in FACETS
            else flagged(enterprise, key)
            for key, wanted in chosen.items()
        )
    ]


def delivering(site: BuiltSite, slug: str) -> set[str]:
    """Who delivers to a municipality, or somewhere in a region, of this slug of the filter."""
    words = site.register.vocabulary
    country = Country(words)
    supplies = Supplies(site.register, country, CpvTerms(words.industries))
    codes = [place.code for place in words.municipalities.values() if place.slug == slug]
    regions = [r.code for r in words.regions.values() if f"{r.slug}-lan" == slug]
    there = country.of_municipalities(codes) | country.of_regions(regions)
    assert there
    return {
        e.slug
        for e in site.listed
        if any(supply.reach & there for supply in supplies.of(e))
        or (not e.all_industries and country.of_enterprise(e) & there)
    }


def in_industry(site: BuiltSite, industry: str) -> set[str]:
    slug = site.register.vocabulary.industries[industry].slug
    return {e.slug for e in site.listed if slug in values(site, e, "bransch")}


def in_municipality(site: BuiltSite, code: str) -> set[str]:
    return {e.slug for e in site.listed if e.municipality == code}


# What the page says


def address(q: str = "", **chosen: list[str] | str) -> str:
    asked = {"q": q} if q else {}
    return "/asf/?" + urlencode({**asked, **chosen}, doseq=True)


def state(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def number(page: Page) -> int:
    """The number in the sentence above the hits, once all of them are found."""
    expect(page.locator("#hits")).not_to_have_attribute("aria-busy", "true")
    said = page.locator("#count").inner_text().replace("\u202f", "")
    found = re.match(r"(\d+) företag|Inget företag", said)
    assert found, said
    return int(found[1] or 0)


def shown(page: Page) -> list[str]:
    """The slugs of the rows on the page, once as many as the sentence says stand there."""
    expect(page.locator("#hits > li")).to_have_count(min(number(page), FIRST_SHOWN))
    return page.locator("#hits h3 a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href').split('/')[2])"
    )


def found(page: Page) -> set[str]:
    """The slugs of all hits, also those that «Visa fler» brings."""
    total = number(page)
    shown(page)
    more = page.locator("#more")
    while more.is_visible():
        before = page.locator("#hits > li").count()
        more.click()
        expect(page.locator("#hits > li")).to_have_count(min(before + FIRST_SHOWN, total))
    slugs = page.locator("#hits h3 a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href').split('/')[2])"
    )
    assert len(slugs) == len(set(slugs)) == total
    return set(slugs)


def counts(page: Page, facet: str) -> dict[str, int]:
    """The number beside each choice of a filter."""
    pairs = page.locator(f'#filters input[name="{facet}"]').evaluate_all(
        "boxes => boxes.map((box) => "
        "[box.value, box.closest('li').querySelector('.count').textContent])"
    )
    return {value: int(text.replace("\u202f", "")) for value, text in pairs}


def reload(page: Page) -> None:
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")


def choose(page: Page, facet: str, value: str) -> None:
    page.locator(f'#filters input[name="{facet}"][value="{value}"]').click()


# Golden searches


def test_fika_finds_every_cafe_and_they_come_first(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, address("fika"))
    cafes = in_industry(real, "cafe-restaurant")
    first = shown(page)[:8]
    assert cafes <= found(page)
    assert set(first) <= cafes | in_industry(real, "catering")


def test_hunddagis_finds_every_dog_daycare(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, address("hunddagis"))
    assert in_industry(real, "dog-daycare") <= found(page)


@pytest.mark.parametrize("written", ["goteborg", "Göteborg", "GÖTEBORG", "go\u0308teborg"])
def test_a_town_is_found_however_it_is_written(
    real: BuiltSite, visitor: Visitor, written: str
) -> None:
    there = in_municipality(real, "1480")
    assert there
    assert there <= found(visitor.open(real, address(written)))


def test_a_search_is_filtered_by_region(real: BuiltSite, visitor: Visitor) -> None:
    everywhere = found(visitor.open(real, address("städ")))
    in_dalarna = {e.slug for e in real.listed if e.region == "20"}
    page = visitor.open(real, address("städ", lan="dalarna"))
    assert found(page) == everywhere & in_dalarna
    assert in_industry(real, "cleaning") & in_dalarna <= found(page)
    assert everywhere - in_dalarna


def test_the_last_part_of_a_compound_is_found(
    real: BuiltSite, made_up: BuiltSite, visitor: Visitor
) -> None:
    assert "zonens-stad" in found(visitor.open(made_up, address("företag")))
    assert "zonens-stad" in found(visitor.open(made_up, address("städning")))
    compound = re.compile(r"[a-zåäö]{3,}företag\b", re.IGNORECASE)
    texts = {e.slug: f"{e.name} {e.description}" for e in real.listed}
    written = {slug for slug, text in texts.items() if compound.search(text)}
    assert written <= found(visitor.open(real, address("företag")))


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("Götebrog", "goteborg"),
        ("Stokcholm", "stockholm"),
        ("hnuddagis", "hunddagis"),
        ("secondhnad", "second hand"),
        ("cattering", "catering"),
        ("tvätteir", "tvätteri"),
    ],
)
def test_a_misspelling_leads_on(
    real: BuiltSite, visitor: Visitor, misspelt: str, meant: str
) -> None:
    wanted = found(visitor.open(real, address(meant)))
    page = visitor.open(real, address(misspelt))
    if number(page) == 0:
        page.locator("#no-hits li button").first.click()
        expect(page.locator("#no-hits")).to_be_hidden()
        assert page.input_value("#q") == state(page)["q"][0] != misspelt
    assert found(page) & wanted


def in_region(site: BuiltSite, code: str) -> set[str]:
    return {e.slug for e in site.listed if e.region == code}


@pytest.mark.parametrize(
    ("query", "industry", "code"),
    [
        ("café i Göteborg", "cafe-restaurant", "1480"),
        ("cafe i goteborg", "cafe-restaurant", "1480"),
        ("hunddagis i Göteborg", "dog-daycare", "1480"),
        ("Göteborgs kommun hunddagis", "dog-daycare", "1480"),
        ("café i Skåne", "cafe-restaurant", "12"),
        ("café i Skåne län", "cafe-restaurant", "12"),
        ("textil Västra Götaland", "textile", "14"),
        ("second hand i Västmanland", "second-hand", "19"),
        ("catering i Lund, Skåne", "catering", "1281"),
    ],
)
def test_a_place_in_the_question_narrows_to_that_place(
    real: BuiltSite, visitor: Visitor, query: str, industry: str, code: str
) -> None:
    there = in_region(real, code) if len(code) == 2 else in_municipality(real, code)
    page = visitor.open(real, address(query))
    assert there & in_industry(real, industry) <= found(page) <= there
    hits = number(page)
    assert hits > 0
    expect(page.locator("#count")).to_have_text(f"{hits} företag för ”{query}”")


@pytest.mark.parametrize(
    ("query", "code"), [("Göteborg", "1480"), ("i Falun", "2080"), ("Stockholms län", "01")]
)
def test_a_place_alone_finds_everybody_there_and_those_who_speak_of_it(
    real: BuiltSite, visitor: Visitor, query: str, code: str
) -> None:
    there = in_region(real, code) if len(code) == 2 else in_municipality(real, code)
    first = shown(visitor.open(real, address(query)))[: len(there)]
    assert first == [e.slug for e in real.listed if e.slug in there] or set(first) == there


def test_a_name_of_both_is_the_town_before_the_region(real: BuiltSite, visitor: Visitor) -> None:
    in_town = in_municipality(real, "0380")
    assert in_town < in_region(real, "03")
    assert found(visitor.open(real, address("Uppsala"))) == in_town
    assert found(visitor.open(real, address("Uppsala län"))) == in_region(real, "03")
    in_town = {s for s in in_town if s in in_industry(real, "second-hand")}
    assert found(visitor.open(real, address("second hand Uppsala"))) == in_town


def test_an_enterprise_named_after_a_place_is_found_by_it(
    real: BuiltSite, visitor: Visitor
) -> None:
    assert found(visitor.open(real, address("yalla borlänge"))) == {"yalla-borlange"}
    klippan = visitor.open(real, address("hunddagis klippan"))
    assert in_municipality(real, "1276") == set()
    assert found(klippan) == {"hunddagis-klippan"}


@pytest.mark.parametrize("query", ["second hand Västerås", "café på Södermalm", "café Västervik"])
def test_a_place_is_not_taken_for_another_that_begins_like_it(
    real: BuiltSite, visitor: Visitor, query: str
) -> None:
    page = visitor.open(real, address(query))
    assert number(page) == 0
    without = page.locator("#no-hits li button", has_text=f"Utan ”{query.rsplit(maxsplit=1)[-1]}”")
    said = re.search(r": (\d+) företag", without.inner_text())
    assert said
    without.click()
    expect(page.locator("#no-hits")).to_be_hidden()
    assert number(page) == int(said[1]) > 0


def test_a_town_without_hits_leads_on_to_its_region(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, address("second hand Västerås"))
    page.locator("#no-hits").get_by_role("button", name="I hela Västmanlands län").click()
    expect(page.locator("#no-hits")).to_be_hidden()
    assert found(page) == in_region(real, "19") & in_industry(real, "second-hand")


@pytest.mark.parametrize("query", ["vem kontaktar jag", "qwxzzy som vem", "zzz hem"])
def test_short_and_common_words_are_not_called_misspelt(
    real: BuiltSite, visitor: Visitor, query: str
) -> None:
    page = visitor.open(real, address(query))
    shown(page)
    expect(page.locator("#no-hits h3", has_text="Menade du")).to_have_count(0)


@pytest.mark.parametrize("query", ["Götebrog", "cattering", "café i götebrog", "hnuddagsi"])
def test_every_word_that_is_offered_finds_something(
    real: BuiltSite, visitor: Visitor, query: str
) -> None:
    page = visitor.open(real, address(query))
    assert number(page) == 0
    meant = page.locator("#no-hits h3", has_text="Menade du").locator("+ ul button")
    offers = meant.all_inner_texts()
    assert 0 < len(offers) <= 3
    for offer in offers:
        assert number(visitor.open(real, address(offer))) > 0


def test_filters_that_lead_nowhere_are_put_away(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, address("qwxzzy", lan="dalarna"))
    assert number(page) == 0
    visible = page.locator("#filters input[type=checkbox]").filter(visible=True)
    expect(visible).to_have_count(1)
    expect(page.locator('#filters input[value="dalarna"]')).to_be_checked()
    contact = real.register.site.contact
    expect(page.locator("#no-hits").get_by_role("link", name=contact)).to_be_visible()
    page.fill("#q", "fika")
    expect(page.locator("#no-hits")).to_be_hidden()
    assert visible.count() > 5


@pytest.mark.parametrize("query", ["kontakt", "vem kontaktar jag", "vad är asf", "Om listan"])
def test_questions_about_the_list_lead_to_its_page(
    real: BuiltSite, visitor: Visitor, query: str
) -> None:
    page = visitor.open(real, address(query))
    link = page.locator('#pages a[href="/om/"]')
    above = link.bounding_box()
    assert above
    for row in page.locator("#hits > li").all():
        box = row.bounding_box()
        assert box
        assert above["y"] < box["y"]


def test_a_misspelling_without_hits_is_offered_a_word_that_has_some(
    real: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(real, address("Götebrog"))
    assert number(page) == 0
    expect(page.locator("#no-hits h3").first).to_have_text("Menade du")
    page.get_by_role("button", name="göteborg").click()
    assert in_municipality(real, "1480") <= found(page)


def test_a_word_nobody_uses_leads_to_the_regions_and_industries(
    real: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(real, address("qwxzzy"))
    assert number(page) == 0
    for name in ("länen", "branscherna"):
        link = page.locator("#no-hits").get_by_role("link", name=name)
        target = page.locator(str(link.get_attribute("href")))
        link.click()
        expect(target).to_be_in_viewport()


def test_pages_of_text_are_found(real: BuiltSite, made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, address("samtyckt"))
    expect(page.locator('#pages a[href="/om/"]')).to_be_visible()
    page = visitor.open(made_up, address("elakheter"))
    link = page.locator("#pages a")
    expect(link).to_have_text("<script>alert(1)</script> Elakheter i rubriken {{ 7*7 }}")
    link.click()
    assert urlsplit(page.url).path == "/elakheter/"


# Words of the closed lists, which stand in no text


def speaking(site: BuiltSite, word: str) -> set[str]:
    """Who has a word, or one that begins so, in what they say themselves."""
    begun = re.compile(rf"\b{word}", re.IGNORECASE)
    texts = {
        e.slug: (site.root.enterprises / f"{e.slug}.yaml").read_text("utf-8") for e in site.listed
    }
    return {slug for slug, text in texts.items() if begun.search(text)}


@pytest.mark.parametrize(
    ("query", "industry"),
    [
        ("fik", "cafe-restaurant"),
        ("konditori", "cafe-restaurant"),
        ("konditoriet", "cafe-restaurant"),
        ("matställ", "cafe-restaurant"),
        ("lunchrestauranger", "cafe-restaurant"),
        ("dagens rätt", "cafe-restaurant"),
        ('"dagens rätt"', "cafe-restaurant"),
        ("restaurang", "cafe-restaurant"),
        ("mat till fest", "catering"),
    ],
)
def test_another_word_for_a_trade_finds_everybody_in_it(
    real: BuiltSite, visitor: Visitor, query: str, industry: str
) -> None:
    assert in_industry(real, industry) <= found(visitor.open(real, address(query)))


def test_a_word_that_stands_in_no_text_finds_those_in_the_trade_and_nobody_else(
    real: BuiltSite, visitor: Visitor
) -> None:
    assert speaking(real, "konditori") == set()
    cafes = in_industry(real, "cafe-restaurant")
    assert found(visitor.open(real, address("konditori"))) == cafes
    assert found(visitor.open(real, address("konditori Göteborg"))) == cafes & in_municipality(
        real, "1480"
    )


def test_other_words_for_services_and_target_groups_are_found(
    real: BuiltSite, visitor: Visitor
) -> None:
    training = {e.slug for e in real.listed if "arbetstraning" in values(real, e, "tjanst")}
    assert training <= found(visitor.open(real, address("jobbträning")))
    ill = {
        e.slug
        for e in real.listed
        if fold("Personer med psykisk ohälsa") in values(real, e, "malgrupp")
    }
    assert ill
    assert ill <= found(visitor.open(real, address("depression")))


def test_one_word_of_the_trade_and_another_of_the_text_are_found_together(
    real: BuiltSite, visitor: Visitor
) -> None:
    both = in_industry(real, "cafe-restaurant") & speaking(real, "arbetskooperativ")
    assert both
    assert both < in_industry(real, "cafe-restaurant")
    assert found(visitor.open(real, address("konditori arbetskooperativ"))) == both
    assert found(visitor.open(real, address("arbetskooperativ konditori"))) == both


def test_another_word_for_a_trade_is_found_while_it_is_typed(
    real: BuiltSite, visitor: Visitor
) -> None:
    cafes = in_industry(real, "cafe-restaurant")
    page = visitor.open(real, "/asf/")
    for end in range(len("kondi"), len("konditori") + 1):
        begun = "konditori"[:end]
        page.fill("#q", begun)
        expect(page.locator("#count")).to_contain_text(f"för ”{begun}”")
        assert cafes <= found(page), begun


def test_the_last_part_of_another_word_for_a_trade_is_found(
    real: BuiltSite, visitor: Visitor
) -> None:
    words = real.register.vocabulary.industries["cleaning"].synonyms
    assert "fönsterputsning" in words
    cleaners = in_industry(real, "cleaning")
    assert cleaners <= found(visitor.open(real, address("fönsterputsning")))
    assert cleaners <= found(visitor.open(real, address("städning")))


@pytest.mark.parametrize("query", ["café", "hunddagis", "second hand"])
def test_an_enterprise_named_so_comes_before_one_that_only_has_the_trade(
    real: BuiltSite, visitor: Visitor, query: str
) -> None:
    names = {e.slug: fold(e.name).replace("-", "") for e in real.listed}
    order = shown(visitor.open(real, address(query)))
    named = [fold(query).replace("-", "") in names[slug] for slug in order]
    assert named == sorted(named, reverse=True)
    assert any(named)
    assert not all(named)


def test_a_register_too_large_for_one_index_is_searched_in_several(
    real: BuiltSite, visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = searched_posts(Site(public_view(real.register), real.day))
    pages = len(real.listed) + len(real.register.pages) + len(OWN_PAGES) + len(list(posts))
    monkeypatch.setattr("asf_site.search.search_index.MOST_PAGES", -(-pages // 4))
    build(real.root, tmp_path, real.day)
    with serving(tmp_path / "public") as url:
        several = BuiltSite(real.root, real.day, tmp_path / "public", url)
        indexes = [name for name in several.files if name.endswith("pagefind-entry.json")]
        assert len(indexes) == 4
        for query in ("arbetskooperativ", "fika", "second hand", "glas konst", "yalla"):
            there = found(visitor.open(several, address(query)))
            assert there == found(visitor.open(real, address(query)))
            assert there
        page = visitor.open(several, address("samtyckt"))
        expect(page.locator("#pages")).to_be_visible()
        while page.locator("#pages").get_by_role("button").count():
            page.locator("#pages").get_by_role("button").first.click()
        expect(page.locator('#pages a[href="/om/"]')).to_be_visible()


def test_what_the_trades_say_is_shown_while_the_texts_are_waited_for(
    real: BuiltSite, visitor: Visitor
) -> None:
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    page = visitor.open(real, "/asf/", before=lambda page: page.route("**/pagefind/index/**", wait))
    page.fill("#q", "café")
    expect(page.locator("#hits")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#count")).to_contain_text("för ”café”")
    early = page.locator("#hits h3 a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href').split('/')[2])"
    )
    assert in_industry(real, "cafe-restaurant") <= set(early)
    expect(page.locator("#status")).not_to_contain_text("café")
    for route in waiting:
        route.continue_()
    assert in_industry(real, "cafe-restaurant") <= found(page)
    expect(page.locator("#status")).to_contain_text("för ”café”")


ODD_QUERIES = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"',
    '"fika',
    "'; DROP TABLE asf; --",
    "😀🤷🏽‍♀️",
    "och i på som att",
    "!?.,",
    "%",
    "%00",
    "\\",
    "{{ 7*7 }}",
    "__proto__",
    "constructor",
    "\u200f\u202eakif",
    "a" * 10_000,
    "fika " * 2_000,
    "e\u0301" * 100,
    "😀" * 150,
]


@pytest.mark.parametrize("query", ODD_QUERIES, ids=lambda query: ascii(query)[:30])
def test_an_odd_query_gets_a_sensible_page(real: BuiltSite, visitor: Visitor, query: str) -> None:
    page = visitor.open(real, "/asf/", width=PHONE)
    page.fill("#q", query)
    page.press("#q", "Enter")
    page.wait_for_url(lambda url: "?q=" in url)
    assert len(state(page)["q"][0]) <= 200
    if len(query) > 1:
        expect(page.locator("#count")).to_contain_text("för ”")
    shown(page)
    expect(page.locator("#note")).to_be_hidden()
    assert page.locator("main img, main script, main iframe").count() == 0
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    hits = number(page)
    reload(page)
    assert number(page) == hits


def test_what_is_typed_is_answered_and_stands_in_the_address(
    real: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(real, "/asf/")
    page.locator("#q").press_sequentially("hunddagis")
    expect(page.locator("#count")).to_contain_text("för ”hunddagis”")
    expect(page.locator("#status")).to_contain_text("för ”hunddagis”")
    page.wait_for_url("**/asf/?q=hunddagis")
    hits = number(page)
    reload(page)
    assert number(page) == hits
    assert page.input_value("#q") == "hunddagis"


# Filters

CHOICES: list[dict[str, list[str]]] = [
    {"lan": ["dalarna"]},
    {"lan": ["dalarna", "stockholm"]},
    {"lan": ["stockholm", "vastra-gotaland"], "bransch": ["hunddagis", "cafe-och-restaurang"]},
    {"tjanst": ["arbetstraning"], "bransch": ["second-hand", "snickeri"]},
    {"kommun": ["goteborg", "haninge"], "tjanst": ["arbetstraning", "praktik"]},
    {"lan": ["gotland"], "kommun": ["goteborg"]},
]


@pytest.mark.parametrize("chosen", CHOICES, ids=json.dumps)
def test_filters_add_up_and_their_numbers_are_true(
    real: BuiltSite, visitor: Visitor, chosen: dict[str, list[str]]
) -> None:
    page = visitor.open(real, address(**chosen))
    left = narrowed(real, chosen)
    assert number(page) == len(left)
    assert_true_counts(real, page, chosen)
    assert found(page) == {e.slug for e in left}


def assert_true_counts(
    site: BuiltSite,
    page: Page,
    chosen: dict[str, list[str]],
    among: list[Enterprise] | None = None,
) -> None:
    """A choice's number is what it would give beside the choices in the other filters."""
    for facet in FACETS:
        others = {key: wanted for key, wanted in chosen.items() if key != facet}
        left = narrowed(site, others, among)
        said = counts(page, facet)
        assert facet == "kommun" or said
        for value, count in said.items():
            assert count == sum(value in values(site, e, facet) for e in left), (facet, value)
    for flag in ("siffror", "bekraftad"):
        others = {key: wanted for key, wanted in chosen.items() if key != flag}
        left = narrowed(site, others, among)
        assert counts(page, flag) == {"1": sum(flagged(e, flag) for e in left)}


def test_numbers_are_true_with_a_search_too(real: BuiltSite, visitor: Visitor) -> None:
    hits = found(visitor.open(real, address("fika")))
    among = [e for e in real.listed if e.slug in hits]
    chosen = {"bransch": ["catering"]}
    page = visitor.open(real, address("fika", **chosen))
    assert number(page) == len(narrowed(real, chosen, among)) > 0
    assert_true_counts(real, page, chosen, among)


@pytest.mark.parametrize("flags", [["siffror"], ["bekraftad"], ["siffror", "bekraftad"]])
def test_switches_leave_those_with_figures_or_confirmation(
    made_up: BuiltSite, visitor: Visitor, flags: list[str]
) -> None:
    chosen = {flag: ["1"] for flag in flags}
    left = {e.slug for e in narrowed(made_up, chosen)}
    assert 0 < len(left) < len(made_up.listed)
    page = visitor.open(made_up, address(**chosen))
    assert found(page) == left
    assert_true_counts(made_up, page, chosen)


def test_choices_stand_in_the_address_and_can_be_undone(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/")
    everyone = number(page)
    dalarna, both = (
        len(narrowed(real, chosen))
        for chosen in ({"lan": ["dalarna"]}, {"lan": ["dalarna"], "bransch": ["hunddagis"]})
    )
    assert everyone > dalarna > both
    page.locator('[data-facet="lan"] [data-more]').click()
    choose(page, "lan", "dalarna")
    expect(page.locator("#count")).to_contain_text(f"{dalarna} företag")
    page.locator('[data-facet="bransch"] [data-more]').click()
    choose(page, "bransch", "hunddagis")
    expect(page.locator("#chips .chip")).to_have_count(2)
    assert state(page) == {"lan": ["dalarna"], "bransch": ["hunddagis"]}
    assert number(page) == both

    reload(page)
    expect(page.locator("#chips .chip")).to_have_count(2)
    assert number(page) == both
    page.go_back()
    expect(page.locator("#chips .chip")).to_have_text([DALARNA])
    assert number(page) == dalarna
    page.go_back()
    expect(page.locator("#chips")).to_be_hidden()
    assert number(page) == everyone
    assert not page.locator('#filters input[name="lan"]:checked').count()
    page.go_forward()
    expect(page.locator("#chips .chip")).to_have_text([DALARNA])


def test_chips_take_choices_away(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, address("fika", lan=["dalarna", "skane"], tjanst="arbetstraning"))
    page.get_by_role("button", name="Ta bort Dalarna", exact=False).click()
    expect(page.locator("#chips .chip")).to_have_text([re.compile("^Skåne"), "Arbetsträning"])
    assert state(page) == {"q": ["fika"], "lan": ["skane"], "tjanst": ["arbetstraning"]}
    page.get_by_role("button", name="Rensa alla").click()
    expect(page.locator("#chips")).to_be_hidden()
    assert state(page) == {"q": ["fika"]}


def test_unknown_choices_are_dropped_with_a_note(real: BuiltSite, visitor: Visitor) -> None:
    evil = '"><img src=x onerror=alert(1)>'
    unknown = {"siffror": "kanske", "sida": "-3", "personer": "1e9", "till": "__proto__"}
    unknown |= {"bransch": evil, "ordning": "slump"}
    for name, value in unknown.items():
        note = visitor.open(real, address(**{name: value})).locator("#note")
        expect(note).to_contain_text(f"”{value}”")
    page = visitor.open(real, address(lan=["dalarna", "atlantis"], **unknown))
    expect(page.locator("#note")).to_contain_text("och 4 till")
    assert state(page) == {"lan": ["dalarna"]}
    assert number(page) == len(narrowed(real, {"lan": ["dalarna"]}))


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("goteborg", "goteborg"),
        ("Göteborgs kommun", "goteborg"),
        (" DALARNA ", "dalarna-lan"),
        ("Dalarnas län", "dalarna-lan"),
        ("Upplands Väsby", "upplands-vasby"),
        ("västra götaland", "vastra-gotaland-lan"),
    ],
)
def test_a_place_from_the_home_page_is_where_it_is_delivered_to(
    real: BuiltSite, visitor: Visitor, written: str, becomes: str
) -> None:
    page = visitor.open(real, "/")
    page.get_by_label("Var?").fill(written)
    page.get_by_role("button", name="Sök").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert state(page) == {"till": [becomes]}
    assert number(page) == len(delivering(real, becomes))
    expect(page.locator("#note")).to_be_hidden()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Götebrg", "Göteborg"), ("Dalarne", "Dalarnas län"), ("413 01", None), ("Atlantis", None)],
)
def test_an_unknown_place_is_said_and_the_rest_is_searched(
    real: BuiltSite, visitor: Visitor, written: str, meant: str | None
) -> None:
    everywhere = found(visitor.open(real, address("café")))
    page = visitor.open(real, address("café", plats=written))
    assert state(page) == {"q": ["café"]}
    assert found(page) == everywhere
    note = page.locator("#note")
    said = f"Vi känner inte igen platsen ”{written}”."
    expect(note).to_have_text(f"{said} Menade du {meant}?" if meant else said)
    if meant:
        note.get_by_role("button", name=meant).click()
        expect(page.locator("#chips .chip")).to_have_text([f"Levererar till {meant}"])
        expect(note).to_be_hidden()
        assert number(page) < len(everywhere)


def test_words_and_place_from_the_home_page_go_together(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/")
    page.get_by_label("Vad söker du?").fill("fika")
    page.get_by_label("Var?").fill("goteborg")
    page.get_by_label("Var?").press("Enter")
    page.wait_for_selector("html[data-ready]", state="attached")
    assert state(page) == {"q": ["fika"], "till": ["goteborg"]}
    there = delivering(real, "goteborg")
    assert in_industry(real, "cafe-restaurant") & there <= found(page) <= there


def test_a_municipality_is_typed(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/")
    box = page.get_by_label("Lägg till en kommun")
    box.fill("Bortistan")
    box.press("Enter")
    expect(page.locator("#kommun-note")).to_contain_text("Bortistan")
    box.fill("göteborg")
    box.press("Enter")
    expect(page.locator("#chips .chip")).to_have_text(["Göteborg"])
    assert found(page) == in_municipality(real, "1480")


def test_a_dot_on_the_map_chooses_its_municipality(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/")
    dot = page.locator('[data-map] a[href="/kommun/goteborg/"]')
    dot.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chips .chip")).to_have_text(["Göteborg"])
    lit = page.locator("[data-map] svg a:not(.out)")
    expect(lit).to_have_count(1)
    assert found(page) == in_municipality(real, "1480")


def test_show_more_brings_the_rest_in_order(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/")
    assert number(page) == len(real.listed) > 2 * FIRST_SHOWN
    first = shown(page)
    page.get_by_role("button", name="Visa fler").click()
    expect(page.locator("#hits > li")).to_have_count(2 * FIRST_SHOWN)
    focused = page.evaluate("document.activeElement.closest('li').matches('li:nth-child(41)')")
    assert focused
    assert state(page) == {"sida": ["2"]}
    reload(page)
    expect(page.locator("#hits > li")).to_have_count(2 * FIRST_SHOWN)
    page.goto(real.url + "/asf/")
    page.wait_for_selector("html[data-ready]", state="attached")
    assert shown(page) == first
    assert found(page) == {e.slug for e in real.listed}
    expect(page.locator("#more")).to_be_hidden()


# Ways of using it


def test_the_keyboard_alone_searches_filters_and_opens_a_hit(
    real: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(real, "/asf/")
    press_until(page, "Tab", "#q")
    page.keyboard.type("fika")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("för ”fika”")
    press_until(page, "Tab", '#filters input[name="bransch"]')
    value = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    page.wait_for_url(f"**/asf/?q=fika&bransch={value}")
    assert page.evaluate("document.activeElement.checked")
    press_until(page, "Tab", "#chips .chip")
    press_until(page, "Tab", "#hits h3 a")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    page.go_back()
    expect(page.locator("#chips .chip")).to_have_count(1)
    assert state(page) == {"q": ["fika"], "bransch": [value]}


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until something has the focus; every stop on the way shows that it has it."""
    for _ in range(150):
        page.keyboard.press(key)
        assert page.evaluate(
            """() => {
                const element = document.activeElement;
                const drawn = element.querySelector('circle') ?? element;
                const look = getComputedStyle(drawn);
                const seen = element.matches(':focus-visible') &&
                  (drawn !== element ? parseFloat(look.strokeWidth) >= 2
                    : look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2);
                return seen || element === document.body || element.id === 'main';
            }"""
        ), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} was never reached with {key}")


def test_the_phone_sheet_shows_the_number_of_hits(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/", width=PHONE)
    expect(page.locator("#filters")).to_be_hidden()
    opener = page.get_by_role("button", name="Filtrera")
    opener.click()
    sheet = page.get_by_role("dialog", name="Filtrera")
    show = sheet.locator("#show")
    expect(show).to_have_text(f"Visa {len(real.listed)} företag")
    sheet.locator('[data-facet="lan"] [data-more]').click()
    sheet.get_by_label(DALARNA).check()
    left = len(narrowed(real, {"lan": ["dalarna"]}))
    expect(show).to_have_text(f"Visa {left} företag")
    expect(show).to_be_in_viewport()
    show.click()
    expect(sheet).to_be_hidden()
    assert number(page) == left
    expect(page.locator("#open-filters")).to_have_text("Filtrera (1)")

    page.locator("#open-filters").click()
    expect(sheet.get_by_label(DALARNA)).to_be_checked()
    sheet.get_by_role("button", name="Rensa").click()
    expect(show).to_have_text(f"Visa {len(real.listed)} företag")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator("#open-filters")).to_be_focused()


# When something cannot be fetched


def break_off(pattern: str):
    return lambda page: page.route(pattern, lambda route: route.abort())


def assert_ways_on(page: Page) -> None:
    """A plain sentence, and links to all regions and industries."""
    note = page.locator("#note")
    expect(note).to_be_visible()
    expect(note).to_contain_text("gick inte att ladda")
    expect(page.get_by_role("link", name="Dalarnas län")).to_be_visible()
    expect(page.get_by_role("link", name="Hunddagis", exact=True)).to_be_visible()
    expect(page.locator("#loading")).to_be_hidden()
    expect(page.locator("#hits > li").first).to_be_visible()


def test_without_its_columns_the_list_says_so(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/", before=break_off("**/columns.json"))
    page.goto(real.url + "/asf/")
    assert_ways_on(page)
    visitor.accept(r"error Failed to load resource.*columns\.json")


@pytest.mark.parametrize("part", ["pagefind.js", "records.json*", "pagefind-entry.json*", "wasm*"])
def test_without_the_search_index_the_filters_remain(
    real: BuiltSite, visitor: Visitor, part: str
) -> None:
    page = visitor.open(real, "/asf/", before=break_off(f"**/pagefind/{part}"))
    page.fill("#q", "arbetskooperativ")
    assert_ways_on(page)
    chosen = {"lan": ["dalarna"]}
    page.locator('[data-facet="lan"] [data-more]').click()
    choose(page, "lan", "dalarna")
    expect(page.locator("#chips .chip")).to_have_text([DALARNA])
    assert number(page) == len(narrowed(real, chosen))
    # Pagefind tells of its own failures from inside its worker; nobody can catch those there.
    page.goto("about:blank")
    visitor.faults.clear()


def test_an_index_that_cannot_be_fetched_is_not_called_no_hits(
    real: BuiltSite, visitor: Visitor
) -> None:
    """Pagefind itself says «nothing found» when a piece of its index did not come."""
    lost = False

    def answer(route: Route) -> None:
        nonlocal lost
        lost = lost or "/index/" in route.request.url
        if lost:
            route.abort()
        else:
            route.continue_()

    page = visitor.open(real, "/asf/", before=lambda page: page.route("**/pagefind/**", answer))
    page.fill("#q", "arbetskooperativ")
    assert_ways_on(page)
    expect(page.locator("#count")).to_have_text(f"{len(real.listed)} företag i listan")
    visitor.accept(r"error Failed to load")


def test_rows_that_cannot_be_fetched_leave_a_sentence(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/", before=break_off("**/rows/*.json"))
    page.get_by_role("button", name="Visa fler").click()
    expect(page.locator("#note")).to_contain_text("gick inte att ladda")
    visitor.accept(r"Failed to load resource.*rows/")


def test_nothing_of_the_search_is_fetched_before_somebody_types(
    real: BuiltSite, visitor: Visitor
) -> None:
    asked: list[str] = []
    page = visitor.open(
        real, "/asf/", before=lambda page: page.on("request", lambda it: asked.append(it.url))
    )
    assert [url for url in asked if "columns" in url]
    assert not [url for url in asked if "pagefind" in url]
    page.fill("#q", "fika")
    expect(page.locator("#count")).to_contain_text("för ”fika”")
    assert [url for url in asked if "pagefind" in url]
