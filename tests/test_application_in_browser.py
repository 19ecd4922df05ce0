"""The application as people make it: by keyboard, with files, packed and opened by the intake."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from asf_cli.application_intake import Opening, take_applications
from asf_propose.application.application import application_of
from asf_propose.application.container import MAX_FILE_MIB, MAX_FILES, MAX_MIB, packed, unpacked
from asf_propose.application.encrypted_file import opened
from asf_register.check import check
from asf_register.errors import BuildError
from asf_register.root import Root, find_root
from asf_site.building.build import build
from by_keyboard import choose_file, go_to, press, wait_until_kept, write
from packed_applications import (
    COHORT,
    NAME,
    NUMBER,
    PDF,
    SLUG,
    TITLE,
    add_round,
    git,
    key_file,
    register_in_git,
)
from playwright.sync_api import Locator, Page, expect
from pyrage import x25519
from site_fixtures import DAY, DESKTOP, BuiltSite, Visitor, serving
from site_layout import LOST_SIDEWAYS
from test_accessibility import NARROW, axe_finds_nothing
from test_application import KINDS

APPLY, ASSESS = "/certifiering/ansok/", "/certifiering/sjalvskattning/"
LATER, LATER_TITLE = "2027-om", "Omcertifiering hösten 2027"
TODAY = "2026-11-22"
PACKS = "age.js"
# For one page: the clock that Playwright has stands still in all pages of a browser's profile.
FIXED_TIME = """{
  const now = new Date('%s').getTime();
  globalThis.Date = class extends Date {
    constructor(...parts) { super(...(parts.length ? parts : [now])); }
    static now() { return now; }
  };
}"""


@dataclass(frozen=True, repr=False)
class Applying:
    """A site that takes applications, and the key that opens them."""

    site: BuiltSite
    key: x25519.Identity
    folder: Path

    def file(self, name: str, content: bytes = PDF) -> str:
        path = self.folder / name
        path.write_bytes(content)
        return str(path)


@pytest.fixture(scope="module")
def applying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Applying]:
    folder = tmp_path_factory.mktemp("applying")
    key = x25519.Identity.generate()
    register = register_in_git(folder / "register", str(key.to_public()))
    add_round(register, LATER, LATER_TITLE, "2027-05-01", "2027-06-01")
    git(register, "add", "--all")
    git(register, "commit", "--quiet", "--message=En till")
    root = find_root(register, folder)
    build(root, folder / "site", DAY)
    with serving(folder / "site" / "public") as url:
        site = BuiltSite(root, DAY, folder / "site" / "public", url)
        yield Applying(site, key, folder)


@pytest.fixture
def begun(applying: Applying, visitor: Visitor) -> Callable[..., Page]:
    """Opens the page on a device that knows nothing of it, on a day."""

    def open_(path: str = APPLY, *, day: str = TODAY, before: str = "", **how: Any) -> Page:
        forget = f"sessionStorage.known || localStorage.clear(); sessionStorage.known = 1; {before}"

        def prepare(page: Page) -> None:
            page.add_init_script(FIXED_TIME % f"{day}T11:00:00Z")
            page.add_init_script(forget)

        page = visitor.open(applying.site, path, before=prepare, **how)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    return open_


def field(page: Page, key: str) -> Locator:
    return page.locator(f"[data-field={key}]").locator("input, textarea").first


def filled_in(page: Page, applying: Applying) -> Page:
    """Fill in, with the pointer's speed, all that must be there."""
    field(page, "name").fill(NAME)
    field(page, "organisation_number").fill(NUMBER)
    field(page, "email").fill("info@angslyckan.example")
    field(page, "one_year_in_operation").check()
    field(page, "approved_annual_report").check()
    field(page, "readiness").fill("Verksamhetschefen håller i det.")
    enclose(page, "annual-report", applying.file("Årsredovisning 2025.pdf"))
    return page


def enclose(page: Page, kind: str, *paths: str) -> None:
    page.locator(f"#file-{kind}").set_input_files(list(paths))
    chosen = page.locator(f"[data-kind={kind}] [data-files] li")
    expect(chosen).to_have_count(len(paths))


def review(page: Page) -> None:
    page.get_by_role("button", name="Granska ansökan").click()


def mistakes(page: Page) -> list[str]:
    review(page)
    expect(page.locator("#mistakes")).to_be_focused()
    return page.locator("#mistakes li").all_inner_texts()


