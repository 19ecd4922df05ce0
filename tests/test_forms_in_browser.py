"""The forms as people use them: filled in, corrected, looked through and sent, by whatever way."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from asf_propose.block import Block, Line, read_block, written
from asf_propose.filled_in.answers import Answer, answers
from asf_propose.filled_in.applying import apply
from asf_propose.forms import form_named
from asf_register.root import find_root
from asf_site.building.build import build
from form_corpus import ACCEPTED, MISTAKES
from playwright.sync_api import Locator, Page, expect
from site_fixtures import DAY, DESKTOP, MADE_UP, PHONE, BuiltSite, Visitor, serving
from site_layout import LOST_SIDEWAYS
from test_accessibility import NARROW, axe_finds_nothing, broken_rules

ANGEN = "/foresla/angslyckan/"
BARE = "/foresla/bara-namnet/"
FROM_SOURCES = "/foresla/aaa-ur-kallor/"
NEW = "/foresla/nytt/"
TO = "forslag@provlistan.example"
REPOSITORY = "https://github.com/provlistan/registret"
NUMBER, NEW_NUMBER = "070-174 06 05", "070-174 06 99"
LONGEST_MAIL, LONGEST_LINK = 1900, 7500

# Reads the corpus with the page's own scripts, as the form does.
READ_CORPUS = """async (lines) => {
  const folder = document.querySelector('script[type=module]').src.replace(/[^/]+$/, '');
  const { makeUnderstanding } = await import(`${folder}form-understanding.js`);
  const { Mistake } = await import(`${folder}form-understood.js`);
  const page = document.getElementById('proposal').dataset;
  const file = await (await fetch(page.form)).json();
  const understand = makeUnderstanding(file.lists);
  const called = (name) => {
    let fields = file.fields;
    let field;
    for (const part of name.toLowerCase().split(', ')) {
      const title = part.replace(/ [0-9]+$/, '');
      field = fields.find((one) => one.title.toLowerCase() === title);
      if (field.fields) fields = field.fields;
    }
    return [field, fields.map(({ key }) => key)];
  };
  return lines.map(({ field: name, written }) => {
    const [field, siblings] = called(name);
    try {
      const { value, note, certain } = understand(field, written, siblings);
      return { field: name, written, value, ...(note && !certain ? { note } : {}) };
    } catch (reason) {
      if (!(reason instanceof Mistake)) throw reason;
      return { field: name, written, says: `${name}: ${reason.message} ${reason.mend}` };
    }
  });
}"""
# Writes blocks with the page's own script.
WRITE_BLOCKS = """async (blocks) => {
  const folder = document.querySelector('script[type=module]').src.replace(/[^/]+$/, '');
  const { written } = await import(`${folder}form-block.js`);
  return blocks.map((lines) => written(lines.map(([name, value]) => ({ name, value }))));
}"""
NO_STORAGE = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('no', 'SecurityError'); },
});"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The made-up register with a place on GitHub; on a port of its own, so drafts are too."""
    folder = tmp_path_factory.mktemp("forms")
    root = find_root(Path(shutil.copytree(MADE_UP, folder / "register")), folder)
    settings = root.folder / "data/site.yaml"
    more = f"proposals: {TO}\nrepository: {REPOSITORY}\n"
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    build(root, folder / "site", DAY)
    with serving(folder / "site" / "public") as url:
        yield BuiltSite(root, DAY, folder / "site" / "public", url)


@pytest.fixture
def opened(site: BuiltSite, visitor: Visitor) -> Callable[..., Page]:
    """Opens a form on a device that knows nothing of it."""

    def open_(path: str = ANGEN, *, before: str = "", **how: Any) -> Page:
        forget = f"sessionStorage.known || localStorage.clear(); sessionStorage.known = 1; {before}"
        return visitor.open(site, path, before=lambda page: page.add_init_script(forget), **how)

    return open_


