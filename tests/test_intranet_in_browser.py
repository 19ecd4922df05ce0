"""The unlocked intranet in a browser, with the policy, session and encryption of the real one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from asf_intranet.shell import static_folder
from asf_register.check import check
from asf_register.enterprise import Enterprise, Said
from asf_register.intranet.experience import Experience
from asf_register.intranet.guide import Guide
from asf_register.intranet.intranet import Intranet
from asf_register.intranet.workbook import Sheet
from asf_register.root import PROJECT, Root
from opened_intranet import PAGE, build_opened, lock_and_unlock
from playwright.sync_api import Locator, Page, expect
from site_fixtures import DESKTOP, BuiltSite, Visitor, at, serving
from site_layout import LOST_SIDEWAYS
from test_accessibility import axe_finds_nothing, broken_rules

DAY = date(2026, 11, 22)
EXAMPLE = Root(PROJECT / "tests" / "examples" / "valid" / "intranet")
HOSTILE = "<script>pwned = 1</script><img src=x onerror='pwned = 2'>"
LONG = "Överenskommelse" * 12
GUIDE = "#/guider/lamna-anbud"
TASKS = "#/processledare/gavleborg"
HOSTILE_BODY = f"""\
## {HOSTILE}

[x](javascript:pwned=3) {LONG} ![](https://elak.example/spion.png)

| {LONG} | b |
|---|---:|
| 1 | 2 |
"""
KINDS = {
    "home": "#/",
    "guide": GUIDE,
    "guide, hostile": "#/guider/elak",
    "template": "#/mallar/iop-avtal",
    "calculation": "#/mallar/priskalkyl",
    "course": "#/kurser/forsta-anbudet",
    "recording": "#/inspelningar/introduktion",
    "experience": "#/erfarenheter/fruktkorgar",
    "members": "#/medlemmar",
    "files": "#/filer",
    "tasks": TASKS,
    "hits": "#/sok?q=anbud",
    "no hits": "#/sok?q=anbuud",
    "missing": "#/guider/finns-inte",
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The example with one of each kind, many more guides, and one that is hostile."""
    register = check(EXAMPLE, DAY).register
    assert register is not None
    intranet = grown(register.intranet)
    folder = build_opened(
        replace(register, intranet=intranet, enterprises=shown(register.enterprises)),
        tmp_path_factory.mktemp("opened"),
        DAY,
    )
    with serving(folder) as url:
        yield BuiltSite(EXAMPLE, DAY, folder, url)


def shown(enterprises: Mapping[str, Enterprise]) -> dict[str, Enterprise]:
    """All of them in the list, with something to do about each."""
    said = {"kafe-linden": date(2026, 3, 1), "tvattstugan": date(2025, 6, 1)}
    return {
        slug: replace(
            one,
            listing="consented",
            consent=Said(date=said[slug], by="enterprise"),
            confirmed=Said(date=said[slug], by="enterprise"),
            email="info@exempel.example",
        )
        for slug, one in enterprises.items()
    }


def grown(intranet: Intranet) -> Intranet:
    guide = intranet.guides["lamna-anbud"]
    filler = "\n\n".join(f"## Del {n}\n\n{'Om anbudets alla delar. ' * 20}" for n in range(12))
    more: dict[str, Guide] = {
        f"guide-{n}": replace(guide, slug=f"guide-{n}", title=f"Anbudsdel {n}", area="business")
        for n in range(12)
    }
    more["elak"] = replace(
        guide,
        slug="elak",
        title=HOSTILE,
        summary=LONG,
        checklist=(HOSTILE, LONG),
        body=HOSTILE_BODY,
    )
    told = intranet.experiences["fruktkorgar"]
    experiences: dict[str, Experience] = {
        **intranet.experiences,
        "elak": replace(told, id="elak", title=HOSTILE),
    }
    columns = ("Post", *(f"Ett kvartal {n}" for n in range(1, 10)), "Summa")
    year = Sheet(name="År", columns=columns, rows=(("Lön", *[100] * 9, "=SUM(B2:J2)"),))
    workbook = intranet.workbooks["priskalkyl"]
    return replace(
        intranet,
        workbooks={"priskalkyl": replace(workbook, sheets=(*workbook.sheets, year))},
        guides={
            **intranet.guides,
            "lamna-anbud": replace(guide, body=f"{guide.body}\n\n{filler}"),
            **more,
        },
        experiences=experiences,
    )


def open_at(visitor: Visitor, site: BuiltSite, route: str = "#/", **how: Any) -> Page:
    page = visitor.open(site, f"/{PAGE}{route}", **how)
    page.wait_for_selector("#main h1", state="attached")
    return page


def go(page: Page, route: str) -> None:
    """As by typing the address."""
    page.evaluate("route => { location.hash = route; }", route)


def heading(page: Page) -> Locator:
    return page.locator("#main h1")


def scroll_to(page: Page, down: int) -> None:
    """Scroll as a person does, who sees it before anything else is done."""
    page.evaluate(
        """(down) => new Promise((seen) => {
          addEventListener('scroll', () => seen(), { once: true });
          scrollTo(0, down);
        })""",
        down,
    )
    assert page.evaluate("scrollY") == down


def is_scrolled(page: Page, down: int) -> None:
    """The policy lets no test wait for an expression, so it is asked now and then."""
    for _ in range(50):
        if page.evaluate("scrollY") == down:
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate("scrollY"))


