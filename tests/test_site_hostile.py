"""Texts that try to break out of a page, or out of their place on it, are shown as texts.

Every text of hostile_texts.py goes into every field that takes free text, as hostile_register.py
says. The measure is a harmless text in the same fields: a page with a hostile one has the same
elements, with the words exchanged.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from asf_register.check import check
from asf_register.reading.text import composed
from asf_register.root import PROJECT, Root
from asf_register.slugs import fold
from asf_site.building.build import build
from asf_site.texts.prose import markdown
from hostile_register import (
    HARMLESS,
    NEWS_FORMS,
    PAGE_FORMS,
    SITE_FORMS,
    TEXTS,
    WORD,
    Hostile,
    Tried,
    archive_forms,
    enterprise_forms,
    event_forms,
    item_of,
    refused_at,
    schema,
    term_forms,
    write,
    write_register,
)
from hostile_texts import HTML, LOOKALIKES, MARKDOWN, RUN, UNICODE
from page_outline import (
    BROUGHT_IN,
    RUNNING_TEXT,
    Outline,
    items_of,
    outline,
    outline_of_html,
    read_quietly,
)
from playwright.sync_api import Page, expect
from schema_filler import CannotFillError, Filler, exchanged, text_fields
from site_fixtures import DAY, FIRST_SHOWN, WORKED_ON, BuiltSite, Visitor, serving
from site_layout import LOST_SIDEWAYS, ink_on_others

WIDTHS = (320, 390, 1280)
SMALL = PROJECT / "tests" / "site_snapshot" / "register"
FAMILIES = {"html": HTML, "markdown": MARKDOWN, "lookalike": LOOKALIKES, "unicode": UNICODE}
MARKS = "unicode, marks"
A_WORD_WITHOUT_END = "å" * 100_000

FORMS = {
    "enterprise": enterprise_forms(1, WORD),
    "page": PAGE_FORMS,
    "news": NEWS_FORMS,
    "calendar-event": event_forms(WORD),
    "archive": archive_forms(WORD),
    "site": SITE_FORMS,
    **{name: term_forms(name, 1) for name in ("terms", "regions", "municipalities")},
}
PLACE_OF = {
    "enterprise": "data/asf/ordet.yaml",
    "page": "content/s1.md",
    "news": "content/aktuellt/n1.md",
    "calendar-event": "data/calendar/e1.yaml",
    "archive": "data/archive.yaml",
    "site": "data/site.yaml",
    "vocabulary": "data/vocabulary/industries.yaml",
}
# Strings of a fixed form, which no free text fits in.
OF_FIXED_FORM = {
    "enterprise": set(
        "aliases[] organisation_number closed.date part_of address.postal_code "
        "sites[].address.postal_code website links[].url email phone offers[].cpv[] "
        "target_group_share[].date admitted.date logo consent.date confirmed.date "
        "sources[].url".split()
    ),
    "page": {"section", "easy_read_of", "reviewed"},
    "news": {"date"},
    "calendar-event": set("starts starts_at ends ends_at until not_on[] url sources[].url".split()),
    "archive": {"when", "until", "sources[].url"},
    "site": {
        "address",
        "application_key",
        "certificates_complete_from",
        "contact",
        "data_license.url",
        "intranet",
        "proposals",
        "repository",
    },
    **{name: {"code", "cpv[]", "id", "slug"} for name in ("terms", "regions", "municipalities")},
}
# The closed lists are the register's own, and set no limits.
LIMITED = ("enterprise", "page", "news", "calendar-event", "site")
# What the check refuses, since it would lead a reader astray, cost a build its time or could be
# taken for an address. Everything else is shown.
IN_RUNNING_TEXT = {
    ("description-links", "description"),
    ("page-links", "body"),
    ("news-text", "body"),
    ("event-text", "text"),
}
AS_A_PICTURE = {
    *(found for found in IN_RUNNING_TEXT if found[0] != "page-links"),
    ("page-pictures", "body"),
    ("picture-text", "body"),
}
AS_A_SOURCE = {
    ("link-address", f"{field}.source")
    for field in ("closed", "social_value.figures[]", "target_group_share[]")
}
REFUSED = {
    "markdown, script link": IN_RUNNING_TEXT,
    "markdown, script link, hidden": IN_RUNNING_TEXT,
    "markdown, data link": IN_RUNNING_TEXT,
    "markdown, vbscript link": IN_RUNNING_TEXT,
    "markdown, other host": IN_RUNNING_TEXT,
    "markdown, reference": IN_RUNNING_TEXT,
    "markdown, picture": AS_A_PICTURE,
    "markdown, nested too deep": IN_RUNNING_TEXT,
    "markdown, title": AS_A_SOURCE,
    "markdown, placeholder": AS_A_SOURCE,
}

# On every page: the footer, whose own texts are compared among the lists.
FOOTER = ".site-foot"
# The texts that no menu leads to.
IN_THE_FOOTER = f"{FOOTER} li:has([href^='/s']):not(:has([href='/samhallsnytta/']))"
# Pages that show many at once, with the fewest that are compared of each kind of item.
ALL = len(TEXTS) - len(HARMLESS)
LISTS = {
    "/kommun/t0/": {".hit": ALL},
    "/lan/t0/": {".hit": ALL},
    "/asf/": {".hit": ALL, "[data-facet=lan] li": ALL, "#regions + .counted li": ALL},
    "/lan/": {".counted li": ALL},
    "/bransch/": {".counted li": ALL},
    "/aktuellt/": {".news > li": ALL},
    "/": {".hit": 5, IN_THE_FOOTER: ALL},
}
# Each a way to misread an address; a question without hits takes its time.
IN_ADDRESS = [
    *(f"html, {name}" for name in ("script", "double quote", "entities", "template")),
    *(f"lookalike, {name}" for name in ("proto", "nought")),
    *(f"unicode, {name}" for name in ("marks", "long word", "right to left")),
]
PARAMETERS = ("q", "lan", "bransch", "ordning", "sida", "siffror")
# Of a profile: what is in Markdown, and what speaks of other enterprises.
NOT_COMPARED = f"[aria-label='Om företaget'], .neighbours, .print-only, {FOOTER}"
# Of a form: what is typed in it, and what stands there for readers without scripts.
TYPED = f"#by-mail, .print-only, datalist, [data-preview], {FOOTER}"
SHORTENED = ("li.hit[", "p.lede[")
LONGEST_UNSHORTENED = 90


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """The register and its site."""
    folder = tmp_path_factory.mktemp("hostile")
    tried = write_register(folder)
    refused = refused_at(folder, tried)
    build(Root(folder), folder / "output", DAY)
    with serving(folder / "output" / "public") as url:
        site = BuiltSite(Root(folder), DAY, folder / "output" / "public", url)
        yield Hostile(tried, refused, site)


def family(hostile: Hostile, name: str) -> list[Tried]:
    return [hostile.tried[f"{name}, {one}"] for one in FAMILIES[name]]


def go(page: Page, site: BuiltSite, path: str, *, scripts: bool = True) -> None:
    page.goto(site.url + path)
    if scripts and page.locator(WORKED_ON).count():
        page.wait_for_selector("html[data-ready]", state="attached")


def assert_stays_in_place(page: Page, widths: Iterable[int] = WIDTHS) -> None:
    """Nothing was brought in, and nothing is lost sideways."""
    assert page.evaluate(BROUGHT_IN) == []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST_SIDEWAYS) == [], f"{page.url}, {width} px"


def assert_words_exchanged(shown: Outline, harmless: Outline, tried: Tried) -> None:
    """The same elements as with the harmless text, each with the hostile one in its place."""
    assert [kind for kind, _ in shown] == [kind for kind, _ in harmless], tried.name
    for (kind, words), (_, harmless_words) in zip(shown, harmless, strict=True):
        here = harmless_words.replace(f"/asf/{fold(WORD)}/", f"/asf/{tried.slug}/")
        plain = on_one_line(here)
        expected = {plain.replace(WORD, text) for text in as_shown(tried)}
        if tried.name in REFUSED:  # the harmless word stands where the check refused the text
            before, word, after = plain.partition(WORD)
            expected |= {before + word + after.replace(WORD, text) for text in as_shown(tried)}
            expected.add(plain)
        begun = on_one_line(words.removesuffix("…"))
        as_begun = (text for text in expected if len(text) > LONGEST_UNSHORTENED)
        if kind.startswith(SHORTENED) and begun and any(t.startswith(begun) for t in as_begun):
            continue
        assert on_one_line(words) in expected, f"{tried.name}: {kind}"


@cache
def as_shown(tried: Tried) -> set[str]:
    """A text as a page may show it: in each length, and as it stands in an address."""
    texts = {on_one_line(text) for text in tried.texts}
    return texts | {address.removeprefix("https://elak.example/") for address in texts}


def on_one_line(text: str) -> str:
    """A text as it is compared; numbers are those of the enterprise and its terms."""
    return re.sub(r"\d+", "0", " ".join(composed(text).split()))


# Every field, and what is refused


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_free_text_is_tried(name: str) -> None:
    one = item_of(name)
    filler = Filler(one, HTML["image"], FORMS[name])
    filler.document()
    assert filler.filled
    assert text_fields(one) == filler.filled | (OF_FIXED_FORM[name] & text_fields(one))


def test_a_new_field_is_tried_by_itself() -> None:
    new = deepcopy(schema("enterprise"))
    new["properties"]["slogan"] = {"title": "Slogan", "$ref": "#/$defs/line"}
    new["$defs"]["address"]["properties"]["floor"] = {"type": "string"}
    filler = Filler(new, HTML["image"], FORMS["enterprise"])
    assert filler.document()["slogan"] == HTML["image"]
    assert {"slogan", "address.floor", "sites[].address.floor"} <= filler.filled


@pytest.mark.parametrize(
    "new_field",
    [
        {"type": "string", "pattern": "^[A-Z]{3}$"},
        {"type": "string", "x-vocabulary": "colours"},
        {"anyOf": [{"type": "string"}, {"type": "integer"}]},
    ],
)
def test_a_new_field_that_nothing_is_known_to_fit_is_told_of(new_field: dict[str, Any]) -> None:
    new = deepcopy(schema("enterprise"))
    new["$defs"]["address"]["properties"]["floor"] = new_field
    with pytest.raises(CannotFillError, match=r"address\.floor"):
        Filler(new, HTML["image"], FORMS["enterprise"]).document()


def test_what_leads_astray_is_refused_and_all_else_is_built(hostile: Hostile) -> None:
    assert hostile.refused == REFUSED
    assert len(hostile.site.shown) == 2 * len(TEXTS)


@pytest.mark.parametrize("name", LIMITED)
def test_a_word_of_100_000_letters_is_refused_in_every_field(name: str, tmp_path: Path) -> None:
    write_register(tmp_path, HARMLESS)
    document = Filler(schema(name), WORD, FORMS[name]).document()
    for field in sorted(text_fields(schema(name)) - OF_FIXED_FORM[name]):
        long = exchanged(document, field, A_WORD_WITHOUT_END)
        write(tmp_path / PLACE_OF[name], long, WORD if name in ("page", "news") else None)
        told = check(Root(tmp_path), DAY).problems
        lengths = [one for one in told if one.rule == "text-length"]
        assert {one.pointer for one in lengths} == {
            "/" + field.replace("[]", ".0").replace(".", "/")
        }
        for problem in lengths:
            assert re.search(r"har 100000 tecken, men får ha högst \d+\.", problem.message)
            assert problem.hint == "Korta texten."


def test_a_page_of_100_000_letters_is_refused(tmp_path: Path) -> None:
    write_register(tmp_path, HARMLESS)
    write(tmp_path / PLACE_OF["page"], {"title": WORD, "summary": WORD}, A_WORD_WITHOUT_END)
    (problem,) = check(Root(tmp_path), DAY).problems
    assert problem.message == "sidan har fler än 40000 tecken."


@pytest.mark.parametrize("name", PLACE_OF)
@pytest.mark.parametrize("turning", ["\u202e", "\u2067", "\\u202e", "\\u2067"], ids=ascii)
def test_signs_that_turn_text_around_are_refused_in_every_file(
    name: str, turning: str, tmp_path: Path
) -> None:
    write_register(tmp_path, HARMLESS)
    path = tmp_path / PLACE_OF[name]
    if name == "site":
        write(path, Filler(schema("site"), WORD, SITE_FORMS).document())
    path.write_text(path.read_text("utf-8").replace(f"'{WORD}'", f'"{turning}ord"', 1), "utf-8")
    (problem,) = check(Root(tmp_path), DAY).problems
    assert (problem.path, problem.rule) == (PLACE_OF[name], "yaml-character")
    number = f"{ord(turning):04X}" if len(turning) == 1 else turning[2:].upper()
    assert f"det osynliga tecknet U+{number}" in problem.message


# Pages


@pytest.mark.parametrize("name", FAMILIES)
def test_a_profile_has_the_words_exchanged_and_nothing_else(
    hostile: Hostile, visitor: Visitor, name: str
) -> None:
    page = visitor.open(hostile.site, hostile.harmless.profile)
    harmless = outline(page, left_out=NOT_COMPARED)
    assert sum(WORD in words for _, words in harmless) > 30
    for tried in family(hostile, name):
        go(page, hostile.site, tried.profile)
        assert_words_exchanged(outline(page, left_out=NOT_COMPARED), harmless, tried)
        assert_told_as_text(page)
        assert_stays_in_place(page, WIDTHS if name == "unicode" else WIDTHS[:1])


def assert_told_as_text(page: Page) -> None:
    """What search engines are told is the text and no more, and the form is its own."""
    description = page.locator("meta[name=description]").get_attribute("content") or ""
    tagline = (page.locator(".profile-name .lede").text_content() or "").rstrip(".")
    assert tagline
    assert description.startswith(f"{tagline}. Arbetsintegrerande socialt företag i ")
    here = urlsplit(page.url).path
    slug = here.split("/")[2]
    assert page.locator(".correct a").evaluate_all("(all) => all.map((a) => a.pathname)") == [
        f"{here}marknad.atom",
        f"{here}marknad.ics",
        f"/foresla/{slug}/",
        f"/api/v1/enterprises/{slug}.json",
    ]


def test_an_address_adds_nothing_to_the_head_of_a_mail(hostile: Hostile) -> None:
    page = (hostile.site.public / hostile.harmless.profile[1:] / "index.html").read_text("utf-8")
    assert 'href="mailto:info%2522+onload._-@elak.example"' in page


@pytest.mark.parametrize("name", FAMILIES)
def test_a_form_is_filled_in_with_the_words_and_nothing_else(
    hostile: Hostile, visitor: Visitor, name: str
) -> None:
    page = visitor.open(hostile.site, hostile.harmless.form)
    harmless = outline(page, left_out=TYPED)
    for tried in family(hostile, name):
        go(page, hostile.site, tried.form)
        assert_words_exchanged(outline(page, left_out=TYPED), harmless, tried)
        assert_filled_in(page, tried)
        assert_mail_is_one_mail(page)
        assert_stays_in_place(page, WIDTHS[:1])


def assert_filled_in(page: Page, tried: Tried) -> None:
    """The fields hold the texts, whatever a browser may have taken them for."""
    offer = page.locator("[data-field=offers] [data-item]").first
    name, title = (page.locator("#f-name"), offer.locator("[data-field=title] input").first)
    for field in (name, title, page.locator("#f-description"), page.locator("#f-participation")):
        text = on_one_line(field.input_value())
        assert text
        assert any(text in shown for shown in as_shown(tried)) or tried.name in REFUSED, tried.name


def assert_mail_is_one_mail(page: Page) -> None:
    """A name can't put in another receiver or part of a mail, nor a line in the block."""
    mail = urlsplit(page.locator("#by-mail a").get_attribute("href") or "")
    parts = parse_qs(mail.query, strict_parsing=True)
    assert (mail.path, set(parts)) == ("forslag@elak.example", {"subject", "body"})
    body = parts["body"][0].split("\r\n")
    assert len([line for line in body if line.startswith("* Gäller:")]) == 1
    assert len([line for line in body if line.startswith("=====")]) == 2


