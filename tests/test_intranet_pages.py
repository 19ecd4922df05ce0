"""What members read: every kind of page, from small registers, with hostile texts as text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from asf_intranet.download import Download
from asf_intranet.pages import IntranetPage, intranet_pages
from asf_intranet.pages.formulas import Place, in_words, shown_sheets
from asf_register.check import check
from asf_register.intranet.guide import Guide
from asf_register.intranet.intranet import Intranet
from asf_register.intranet.workbook import Sheet, Workbook
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from site_page import read_html

DAY = date(2026, 11, 22)
EXAMPLE = Root(PROJECT / "tests" / "examples" / "valid" / "intranet")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'&{{ 7*7 }}"
HOSTILE_BODY = """\
## <script>pwned = 1</script>

<iframe src="https://elak.example"></iframe> ![bild](https://elak.example/spion.png)
[kör](javascript:alert(1)) [data](data:text/html,hej) [bort](//elak.example) <b onclick=a()>b</b>

| a | b |
|---|---|
| <style>*{display:none}</style> | [x]: ok |
"""
VOID = set("area base br col embed hr img input link meta source track wbr".split())
BROUGHT_IN = re.compile(r"<(script|img|iframe|style|svg|object|embed|base|form|link|meta)\b")


def file(identity: str, title: str = "En fil") -> Download:
    return Download(
        id=identity,
        name=identity.rpartition("/")[2],
        type="application/octet-stream",
        title=title,
        made_of="",
        make=lambda: b"",
    )


FILES = [
    file("mallar/iop-avtal.docx"),
    file("mallar/iop-avtal.odt"),
    file("mallar/priskalkyl.xlsx"),
    file("filer/logotyp.png"),
    file("logotyper/market.pdf", "Märket"),
    file("inspelningar/introduktion.webm"),
    file("inspelningar/introduktion.vtt"),
]


@pytest.fixture(scope="module")
def register() -> Register:
    register = check(EXAMPLE, DAY).register
    assert register is not None
    return register


@pytest.fixture(scope="module")
def pages(register: Register) -> dict[str, IntranetPage]:
    return by_route(register)


def by_route(register: Register, files: list[Download] | None = None) -> dict[str, IntranetPage]:
    made = list(intranet_pages(register, DAY, FILES if files is None else files))
    assert len({page.route for page in made}) == len(made)
    return {page.route: page for page in made}


def with_intranet(register: Register, **changed: Any) -> Register:
    return replace(register, intranet=replace(register.intranet, **changed))


def with_guide(register: Register, **changed: Any) -> Register:
    guide = replace(register.intranet.guides["lamna-anbud"], **changed)
    return with_intranet(register, guides={guide.slug: guide})


def text_of(page: IntranetPage) -> str:
    return read_html(page.html).text


def test_there_is_a_page_for_each_thing_of_each_kind(pages: dict[str, IntranetPage]) -> None:
    assert {route: page.kind for route, page in pages.items()} == {
        "": "home",
        "guider/lamna-anbud": "guide",
        "mallar/iop-avtal": "template",
        "mallar/priskalkyl": "template",
        "kurser/forsta-anbudet": "course",
        "inspelningar/introduktion": "recording",
        "erfarenheter/fruktkorgar": "experience",
        "medlemmar": "members",
        "filer": "files",
    }


def test_every_page_is_sound_html_with_one_heading(pages: dict[str, IntranetPage]) -> None:
    for route, page in pages.items():
        assert Nesting(page.html).faults == [], route
        heading = re.findall(r"<h1>(.*?)</h1>", page.html)
        assert len(heading) == 1, route
        read = read_html(page.html)
        assert read.inline == (), route
        assert read.assets == (), route
        ids = re.findall(r' id="([^"]+)"', page.html)
        assert len(ids) == len(set(ids)), route
        named = re.findall(r'(?:aria-labelledby|for)="([^"]+)"', page.html)
        assert set(named) <= set(ids), route


class Nesting(HTMLParser):
    """Elements that are not closed where they should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(html)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"{tag} {names}")
        if tag in ("p", "ul", "div", "section", "h2") and "p" in self.open:
            self.faults.append(f"{tag} in p")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] != [tag]:
            self.faults.append(f"/{tag} after {self.open[-1:]}")
        else:
            self.open.pop()