def review(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Granska")).click()


def reviewed(page: Page) -> str:
    """Go on to the review, and read the block there."""
    review(page)
    expect(page.locator("#review-title")).to_be_focused()
    return page.locator("#block").text_content() or ""


def field(page: Page | Locator, key: str) -> Locator:
    """The text field of a field."""
    return page.locator(f"[data-field={key}]").first.locator("input, textarea, select").first


def items(page: Page, key: str) -> Locator:
    return page.locator(f"[data-field={key}]").first.locator("[data-item]")


def said(page: Page) -> list[str]:
    """What is changed, a row each."""
    rows = page.locator("#changes > li").all_inner_texts()
    return [" ".join(row.split()) for row in rows]


def lines_of(block: str) -> dict[str, str]:
    """What a block says beside its head."""
    return {line.name: line.value for line in read_block(block).lines[3:]}


# Sending.


def test_every_way_of_sending_carries_the_same_block_with_only_the_change(
    site: BuiltSite, opened: Callable[..., Page]
) -> None:
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    field(page, "phone").fill("0701740699")
    block = reviewed(page)
    assert said(page) == [f"Telefon: {NUMBER} → {NEW_NUMBER}"]
    proposal = page.locator("#proposal")
    head = [
        Line("Ärende", "Ändra företag"),
        Line("Gäller", "Ängslyckan (angslyckan)"),
        Line("Utgår från", proposal.get_attribute("data-version") or ""),
    ]
    assert block == written(Block((*head, Line("Telefon", NEW_NUMBER))))
    mail = urlsplit(page.get_by_role("link", name="Skicka med e-post").get_attribute("href") or "")
    parts = parse_qs(mail.query, strict_parsing=True)
    assert mail.path == TO
    assert parts["subject"] == ["Ändra företag: Ängslyckan (angslyckan)"]
    assert parts["body"] == [block.replace("\n", "\r\n")]
    link = page.get_by_role("link", name="Skicka via GitHub").get_attribute("href") or ""
    assert link.startswith(f"{REPOSITORY}/issues/new?template=forslag.yml&")
    asked = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert asked["title"] == parts["subject"]
    assert asked["forslag"] == [block]
    page.get_by_role("button", name="Kopiera").click()
    expect(page.get_by_role("status").filter(has_text="kopierad")).to_contain_text(TO)
    assert page.evaluate("navigator.clipboard.readText()") == block
    with page.expect_download() as download:
        page.get_by_role("button", name="Spara fil").click()
    assert download.value.suggested_filename == "forslag-angslyckan.txt"
    assert Path(download.value.path()).read_bytes() == block.encode()
    expect(page.get_by_role("status").filter(has_text="sparad")).to_contain_text(TO)


def test_where_nothing_can_be_copied_the_text_is_marked(opened: Callable[..., Page]) -> None:
    page = opened(before=f"{NO_CLIPBOARD} Document.prototype.execCommand = () => false;")
    field(page, "phone").fill(NEW_NUMBER)
    block = reviewed(page)
    page.get_by_role("button", name="Kopiera").click()
    expect(page.get_by_role("status").filter(has_text="markerad")).to_contain_text("Ctrl+C")
    assert page.evaluate("getSelection().toString()").strip() == block.strip()


def test_without_a_place_on_github_that_way_is_not_offered(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, ANGEN)
    field(page, "phone").fill(NEW_NUMBER)
    review(page)
    expect(page.get_by_role("link", name="Skicka med e-post")).to_be_visible()
    expect(page.get_by_text("Skicka via GitHub")).to_be_hidden()
    page.evaluate("localStorage.clear()")


@pytest.mark.parametrize(("letters", "mail", "link"), [(1_500, False, True), (9_000, False, False)])
def test_where_the_text_is_too_long_it_says_so_and_leaves_copy_and_file(
    opened: Callable[..., Page], letters: int, mail: bool, link: bool
) -> None:
    page = opened()
    field(page, "description").fill("ord " * (letters // 4))
    block = reviewed(page)
    assert len(block) > letters
    assert page.get_by_role("link", name="Skicka med e-post").is_visible() == mail
    empty = page.get_by_role("link", name="Öppna ett tomt mejl")
    assert urlsplit(empty.get_attribute("href") or "").query.startswith("subject=")
    assert "body=" not in (empty.get_attribute("href") or "")
    expect(page.locator("#by-post")).to_contain_text("för lång")
    assert page.get_by_role("link", name="Skicka via GitHub").is_visible() == link
    if link:
        address = page.get_by_role("link", name="Skicka via GitHub").get_attribute("href") or ""
        assert LONGEST_MAIL < len(address) < LONGEST_LINK
    else:
        expect(page.locator("#by-github")).to_contain_text("för lång")
    with page.expect_download() as download:
        page.get_by_role("button", name="Spara fil").click()
    assert Path(download.value.path()).read_bytes() == block.encode()


def test_a_picture_goes_with_the_mail(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_label("Vi bifogar en logotyp i mejlet").check()
    block = reviewed(page)
    assert lines_of(block) == {"Logotyp": "ja"}
    expect(page.locator("#attach")).to_contain_text("Bifoga bilden i mejlet")
    page.get_by_role("button", name="Ändra mer").click()
    page.get_by_label("Vi bifogar en logotyp i mejlet").uncheck()
    field(page, "phone").fill(NEW_NUMBER)
    reviewed(page)
    expect(page.locator("#attach")).to_be_hidden()


# What is changed.


def test_nothing_changed_is_said_and_nothing_can_be_sent(opened: Callable[..., Page]) -> None:
    page = opened()
    field(page, "phone").fill("+46 70 174 06 05")
    review(page)
    expect(page.get_by_text("Inget är ändrat.")).to_be_visible()
    expect(page.locator("#ways")).to_be_hidden()
    page.get_by_role("button", name="Ändra mer").click()
    expect(field(page, "phone")).to_have_value("+46 70 174 06 05")


def test_going_back_to_change_keeps_everything(opened: Callable[..., Page]) -> None:
    page = opened()
    field(page, "phone").fill(NEW_NUMBER)
    page.get_by_role("button", name="Lägg till länk").click()
    for way in (lambda: page.get_by_role("button", name="Ändra mer").click(), page.go_back):
        field(items(page, "links").last, "title").fill("Vår sida")
        field(items(page, "links").last, "url").fill("https://x.example/")
        first = reviewed(page)
        way()
        expect(field(page, "phone")).to_have_value(NEW_NUMBER)
        assert reviewed(page) == first
        page.go_back()
        expect(page.get_by_role("button", name="Granska ändringarna")).to_be_focused()


def test_each_kind_of_field_is_changed_emptied_and_filled(opened: Callable[..., Page]) -> None:
    page = opened()
    field(page, "website").fill("")
    field(page, "founded").fill("grundades 1987")
    field(page, "legal_form").select_option(label="Aktiebolag")
    field(page, "municipality").fill("gävle kommun")
    field(page, "description").fill("Ett stycke.\n\n  Ett till.\n")
    field(page.locator("[data-field=address]").first, "street").fill("Storgatan 2")
    industries = page.locator("[data-field=industries]").first
    industries.locator("summary").click()
    industries.get_by_label("Café och restaurang").uncheck()
    industries.get_by_label("Tvätteri").check()
    expect(industries.locator("[data-chosen]")).to_have_text(
        "Valt: Trädgård och utemiljö, Tvätteri"
    )
    page.get_by_label("Alla uppgifter här stämmer i dag").check()
    assert lines_of(reviewed(page)) == {
        "Grundat år": "1987",
        "Juridisk form": "Aktiebolag",
        "Kommun": "Gävle",
        "Besöksadress, gata": "Storgatan 2",
        "Webbplats": "(tas bort)",
        "Beskrivning": "Ett stycke.\n\n  Ett till.",
        "Branscher": "Trädgård och utemiljö, Tvätteri",
        "Senast bekräftat": "ja",
    }
    rows = said(page)
    assert "Juridisk form: Ekonomisk förening → Aktiebolag" in rows
    assert "Webbplats tas bort https://angslyckan.example" in rows
    assert "Branscher: Tvätteri läggs till. Café och restaurang tas bort" in rows
    assert "Senast bekräftat: Alla uppgifter här stämmer i dag" in rows


def test_a_guess_is_told_of(opened: Callable[..., Page]) -> None:
    page = opened()
    field(page, "website").fill("nyaadressen.example")
    assert lines_of(reviewed(page)) == {"Webbplats": "https://nyaadressen.example"}
    expect(page.locator("#changes")).to_contain_text(
        '"nyaadressen.example" togs som https://nyaadressen.example.'
    )


def test_how_exact_a_figure_is_can_be_said_with_it(opened: Callable[..., Page]) -> None:
    page = opened()
    figure = items(page, "figures").first
    figure.locator("summary").first.click()
    field(figure, "value").fill("ca 35")
    assert lines_of(reviewed(page)) == {
        "Samhällsnytta, siffror 1, värde": "35",
        "Samhällsnytta, siffror 1, hur säker": "cirka",
    }


def test_items_of_a_list_are_changed_taken_away_and_added(opened: Callable[..., Page]) -> None:
    page = opened()
    offers = items(page, "offers")
    expect(offers).to_have_count(5)
    expect(offers.nth(1).locator("[data-preview]").first).to_have_text("Snöröjning")
    offers.nth(0).locator("summary").first.click()
    field(offers.nth(0), "title").fill("Trädgård")
    offers.nth(1).locator("summary").first.click()
    offers.nth(1).get_by_role("button", name="Ta bort Varor och tjänster 2").click()
    expect(offers.nth(1).get_by_role("button", name="Ångra")).to_be_focused()
    expect(page.locator("#announced")).to_have_text("Borttaget: Varor och tjänster 2.")
    add = page.get_by_role("button", name="Lägg till erbjudande")
    add.click()
    expect(page.locator("#announced")).to_have_text("Tillagt: Varor och tjänster 6.")
    expect(field(offers.nth(5), "title")).to_be_focused()
    page.keyboard.type("Lunch")
    field(offers.nth(5), "municipalities").fill("Falun och Säter")
    add.click()
    block = lines_of(reviewed(page))
    assert block == {
        "Varor och tjänster 1, rubrik": "Trädgård",
        "Varor och tjänster 2": "(tas bort)",
        "Varor och tjänster 6, rubrik": "Lunch",
        "Varor och tjänster 6, leveransområde, kommuner": "Falun, Säter",
    }
    assert said(page) == [
        "Varor och tjänster 1, rubrik: Trädgårdsskötsel → Trädgård",
        "Varor och tjänster 2 tas bort Snöröjning",
        "Varor och tjänster 6 läggs till Rubrik: Lunch Leveransområde, kommuner: Falun, Säter",
    ]
    page.get_by_role("button", name="Ändra mer").click()
    expect(offers).to_have_count(6)  # one that nobody has written in is gone
    offers.nth(1).get_by_role("button", name="Ångra").click()
    expect(offers.nth(1).locator("summary").first).to_be_focused()
    offers.nth(5).get_by_role("button", name="Ta bort Varor och tjänster 6").click()
    expect(offers).to_have_count(5)
    expect(offers.nth(4).locator("summary").first).to_be_focused()
    assert lines_of(reviewed(page)) == {"Varor och tjänster 1, rubrik": "Trädgård"}


def test_places_are_suggested_one_after_the_other(opened: Callable[..., Page]) -> None:
    page = opened()
    field(page, "municipality").focus()
    options = page.locator("#list-municipalities option")
    expect(options).to_have_count(290)
    expect(options.first).to_have_attribute("value", "Ale")
    offer = items(page, "offers").nth(2)
    offer.locator("summary").first.click()
    field(offer, "municipalities").fill("Falun, S")
    expect(options.first).to_have_attribute("value", "Falun, Ale")


def test_a_new_enterprise(opened: Callable[..., Page]) -> None:
    page = opened(NEW)
    review(page)
    missing = page.locator("#mistakes li").all_inner_texts()
    assert missing == [
        "Namn saknas. Fyll i fältet.",
        "Kommun saknas. Fyll i fältet.",
        "Integrerar människor i arbete och samhälle saknas. Kryssa i rutan om det stämmer.",
        "Ger medarbetarna delaktighet saknas. Kryssa i rutan om det stämmer.",
        "Återinvesterar sin vinst saknas. Kryssa i rutan om det stämmer.",
        "Fristående från offentlig verksamhet saknas. Kryssa i rutan om det stämmer.",
        "Samtycke saknas. Kryssa i rutan om det stämmer.",
    ]
    field(page, "name").fill("Kafé Nyöppnat")
    field(page, "municipality").fill("Falun")
    for box in page.locator("[data-field=criteria] input").all():
        box.check()
    page.get_by_label("Ja, vi vill stå i listan").check()
    expect(page.locator("#mistakes")).to_be_hidden()
    page.get_by_role("button", name="Lägg till arbetsintegrerande tjänst").click()
    service = items(page, "integration_services").first
    service.get_by_label("Slag").select_option(label="Arbetsträning")
    service.get_by_label("Antal platser").fill("12")
    block = read_block(reviewed(page))
    assert block.lines == (
        Line("Ärende", "Nytt företag"),
        Line("Namn", "Kafé Nyöppnat"),
        Line("Kommun", "Falun"),
        Line("Arbetsintegrerande tjänster 1, slag", "Arbetsträning"),
        Line("Arbetsintegrerande tjänster 1, antal platser", "12"),
        Line("Kriterierna, integrerar människor i arbete och samhälle", "ja"),
        Line("Kriterierna, ger medarbetarna delaktighet", "ja"),
        Line("Kriterierna, återinvesterar sin vinst", "ja"),
        Line("Kriterierna, fristående från offentlig verksamhet", "ja"),
        Line("Samtycke", "ja"),
    )
    mail = page.get_by_role("link", name="Skicka med e-post").get_attribute("href") or ""
    subject = parse_qs(urlsplit(mail).query)["subject"]
    assert subject == ["Nytt företag: Kafé Nyöppnat"]


def test_consent_is_asked_of_those_who_have_not_given_it_and_removal_of_those_listed(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    expect(page.get_by_label("Ja, vi vill stå i listan")).to_have_count(0)
    page.get_by_label("Vi vill inte längre synas i listan").check()
    assert lines_of(reviewed(page)) == {"Visning": "nej"}
    assert said(page) == ["Visning: Vi vill inte längre synas i listan"]
    page = opened(FROM_SOURCES)
    page.get_by_label("Ja, vi vill stå i listan").check()
    assert lines_of(reviewed(page)) == {"Samtycke": "ja"}
    page = opened("/foresla/stangda-snickeriet/")
    expect(page.get_by_label("Vi vill inte längre synas i listan")).to_have_count(0)


# Mistakes.


def test_mistakes_have_the_words_of_whoever_receives_the_form(opened: Callable[..., Page]) -> None:
    page = opened()
    assert page.evaluate(READ_CORPUS, MISTAKES) == MISTAKES


def test_what_is_understood_elsewhere_is_understood_alike_here(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    assert page.evaluate(READ_CORPUS, ACCEPTED) == ACCEPTED


def test_blocks_are_written_as_elsewhere(opened: Callable[..., Page]) -> None:
    page = opened()
    values = [line["written"] for line in (*MISTAKES, *ACCEPTED)]
    texts = [f"{one} – {other}\n\n| * > = {one}" for one, other in pairwise(values)]
    odd = [
        "ord " * 40,
        "a" * 200,
        "info@x.example<mailto:info@x.example>",
        "<https://x.example>",
        "e\u0301\u00a0x",
        " \n \n",
        "",
    ]
    blocks = [[["Varor och tjänster 2, rubrik", value]] for value in (*values, *texts, *odd)]
    wanted = [written(Block(tuple(Line(*line) for line in lines))) for lines in blocks]
    assert page.evaluate(WRITE_BLOCKS, blocks) == wanted


def test_a_mistake_is_said_gently_when_its_field_is_left(opened: Callable[..., Page]) -> None:
    page = opened()
    phone = field(page, "phone")
    phone.fill("abc")
    expect(page.locator(".mistake")).to_have_count(0)
    page.keyboard.press("Tab")
    mistake = page.locator("[data-field=phone] .mistake")
    expect(mistake).to_have_text(MISTAKES[0]["says"].removeprefix("Telefon: "))
    assert page.locator("[data-field=phone] > *").evaluate_all(
        "(parts) => parts.map((part) => part.className || part.localName)"
    ) == ["label", "help", "mistake", "input"]
    expect(phone).to_have_attribute("aria-invalid", "true")
    described = (phone.get_attribute("aria-describedby") or "").split()
    texts = [page.locator(f"#{one}").inner_text() for one in described]
    assert texts == ["Företagets telefonnummer, inte en persons.", mistake.inner_text()]
    expect(page.locator("#mistakes")).to_be_hidden()
    phone.fill(NEW_NUMBER)
    expect(mistake).to_have_count(0)
    assert phone.get_attribute("aria-invalid") is None
    field(page, "website").fill("")
    page.keyboard.press("Tab")
    expect(page.locator(".mistake")).to_have_count(0)


def test_all_mistakes_are_said_at_once_and_lead_to_their_fields(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    field(page, "name").fill("")
    field(page, "municipality").fill("Goteborgg i x")
    offer = items(page, "offers").nth(0)
    offer.locator("summary").first.click()
    field(offer, "title").fill(" ")
    field(offer, "cpv").fill("städning")
    offer.locator("summary").first.click()
    industries = page.locator("[data-field=industries]").first
    industries.locator("summary").click()
    for box in industries.locator("input").all()[:16]:
        box.check()
    industries.locator("summary").click()
    page.get_by_role("button", name="Lägg till länk").click()
    field(items(page, "links").last, "title").fill("Bara en rubrik")
    review(page)
    summary = page.locator("#mistakes")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("6 uppgifter behöver rättas")
    assert summary.locator("li").all_inner_texts() == [
        "Namn saknas. Fyll i fältet.",
        'Kommun: "Goteborgg i x" är ingen kommun. Menade du Göteborg? '
        "Skriv den kommun som orten ligger i.",
        "Länkar 2, adress saknas. Fyll i fältet.",
        "Branscher: 16 är för många. Skriv högst 15.",
        "Varor och tjänster 1, rubrik saknas. Fyll i fältet.",
        'Varor och tjänster 1, CPV-koder: "städning" är ingen CPV-kod. '
        "Skriv åtta siffror, till exempel 90910000.",
    ]
    expect(page.locator("#review")).to_be_hidden()
    for place, target in {
        0: field(page, "name"),
        3: industries.locator("input").first,
        5: field(offer, "cpv"),
    }.items():
        summary.locator("a").nth(place).click()
        expect(target).to_be_focused()
        expect(target).to_be_in_viewport()
        expect(target).to_have_attribute("aria-invalid", "true")
    field(page, "name").fill("Ängslyckan")
    expect(summary.get_by_role("heading")).to_have_text("5 uppgifter behöver rättas")


def test_what_a_group_cannot_be_without_is_told_as_by_whoever_receives_it(
    site: BuiltSite, opened: Callable[..., Page]
) -> None:
    page = opened(BARE)
    page.get_by_role("button", name="Lägg till arbetsplats").click()
    page.keyboard.type("Växthuset")
    page.get_by_role("button", name="Lägg till siffra").click()
    field(items(page, "figures").first, "value").fill("12")
    field(page.locator("[data-field=closed]"), "source").fill("Styrelsen")
    review(page)
    told = page.locator("#mistakes li").all_inner_texts()
    assert len(told) == 5
    words = site.register.vocabulary
    form = form_named("Ändra företag", words)
    assert form is not None
    given = {
        "Fler arbetsplatser 1, namn": "Växthuset",
        "Samhällsnytta, siffror 1, värde": "12",
        "Nedlagt, källa": "Styrelsen",
    }
    block = Block(tuple(Line(*line) for line in given.items()))
    asked = [answer for answer in answers(block, form) if isinstance(answer, Answer)]
    base = {"name": "Bara namnet", "region": "20", "listing": "consented"}
    mistakes = apply(asked, form, base, words, DAY).mistakes
    assert set(map(str, mistakes)) == set(told)


def test_a_day_that_is_half_written_is_a_mistake(opened: Callable[..., Page]) -> None:
    page = opened()
    day = field(page.locator("[data-field=closed]"), "date")
    field(page.locator("[data-field=closed]"), "source").fill("Styrelsen")
    day.focus()
    page.keyboard.type("21")
    review(page)
    expect(page.locator("#mistakes li")).to_have_text(
        "Nedlagt, datum: Datumet är inte helt ifyllt. "
        "Skriv år, månad och dag, till exempel 2026-11-21."
    )
    day.fill("2026-11-21")
    assert lines_of(reviewed(page)) == {
        "Nedlagt, datum": "2026-11-21",
        "Nedlagt, källa": "Styrelsen",
    }


def test_what_is_wrong_on_file_is_nobodys_mistake(opened: Callable[..., Page]) -> None:
    page = opened()
    place = items(page, "sites").first
    place.locator("summary").first.click()
    expect(field(place, "postal_code")).to_have_value("78330")
    field(page, "phone").fill(NEW_NUMBER)
    assert lines_of(reviewed(page)) == {"Telefon": NEW_NUMBER}


def test_a_mistake_that_appears_does_not_move_what_is_being_pressed(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    field(page, "phone").fill("abc")
    add = page.get_by_role("button", name="Lägg till länk")
    add.scroll_into_view_if_needed()
    box = add.bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] - 4)
    page.mouse.down()
    expect(page.locator(".mistake")).to_have_count(0)
    page.mouse.up()
    expect(page.locator("[data-field=phone] .mistake")).to_be_visible()
    expect(items(page, "links")).to_have_count(2)


# Drafts.


def test_a_draft_is_offered_back(
    opened: Callable[..., Page], site: BuiltSite, visitor: Visitor
) -> None:
    page = opened()
    field(page, "phone").fill(NEW_NUMBER)
    offers = items(page, "offers")
    offers.nth(1).locator("summary").first.click()
    offers.nth(1).get_by_role("button", name="Ta bort Varor och tjänster 2").click()
    page.get_by_role("button", name="Lägg till erbjudande").click()
    page.keyboard.type("Lunch")
    first = reviewed(page)
    page.close()
    again = visitor.open(site, ANGEN)
    expect(again.locator("#draft")).to_contain_text("Du har ett utkast")
    expect(field(again, "phone")).to_have_value(NUMBER)
    again.get_by_role("button", name="Fortsätt där du slutade").click()
    expect(again.locator("#draft")).to_be_hidden()
    expect(field(again, "phone")).to_have_value(NEW_NUMBER)
    assert reviewed(again) == first
    other = visitor.open(site, BARE)
    expect(other.locator("#draft")).to_be_hidden()


def test_a_draft_can_be_thrown_away(
    opened: Callable[..., Page], site: BuiltSite, visitor: Visitor
) -> None:
    page = opened()
    field(page, "phone").fill(NEW_NUMBER)
    page.close()
    again = visitor.open(site, ANGEN)
    again.get_by_role("button", name="Börja om").click()
    expect(again.locator("#draft")).to_be_hidden()
    expect(field(again, "phone")).to_have_value(NUMBER)
    expect(visitor.open(site, ANGEN).locator("#draft")).to_be_hidden()


@pytest.mark.parametrize("way", ["Skicka med e-post", "Skicka via GitHub"])
def test_a_draft_is_gone_once_it_is_sent(
    opened: Callable[..., Page], site: BuiltSite, visitor: Visitor, way: str
) -> None:
    page = opened()
    field(page, "phone").fill(NEW_NUMBER)
    reviewed(page)
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    page.get_by_role("link", name=way).click()
    expect(page.locator("#told")).not_to_be_empty()
    page.close()
    expect(visitor.open(site, ANGEN).locator("#draft")).to_be_hidden()


def test_a_draft_of_an_entry_that_has_changed_is_not_mixed_in(
    opened: Callable[..., Page], site: BuiltSite, visitor: Visitor
) -> None:
    page = opened()
    field(page, "phone").fill(NEW_NUMBER)
    page.close()
    older = """for (const key of Object.keys(localStorage)) {
      const draft = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify({ ...draft, version: '0123456789' });
    }"""
    again = visitor.open(site, ANGEN, before=lambda page: page.add_init_script(older))
    expect(again.get_by_role("heading", name="Uppgifterna har ändrats")).to_be_visible()
    expect(again.locator("#draft li")).to_have_text([f"Telefon: {NUMBER} → {NEW_NUMBER}"])
    expect(again.get_by_role("button", name="Fortsätt där du slutade")).to_have_count(0)
    expect(field(again, "phone")).to_have_value(NUMBER)
    again.get_by_role("button", name="Ta bort utkastet").click()
    expect(again.locator("#draft")).to_be_hidden()


def test_a_draft_of_thirty_days_is_gone(
    opened: Callable[..., Page], site: BuiltSite, visitor: Visitor
) -> None:
    page = opened()
    field(page, "phone").fill(NEW_NUMBER)
    page.close()
    old = """for (const key of Object.keys(localStorage)) {
      const draft = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify({ ...draft, saved: Date.now() - 30 * 86400000 });
    }"""
    again = visitor.open(site, ANGEN, before=lambda page: page.add_init_script(old))
    expect(again.locator("#draft")).to_be_hidden()
    assert again.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("kept", ["{", "null", "[]", '"x"', '{"saved": "x"}', '{"saved": 1e99}'])
def test_something_odd_in_place_of_a_draft_does_no_harm(
    opened: Callable[..., Page], kept: str
) -> None:
    odd = f"localStorage.setItem('forslag:{ANGEN}', {json.dumps(kept)})"
    page = opened(before=odd)
    field(page, "phone").fill(NEW_NUMBER)
    assert lines_of(reviewed(page)) == {"Telefon": NEW_NUMBER}


def test_the_form_works_where_nothing_can_be_kept(site: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(site, ANGEN, before=lambda page: page.add_init_script(NO_STORAGE))
    field(page, "phone").fill(NEW_NUMBER)
    page.wait_for_timeout(600)
    assert lines_of(reviewed(page)) == {"Telefon": NEW_NUMBER}


# For everybody.


def test_the_keyboard_alone_does_everything(opened: Callable[..., Page]) -> None:
    page = opened()
    tab_to(page, "f-phone")
    page.keyboard.press("Control+A")
    page.keyboard.type(NEW_NUMBER)
    tab_to(page, "f-links")
    page.keyboard.press("Enter")
    page.keyboard.type("Vår sida")
    page.keyboard.press("Tab")
    page.keyboard.type("https://x.example/")
    page.keyboard.press("Enter")
    expect(page.locator("#review-title")).to_be_focused()
    assert lines_of(page.locator("#block").text_content() or "") == {
        "Telefon": NEW_NUMBER,
        "Länkar 2, rubrik": "Vår sida",
        "Länkar 2, adress": "https://x.example/",
    }
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ändra mer")).to_be_focused()
    for name in ("Skicka via GitHub", "Skicka med e-post", "Kopiera", "Spara fil"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == name
    page.keyboard.press("Tab")
    expect(page.locator("#block")).to_be_focused()


def tab_to(page: Page, id_: str) -> None:
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == id_:
            return
    pytest.fail(f"{id_} is not reached by Tab")


def with_mistakes(page: Page) -> None:
    field(page, "name").fill("")
    field(page, "phone").fill("abc")
    review(page)
    expect(page.locator("#mistakes")).to_be_focused()


def with_items(page: Page) -> None:
    for details in page.locator("#form details").all():
        details.evaluate("(one) => { one.open = true; }")
    page.get_by_role("button", name="Lägg till siffra").click()
    items(page, "links").first.get_by_role("button", name=re.compile("^Ta bort")).click()


def at_review(page: Page) -> None:
    field(page, "phone").fill(NEW_NUMBER)
    field(page, "website").fill("ny.example")
    field(page, "description").fill("Ett stycke.\n\n" + "ord " * 30)
    items(page, "links").first.locator("summary").first.click()
    items(page, "links").first.get_by_role("button", name=re.compile("^Ta bort")).click()
    page.get_by_role("button", name="Lägg till erbjudande").click()
    page.keyboard.type("Lunch")
    page.get_by_label("Vi bifogar en logotyp i mejlet").check()
    reviewed(page)
    page.get_by_role("button", name="Spara fil").click()


def too_long(page: Page) -> None:
    field(page, "description").fill("ord " * 2500)
    reviewed(page)


def unchanged(page: Page) -> None:
    review(page)
    expect(page.get_by_text("Inget är ändrat.")).to_be_visible()


# As they are opened, these two forms are among the kinds of tests/test_accessibility.py.
STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "sparse": (BARE, lambda _: None),
    "new, mistakes": (NEW, review),
    "mistakes": (ANGEN, with_mistakes),
    "items": (ANGEN, with_items),
    "review": (ANGEN, at_review),
    "too long": (ANGEN, too_long),
    "unchanged": (ANGEN, unchanged),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_lost_sideways(
    opened: Callable[..., Page], state: str
) -> None:
    path, bring_about = STATES[state]
    page = opened(path)
    bring_about(page)
    axe_finds_nothing(page)
    for width in (NARROW, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST_SIDEWAYS) == [], f"{width} px"


def test_axe_finds_nothing_where_a_draft_is_offered(
    opened: Callable[..., Page], site: BuiltSite, visitor: Visitor
) -> None:
    page = opened()
    field(page, "phone").fill(NEW_NUMBER)
    page.close()
    again = visitor.open(site, ANGEN)
    expect(again.locator("#draft")).to_be_visible()
    for width in (NARROW, DESKTOP):
        again.set_viewport_size({"width": width, "height": 800})
        assert broken_rules(again) == {}
        assert again.evaluate(LOST_SIDEWAYS) == []


def test_the_button_at_the_foot_hides_no_field_in_focus(opened: Callable[..., Page]) -> None:
    page = opened(width=PHONE)
    foot = page.locator(".toward")
    seen = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        below = foot.evaluate(
            """(foot) => {
              const focused = document.activeElement;
              if (!focused.matches('#form *') || foot.contains(focused)) return null;
              return focused.getBoundingClientRect().bottom - foot.getBoundingClientRect().top;
            }"""
        )
        seen += below is not None
        assert (below or 0) <= 0
    assert seen > 40


def test_the_form_is_printed_as_it_is_filled_in(opened: Callable[..., Page]) -> None:
    page = opened()
    page.emulate_media(media="print")
    expect(field(page, "phone")).to_be_visible()
    expect(page.get_by_role("button", name="Granska ändringarna")).to_be_hidden()


def test_without_javascript_there_is_what_is_on_file_and_a_mail_to_write(
    opened: Callable[..., Page],
) -> None:
    page = opened(scripts=False)
    expect(page.locator("noscript p")).to_contain_text("Formuläret kräver JavaScript.")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_text(NUMBER)).to_be_visible()
    expect(page.locator("#proposal")).to_be_hidden()
    link = page.get_by_role("link", name="Öppna mejlet").get_attribute("href") or ""
    body = parse_qs(urlsplit(link).query)["body"][0]
    sent = body.replace("* Telefon:", f"* Telefon: {NEW_NUMBER}")
    assert {name: value for name, value in lines_of(sent).items() if value} == {
        "Telefon": NEW_NUMBER
    }
    for width in (NARROW, DESKTOP):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST_SIDEWAYS) == []
    page = opened(NEW, scripts=False)
    expect(page.get_by_role("link", name="Öppna mejlet")).to_be_visible()


def test_where_the_form_cannot_be_fetched_the_mail_is_left(
    site: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.browser.new_page()  # which complains of what is missing
    visitor.pages.append(page)
    page.route("**/andra.json", lambda route: route.fulfill(status=404))
    page.goto(site.url + ANGEN)
    expect(page.get_by_text("Formuläret gick inte att hämta.")).to_be_visible()
    expect(page.get_by_role("link", name="Öppna mejlet")).to_be_visible()
    expect(page.get_by_text(NUMBER)).to_be_visible()
