"""`asf preview`: what a change makes of the public pages, safe to open from any disk."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hostile_register
import pytest
from asf_propose.history.repository import Repository
from asf_register.check import check
from asf_register.public import public_view
from asf_register.root import Root
from asf_site.preview import preview as preview_module
from asf_site.preview.document import as_document, single_files
from asf_site.preview.preview import Preview, preview
from asf_site.preview.rendering import Rendering
from asf_site.site import Site
from axe_playwright_python.sync_playwright import Axe
from command_shell import Ran, Shell
from PIL import Image
from playwright.sync_api import Browser, Page
from pull_request_forge import git
from site_fixtures import DAY, MADE_UP, BuiltSite

KAFE = """\
name: Kafé Linden
region: "21"
municipality: "2180"
phone: 026-12 34 56
industries:
  - cafe-restaurant
listing: consented
consent:
  date: 2026-01-15
  by: enterprise
"""
LUNCH = KAFE.replace("Kafé Linden", "Lunchen")
HIDDEN = KAFE.replace("listing: consented", "listing: unlisted").replace(
    "026-12 34 56", "026-99 99 99"
)
HIDDEN = HIDDEN.partition("consent:")[0].replace("Kafé Linden", "Dolda rummet")
PAGE = "---\ntitle: Om listan\nsummary: Vad listan är.\n---\nText.\n"
FILE = "data/asf/kafe-linden.yaml"


class Changes:
    """A register in git, and changes of it."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.folder = shell.register
        git("init", "--quiet", "--initial-branch=main", at=self.folder)

    def commit(self, files: dict[str, str | bytes | None], branch: str = "") -> None:
        """Commit files, on a branch of their own if one is named."""
        if branch:
            git("switch", "--quiet", "--create", branch, "main", at=self.folder)
        for path, content in files.items():
            if content is None:
                (self.folder / path).unlink()
            else:
                self.shell.write(path, content)
        git("add", "--all", at=self.folder)
        git("commit", "--quiet", "--allow-empty", "--message=ändrat", at=self.folder)

    def shown(self, files: dict[str, str | bytes | None]) -> Preview:
        """What a change of these files makes of the pages."""
        self.commit(files, "forslag")
        return self.preview()

    def preview(self) -> Preview:
        repository = Repository(Root(self.folder))
        return preview(repository, repository.commit("main"), repository.commit("HEAD"), DAY)

    def asf(self, *arguments: str) -> Ran:
        """Run the command."""
        return self.shell.asf("preview", "--base", "main", "--date", DAY.isoformat(), *arguments)


@pytest.fixture
def changes(shell: Shell) -> Changes:
    made = Changes(shell)
    pages = {"content/om.md": PAGE, "content/kontakt.md": PAGE.replace("Om listan", "Kontakt")}
    hidden = {"data/asf/dolda-rummet.yaml": HIDDEN}
    made.commit({FILE: KAFE, "data/asf/lunchen.yaml": LUNCH, **pages, **hidden})
    return made


def urls(shown: Preview) -> list[str]:
    return [page.url for page in shown.pages]


def everything(shown: Preview) -> str:
    return as_document(shown) + "".join(single_files(shown).values())


def test_a_changed_profile_is_shown_with_a_line_above(changes: Changes) -> None:
    shown = changes.shown({FILE: KAFE.replace("026-12 34 56", "026-65 43 21")})
    assert [page.heading for page in shown.pages] == ["Så här blir sidan /asf/kafe-linden/"]
    assert (shown.words, shown.elsewhere, shown.is_right) == ((), (), True)
    assert "026-65 43 21" in shown.pages[0].html
    assert "026-12 34 56" not in everything(shown)


def test_a_new_enterprise_and_the_pages_that_name_it(changes: Changes) -> None:
    shown = changes.shown({"data/asf/fiket.yaml": KAFE.replace("Kafé Linden", "Fiket")})
    assert [page.heading for page in shown.pages] == ["Så här blir den nya sidan /asf/fiket/"]
    said = "\n".join(shown.elsewhere)
    for sentence in (
        "Listan på /asf/ ändras.",
        "Länssidor som ändras: /lan/, /lan/gavleborg/.",
        "Kommunsidor som ändras: /kommun/gavle/.",
        "Branschsidor som ändras: /bransch/, /bransch/cafe-och-restaurang/.",
        "Andra företags sidor som ändras: /asf/kafe-linden/, /asf/lunchen/.",
    ):
        assert sentence in said, said