def hits(page: Page) -> Locator:
    return page.locator("main .hit a")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_nothing_is_lost_sideways(
    kind: str, opened: BuiltSite, visitor: Visitor
) -> None:
    page = open_at(visitor, opened, KINDS[kind], width=320)
    if "hits" in kind:
        page.wait_for_selector(".search-page h2, .similar")
    for width in (320, DESKTOP):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST_SIDEWAYS) == [], width
    axe_finds_nothing(page)
    assert page.evaluate("'pwned' in window") is False


def test_a_search_leads_to_a_guide_and_back(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened)
    page.locator(".skip").focus()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    expect(heading(page)).to_have_text("Intranätet")
    field = page.get_by_role("searchbox", name="Sök")
    field.press_sequentially("kalkyl")
    expect(page.locator(".sentence")).to_contain_text("för «kalkyl»")
    expect(page).to_have_title("Sök – Intranätet")
    expect(field).to_be_focused()
    assert page.locator("main h2").first.inner_text().startswith("Mallar")
    marks = page.locator("main mark").all_inner_texts()
    assert "Priskalkyl" in marks
    assert "kalkylen" in marks
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Priskalkyl")
    expect(heading(page)).to_be_focused()
    expect(page).to_have_title("Priskalkyl – Intranätet")
    expect(field).to_have_value("")
    page.go_back()
    expect(field).to_have_value("kalkyl")
    expect(hits(page).first).to_contain_text("Priskalkyl")
    page.go_back()
    expect(heading(page)).to_have_text("Intranätet")


def test_odd_questions_do_no_harm(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened, "#/sok?q=%E0%A4%A")
    for question in ("a" * 10_000, "😀", HOSTILE, "%", "\u202e"):
        go(page, f"#/sok?q={question}")
        expect(page.locator(".sentence")).to_contain_text("räff")
        assert len(page.locator(".sentence").inner_text()) < 100
    page.get_by_role("searchbox", name="Sök").fill("anbuud")
    page.locator(".similar a", has_text=re.compile("^anbud$")).click()
    expect(page.locator("main mark").first).to_be_visible()
    rest = page.get_by_role("button", name=re.compile("Visa alla"))
    before = hits(page).count()
    rest.click()
    assert hits(page).count() > before