def test_a_page_that_is_not_sound_would_be_seen() -> None:
    assert Nesting("<p><div></p>").faults
    assert Nesting("<ul><li></ul>").faults
    assert Nesting('<p id="a" id="b"></p>').faults


def test_every_link_within_leads_to_a_page(pages: dict[str, IntranetPage]) -> None:
    known = {*pages, "sok", "nyckel"}
    for route, page in pages.items():
        for link in read_html(page.html).links:
            if link.startswith("#/"):
                assert link[2:].partition("?")[0] in known, f"{route}: {link}"
            else:
                assert re.match(r"https://|mailto:|tel:", link), f"{route}: {link}"


def test_a_guide_shows_all_that_is_said_of_it(pages: dict[str, IntranetPage]) -> None:
    guide = pages["guider/lamna-anbud"]
    text = text_of(guide)
    for said in (
        "Lämna anbud",
        "Vad man gör, i ordning.",
        "För ledning och styrelse, försäljning.",
        "Senast granskad 1 oktober 2026. Ansvarig: redaktör.",
        "Först",
        "Räkna på vad det kostar.",
        "IOP-avtal",
        "Fruktkorgar till kommunen",
        "Kafé Linden, 1 september 2026",
        "Första anbudet",
    ):
        assert said in text, said
    assert guide.html.count('<input type="checkbox"') == 3
    assert guide.area == "Upphandling och avtal"
    assert guide.reviewed == date(2026, 10, 1)


def test_links_to_the_public_site_name_it_and_others_stay(
    register: Register, pages: dict[str, IntranetPage]
) -> None:
    links = read_html(pages["guider/lamna-anbud"].html).links
    address = register.site.address
    assert f"{address}/om/" in links
    assert f"{address}/foresla/erfarenhet/#guide=lamna-anbud" in links
    assert "#/mallar/iop-avtal" in links
    assert "mailto:redaktion@skoopi.example" in links
    assert not [link for link in links if link.startswith("/")]


def test_templates_have_a_button_for_each_format_that_there_is(register: Register) -> None:
    pages = by_route(register)
    assert buttons(pages["mallar/iop-avtal"]) == ["mallar/iop-avtal.docx", "mallar/iop-avtal.odt"]
    assert buttons(pages["mallar/priskalkyl"]) == ["mallar/priskalkyl.xlsx"]
    assert set(buttons(pages["guider/lamna-anbud"])) == {one.id for one in FILES[:3]}
    assert buttons(by_route(register, [])["mallar/iop-avtal"]) == []


def buttons(page: IntranetPage) -> list[str]:
    return re.findall(r'data-file="([^"]+)"', page.html)


def test_only_legal_templates_say_that_they_are_no_advice(pages: dict[str, IntranetPage]) -> None:
    assert "ingen juridisk rådgivning" in text_of(pages["mallar/iop-avtal"])
    assert "ingen juridisk rådgivning" not in text_of(pages["mallar/priskalkyl"])


def test_what_is_to_be_filled_in_is_marked(pages: dict[str, IntranetPage]) -> None:
    html = pages["mallar/iop-avtal"].html
    assert '<span class="gap">[företagets namn]</span>' in html
    assert "☐ Undertecknat" in html