def packed_file(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Packa och spara filen").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


# The whole way.


def test_by_keyboard_alone_from_an_empty_page_to_a_case(
    applying: Applying, begun: Callable[..., Page], tmp_path: Path
) -> None:
    page = begun(ASSESS)
    first = page.locator("[data-item=area-purpose]")
    press(page, first.locator("input").last, "ArrowRight")
    expect(first.get_by_label("Uppfyllt", exact=True)).to_be_checked()
    write(page, first.locator("textarea").first, "Stadgarna § 2")
    press(page, page.get_by_role("link", name="Ta med självskattningen i ansökan"))
    page.wait_for_selector("html[data-ready]", state="attached")
    write(page, field(page, "name"), NAME)
    write(page, field(page, "organisation_number"), NUMBER)
    write(page, field(page, "email"), "info@angslyckan.example")
    press(page, field(page, "one_year_in_operation"), "Space")
    press(page, field(page, "approved_annual_report"), "Space")
    write(page, field(page, "readiness"), "Vi har avsatt tid.")
    choose_file(page, page.locator("#file-annual-report"), applying.file("Arsredovisning.pdf"))
    expect(page.locator("#all-files")).to_have_text("1 fil vald, 1 kB.")
    press(page, page.get_by_role("button", name="Granska ansökan"))
    expect(page.locator("#review-title")).to_be_focused()
    with page.expect_download() as download:
        press(page, page.get_by_role("button", name="Packa och spara filen"))
    expect(page.locator("#told")).to_have_text(
        "Filen ansokan-angslyckan.age är sparad. Inget är skickat än."
    )
    assert download.value.suggested_filename == "ansokan-angslyckan.age"
    path = tmp_path / "ansokan.age"
    download.value.save_as(path)
    assert b"Vi har avsatt tid" not in path.read_bytes()
    keys = key_file(tmp_path / "nyckel.txt", applying.key)
    how = Opening(keys, tmp_path / "bilagor", "", "main", date(2026, 11, 23))
    assert take_applications(applying.site.root, [path], how) == 0
    case = git(
        applying.site.root.folder,
        "show",
        f"certifiering/{COHORT}/{SLUG}/applied:data/cohorts/{COHORT}/cases/{SLUG}.yaml",
    )
    assert "- annual-report\n" in case
    assert "- self-assessment\n" in case
    assert "2026-11-23" in case
    (place,) = (tmp_path / "bilagor").iterdir()
    assert (place / "arsredovisning-1.pdf").read_bytes() == PDF
    text = (place / "ansokan.txt").read_text("utf-8")
    assert "* Självskattat område 1, underlag: Stadgarna § 2\n" in text


def test_what_is_packed_is_what_the_intake_reads(
    applying: Applying, begun: Callable[..., Page], tmp_path: Path
) -> None:
    page = filled_in(begun(), applying)
    field(page, "phone").fill("0701740605")
    field(page, "list_page").fill(f"provlistan.example/asf/{SLUG}/")
    image = KINDS["png"][0]
    enclose(
        page, "other", applying.file("a b.png", image), applying.file("c.docx", KINDS["docx"][0])
    )
    review(page)
    path = packed_file(page, tmp_path)
    files = unpacked(opened(path, [applying.key]))
    assert list(files) == ["ansokan.txt", "annual-report-1.pdf", "other-1.png", "other-2.docx"]
    assert files["other-1.png"] == image
    words = applying.site.register.vocabulary
    application = application_of(files, words, DAY)
    assert application.cohort == COHORT
    assert application.slug == SLUG
    assert application.value == {
        "name": NAME,
        "organisation_number": NUMBER,
        "list_page": f"https://provlistan.example/asf/{SLUG}/",
        "email": "info@angslyckan.example",
        "phone": "070-174 06 05",
        "one_year_in_operation": True,
        "approved_annual_report": True,
        "readiness": "Verksamhetschefen håller i det.",
        "enclosures": ["annual-report", "other"],
    }


def test_both_write_the_same_container(begun: Callable[..., Page]) -> None:
    files = {
        "ansokan.txt": "Å\n".encode(),
        "other-1.pdf": bytes(range(256)) * 300,
        "other-2.pdf": b"",
    }
    made = begun().evaluate(
        """async (files) => {
          const folder = document.querySelector('script[type=module]').src.replace(/[^/]+$/, '');
          const { packed } = await import(`${folder}application-container.js`);
          return [...packed(files.map(([name, bytes]) => [name, Uint8Array.from(bytes)]))];
        }""",
        [[name, list(raw)] for name, raw in files.items()],
    )
    assert bytes(made) == packed(files)


def test_both_tell_a_file_by_what_it_holds(begun: Callable[..., Page]) -> None:
    told = begun().evaluate(
        """async (files) => {
          const folder = document.querySelector('script[type=module]').src.replace(/[^/]+$/, '');
          const { endingOf } = await import(`${folder}application-files.js`);
          return files.map((bytes) => endingOf(Uint8Array.from(bytes)));
        }""",
        [list(raw) for raw, _ in KINDS.values()],
    )
    assert dict(zip(KINDS, told, strict=True)) == {name: kind for name, (_, kind) in KINDS.items()}


# What leaves the page, and when.


def test_what_encrypts_is_fetched_when_packing_and_nothing_is_ever_sent(
    applying: Applying, begun: Callable[..., Page], tmp_path: Path
) -> None:
    page = begun()
    asked: list[tuple[str, str, str | None]] = []
    page.on("request", lambda one: asked.append((one.method, one.url, one.post_data)))
    page.on("request", lambda one: one.url.endswith(".svg") and asked.pop())
    filled_in(page, applying)
    review(page)
    expect(page.locator("#review-title")).to_be_focused()
    assert [url for _, url, _ in asked if not url.startswith("blob:")] == []
    packed_file(page, tmp_path)
    expect(page.locator("#then")).to_be_visible()
    fetched = [
        (method, url.rpartition("/")[2], data) for method, url, data in asked if "blob:" not in url
    ]
    assert fetched == [("GET", PACKS, None)]


def test_no_other_page_loads_it(applying: Applying) -> None:
    pages = [
        path
        for path, page in applying.site.pages.items()
        if path != APPLY and ("application" in str(page.links) or PACKS in str(page.links))
    ]
    assert pages == []
    names = [name for name in applying.site.files if name.endswith(f"/{PACKS}")]
    assert len(names) == 1
    for name in applying.site.files:
        if name.endswith((".html", ".js", ".json")) and not name.startswith("certifiering/ansok/"):
            content = (applying.site.public / name).read_text("utf-8")
            assert names[0] not in content, name


def test_where_it_cannot_be_fetched_that_is_said_and_it_can_be_tried_again(
    applying: Applying, begun: Callable[..., Page], visitor: Visitor
) -> None:
    page = filled_in(begun(), applying)
    page.route(f"**/{PACKS}", lambda route: route.abort())
    review(page)
    page.get_by_role("button", name="Packa och spara filen").click()
    expect(page.locator("#told")).to_contain_text("gick inte att hämta")
    expect(page.locator("#then")).to_be_hidden()
    visitor.accept("ERR_FAILED")
    expect(page.get_by_role("button", name="Packa och spara filen")).to_be_enabled()


def test_the_page_says_what_happens_then(
    applying: Applying, begun: Callable[..., Page], tmp_path: Path
) -> None:
    page = filled_in(begun(), applying)
    review(page)
    expect(page.locator("#what-happens")).to_contain_text("Inget skickas.")
    packed_file(page, tmp_path)
    mail = page.get_by_role("link", name="ett mejl till info@provlistan.example")
    address = mail.get_attribute("href") or ""
    assert address.startswith("mailto:info@provlistan.example?subject=")
    assert "body" not in address
    expect(page.locator("#then")).to_contain_text("ansokan-angslyckan.age")


# Mistakes.


def test_all_that_is_missing_is_said_at_once_in_the_intakes_words(
    applying: Applying, begun: Callable[..., Page]
) -> None:
    page = begun()
    assert mistakes(page) == [
        "Företagets namn saknas. Fyll i fältet.",
        "Organisationsnummer saknas. Fyll i fältet.",
        "E-post saknas. Fyll i fältet.",
        "Minst ett år i drift saknas. Kryssa i rutan om det stämmer.",
        "Fastställd årsredovisning saknas. Kryssa i rutan om det stämmer.",
        "Så klarar ni arbetet saknas. Fyll i fältet.",
        "Bilagor: Årsredovisning saknas. Välj en fil.",
    ]
    page.get_by_role("link", name="Bilagor: Årsredovisning saknas.").press("Enter")
    expect(page.locator("#file-annual-report")).to_be_focused()
    filled_in(page, applying)
    review(page)
    expect(page.locator("#review-title")).to_be_focused()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            b"MZ\x90\0",
            "är ingen PDF, bild (PNG eller JPEG) eller text från Word eller LibreOffice.",
        ),
        (PDF + b"\0" * (MAX_FILE_MIB * 1024 * 1024), f"är större än {MAX_FILE_MIB} MB."),
    ],
    ids=["a program", "too large"],
)
def test_a_file_that_is_not_taken_is_told_at_once_and_on_top(
    applying: Applying, begun: Callable[..., Page], content: bytes, says: str
) -> None:
    page = filled_in(begun(), applying)
    enclose(page, "statutes", applying.file("Stadgar.pdf", content))
    expect(page.locator("[data-kind=statutes] .mistake")).to_contain_text(f"Stadgar.pdf {says}")
    assert mistakes(page)[0].startswith(f"Bilagor: Stadgar.pdf {says}")
    choose_file(page, page.locator("#file-statutes"), applying.file("Stadgar.pdf"))
    expect(page.locator("[data-kind=statutes] .mistake")).to_have_count(0)
    expect(page.locator("#mistakes")).to_be_hidden()