@pytest.mark.parametrize("kind", ["lan", "kommun", "bransch", "text", "news", "closed"])
def test_every_other_page_has_the_words_exchanged(
    hostile: Hostile, visitor: Visitor, kind: str
) -> None:
    """All are read by the browser, and some of them shown as well."""
    page = visitor.open(hostile.site, "/")
    project = ".place-line:has([href='/processledare/'])"  # lent, by codes that some texts have
    left_out = f".prose > :not(h1, .lede), .hits, svg, .counted, .print-only, {FOOTER}, {project}"
    paths = [tried.further[kind] for tried in hostile.tried.values()]
    shown = dict(zip(hostile.tried.values(), read_quietly(page, paths, left_out), strict=True))
    harmless = shown[hostile.harmless]
    assert sum(WORD in words for _, words in harmless) > 1
    for tried, shown_outline in shown.items():
        if tried.name not in HARMLESS:
            assert_words_exchanged(shown_outline, harmless, tried)
    for name in ("html, head", MARKS, "unicode, long word", "unicode, no-break", "unicode, emoji"):
        go(page, hostile.site, hostile.tried[name].further[kind])
        assert_stays_in_place(page)


def test_running_text_holds_nothing_but_running_text(hostile: Hostile, visitor: Visitor) -> None:
    page = visitor.open(hostile.site, "/")
    for tried in family(hostile, "markdown"):
        go(page, hostile.site, tried.further["text"])
        assert_stays_in_place(page, WIDTHS[:1])
        for kind, _ in outline(page, ".prose", left_out=".reviewed:last-child"):
            assert re.fullmatch(RUNNING_TEXT, kind), f"{tried.name}: {kind}"