def test_a_calculation_tells_its_formulas_in_words(pages: dict[str, IntranetPage]) -> None:
    text = text_of(pages["mallar/priskalkyl"])
    assert "avrundat (Antal × Pris; 2)" in text
    assert "summan av Löner till Lokal × (1 + Påslag på bladet Antaganden ÷ 100)" in text
    assert "350,5" in text
    assert "<b>900</b> <i>" in pages["mallar/priskalkyl"].html
    assert "Fyll i antal och pris." in text


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("=B2*B3", "Lön × Timmar"),
        ("=(B2+B3)/2", "(Lön + Timmar) ÷ 2"),
        ("=SUM(B2:B3)", "summan av Lön till Timmar"),
        ("=SUM(B2:B3)*1.5", "summan av Lön till Timmar × 1,5"),
        ('=IF(B2>1000,"hög",B3)', "om (Lön > 1\u202f000; «hög»; Timmar)"),
        ("=Z9+$B$2", "rad 9 + Lön"),
        ("=Moms!B2", "Sats på bladet Moms"),
        ("=moms!B2", "Sats på bladet moms"),
        ("=A4", "Post"),
        ("=)<b>", ") < b >"),
    ],
)
def test_formulas_in_words(formula: str, said: str) -> None:
    rows = (("Lön", 100), ("Timmar", 2), ("Summa", formula))
    sheet = Sheet(name="Blad", columns=("Post", "Värde"), rows=rows)
    other = Sheet(name="Moms", columns=("Vad", "Procent"), rows=(("Sats", 25),))
    shown = in_words(formula, Place(sheet, 4, 2), {"blad": sheet, "moms": other})
    assert shown == said


def test_shares_are_shown_as_the_spreadsheet_shows_them() -> None:
    by_row = Sheet(
        name="Rader",
        columns=("Post", "Värde", "Enhet"),
        rows=(
            ("Hälften", "=B3/2", "%"),
            ("Avgift", 0.3142, "%"),
            ("Lön", 25000, "kr"),
            ("Stöd", -1200.5, "kr"),
        ),
    )
    columns = ("Antal (st)", "Del av alla (%)")
    by_column = Sheet(name="Kolumner", columns=columns, rows=((4, "=A2/8"), (2, 0.25)))
    workbook = Workbook(
        slug="a",
        title="A",
        summary="A.",
        area="business",
        reviewed=DAY,
        responsible="editor",
        sheets=(by_row, by_column),
    )
    shown, other = shown_sheets(workbook)
    assert [other.rows[0].cells[1].value, other.rows[1].cells[1].text] == ["50", "25"]
    assert [row.cells[0].text for row in other.rows] == ["4", "2"]
    assert shown.rows[0].cells[1].value == "15,71"
    assert [row.cells[1].text for row in shown.rows[1:]] == [
        "31,42",
        "25\u202f000",
        "−1\u202f200,5",
    ]


def test_numbers_in_tables_stand_to_the_right(register: Register) -> None:
    table = "| Vad | Kronor |\n|---|---:|\n| Lön | 100 |\n| <td style=x> | 2 |\n"
    page = by_route(with_guide(register, body=table))["guider/lamna-anbud"]
    assert re.findall(r'class="right">([^<]+)<', page.html) == ["Kronor", "100", "2"]
    assert "<td>Lön</td>" in page.html


def test_a_course_shows_its_steps_and_questions(pages: dict[str, IntranetPage]) -> None:
    page = pages["kurser/forsta-anbudet"]
    text = text_of(page)
    for said in ("Steg 1", "Steg 2", "Introduktion", "Vem räknar på priset?", "Kommunen frågar"):
        assert said in text, said
    assert page.html.count('type="radio"') == 2
    assert 'data-right="1"' in page.html


def test_a_recording_has_its_film_subtitles_and_words(pages: dict[str, IntranetPage]) -> None:
    page = pages["inspelningar/introduktion"]
    assert 'data-film="inspelningar/introduktion.webm"' in page.html
    assert 'data-subtitles="inspelningar/introduktion.vtt"' in page.html
    assert "3 minuter" in text_of(page)
    assert "Vad som sägs i filmen." in text_of(page)