def test_a_deep_link_survives_and_back_goes_to_where_one_was(
    opened: BuiltSite, visitor: Visitor
) -> None:
    page = open_at(visitor, opened, f"{GUIDE}?del=checklista")
    expect(page.locator("#checklista")).to_be_focused()
    expect(page.locator("#checklista")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("link", name="Till checklistan").click()
    expect(page.locator("#checklista")).to_be_focused()
    expect(page.locator("#checklista")).to_be_in_viewport()
    scroll_to(page, 500)
    page.get_by_role("link", name="avtalet").evaluate("link => link.click()")
    expect(heading(page)).to_have_text("IOP-avtal")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(heading(page)).to_have_text("Lämna anbud")
    is_scrolled(page, 500)
    go(page, "#/guider/finns-inte")
    expect(heading(page)).to_have_text("Sidan finns inte")
    page.get_by_role("link", name="Sök efter «finns inte»").click()
    expect(page.locator(".sentence")).to_be_visible()
    page.get_by_role("link", name="Din nyckel").click()
    expect(heading(page)).to_have_text("Din nyckel")


def test_what_is_ticked_off_stays_so(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened, GUIDE)
    page.get_by_label("Räkna på vad det kostar.").check()
    expect(page.locator("[data-ticked]")).to_have_text("1 av 3 klara.")
    lock_and_unlock(page)
    expect(page.get_by_label("Räkna på vad det kostar.")).to_be_checked()
    expect(page.get_by_label("Skicka anbudet i tid.")).not_to_be_checked()
    page.get_by_role("button", name="Börja om").click()
    expect(page.locator("[data-ticked]")).to_have_text("0 av 3 klara.")


def test_locking_leaves_no_words_behind(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened, GUIDE)
    page.get_by_role("button", name="Lås", exact=True).click()
    assert page.locator("#app").inner_text() == ""
    assert "anbud" not in page.title()
    go(page, "#/")
    page.wait_for_timeout(100)
    assert page.locator("#app").inner_text() == ""


def test_a_course_remembers_how_far_one_has_come(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened, "#/kurser/forsta-anbudet")
    expect(page.locator("[data-done]")).to_have_text("0 av 2 steg är klara.")
    page.get_by_label("Jag har gått igenom guiden").check()
    page.get_by_label("Kommunen", exact=True).check()
    expect(page.locator(".verdict").first).to_have_text("Nej, pröva ett annat svar.")
    expect(page.locator(".why").first).to_be_visible()
    expect(page.locator("[data-done]")).to_have_text("0 av 2 steg är klara.")
    page.get_by_label("Den som lämnar anbudet").check()
    expect(page.locator(".verdict").first).to_have_text("Det stämmer.")
    assert broken_rules(page) == {}
    lock_and_unlock(page)
    expect(page.locator("[data-done]")).to_have_text("1 av 2 steg är klara.")
    expect(page.get_by_label("Den som lämnar anbudet")).to_be_checked()
    go(page, "#/")
    expect(page.locator("[data-progress]")).to_have_text("1 av 2 steg klara")


def test_a_document_is_saved_as_it_was_made(
    opened: BuiltSite, visitor: Visitor, tmp_path: Path
) -> None:
    page = open_at(visitor, opened, "#/mallar/iop-avtal")
    button = page.get_by_role("button", name="Hämta IOP-avtal som Word")
    expect(button).to_contain_text(re.compile(r"\d+ kB"))
    with page.expect_download() as downloading:
        button.click()
    assert downloading.value.suggested_filename == "iop-avtal.docx"
    downloading.value.save_as(tmp_path / "a.docx")
    with ZipFile(BytesIO((tmp_path / "a.docx").read_bytes())) as document:
        assert "företagets namn" in document.read("word/document.xml").decode()
    expect(page.locator(".fetched")).to_have_text("iop-avtal.docx är sparad.")


def test_nothing_is_saved_as_a_page_or_a_drawing(opened: BuiltSite, visitor: Visitor) -> None:
    """Either could run scripts on this origin, were it opened instead of saved."""
    page = open_at(visitor, opened)
    saved = page.evaluate(
        """async (folder) => {
          const { letDownload } = await import(`/${folder}/downloads.js`);
          const types = [];
          const make = URL.createObjectURL;
          URL.createObjectURL = (blob) => { types.push(blob.type); return make(blob); };
          HTMLAnchorElement.prototype.click = () => {};
          const wanted = ['image/svg+xml', 'text/html', 'application/xhtml+xml', 'image/png'];
          const main = document.createElement('main');
          const file = (type) => ({ id: type, name: '../a/b', type, bytes: 1, file: '' });
          const files = wanted.map(file);
          for (const { id } of files) {
            const place = document.createElement('div');
            place.className = 'downloads';
            const button = document.createElement('button');
            button.dataset.file = id;
            place.append(button);
            main.append(place);
          }
          letDownload({ contents: { files }, open: async () => new Uint8Array() }, main);
          for (const button of main.querySelectorAll('button')) button.click();
          await new Promise((done) => setTimeout(done, 50));
          return types;
        }""",
        static_folder(),
    )
    assert saved == [*["application/octet-stream"] * 3, "image/png"]


def test_a_film_is_let_go_of_when_one_leaves(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened, "#/inspelningar/introduktion")
    page.get_by_role("button", name="Spela upp").click()
    expect(page.locator("video")).to_be_visible()
    source = page.locator("video").get_attribute("src")
    assert source is not None
    assert source.startswith("blob:")
    assert page.locator("track").get_attribute("srclang") == "sv"
    page.evaluate(
        """() => {
          globalThis.released = [];
          URL.revokeObjectURL = (url) => released.push(url);
        }"""
    )
    go(page, "#/")
    expect(heading(page)).to_have_text("Intranätet")
    released = page.evaluate("released")
    assert source in released
    assert len(released) == 2
    visitor.accept("request to blob:")


def test_news_are_what_is_other_than_when_it_was_read(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened)
    expect(page.locator("[data-news]")).to_be_hidden()
    page.evaluate(
        """() => {
          const { 'guider/guide-3': gone, ...seen } = state.get('seen');
          state.set('seen', { ...seen, 'mallar/iop-avtal': 'before' });
        }"""
    )
    lock_and_unlock(page)
    news = page.locator("[data-news] li")
    expect(news).to_have_count(2)
    expect(news.first).to_contain_text("Anbudsdel 3 Ny.")
    expect(news.last).to_contain_text("IOP-avtal Ändrad.")
    assert broken_rules(page) == {}
    news.last.get_by_role("link").click()
    expect(heading(page)).to_have_text("IOP-avtal")
    page.go_back()
    expect(news).to_have_count(1)
    page.get_by_role("button", name="Markera allt som läst").click()
    expect(page.locator("[data-news]")).to_be_hidden()


@pytest.mark.parametrize(
    ("now", "old"),
    [
        ("2027-10-01T12:00:00Z", False),
        ("2027-10-02T12:00:00Z", True),
        ("1999-01-01T12:00:00Z", False),
    ],
)
def test_a_page_that_nobody_has_reviewed_for_a_year_says_so(
    opened: BuiltSite, traveller: Visitor, now: str, old: bool
) -> None:
    page = open_at(traveller, opened, GUIDE, before=at(now))
    warning = page.get_by_text("mer än ett år sedan sidan granskades")
    expect(warning).to_be_visible() if old else expect(warning).to_be_hidden()


def test_members_are_narrowed_by_words_and_region(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened, "#/medlemmar")
    count = page.locator("[data-member-count]")
    expect(count).to_have_text("2 medlemmar")
    page.get_by_label("Namn, ort, bransch").fill("gavle priser")
    expect(count).to_have_text("1 medlem")
    expect(page.get_by_role("heading", name="Kafé Linden")).to_be_visible()
    page.get_by_label("Namn, ort, bransch").fill("finns inte")
    expect(page.locator("[data-nobody]")).to_be_visible()
    page.get_by_role("searchbox", name="Sök", exact=True).fill("linden")
    page.get_by_role("link", name="Kafé Linden").click()
    expect(count).to_have_text("1 medlem")


@pytest.mark.parametrize(
    ("now", "urgent"),
    [("2026-12-01T12:00:00Z", 1), ("2027-09-01T12:00:00Z", 2), ("1999-01-01T12:00:00Z", 0)],
)
def test_coordinators_see_what_is_due_on_the_day_on_which_they_look(
    opened: BuiltSite, traveller: Visitor, now: str, urgent: int
) -> None:
    page = open_at(traveller, opened, "#/processledare", before=at(now))
    page.get_by_role("link", name="Gävleborgs län").click()
    expect(heading(page)).to_have_text("Att göra i Gävleborgs län")
    expect(page.locator(".task h3").first).to_have_text("Tvättstugan")
    expect(
        page.locator(".task [data-mark]", has_text="Brådskande.").filter(visible=True)
    ).to_have_count(urgent)
    due = page.get_by_text("Uppgifterna bekräftades senast 1 mars 2026 av företaget.")
    expect(due).to_be_visible() if urgent == 2 else expect(due).to_be_hidden()


def test_coordinators_see_what_can_wait_by_itself_or_marked(
    opened: BuiltSite, traveller: Visitor
) -> None:
    page = open_at(traveller, opened, TASKS, before=at("2026-12-01T12:00:00Z"))
    now, later = (
        page.get_by_role("heading", name=name, exact=True).locator("xpath=..")
        for name in ("Att göra nu", "När du har tid")
    )
    wish = "Företaget har ingen logotyp i listan."
    expect(now.locator(".task:visible h3")).to_have_text(["Tvättstugan"])
    expect(now.get_by_text(f"När du har tid. {wish}")).to_be_visible()
    expect(later.locator(".task:visible h3")).to_have_text(["Kafé Linden"])
    expect(later.get_by_text(wish)).to_be_visible()
    expect(later.get_by_text("När du har tid.")).to_have_count(0)
    told = "1 samtal om 3 saker. När du har tid: ytterligare 1 samtal."
    expect(page.locator(".tasks [role=status]")).to_have_text(told)


def test_a_guide_prints_in_ink_with_a_date_and_for_whom(
    opened: BuiltSite, visitor: Visitor
) -> None:
    page = open_at(visitor, opened, GUIDE)
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".find", ".lock", ".menu", ".beside", ".downloads"):
        assert page.locator(gone).filter(visible=True).count() == 0, gone
    expect(page.locator(".print-only")).to_have_text(
        re.compile(r"intranätet för medlemmar. Utskrivet \d+ \w+ \d{4}\.")
    )
    colours = page.evaluate(
        """() => ['body', '.site-head', '.prose a'].map((one) => document.querySelector(one))
          .map((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])"""
    )
    assert {colour for pair in colours for colour in pair} <= {
        "rgb(0, 0, 0)",
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }
    assert len(page.pdf(prefer_css_page_size=True)) > 10_000