def test_what_the_check_refuses_in_running_text_is_dropped_again_when_shown(
    hostile: Hostile, visitor: Visitor
) -> None:
    """For a rule that is turned off some day; the browser reads it as a page would."""
    page = visitor.open(hostile.site, "/")
    for name in (
        name
        for name, where in REFUSED.items()
        if where >= IN_RUNNING_TEXT - {("page-links", "body")}
    ):
        shown, links = outline_of_html(page, str(markdown(TEXTS[name])))
        assert len(shown) > 1 or name == "markdown, picture"
        for kind, _ in shown:
            assert re.fullmatch(RUNNING_TEXT, kind), f"{name}: {kind}"
        for address in links:
            assert re.match(r"https?://|mailto:", address), f"{name}: {address}"


def test_tags_in_running_text_are_shown(hostile: Hostile, visitor: Visitor) -> None:
    page = visitor.open(hostile.site, hostile.tried["html, script"].further["text"])
    expect(page.locator(".prose")).to_contain_text(HTML["script"], use_inner_text=True)
    go(page, hostile.site, hostile.tried["markdown, html"].further["text"])
    expect(page.locator(".prose")).to_contain_text(f"fet <b onmouseover={RUN}>x</b></div>")
    go(page, hostile.site, hostile.tried["html, image"].profile)
    expect(page.locator(".prose").first).to_have_text(HTML["image"])


