"""Pages of running text: how they are read, what leads to them, and what `asf check` refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asf_register.check import check
from asf_register.headings import headings
from asf_register.public import public_view
from asf_register.root import PROJECT, Root
from asf_site.navigation import footer, menu
from asf_site.parts.text_pictures import picture_files
from asf_site.preview.rendering import Rendering, templates_of
from asf_site.search.search_records import searched_pages
from asf_site.site import Site
from asf_site.texts.prose import Shown, markdown
from command_shell import KAFE, Shell
from PIL import Image
from site_fixtures import DESKTOP, PHONE, BuiltSite, Visitor
from site_page import read_html

DAY = date(2026, 11, 22)
PARTS = "\n\n".join(f"## Del {number}\n\nText." for number in range(1, 5))


def page(title: str, more: str = "", body: str = "Text.") -> str:
    return f"---\ntitle: {title!r}\nsummary: Om {title.lower()}.\n{more}---\n\n{body}\n"


TEXTS = {
    "for-asf": page("För ASF", "menu: 50\n", PARTS),
    "finansiering": page("Finansiering", "section: for-asf\norder: 2\nreviewed: 2026-11-22\n"),
    "lana": page("Låna", "section: finansiering\n"),
    "avtal": page("Avtal", "section: for-asf\n"),
    "anbud": page("Anbud", "section: for-asf\norder: 1\n"),
    "lattlast-for-asf": page("För ASF, lättläst", "easy_read_of: for-asf\n"),
    "integritet": page("Integritet", "order: 50\n"),
}


class Register:
    """A register with some texts, and its pages."""

    def __init__(self, folder: Path) -> None:
        self.root = Root(folder)
        (folder / "data/asf").mkdir(parents=True)
        (folder / "data/asf/kafe-linden.yaml").write_text(KAFE, encoding="utf-8")
        (folder / "content/bilder").mkdir(parents=True)

    def write(self, **texts: str) -> None:
        """Write texts by slug, with "_" for "-"."""
        for slug, text in texts.items():
            path = self.root.content / f"{slug.replace('_', '-')}.md"
            path.write_text(text, encoding="utf-8")

    def picture(self, name: str, made: Image.Image, **how: Any) -> None:
        """Save a picture for texts."""
        made.save(self.root.pictures / name, **how)

    def site(self) -> Site:
        """The public site; the register must be right."""
        checked = check(self.root, DAY)
        assert checked.problems == ()
        assert checked.register is not None
        return Site(public_view(checked.register), DAY)

    def html(self, url: str) -> str:
        """A page of it."""
        return Rendering(self.site()).page(url)

    def said(self) -> list[tuple[str, int, str]]:
        """The file, line and rule of each problem."""
        return [(p.path, p.line, p.rule) for p in check(self.root, DAY).problems]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A register without texts."""
    return Register(tmp_path)


@pytest.fixture
def texts(register: Register) -> Register:
    """A register with a section, an easy version and a page on its own."""
    register.write(**{slug.replace("-", "_"): text for slug, text in TEXTS.items()})
    return register


def links(html: str, label: str) -> list[str]:
    """Where the links of a navigation lead, by the id of its heading or by its label."""
    found = re.search(rf'<nav[^>]*aria-label(?:ledby)?="{label}".*?</nav>', html, re.S)
    return re.findall(r'<a href="([^"]+)"', found[0]) if found else []


def test_a_heading_has_an_id_of_its_own_that_says_what_it_says() -> None:
    text = (
        "## Så gör ni\n\n## Så *gör* ni!\n\nMain\n----\n\n## …\n\n### `kod` & mer\n\n## Så gör ni\n"
    )
    assert [heading.id for heading in headings(text)] == [
        "sa-gor-ni",
        "sa-gor-ni-2",
        "main-2",
        "rubrik",
        "kod-mer",
        "sa-gor-ni-3",
    ]
    ids = re.findall(r'<h[2-6] id="([^"]+)"', markdown(text, [one.id for one in headings(text)]))
    assert ids == [heading.id for heading in headings(text)]


def test_a_page_of_many_parts_begins_with_what_stands_on_it(texts: Register) -> None:
    html = texts.html("/for-asf/")
    assert links(html, "innehall") == ["#del-1", "#del-2", "#del-3", "#del-4", "#sidor"]
    assert {"del-1", "del-4", "sidor"} <= read_html(html).ids
    assert links(texts.html("/finansiering/"), "innehall") == []


def test_a_section_shows_its_parts_in_order_and_each_part_the_others(texts: Register) -> None:
    top, part = texts.html("/for-asf/"), texts.html("/finansiering/")
    assert links(top, "sidor") == ["/anbud/", "/finansiering/", "/avtal/"]
    assert "Om finansiering." in top
    assert links(part, "avdelning") == ["/anbud/", "/finansiering/", "/avtal/"]
    assert '<a href="/finansiering/" aria-current="page">' in part
    assert links(part, "sidor") == ["/lana/"]
    assert links(texts.html("/lana/"), "Du är här") == ["/for-asf/", "/finansiering/"]