GONE: dict[str, tuple[dict[str, str | bytes | None], str]] = {
    "removed": ({FILE: None}, "Sidan /asf/kafe-linden/ tas bort."),
    "hidden": (
        {FILE: KAFE.partition("listing:")[0] + "listing: unlisted\n"},
        "Sidan /asf/kafe-linden/ slutar visas. Företaget finns kvar i registret, men syns inte på "
        "webbplatsen.",
    ),
    "moved": (
        {
            FILE: None,
            "data/asf/linden.yaml": KAFE.replace("Kafé Linden", "Linden")
            + "aliases:\n  - kafe-linden\n",
        },
        "Sidan /asf/kafe-linden/ flyttar till /asf/linden/.",
    ),
    "a page of text": ({"content/om.md": None}, "Sidan /om/ tas bort."),
}


@pytest.mark.parametrize(("files", "said"), GONE.values(), ids=GONE.keys())
def test_what_is_no_longer_shown_is_said_in_words(
    changes: Changes, files: dict[str, str | bytes | None], said: str
) -> None:
    shown = changes.shown(files)
    assert said in shown.words
    assert "/asf/kafe-linden/" not in urls(shown)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"data/asf/dolda-rummet.yaml": HIDDEN.replace("026-99 99 99", "026-88 88 88")},
        {"data/asf/dolda-rummet.yaml": None},
        {"data/asf/ny-dold.yaml": HIDDEN.replace("Dolda rummet", "Ny dold")},
    ],
    ids=["nothing", "hidden, changed", "hidden, removed", "hidden, new"],
)
def test_where_nothing_public_is_changed_that_is_all_it_says(
    changes: Changes, files: dict[str, str | bytes | None]
) -> None:
    shown = changes.shown(files)
    assert (shown.pages, shown.words, shown.elsewhere) == ((), ("Ingen sida ändras.",), ())
    assert not re.search("dold|026-[89]", everything(shown), re.IGNORECASE)


def test_nothing_of_what_is_hidden_stands_on_pages_that_are_shown(changes: Changes) -> None:
    unit = KAFE.replace("Kafé Linden", "Enheten") + "part_of: dolda-rummet\n"
    shown = changes.shown(
        {
            "data/asf/enheten.yaml": unit,
            "data/asf/dolda-rummet.yaml": HIDDEN.replace("026-99 99 99", "026-88 88 88"),
        }
    )
    assert urls(shown) == ["/asf/enheten/"]
    assert not re.search("dolda|026-[89]", everything(shown), re.IGNORECASE)


def test_somebody_who_consents_gets_a_new_page(changes: Changes) -> None:
    listed = KAFE.replace("Kafé Linden", "Dolda rummet")
    shown = changes.shown({"data/asf/dolda-rummet.yaml": listed})
    assert [page.heading for page in shown.pages] == [
        "Så här blir den nya sidan /asf/dolda-rummet/"
    ]


def test_a_changed_text_is_shown_and_the_menu_only_where_it_changes(changes: Changes) -> None:
    shown = changes.shown({"content/om.md": PAGE.replace("Text.", "Ny text.")})
    assert (urls(shown), shown.words) == (["/om/"], ())
    changes.commit({"content/om.md": PAGE.replace("summary", "menu: 1\nsummary")})
    shown = changes.preview()
    assert urls(shown) == ["/om/", "/"]
    assert "syns på alla sidor. Startsidan visas som exempel." in shown.words[0]


def test_a_changed_list_of_words_is_told_of(changes: Changes) -> None:
    words = Path(hostile_register.__file__).parents[1] / "data" / "vocabulary"
    for path in words.glob("*.yaml"):
        changes.shell.write(f"data/vocabulary/{path.name}", path.read_bytes())
    changes.commit({})
    path = "data/vocabulary/industries.yaml"
    text = (changes.folder / path).read_text("utf-8")
    shown = changes.shown({path: text.replace("Café och restaurang", "Kafé och krog")})
    assert "En lista som sidorna hämtar ord ur ändras." in shown.words[0]