# Lists and the search


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("path", LISTS)
def test_lists_have_the_words_exchanged(
    hostile: Hostile, visitor: Visitor, path: str, scripts: bool
) -> None:
    page = visitor.open(hostile.site, "/kommun/t0/", scripts=scripts)
    rows = items_of(page, ".hit")
    go(page, hostile.site, path, scripts=scripts)
    while page.locator("#more:visible").count():
        before = page.locator(".hit").count()
        page.locator("#more").click()
        page.wait_for_function("(n) => document.querySelectorAll('.hit').length > n", arg=before)
    for selector, fewest in LISTS[path].items():
        items = items_of(page, selector)
        shown_without = FIRST_SHOWN - len(HARMLESS)
        compared = assert_items_exchanged(hostile, items, rows if selector == ".hit" else items)
        assert compared >= (fewest if scripts else min(fewest, shown_without))
    assert_stays_in_place(page)


def assert_items_exchanged(
    hostile: Hostile, items: dict[str, Outline], among: dict[str, Outline]
) -> int:
    """Hold items against the harmless one of their kind among these; say how many there were."""
    whose = {key: tried for tried in hostile.tried.values() for key in tried.keys}
    kinds = hostile.harmless.keys
    harmless = {kinds[key]: shown for key, shown in among.items() if key in kinds}
    hostile_items = {key: shown for key, shown in items.items() if whose[key].name not in HARMLESS}
    for key, shown in hostile_items.items():
        tried = whose[key]
        assert_words_exchanged(shown, harmless[tried.keys[key]], tried)
    return len(hostile_items)