def test_the_menu_tells_in_which_section_one_is(texts: Register) -> None:
    for url, current in (("/for-asf/", "page"), ("/lana/", "true"), ("/lattlast-for-asf/", "true")):
        assert f'<a href="/for-asf/" aria-current="{current}">' in texts.html(url), url
    assert 'href="/for-asf/" aria-current' not in texts.html("/integritet/")


def test_an_easy_version_and_its_page_lead_to_each_other(texts: Register) -> None:
    ordinary, easy = texts.html("/for-asf/"), texts.html("/lattlast-for-asf/")
    assert '<a href="/lattlast-for-asf/" hreflang="sv-simple">Lättläst version</a>' in ordinary
    assert '<a href="/for-asf/" hreflang="sv">Till den vanliga texten</a>' in easy
    assert '<article class="prose" lang="sv-simple">' in easy
    assert "sv-simple" not in texts.html("/finansiering/")


def test_a_page_says_when_somebody_last_looked_it_over(texts: Register) -> None:
    told = '<time datetime="2026-11-22">22 november 2026</time>'
    assert f"Senast genomgången {told}" in texts.html("/finansiering/")
    assert "Senast genomgången" not in texts.html("/avtal/")


def test_menu_and_footer_stand_in_the_order_of_their_places(texts: Register) -> None:
    site = texts.site()
    assert [entry.title for entry in menu(site.register)] == [
        "ASF-listan",
        "Marknad",
        "För ASF",
        "Aktuellt",
    ]
    columns = footer(site.register)
    assert [column.title for column in columns] == ["Hitta", "Certifiering", "Aktuellt", "Om"]
    about = [entry.url for entry in columns[-1].entries]
    assert "/integritet/" in about
    assert not {"/for-asf/", "/avtal/", "/lattlast-for-asf/"} & set(about)


def test_every_page_is_reached_from_the_menu_the_footer_or_its_section(real: BuiltSite) -> None:
    wanted = {one.url for one in real.register.pages.values()}
    seen, ahead = set[str](), ["/"]
    while ahead:
        url = ahead.pop()
        seen.add(url)
        html = (real.public / url.lstrip("/") / "index.html").read_text(encoding="utf-8")
        ways = [html.partition('class="menu"')[2].partition("</nav>")[0]]
        ways += [html.partition('class="foot"')[2].partition("</nav>")[0]]
        ways += [html.partition('class="parts"')[2].partition("</nav>")[0]]
        ways += [html.partition('class="version"')[2].partition("</p>")[0]]
        found = {link for way in ways for link in re.findall(r'href="(/[^"]*/)"', way)}
        ahead += (found & wanted) - seen - set(ahead)
    assert wanted <= seen


def test_a_search_and_search_engines_find_the_texts(texts: Register) -> None:
    found = {one.url: one for one in searched_pages(texts.site())}
    assert {f"/{slug}/" for slug in TEXTS} <= found.keys()
    assert found["/for-asf/"].text.startswith("Del 1 Text.")


def test_a_picture_is_made_anew_without_what_hid_in_it(register: Register) -> None:
    picture = Image.new("RGB", (2800, 1400), "green")
    exif = Image.Exif()
    exif[0x010E] = "HEMLIGT"
    register.picture("torget.jpg", picture, exif=exif)
    register.write(om=page("Om", body="![Torget en solig dag](torget.jpg)"))
    site = register.site()
    (file,) = picture_files(site, templates_of(site))
    assert re.fullmatch(r"bilder/[0-9a-f]{10}-torget\.webp", file.path)
    made = file.make()
    assert isinstance(made, bytes)
    assert b"HEMLIGT" not in made
    with Image.open(BytesIO(made)) as shown:
        assert (shown.format, shown.size) == ("WEBP", (1400, 700))
    size = 'width="1400" height="700"'
    expected = f'<img src="/{file.path}" alt="Torget en solig dag" {size} loading="lazy"'
    assert expected in Rendering(site).page("/om/")


def test_another_picture_under_the_same_name_has_another_address(register: Register) -> None:
    register.write(om=page("Om", body="![Torget en solig dag](torget.png)"))
    addresses = set()
    for colour in ("green", "white"):
        register.picture("torget.png", Image.new("RGB", (9, 9), colour))
        site = register.site()
        addresses |= {file.path for file in picture_files(site, templates_of(site))}
    assert len(addresses) == 2


def test_only_pictures_of_the_site_are_embedded_and_their_words_stay_words() -> None:
    shown = {"a.png": Shown("/bilder/0123456789-a.webp", 4, 3)}
    for elsewhere in ("https://ond.example/a.png", "/bilder/x.webp", "b.png", "data:image/png,x"):
        assert "<img" not in markdown(f"![Ord]({elsewhere})", pictures=shown)
    html = markdown('![<h2> <table> "x" onerror=alert(1)](a.png "t")\n\n## Ett', ["ett"], shown)
    assert html.count("<h2") == 1
    assert "<table" not in html
    (picture,) = re.findall(r"<img[^>]*>", html)
    assert re.fullmatch(r'<img( [a-z]+="[^"<>]*")*>', picture)
    assert "&lt;h2&gt; &lt;table&gt; &quot;x&quot; onerror=alert(1)" in picture