def test_an_experience_says_who_tells_and_what(pages: dict[str, IntranetPage]) -> None:
    page = pages["erfarenheter/fruktkorgar"]
    text = text_of(page)
    for said in ("Kafé Linden, Gävle", "Så gjorde vi", "Vi fick uppdraget.", "info@linden.example"):
        assert said in text, said
    assert "#/guider/lamna-anbud" in read_html(page.html).links


def test_the_directory_shows_those_who_want_to_be_in_it(register: Register) -> None:
    page = by_route(register)["medlemmar"]
    text = text_of(page)
    assert "1 medlem" in text
    for said in (
        "Kafé Linden",
        "Gävle, Gävleborgs län",
        "Café",
        "Anbud och priser.",
        "026-12 34 56",
    ):
        assert said in text, said
    assert "kansli" not in text
    assert "age1" not in page.html


def test_who_no_longer_reads_is_not_in_the_directory(register: Register) -> None:
    later = list(intranet_pages(register, date(2027, 2, 2), FILES))
    (page,) = (page for page in later if page.kind == "members")
    assert "Kafé Linden" not in page.html
    assert [found.title for found in page.found] == ["Medlemmar"]


def test_the_list_of_files_says_what_each_is(pages: dict[str, IntranetPage]) -> None:
    text = text_of(pages["filer"])
    for said in ("Att sätta på det ni trycker.", "PNG-bild", "Märket", "PDF"):
        assert said in text, said
    assert text.count("bara medan ni är certifierade, och alltid med ord bredvid") == 1


def test_two_descriptions_of_a_file_are_two_lines_and_a_logos_name_is_free(
    register: Register,
) -> None:
    (about,) = register.intranet.attachments.values()
    other = replace(about, slug="annan", title="En annan rubrik")
    both = with_intranet(register, attachments={about.slug: about, other.slug: other})
    page = by_route(both, [*FILES, file("logotyper/logotyp.png", "Vår egen")])["filer"]
    buttons = re.findall(r'data-file="([^"]+)".*?Hämta (.*?) som', page.html)
    assert buttons == [
        ("logotyper/market.pdf", "Märket"),
        ("logotyper/logotyp.png", "Vår egen"),
        ("filer/logotyp.png", "Logotyp"),
        ("filer/logotyp.png", "En annan rubrik"),
    ]


def test_nothing_but_the_directory_depends_on_the_day(register: Register) -> None:
    """So that an old page warns without being built anew, and a build is made only for news."""
    today = intranet_pages(register, DAY, FILES)
    later = intranet_pages(register, date(2030, 1, 1), FILES)
    changed = [one.route for one, other in zip(today, later, strict=True) if one != other]
    assert changed == ["medlemmar"]


def test_hostile_texts_stay_text(register: Register) -> None:
    intranet = hostile(register.intranet)
    pages = by_route(replace(register, intranet=intranet))
    shown = 0
    for route, page in pages.items():
        assert not BROUGHT_IN.search(page.html.replace("<input", "")), route
        assert not re.search(r"<[^>]* on\w+=", page.html), route
        assert "javascript:" not in "".join(read_html(page.html).links), route
        assert "49" not in page.html.replace("#", ""), route
        assert Nesting(page.html).faults == [], route
        shown += HOSTILE in text_of(page)
    assert shown >= len(pages) - 2