def test_what_stands_in_an_address_is_shown_as_text(hostile: Hostile, visitor: Visitor) -> None:
    page = visitor.open(hostile.site, "/asf/")
    for name in IN_ADDRESS:
        text = TEXTS[name]
        parts = dict.fromkeys(PARAMETERS, text[:300])
        for asked, told in (
            (parts, "Vi känner inte igen ”"),
            ({"q": parts["q"], "plats": f"Ort {text[:300]}"}, "Vi känner inte igen platsen ”Ort "),
        ):
            go(page, hostile.site, f"/asf/?{urlencode(asked)}")
            assert page.input_value("#q") == text[:200].strip(), name
            if len(text) > 1:
                expect(page.locator("#count")).to_contain_text(
                    f"för ”{' '.join(text.split())[:50]}"
                )
            expect(page.locator("#note")).to_contain_text(told)
            assert page.locator("#count *, #note :not(button)").count() == 0
        assert_stays_in_place(page, WIDTHS[:1])


def test_what_turns_text_around_is_dropped_from_an_address(
    hostile: Hostile, visitor: Visitor
) -> None:
    asked = urlencode({"q": "\u202eord", "plats": "\u2067ort"})
    page = visitor.open(hostile.site, f"/asf/?{asked}")
    assert page.input_value("#q") == "ord"
    expect(page.locator("#count")).to_contain_text("för ”ord”")
    expect(page.locator("#note")).to_contain_text("platsen ”ort”")