def test_a_file_that_cannot_be_had_is_said(opened: BuiltSite, visitor: Visitor) -> None:
    page = open_at(visitor, opened)
    page.route(re.compile(r"/[\w-]+/[0-9a-f]{24}\.age$"), lambda route: route.abort())
    page.get_by_role("link", name="Lämna anbud", exact=True).click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    expect(heading(page)).to_have_text("Lämna anbud")
    visitor.accept("ERR_FAILED")


def test_only_ciphertext_and_what_lies_in_clear_is_fetched(
    opened: BuiltSite, visitor: Visitor
) -> None:
    asked: list[str] = []
    page = open_at(
        visitor,
        opened,
        before=lambda page: page.on("request", lambda request: asked.append(request.url)),
    )
    page.get_by_role("searchbox", name="Sök").fill("canary hemlig fråga")
    expect(page.locator(".sentence")).to_contain_text("räff")
    go(page, GUIDE)
    expect(heading(page)).to_have_text("Lämna anbud")
    paths = {url.removeprefix(opened.url) for url in asked}
    fine = rf"/({PAGE}|opened\.js(on)?|{static_folder()}/[\w./-]+|[\w-]+/[\w-]+\.age)"
    assert [path for path in paths if not re.fullmatch(fine, path)] == []


def test_the_colours_of_intranet_and_dark_differ_in_nothing_else() -> None:
    """Dark is looked at for contrast alone, since nothing else may differ there."""
    sheet = (PROJECT / "theme/intranet/static/intranet.css").read_text("utf-8")
    blocks = re.findall(
        r"@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{([^}]*)\}\s*\}", sheet
    )
    assert len(blocks) == sheet.count("prefers-color-scheme") == 1
    for line in filter(str.strip, blocks[0].split(";")):
        assert re.fullmatch(r"\s*--[a-z-]+: #[0-9a-f]{6}\s*", line), line