def test_each_wide_table_can_be_told_from_the_others() -> None:
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n"
    html = markdown(f"{table}\n\nText.\n\n{table}")
    assert re.findall(r'aria-label="([^"]+)"', html) == ["Tabell", "Tabell 2"]
    assert html.count("<div") == html.count("</div>") == 2


MISTAKES: dict[str, tuple[Callable[[Register], object], tuple[str, int, str]]] = {
    "a field that no page has": (
        lambda r: r.write(om=page("Om", "avdelning: for-asf\n")),
        ("content/om.md", 4, "unknown-key"),
    ),
    "a link to no page": (
        lambda r: r.write(om=page("Om", body="Ett.\n\nTvå [tre](/finansieringen/).")),
        ("content/om.md", 8, "page-links"),
    ),
    "a link to no heading": (
        lambda r: r.write(om=page("Om", body="[Del 9](/for-asf/#del-9)")),
        ("content/om.md", 6, "page-links"),
    ),
    "a link to no heading of its own": (
        lambda r: r.write(om=page("Om", body="## Ett\n\n[två](#tva)")),
        ("content/om.md", 8, "page-links"),
    ),
    "an address without its last slash": (
        lambda r: r.write(om=page("Om", body="[För ASF](/for-asf)")),
        ("content/om.md", 6, "page-links"),
    ),
    "a picture that isn't there": (
        lambda r: r.write(om=page("Om", body="Ett.\n\n![Torget en solig dag](torget.png)")),
        ("content/om.md", 8, "page-pictures"),
    ),
    "a title that nobody can see": (
        lambda r: r.write(om=page("Om").replace("'Om'", "'\u200b\u2800'")),
        ("content/om.md", 2, "text-form"),
    ),
    "a section that isn't there": (
        lambda r: r.write(om=page("Om", "section: forasf\n")),
        ("content/om.md", 4, "page-section"),
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_text_is_told_with_its_file_and_line(mistake: str, texts: Register) -> None:
    make, expected = MISTAKES[mistake]
    make(texts)
    assert texts.said() == [expected]


def test_a_picture_without_words_is_told_with_its_file_and_line(texts: Register) -> None:
    texts.picture("torget.png", Image.new("RGB", (9, 9)))
    texts.write(om=page("Om", body="Ett.\n\n![](torget.png)"))
    assert texts.said() == [("content/om.md", 8, "picture-text")]


def test_a_page_that_goes_leaves_a_fault_where_it_was_linked_to(texts: Register) -> None:
    texts.write(om=page("Om", body="Läs om [avtal](/avtal/)."))
    assert texts.said() == []
    (texts.root.content / "avtal.md").unlink()
    assert texts.said() == [("content/om.md", 6, "page-links")]


@pytest.mark.parametrize("mistake", ["titel: x\n", "menu: 500\n"])
def test_a_page_that_cannot_be_read_makes_no_faults_in_others(
    texts: Register, mistake: str
) -> None:
    texts.picture("torget.png", Image.new("RGB", (9, 9)))
    texts.write(
        om=page("Om", "section: avtal\n", "[Avtal](/avtal/) och [kafé](/asf/kafe-linden/)."),
        avtal=page("Avtal", mistake, "![Torget en solig dag](torget.png)"),
    )
    kafe = KAFE.replace("unlisted", "sometimes")
    (texts.root.enterprises / "kafe-linden.yaml").write_text(kafe, encoding="utf-8")
    assert {path for path, _, _ in texts.said()} == {
        "content/avtal.md",
        "data/asf/kafe-linden.yaml",
    }


def test_the_command_names_file_line_and_mend(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    shell.write("content/om.md", page("Om", body="Läs om [avgiften](/bli-certifierade/)."))
    ran = shell.asf("check", "content/om.md")
    assert ran.code == 1
    assert 'rad 6: sidan länkar till "/bli-certifierade/", men där finns ingen sida.' in ran.out
    assert 'Menade du "/bli-certifierad/"?' in ran.out


def test_text_pages_read_well_on_every_screen(real: BuiltSite, visitor: Visitor) -> None:
    for url in ("/for-asf/", "/finansiering/", "/lattlast-for-asf/"):
        for width in (320, PHONE, DESKTOP):
            opened = visitor.open(real, url, width=width, scripts=False)
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert not opened.evaluate(wide), (url, width)
            for link in opened.locator(".menu a").all():
                assert link.is_visible()
        column = opened.locator(".prose > p").last.bounding_box()
        assert column is not None
        assert column["width"] <= 720


def test_the_project_has_the_sections_that_its_menu_promises() -> None:
    checked = check(Root(PROJECT), DAY)
    assert checked.register is not None
    titles = [entry.title for entry in menu(checked.register)]
    assert titles[:6] == [
        "ASF-listan",
        "Marknad",
        "För ASF",
        "För offentlig sektor",
        "För näringsliv",
        "Aktuellt",
    ]