def test_too_many_and_too_large_together_are_told(
    applying: Applying, begun: Callable[..., Page]
) -> None:
    page = filled_in(begun(), applying)
    many = [applying.file(f"{number}.pdf") for number in range(MAX_FILES)]
    enclose(page, "other", *many)
    assert mistakes(page) == [
        f"Bilagor: {MAX_FILES + 1} filer är för många. Välj högst {MAX_FILES}."
    ]
    large = PDF + b"\0" * (MAX_MIB * 1024 * 1024 // 2)
    enclose(page, "other", applying.file("a.pdf", large), applying.file("b.pdf", large))
    assert f"större än {MAX_MIB} MB tillsammans" in mistakes(page)[0]


def test_a_persons_number_is_refused_also_in_the_self_assessment(
    applying: Applying, begun: Callable[..., Page]
) -> None:
    items = {"area-staff": {"state": "", "evidence": "", "note": "Fråga 19811218-9876"}}
    kept = json.dumps({"sjalvskattning": 1, "saved": 0, "items": items})
    page = begun(before=f"localStorage.sjalvskattning = {json.dumps(kept)};")
    filled_in(page, applying)
    (said,) = mistakes(page)
    assert (
        "Självskattat område 1, anteckning: Här står något som ser ut som ett personnummer" in said
    )
    page.get_by_label(re.compile("Ta med självskattningen")).uncheck()
    review(page)
    expect(page.locator("#review-title")).to_be_focused()


def test_a_self_assessment_is_taken_along_only_where_that_is_ticked(
    applying: Applying, begun: Callable[..., Page], tmp_path: Path
) -> None:
    items = {"area-staff": {"state": "partly", "evidence": "Handboken", "note": ""}}
    kept = json.dumps({"sjalvskattning": 1, "saved": 0, "items": items})
    page = filled_in(begun(before=f"localStorage.sjalvskattning = {json.dumps(kept)};"), applying)
    box = page.get_by_label(
        "Ta med självskattningen som finns i den här webbläsaren (1 av 14 bedömda)"
    )
    expect(box).to_be_checked()
    box.uncheck()
    review(page)
    text = unpacked(opened(packed_file(page, tmp_path), [applying.key]))["ansokan.txt"].decode()
    assert "Handboken" not in text
    assert "* Bilagor: Årsredovisning\n" in text


# What is kept.


def test_what_is_written_is_kept_until_it_is_erased(
    applying: Applying, begun: Callable[..., Page], tmp_path: Path
) -> None:
    page = filled_in(begun(), applying)
    wait_until_kept(page, f"forslag:{APPLY}", "Verksamhetschefen")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    page.get_by_role("button", name="Fortsätt där du slutade").press("Enter")
    expect(field(page, "name")).to_have_value(NAME)
    enclose(page, "annual-report", applying.file("a.pdf"))
    review(page)
    packed_file(page, tmp_path)
    page.get_by_role("button", name="radera det ni har skrivit ur webbläsaren").press("Enter")
    assert page.evaluate("localStorage.length") == 0


def test_going_back_to_change_keeps_text_and_files(
    applying: Applying, begun: Callable[..., Page]
) -> None:
    page = filled_in(begun(), applying)
    for way in (lambda: page.get_by_role("button", name="Ändra mer").click(), page.go_back):
        review(page)
        expect(page.locator("#review-title")).to_be_focused()
        expect(page.locator("#changes")).to_contain_text("Årsredovisning 2025.pdf, 1 kB")
        way()
        expect(field(page, "name")).to_have_value(NAME)


def test_the_list_page_can_be_given_in_the_address(begun: Callable[..., Page]) -> None:
    page = begun(f"{APPLY}?foretag={SLUG}")
    expect(field(page, "list_page")).to_have_value(f"https://provlistan.example/asf/{SLUG}/")
    page = begun(f"{APPLY}?foretag=%22%3E%3Cscript%3E")
    expect(field(page, "list_page")).to_have_value("")


# Rounds.


@pytest.mark.parametrize(
    ("day", "says", "is_open"),
    [
        (TODAY, "Ansök senast 15 december 2026.", True),
        ("2026-12-15", "Ansök senast 15 december 2026.", True),
        ("2026-12-16", "Ansökan öppnar 1 maj 2027.", False),
        ("2027-05-01", "Ansök senast 1 juni 2027.", True),
        ("2027-06-02", "Nästa omgång är inte utlyst.", False),
        ("2020-01-01", "Ansök senast 15 december 2026.", True),
    ],
)
def test_rounds_are_as_of_today_and_not_of_the_build(
    begun: Callable[..., Page], day: str, says: str, is_open: bool
) -> None:
    page = begun(day=day)
    expect(page.get_by_text(says).first).to_be_visible()
    expect(page.locator("#form")).to_have_count(int(is_open))
    others = page.get_by_text("Nästa omgång är inte utlyst.")
    expect(others).to_be_visible(visible="inte utlyst" in says)


def test_the_day_is_swedens(visitor: Visitor, applying: Applying) -> None:
    late = "2026-12-15T23:30:00Z"  # half past twelve on the 16th in Stockholm
    now = FIXED_TIME % late
    page = visitor.open(applying.site, APPLY, before=lambda page: page.add_init_script(now))
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#form")).to_have_count(0)


def test_of_several_open_rounds_one_is_chosen(
    tmp_path: Path, applying: Applying, visitor: Visitor
) -> None:
    register = register_in_git(tmp_path / "register", str(applying.key.to_public()))
    add_round(register, LATER, LATER_TITLE, "2026-11-01", "2026-12-31")
    build(find_root(register, tmp_path), tmp_path / "site", DAY)
    with serving(tmp_path / "site" / "public") as url:
        site = BuiltSite(find_root(register, tmp_path), DAY, tmp_path / "site" / "public", url)
        now = FIXED_TIME % f"{TODAY}T11:00:00Z"
        page = visitor.open(site, APPLY, before=lambda page: page.add_init_script(now))
        page.wait_for_selector("html[data-ready]", state="attached")
        filled_in(page, applying)
        assert mistakes(page) == ["Omgång saknas. Välj en omgång."]
        go_to(page, page.get_by_label(re.compile(TITLE)))
        page.keyboard.press("ArrowDown")
        review(page)
        text = unpacked(opened(packed_file(page, tmp_path), [applying.key]))["ansokan.txt"].decode()
    assert f"* Omgång: {LATER_TITLE} ({LATER})\n" in text


# For everybody.


def test_axe_finds_nothing_and_nothing_is_lost_sideways(
    applying: Applying, begun: Callable[..., Page], tmp_path: Path
) -> None:
    page = begun()
    look_at(page)
    mistakes(page)
    look_at(page)
    filled_in(page, applying)
    review(page)
    packed_file(page, tmp_path)
    expect(page.locator("#then")).to_be_visible()
    look_at(page)


def look_at(page: Page) -> None:
    axe_finds_nothing(page)
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert page.evaluate(LOST_SIDEWAYS) == []
    page.set_viewport_size({"width": DESKTOP, "height": 800})


def test_without_scripts_it_says_what_to_gather_and_whom_to_write_to(
    applying: Applying, visitor: Visitor
) -> None:
    page = visitor.open(applying.site, APPLY, scripts=False)
    main = page.locator("main")
    expect(main.locator("noscript")).to_be_visible()
    said = main.locator("noscript").inner_text()
    assert "Formuläret kräver JavaScript." in said
    assert "skriv till info@provlistan.example att ni vill ansöka" in said
    assert "Skicka dem inte med e-post." in said
    expect(main).to_contain_text("Årsredovisning (måste vara med)")
    expect(main).to_contain_text(f"Högst {MAX_FILES} filer, {MAX_FILE_MIB} MB var och {MAX_MIB} MB")
    expect(main).to_contain_text("Ansök senast 15 december 2026.")
    assert "body=" not in page.content()


def test_without_a_key_it_says_so_by_name(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, APPLY)
    expect(page.locator("main")).to_contain_text("application_key")
    expect(page.locator("main")).to_contain_text("Nästa omgång är inte utlyst.")
    assert [name for name in made_up.files if name.endswith((PACKS, "ansok.json"))] == []
    assert page.locator("script[src*=application]").count() == 0


def test_a_build_without_what_encrypts_stops_with_the_way_out(
    tmp_path: Path, applying: Applying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("asf_site.forms.age_bundle._MADE", tmp_path / "age.js")
    root: Root = applying.site.root
    assert check(root, DAY).register is not None
    with pytest.raises(BuildError, match="Kör make set-up"):
        build(root, tmp_path / "site", DAY)