def hostile(intranet: Intranet) -> Intranet:
    """Every text of every record is hostile."""
    changed: dict[str, Any] = {}
    for name in ("guides", "templates", "workbooks", "courses", "recordings", "attachments"):
        records = getattr(intranet, name)
        changed[name] = {
            slug: replace(one, title=HOSTILE, summary=HOSTILE) for slug, one in records.items()
        }
    changed["guides"] = {
        slug: replace(one, checklist=(HOSTILE,), body=HOSTILE_BODY)
        for slug, one in changed["guides"].items()
    }
    changed["templates"] = {
        slug: replace(one, body=f"[{HOSTILE}]\n\n{HOSTILE_BODY}")
        for slug, one in changed["templates"].items()
    }
    changed["workbooks"] = {
        slug: replace(one, intro=HOSTILE_BODY, sheets=(hostile_sheet(),))
        for slug, one in changed["workbooks"].items()
    }
    changed["experiences"] = {
        slug: replace(one, title=HOSTILE, did=HOSTILE_BODY, contact='"><script>@x.example')
        for slug, one in intranet.experiences.items()
    }
    changed["members"] = {
        slug: replace(one, contact=replace(one.contact, role=HOSTILE, helps_with=HOSTILE))
        if one.contact
        else one
        for slug, one in intranet.members.items()
    }
    return replace(intranet, **changed)


def hostile_sheet() -> Sheet:
    return Sheet(
        name=HOSTILE, columns=(HOSTILE, HOSTILE), rows=((HOSTILE, "=<script>alert(1)</script>"),)
    )


def test_a_guide_with_script_or_remote_picture_shows_none(register: Register) -> None:
    page = by_route(with_guide(register, body=HOSTILE_BODY))["guider/lamna-anbud"]
    read = read_html(page.html)
    assert read.assets == ()
    assert "elak.example" not in "".join(read.links)
    assert "<script>pwned = 1</script>" in read.text


def test_a_slug_cannot_leave_its_attribute(register: Register) -> None:
    """Records are checked, but a page does not rely on it."""
    guide = replace(register.intranet.guides["lamna-anbud"], slug='"><script>')
    page = by_route(with_intranet(register, guides={guide.slug: guide}))['guider/"><script>']
    assert "<script" not in page.html


def test_neighbours_and_layout_are_no_news(register: Register) -> None:
    guide = register.intranet.guides["lamna-anbud"]
    other = replace(guide, slug="en-till", title="En till")
    before = by_route(register)["guider/lamna-anbud"]
    beside = with_intranet(register, guides={"lamna-anbud": guide, "en-till": other})
    after = by_route(beside)["guider/lamna-anbud"]
    assert after.digest == before.digest
    assert after.made_of != before.made_of


@pytest.mark.parametrize(
    "changed",
    [{"title": "Ny"}, {"summary": "Ny."}, {"body": "Nytt."}, {"checklist": ("Ny.",)}],
)
def test_each_new_word_is_news(register: Register, changed: dict[str, Any]) -> None:
    before = by_route(register)["guider/lamna-anbud"]
    assert by_route(with_guide(register, **changed))["guider/lamna-anbud"].digest != before.digest


def test_an_intranet_without_anything_still_has_its_pages(register: Register) -> None:
    pages = by_route(replace(register, intranet=Intranet()), [])
    assert set(pages) == {"", "medlemmar", "filer"}
    assert "Ingen medlem har lagt in kontaktuppgifter än." in text_of(pages["medlemmar"])
    assert "Här finns inga filer än." in text_of(pages["filer"])


def test_a_line_of_a_checklist_that_is_changed_is_a_new_one(register: Register) -> None:
    def marks(*checklist: str) -> list[str]:
        page = by_route(with_guide(register, checklist=checklist))["guider/lamna-anbud"]
        return re.findall(r'type="checkbox" value="(\w+)"', page.html)

    first, second = marks("Ett.", "Två.")
    assert marks("Två.", "Ett.") == [second, first]
    assert first not in marks("Ett!", "Två.")


def test_guides_of_an_area_lead_to_each_other(register: Register) -> None:
    guide = register.intranet.guides["lamna-anbud"]
    guides: dict[str, Guide] = {
        slug: replace(guide, slug=slug, title=slug) for slug in ("arende", "zon", "oga")
    }
    page = by_route(with_intranet(register, guides=guides))["guider/oga"]
    assert re.findall(r'<a href="#/guider/(\w+)">', page.html) == ["arende", "zon"]