def test_what_a_search_finds_is_shown_as_text(hostile: Hostile, visitor: Visitor) -> None:
    page = visitor.open(hostile.site, "/kommun/t0/")
    rows = items_of(page, ".hit")
    go(page, hostile.site, f"/asf/?q={WORD}")
    expect(page.locator("#pages")).to_be_visible()
    pages = items_of(page, "#pages li")
    for word in ("onerror", "onmouseover", "klick", "hyperlink", "שלום", "株式会社"):
        go(page, hostile.site, f"/asf/?{urlencode({'q': word})}")
        expect(page.locator("#hits .hit").first).to_be_visible()
        assert assert_items_exchanged(hostile, items_of(page, ".hit"), rows), word
        assert assert_items_exchanged(hostile, items_of(page, "#pages li"), pages), word
        assert page.evaluate(BROUGHT_IN) == []


def test_what_is_typed_is_shown_as_text_and_stays_in_place(
    hostile: Hostile, visitor: Visitor
) -> None:
    page = visitor.open(hostile.site, "/asf/")
    texts = ("W" * 150, composed(f"{TEXTS[MARKS][:100]}x"))
    for text in texts:
        page.fill("#kommun-name", text)
        page.locator("#kommun-name").dispatch_event("change")
        expect(page.locator("#kommun-note")).to_have_text(f"Inget företag i ”{text[:60]}”.")
        assert page.evaluate(LOST_SIDEWAYS) == []
    for text in texts:
        page.fill("#q", f"{text} onerror")
        expect(page.locator("#count")).to_contain_text(f"Inget företag för ”{text[:50]}")
        expect(page.locator("#no-hits")).to_contain_text(f"Utan ”{text}”")
        assert_stays_in_place(page)


# Letters with many marks


@pytest.mark.parametrize(
    ("page_of", "width"),
    [
        ("profile", 390),
        ("profile", 1280),
        ("lan", 390),
        ("bransch", 1280),
        ("text", 390),
        ("search", 1280),
    ],
)
def test_letters_with_200_marks_paint_on_nothing_but_their_own_line(
    hostile: Hostile, visitor: Visitor, page_of: str, width: int
) -> None:
    page = open_marked(hostile, visitor, page_of, width)
    blocks, spilt = ink_on_others(page)
    assert blocks >= 3
    assert spilt == []


def test_ink_on_others_would_be_seen(hostile: Hostile, visitor: Visitor) -> None:
    page = open_marked(hostile, visitor, "profile", 390)
    page.evaluate(
        """() => {
          const [sheet] = document.styleSheets;
          const rules = [...sheet.cssRules].map((rule) => rule instanceof CSSSupportsRule);
          sheet.deleteRule(rules.indexOf(true));
        }"""
    )
    assert ink_on_others(page)[1]


def open_marked(hostile: Hostile, visitor: Visitor, page_of: str, width: int) -> Page:
    marked = hostile.tried[MARKS]
    asked = urlencode({"q": TEXTS[MARKS], "bransch": f"t{marked.number}"})
    paths = {"profile": marked.profile, "search": f"/asf/?{asked}", **marked.further}
    return visitor.open(hostile.site, paths[page_of], width=width)


# The site's own name and menu


@pytest.mark.parametrize("name", ["unicode, long word of w", MARKS, "html, double quote"])
def test_the_name_and_the_menu_of_the_site_stay_in_place(
    tmp_path: Path, visitor: Visitor, name: str
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "register"))
    site = Filler(schema("site"), TEXTS[name], SITE_FORMS).document()
    filler = Filler(schema("page"), TEXTS[name], {**PAGE_FORMS, "menu": 1})
    page_fields = filler.document("section", "easy_read_of")
    write(folder / "data/site.yaml", site)
    write(folder / "content/om.md", page_fields, WORD)
    build(Root(folder), tmp_path, DAY)
    with serving(tmp_path / "public") as url:
        built = BuiltSite(Root(folder), DAY, tmp_path / "public", url)
        page = visitor.open(built, "/om/")
        expect(page.locator(".wordmark")).to_have_text(composed(site["title"]))
        expect(page.locator(".menu [href='/om/']")).to_have_text(composed(page_fields["title"]))
        assert_stays_in_place(page)
        go(page, built, "/asf/")
        assert_stays_in_place(page)
        page.set_viewport_size({"width": 390, "height": 800})
        assert ink_on_others(page)[1] == []