def test_a_new_logo_is_shown_and_is_in_the_file(changes: Changes, tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    Image.new("RGB", (8, 8), "red").save(picture)
    changes.commit(
        {FILE: f"{KAFE}logo: kafe-linden.png\n", "data/asf/kafe-linden.png": picture.read_bytes()}
    )
    Image.new("RGB", (8, 8), "blue").save(picture)
    shown = changes.shown({"data/asf/kafe-linden.png": picture.read_bytes()})
    assert urls(shown) == ["/asf/kafe-linden/"]
    assert 'src="data:image/webp;base64,' in shown.pages[0].html


def test_what_has_happened_since_is_not_undone(changes: Changes) -> None:
    changes.commit({FILE: KAFE.replace("026-12 34 56", "026-65 43 21")}, "forslag")
    git("switch", "--quiet", "main", at=changes.folder)
    website = KAFE.replace("phone:", "website: https://linden.example\nphone:")
    changes.commit({FILE: website, "data/asf/lunchen.yaml": None})
    git("switch", "--quiet", "forslag", at=changes.folder)
    shown = changes.preview()
    assert urls(shown) == ["/asf/kafe-linden/"]
    assert "026-65 43 21" in shown.pages[0].html
    assert "linden.example" in shown.pages[0].html
    assert shown.words == ()


def test_a_clash_is_told_of_and_shown_as_proposed(changes: Changes) -> None:
    changes.commit({FILE: KAFE.replace("026-12 34 56", "026-65 43 21")}, "forslag")
    git("switch", "--quiet", "main", at=changes.folder)
    changes.commit({FILE: KAFE.replace("026-12 34 56", "026-77 77 77")})
    git("switch", "--quiet", "forslag", at=changes.folder)
    shown = changes.preview()
    assert "026-65 43 21" in shown.pages[0].html
    assert "Förslaget krockar med något som har ändrats" in shown.words[0]


def test_a_change_with_errors_says_so_and_ends_with_one(changes: Changes, tmp_path: Path) -> None:
    changes.commit({FILE: KAFE.replace('"21"', '"99"')}, "forslag")
    ran = changes.asf("--output", str(tmp_path / "a.html"), "--pages", str(tmp_path / "pages"))
    assert ran.code == 1
    assert "Förslaget har fel, så sidorna går inte att visa än." in ran.out
    assert "Förslaget har fel" in (tmp_path / "a.html").read_text("utf-8")
    assert not (tmp_path / "pages").exists()


SITE = Path(hostile_register.__file__).parents[1] / "data" / "site.yaml"


def without_site(changes: Changes) -> None:
    changes.commit({"data/site.yaml": None}, "forslag")


def with_submodule(changes: Changes) -> None:
    changes.commit({}, "forslag")
    commit = git("rev-parse", "HEAD", at=changes.folder)
    link = f"160000,{commit},data/asf/sub"
    git("update-index", "--add", "--cacheinfo", link, at=changes.folder)
    git("commit", "--quiet", "--message=ett annat", at=changes.folder)


def with_error(changes: Changes) -> None:
    changes.commit({FILE: KAFE.replace('"21"', '"99"')}, "forslag")


def right(changes: Changes) -> None:
    changes.commit({FILE: KAFE.replace("026-12 34 56", "026-65 43 21")}, "forslag")


@pytest.mark.parametrize(
    ("make", "code"), [(without_site, 1), (with_submodule, 1), (with_error, 1), (right, 0)]
)
def test_the_preview_and_the_report_agree(
    changes: Changes, tmp_path: Path, make: Callable[[Changes], None], code: int
) -> None:
    changes.commit({"data/site.yaml": SITE.read_bytes()})
    make(changes)
    told = changes.shell.asf("report", "--base", "main", "--date", DAY.isoformat())
    ran = changes.asf("--output", str(tmp_path / "a.html"))
    assert (told.code, ran.code) == (code, code), told.out
    assert ("Förslaget har fel" in ran.out) == bool(code)


@pytest.mark.parametrize(("day", "code"), [("2026-01-14", 1), ("2026-01-15", 0)])
def test_the_preview_and_the_report_agree_on_the_day_they_are_given(
    changes: Changes, tmp_path: Path, day: str, code: int
) -> None:
    right(changes)
    versions = ("--base", "main", "--date", day)
    told = changes.shell.asf("report", *versions)
    ran = changes.shell.asf("preview", *versions, "--output", str(tmp_path / "a.html"))
    assert (told.code, ran.code) == (code, code), told.out


def test_errors_that_were_there_before_are_not_said_to_be_the_proposals(
    changes: Changes, tmp_path: Path
) -> None:
    changes.commit({"data/asf/lunchen.yaml": LUNCH.replace('"21"', '"99"')})
    right(changes)
    ran = changes.asf("--output", str(tmp_path / "a.html"))
    assert "Registret har fel som inte kommer av förslaget" in ran.out
    assert ran.code == 1


def test_what_lies_in_the_working_tree_does_not_count(changes: Changes, tmp_path: Path) -> None:
    site = SITE.read_text("utf-8")
    changes.commit({"data/site.yaml": re.sub(r"(?m)^title: .*$", "title: Vår lista", site)})
    right(changes)
    changes.shell.write("data/site.yaml", "trasig: [")
    changes.shell.write(FILE, "trasig: [")
    ran = changes.asf("--output", str(tmp_path / "a.html"))
    assert (ran.code, ran.err) == (0, "")
    assert "<title>Förhandsvisning – Vår lista</title>" in (tmp_path / "a.html").read_text("utf-8")


def test_a_change_of_the_program_says_that_it_is_not_shown(changes: Changes) -> None:
    shown = changes.shown({"theme/static/asf.css": "body { display: none }", FILE: KAFE + "\n"})
    assert shown.words[-1].startswith("Förslaget ändrar också annat än uppgifter och texter.")


def test_twenty_pages_are_whole_and_the_rest_are_named(changes: Changes) -> None:
    files = {
        f"data/asf/fik-{at}.yaml": KAFE.replace("Kafé Linden", f"Fik {at}") for at in range(45)
    }
    shown = changes.shown(dict(files))
    assert len(shown.pages) == 20
    (said,) = (one for one in shown.words if one.startswith("Här visas 20 sidor."))
    assert said.endswith(" och 5 till.")
    assert said.count("/asf/fik-") == 20


def test_the_command_writes_one_file_and_each_page(changes: Changes, tmp_path: Path) -> None:
    changes.commit({FILE: KAFE.replace("026-12 34 56", "026-65 43 21")}, "forslag")
    output, pages = tmp_path / "ny" / "a.html", tmp_path / "pages"
    ran = changes.asf("--output", str(output), "--pages", str(pages))
    assert (ran.code, ran.out, ran.err) == (0, f"{output}: 1 sida.\n", "")
    assert [path.name for path in pages.iterdir()] == ["01-asf-kafe-linden.html"]
    assert "026-65 43 21" in output.read_text("utf-8")
    again = changes.asf("--output", str(output), "--pages", str(pages))
    assert again.code == 2
    assert "är inte tom" in again.err


@pytest.mark.parametrize("rev", ["finns-inte", "--output=x", "-x", ""])
def test_a_version_that_isnt_there_is_refused(changes: Changes, tmp_path: Path, rev: str) -> None:
    ran = changes.shell.asf("preview", f"--base={rev}", "--output", str(tmp_path / "a.html"))
    assert ran.code == 2
    assert "Git känner inte till" in ran.err
    assert not (tmp_path / "a.html").exists()


def test_a_page_of_the_preview_is_the_page_that_a_build_writes(made_up: BuiltSite) -> None:
    rendering = Rendering(Site(public_view(made_up.register), made_up.day))
    assert len(rendering.files) > 300
    for url in rendering.files:
        path = f"{url.lstrip('/')}index.html"
        assert rendering.page(url) == (made_up.public / path).read_text("utf-8"), url


# What others have written, in the file that is opened from a disk.


class _Frames(HTMLParser):
    """The frames of a document, and which of its tags could act or ask for something."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[dict[str, str]] = []
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "iframe":
            self.frames.append(known)
        elif tag in ("script", "object", "embed", "link", "base", "img", "form") or any(
            name.startswith("on") or name in ("style", "src") for name in known
        ):
            self.acting.append(self.get_starttag_text() or tag)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Preview, str, Root]:
    """The preview of a change that brings every hostile text in every field."""
    folder = tmp_path_factory.mktemp("hostile")
    tried = hostile_register.write_register(folder)
    hostile_register.refused_at(folder, tried)
    shutil.copyfile(next(MADE_UP.glob("data/asf/*.png")), folder / "data" / "asf" / "logotyp.png")
    entries = folder / "data" / "asf"
    kept = folder.parent / f"{folder.name}-kept"
    shutil.move(entries, kept)
    entries.mkdir()
    (entries / ".gitkeep").touch()
    git("init", "--quiet", "--initial-branch=main", at=folder)
    git("add", "--all", at=folder)
    git("commit", "--quiet", "--message=utan", at=folder)
    shutil.rmtree(entries)
    shutil.move(kept, entries)
    git("switch", "--quiet", "--create", "forslag", at=folder)
    git("add", "--all", at=folder)
    git("commit", "--quiet", "--message=med", at=folder)
    root = Root(folder)
    repository = Repository(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preview_module, "MOST_PAGES", 1_000)
        shown = preview(repository, repository.commit("main"), repository.commit("forslag"), DAY)
    assert shown.is_right, [problem.message for problem in check(root, DAY).errors][:5]
    titled = replace(shown, title=hostile_register.TEXTS["html, title"])
    return shown, as_document(titled), root


def test_hostile_texts_stay_texts_in_the_preview(hostile: tuple[Preview, str, Root]) -> None:
    shown, document, _ = hostile
    assert len(shown.pages) > 150
    read = _Frames()
    read.feed(document)
    assert read.acting == []
    assert [frame["srcdoc"] for frame in read.frames] == [page.html for page in shown.pages]
    for frame in read.frames:
        assert frame["sandbox"] == "allow-popups allow-popups-to-escape-sandbox"


def test_a_page_in_the_preview_has_the_body_of_the_page_on_the_site(
    hostile: tuple[Preview, str, Root],
) -> None:
    shown, _, root = hostile
    register = check(root, DAY).register
    assert register is not None
    rendering = Rendering(Site(public_view(register), DAY))
    for page in shown.pages:
        body = rendering.page(page.url).partition("</head>")[2]
        skip = '<a class="skip" href="#main">Hoppa till innehållet</a>'
        logo = re.compile(r'(<img class="logo" src=")[^"]+')
        assert logo.sub(r"\1", page.html.partition("</head>")[2]) == logo.sub(
            r"\1", body.replace(skip, "", 1)
        )


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Callable[[str], Page]:
    """Opens a document from a disk; the test fails where it asks for anything or complains."""
    context = browser.new_context()
    faults: list[str] = []

    def open_file(document: str) -> Page:
        path = tmp_path / "forhandsvisning.html"
        path.write_text(document, encoding="utf-8")
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on(
            "request",
            lambda request: (
                None if request.url == path.as_uri() else faults.append(request.url[:80])
            ),
        )
        page.goto(path.as_uri())
        page.wait_for_load_state("networkidle")
        assert faults == []
        return page

    yield open_file
    context.close()
    assert faults == []


def test_nothing_runs_and_nothing_is_asked_for(
    hostile: tuple[Preview, str, Root], opened: Callable[[str], Page]
) -> None:
    page = opened(hostile[1])
    assert page.evaluate("'pwned' in window") is False
    assert page.title() == f"Förhandsvisning – {hostile_register.TEXTS['html, title']}"
    assert page.locator("iframe").count() == len(hostile[0].pages)


def test_a_page_looks_as_on_the_site_also_in_its_frame(
    changes: Changes, opened: Callable[[str], Page]
) -> None:
    shown = changes.shown({FILE: KAFE.replace("026-12 34 56", "026-65 43 21")})
    page = opened(as_document(shown))
    inside = page.frame_locator("iframe")
    heading = inside.get_by_role("heading", level=1)
    assert heading.inner_text() == "Kafé Linden"
    font = "element => getComputedStyle(element).fontFamily"
    assert "Palatino" in heading.evaluate(font)
    link: Any = inside.get_by_role("link", name="Gävle", exact=True)
    assert link.evaluate("link => link.href").endswith("/kommun/gavle/")
    assert link.evaluate("link => link.protocol") == "https:"


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_preview(
    changes: Changes, opened: Callable[[str], Page], width: int
) -> None:
    shown = changes.shown(
        {FILE: KAFE.replace("026-12 34 56", "026-65 43 21"), "content/om.md": None}
    )
    page = opened(as_document(shown))
    page.set_viewport_size({"width": width, "height": 800})
    found = Axe().run(page, options={"iframes": False, "resultTypes": ["violations"]})
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
