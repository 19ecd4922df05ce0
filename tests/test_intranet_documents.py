"""Members' documents: Word and OpenDocument files, the price calculation, the logos."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import asf_intranet.pandoc as pandoc_module
import ironcalc
import pytest
from asf_intranet import documents, workbook_file
from asf_intranet.document_tree import CHECK_BOX, FILL_IN, LEGAL_NOTE
from asf_intranet.download import Download
from asf_intranet.logo_files import logo_files
from asf_intranet.packed import packed, unpacked
from asf_intranet.pandoc import PandocRefusedError, read_markdown, write_document
from asf_register.errors import BuildError, ProjectFileError
from asf_register.intranet.document_template import DocumentTemplate
from asf_register.intranet.intranet import Intranet
from asf_register.intranet.intranet_files import read_intranet
from asf_register.intranet.workbook import Sheet, Workbook
from asf_register.root import PROJECT, Root
from asf_register.vocabulary_files import read_vocabulary
from defusedxml.ElementTree import fromstring
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from openpyxl import load_workbook
from PIL import Image, ImageDraw

SLUGS = (
    "anbudssvar-reserverad-upphandling",
    "avvikelserapport",
    "delaktighetspolicy",
    "delegationsordning",
    "introduktionsplan",
    "iop-avtal",
    "personalhandbok-mall",
    "pressmeddelande",
    "riskbedomning",
    "samarbetsavtal-anbud",
    "samhallsnyttorapport",
    "skyddsrond",
    "underleverantorsavtal",
)
LEGAL = {"iop-avtal", "samarbetsavtal-anbud", "underleverantorsavtal"}
PLACE = re.compile(r"\[[^\[\]]+\](?!\()")
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


@pytest.fixture(scope="session")
def own() -> Intranet:
    """The project's own intranet."""
    root = Root(PROJECT)
    read = read_intranet(root, read_vocabulary(root))
    assert not read.problems
    return read.intranet


@pytest.fixture(scope="session")
def made(own: Intranet) -> dict[tuple[str, str], bytes]:
    """Its templates as documents."""
    return documents.converted(tuple(own.templates.values()), {slug: slug for slug in SLUGS})


def template(body: str, **changed: Any) -> DocumentTemplate:
    """A template with this text."""
    values: dict[str, Any] = {
        "slug": "prov",
        "title": "Ett prov: 5 < 6 & 7",
        "summary": "Ett prov.",
        "area": "business",
        "reviewed": date(2026, 11, 22),
        "responsible": "editor",
        "body": body,
    }
    return DocumentTemplate(**values | changed)


def convert(body: str, **changed: Any) -> dict[str, bytes]:
    """By kind, the documents of a template with this text."""
    seconds = changed.pop("seconds", pandoc_module.SECONDS)
    shown = {"prov": "content/intranat/mallar/prov.md"}
    converted = documents.converted([template(body, **changed)], shown, seconds=seconds)
    return {kind: content for (_, kind), content in converted.items()}


def styled(document: Docx) -> list[tuple[str, str]]:
    """Every paragraph of a Word file, those in tables too: its style's name and its text."""
    names = {style.style_id: style.name or "" for style in document.styles}
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else names[style.get(qn("w:val"))]
        found.append((name, "".join(part.text or "" for part in paragraph.iter(qn("w:t")))))
    return found


def places(document: Docx) -> Counter[str]:
    """The places to fill in that a Word file marks; one may be in several pieces."""
    runs = document.element.body.iter(qn("w:r"))
    marked = [
        "".join(part.text or "" for part in run.iter(qn("w:t")))
        for run in runs
        if (style := run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")) is not None
        and style.get(qn("w:val")) == FILL_IN
    ]
    return Counter(re.findall(r"\[[^\[\]]+\]", "".join(marked)))


def headings_of(body: str) -> list[tuple[int, str]]:
    """The headings of a Markdown text, one level up, as words."""
    found = re.findall(r"^(##+) (.+)$", body, re.MULTILINE)
    return [(len(marks) - 1, words.replace("*", "")) for marks, words in found]


def spoken(content: bytes) -> str:
    """The text of an OpenDocument file."""
    return "".join(fromstring(unpacked(content)["content.xml"]).itertext())


def test_every_template_is_there(own: Intranet) -> None:
    assert tuple(sorted(own.templates)) == SLUGS
    assert {slug for slug, one in own.templates.items() if one.legal} == LEGAL


@pytest.mark.parametrize("slug", SLUGS)
def test_a_word_file_holds_all_that_its_template_says(
    own: Intranet, made: Mapping[tuple[str, str], bytes], slug: str
) -> None:
    source, document = own.templates[slug], Document(BytesIO(made[slug, "docx"]))
    said = styled(document)
    assert [text for style, text in said if style == "Title"] == [source.title]
    shown = [
        (int(style.split()[-1]), text)
        for style, text in said
        if style.lower().startswith("heading")
    ]
    assert shown == headings_of(source.body)
    assert places(document) == Counter(PLACE.findall(source.body.replace("**", "")))
    text = "\n".join(text for _, text in said)
    assert text.count("☐") == source.body.count("☐")
    assert (LEGAL_NOTE in text) == source.legal
    assert "](" not in text
    assert "**" not in text


@pytest.mark.parametrize("slug", SLUGS)
def test_an_opendocument_file_holds_all_that_its_template_says(
    own: Intranet, made: Mapping[tuple[str, str], bytes], slug: str
) -> None:
    source, members = own.templates[slug], unpacked(made[slug, "odt"])
    assert next(iter(members)) == "mimetype"
    content = fromstring(members["content.xml"])
    shown = [
        (int(heading.get(f"{{{TEXT}}}outline-level", "0")), "".join(heading.itertext()))
        for heading in content.iter(f"{{{TEXT}}}h")
    ]
    assert shown == headings_of(source.body)
    marked = [
        "".join(span.itertext())
        for span in content.iter(f"{{{TEXT}}}span")
        if span.get(f"{{{TEXT}}}style-name") == FILL_IN
    ]
    assert Counter(marked) == Counter(PLACE.findall(source.body.replace("**", "")))
    text = "".join(content.itertext())
    assert source.title in text
    assert text.count("☐") == source.body.count("☐")
    assert (LEGAL_NOTE in text) == source.legal


def test_documents_are_in_swedish_on_a4_with_page_numbers(
    made: Mapping[tuple[str, str], bytes],
) -> None:
    document = Document(BytesIO(made["iop-avtal", "docx"]))
    (section,) = document.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")).strip() for field in fields] == ["PAGE", "NUMPAGES"]
    assert document.core_properties.language == "sv-SE"
    members = unpacked(made["iop-avtal", "docx"])
    assert b'w:val="sv-SE"' in members["word/styles.xml"]
    styles = unpacked(made["iop-avtal", "odt"])["styles.xml"].decode()
    for told in (
        'fo:page-width="21cm"',
        'fo:language="sv"',
        "<text:page-number",
        "<text:page-count",
    ):
        assert told in styles


def test_documents_name_nobody_and_nothing_of_the_machine(
    made: Mapping[tuple[str, str], bytes],
) -> None:
    for (slug, kind), content in made.items():
        members = unpacked(content)
        about = members["meta.xml" if kind == "odt" else "docProps/core.xml"]
        for part in fromstring(about).iter():
            if part.tag.endswith(("}creator", "}initial-creator", "}lastModifiedBy")):
                assert not part.text, slug
            if part.tag.endswith(("}created", "}modified", "}creation-date", "}date")):
                assert part.text == "2026-11-22T00:00:00Z", slug
        everything = b"".join(members.values())
        assert str(Path.home()).encode() not in everything
        assert str(PROJECT).encode() not in everything


def test_the_same_template_gives_the_same_bytes() -> None:
    body = "## Ett\n\nText med [plats].\n\n- ☐ Kryss\n\n| A | B |\n|---|---|\n| a | |\n"
    first, again = convert(body), convert(body)
    assert first == again
    assert convert(body, legal=True)["docx"] != first["docx"]


def test_a_digest_changes_with_what_a_document_is_made_of() -> None:
    first = documents.made_of(template("a"))
    assert first == documents.made_of(template("a"))
    assert first != documents.made_of(template("b"))
    assert first != documents.made_of(template("a", legal=True))


def test_ticks_and_places_keep_their_look_in_lists_headings_and_bold() -> None:
    body = (
        "## Om [namn]\n\n**Viktigt: [tid och\nplats]**\n\n- ☐ Ring [vem]\n- ☐ Skriv *till [vem]*"
        "\n\nStycke\n\n- vanlig\n- lista\n"
    )
    made = convert(body)
    document = Document(BytesIO(made["docx"]))
    assert places(document) == Counter({"[namn]": 1, "[tid och plats]": 1, "[vem]": 2})
    ticked = [text for style, text in styled(document) if style == CHECK_BOX]
    assert ticked == ["☐Ring [vem]", "☐Skriv till [vem]"]
    assert (
        f'text:style-name="{CHECK_BOX}">☐<text:tab/>'
        in unpacked(made["odt"])["content.xml"].decode()
    )


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Se ![bilden](bild.png).", "den har en bild"),
        ("![](https://bilder.example/a.png)", "den har en bild"),
        ("Text\n\n    indraget\n", "indraget med fyra blanksteg"),
        ("> " * 700 + "text", "har för många citat eller listor i varandra"),
        ("`kod`", "den har text mellan omvända apostrofer"),
    ],
)
def test_a_source_that_does_not_convert_is_named(body: str, why: str) -> None:
    with pytest.raises(BuildError) as caught:
        convert(body)
    assert caught.value.message.startswith("Mallen content/intranat/mallar/prov.md ")
    assert why in caught.value.message
    assert caught.value.mend


def test_a_source_that_takes_for_ever_is_stopped_and_named() -> None:
    with pytest.raises(BuildError, match=r"prov\.md .* tog mer än 0,3 sekunder"):
        convert("[" * 4000, seconds=0.3)


def test_without_the_program_the_mend_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc_module, "find_spec", lambda _name: None)
    pandoc_module._program.cache_clear()
    with pytest.raises(ProjectFileError, match="make set-up"):
        read_markdown("Text")


def test_nothing_outside_the_source_gets_into_a_document(tmp_path: Path) -> None:
    secret = tmp_path / "hemlig.md"
    secret.write_text("KANARIEFÅGEL")
    body = "\n\n".join(
        (
            f"\\input{{{secret}}} \\include{{{secret}}}",
            f"<iframe src='file://{secret}'></iframe> <script>alert(1)</script>",
            f'``` {{.include src="{secret}"}}',
            f"[en länk](file://{secret}) och [en till](javascript:alert) samt [vår](#/guider/iop)",
            f"`r readLines('{secret}')` !include({secret})".replace("`", "\\`"),
            "---\nbibliography: hemlig.md\n---",
        )
    ).replace("``` {", "\\`\\`\\` {")
    for kind, content in convert(body).items():
        everything = b"".join(unpacked(content).values()).decode("utf-8", "replace")
        assert "KANARIEFÅGEL" not in everything, kind
        assert "<script" not in everything
        assert "alert(1)" in everything, "it is text"
        assert 'href="file' not in everything
        assert 'Target="file' not in everything
        assert "javascript:" not in everything


def test_pandoc_itself_opens_no_file_that_a_tree_names(tmp_path: Path) -> None:
    picture = tmp_path / "hemlig.png"
    Image.new("RGB", (2, 2)).save(picture)
    image = {"t": "Image", "c": [["", [], []], [], [str(picture), ""]]}
    tree = read_markdown("x") | {"blocks": [{"t": "Para", "c": [image]}]}
    with documents._references() as references, pytest.raises(PandocRefusedError):
        write_document(tree, "docx", references["docx"])


def test_a_title_is_text_whatever_it_holds() -> None:
    title = "true: *inte fet* [plats] <b>"
    made = convert("Text", title=title)
    assert Document(BytesIO(made["docx"])).core_properties.title == title
    assert title in spoken(made["odt"])


def test_packed_files_tell_no_time_and_keep_no_order() -> None:
    assert packed({"b": b"1", "a": b"2"}) == packed({"a": b"2", "b": b"1"})
    assert list(unpacked(packed({"a": b"", "mimetype": b"x"}))) == ["mimetype", "a"]


# The price calculation.


@pytest.fixture(scope="session")
def calculation(own: Intranet) -> Workbook:
    return own.workbooks["priskalkyl"]


@pytest.fixture
def opened(calculation: Workbook, tmp_path: Path) -> ironcalc.Model:
    """The calculation in a program that has nothing to do with the one that wrote it."""
    path = tmp_path / "priskalkyl.xlsx"
    path.write_bytes(workbook_file.xlsx(calculation))
    model = ironcalc.load_from_xlsx(str(path))
    model.evaluate()
    return model


def cells(workbook: Workbook) -> Iterator[tuple[int, int, int, Any]]:
    """Sheet from 0, row and column from 1 as in the file, and what stands there."""
    for number, sheet in enumerate(workbook.sheets):
        for row, values in enumerate(sheet.rows, start=2):
            for column, value in enumerate(values, start=1):
                yield number, row, column, value


def row_of(workbook: Workbook, label: str) -> int:
    (row,) = [row for sheet, row, _, value in cells(workbook) if sheet == 0 and value == label]
    return row


def figure(model: ironcalc.Model, workbook: Workbook, label: str) -> float:
    value = model.get_cell_value(0, row_of(workbook, label), 2)
    assert isinstance(value, int | float), label
    return value


def counted(given: Mapping[str, float]) -> dict[str, float]:
    """The calculation by hand."""
    salary = given["Månadslön"] * given["Månader per år"] + given["Tillägg per år"]
    fees = given["Arbetsgivaravgifter"] + given["Tjänstepension och försäkringar"]
    cost = salary * (1 + fees) - given["Stöd som är beslutat"]
    away = (
        given["Semester"]
        + given["Sjukdom och annan frånvaro"]
        + given["Möten, utbildning och eget stöd"]
    )
    days = given["Arbetsdagar per år"] - away
    hours = days * given["Timmar per dag"] * given["Andel av tiden som kunden betalar"]
    guidance = (
        given["Kostnad per arbetsledare och år"]
        / given["Medarbetare per arbetsledare"]
        * given["Andel som priset ska bära"]
    )
    shared = sum(
        given[name]
        for name in (
            "Lokaler",
            "Fordon och maskiner",
            "Försäkringar",
            "Ledning och ekonomi",
            "Telefon, it och övrigt",
        )
    )
    own = cost / hours + guidance / hours + shared / (given["Medarbetare som delar på dem"] * hours)
    hourly = own / (1 - given["Marginal"])
    material = given["Material per styck"] + given["Förpackning och transport per styck"]
    work, stuff = given["Arbetstid per styck"] / 60 * hourly, material / (1 - given["Marginal"])
    return {
        "Lön per år": salary,
        "Lönekostnad per år": cost,
        "Dagar i arbete": days,
        "Timmar som kunden betalar per år": hours,
        "Arbetsledning per medarbetare och år": guidance,
        "Gemensamma kostnader": shared,
        "Lön per timme": cost / hours,
        "Arbetsledning per timme": guidance / hours,
        "Gemensamma kostnader per timme": shared / (given["Medarbetare som delar på dem"] * hours),
        "Självkostnad per timme": own,
        "Pris per timme utan moms": hourly,
        "Moms per timme": hourly * given["Moms"],
        "Pris per timme med moms": hourly * (1 + given["Moms"]),
        "Arbete per styck": work,
        "Material och övrigt med marginal": stuff,
        "Pris per styck utan moms": work + stuff,
        "Pris per styck med moms": (work + stuff) * (1 + given["Moms"]),
    }


def inputs(workbook: Workbook) -> dict[str, float]:
    return {
        str(row[0]): row[1]
        for row in workbook.sheets[0].rows
        if len(row) > 1 and isinstance(row[1], int | float)
    }


def labels_of_formulas(workbook: Workbook) -> set[str]:
    return {
        str(row[0])
        for row in workbook.sheets[0].rows
        if len(row) > 1 and isinstance(row[1], str) and row[1].startswith("=")
    }


def test_the_examples_in_the_calculation_add_up_to_round_figures(
    opened: ironcalc.Model, calculation: Workbook
) -> None:
    assert {
        label: round(figure(opened, calculation, label), 6)
        for label in (
            "Lönekostnad per år",
            "Timmar som kunden betalar per år",
            "Självkostnad per timme",
            "Pris per timme utan moms",
            "Pris per timme med moms",
            "Pris per styck utan moms",
            "Pris per styck med moms",
        )
    } == {
        "Lönekostnad per år": 432_000,
        "Timmar som kunden betalar per år": 1_200,
        "Självkostnad per timme": 450,
        "Pris per timme utan moms": 500,
        "Pris per timme med moms": 625,
        "Pris per styck utan moms": 300,
        "Pris per styck med moms": 375,
    }


@pytest.mark.parametrize("factor", [1.0, 1.37])
def test_every_formula_of_the_calculation_is_right(
    opened: ironcalc.Model, calculation: Workbook, factor: float
) -> None:
    given = {label: value * factor for label, value in inputs(calculation).items()}
    for label, value in given.items():
        opened.set_user_input(0, row_of(calculation, label), 2, repr(value))
    opened.evaluate()
    expected = counted(given)
    assert set(expected) == labels_of_formulas(calculation)
    for label, value in expected.items():
        assert figure(opened, calculation, label) == pytest.approx(value), label
    yearly = expected["Timmar som kunden betalar per år"] * given["Medarbetare som delar på dem"]
    for row, (pieces, *_) in enumerate(calculation.sheets[1].rows, start=2):
        assert isinstance(pieces, int)
        hours = given["Fast tid per beställning"] + pieces * given["Arbetstid per styck"] / 60
        work = hours * expected["Pris per timme utan moms"]
        stuff = pieces * expected["Material och övrigt med marginal"]
        total, tax = work + stuff, (work + stuff) * given["Moms"]
        told = [opened.get_cell_value(1, row, column) for column in range(1, 10)]
        assert told == pytest.approx(
            [pieces, hours, work, stuff, total, total / pieces, tax, total + tax, hours / yearly]
        )


def test_programs_that_do_not_calculate_show_the_same_figures(
    opened: ironcalc.Model, calculation: Workbook
) -> None:
    book = load_workbook(BytesIO(workbook_file.xlsx(calculation)), data_only=True)
    for number, row, column, value in cells(calculation):
        if isinstance(value, str) and value.startswith("="):
            shown = book.worksheets[number].cell(row, column).value
            assert shown == pytest.approx(opened.get_cell_value(number, row, column)), value


@pytest.mark.parametrize(
    ("formula", "comes_to"),
    [
        ("=2+3*4^2/-(1+1)", -22),
        ("=-2^2", 4),
        ("=10-4-3", 3),
        ("=50%*A2", 5),
        ("=IF(A2>=10,SUM(A2:A3,1),0)", 31),
        ("=IF(A2<>10,1,2)", 2),
        ("=AVERAGE(A2:A5)+MAX(A2,Blad!A3)-MIN('Blad'!$A$2:A4)", 25),
        ("=A2/A4", None),
        ("=B2", None),
        ("=A6&A2", None),
        ("=ROUND(A2,1)", None),
        ('=COUNTIF(A2:A3,">1")', None),
    ],
)
def test_what_a_formula_comes_to(formula: str, comes_to: float | None) -> None:
    rows = ((10, formula), (20, None), (None, None), ("text", None), ("mer", None))
    sheet = Sheet(name="Blad", columns=("A", "B"), rows=rows)
    book = load_workbook(BytesIO(workbook_file.xlsx(workbook(sheets=(sheet,)))), data_only=True)
    assert book["Blad"]["B2"].value == comes_to


def test_a_larger_quantity_costs_less_a_piece(
    opened: ironcalc.Model, calculation: Workbook
) -> None:
    rows = range(2, 2 + len(calculation.sheets[1].rows))
    assert [opened.get_cell_value(1, row, 6) for row in rows] == [400, 320, 310, 305, 302]


def test_input_cells_are_marked_and_no_others(calculation: Workbook) -> None:
    book = load_workbook(BytesIO(workbook_file.xlsx(calculation)))
    assert book.sheetnames == ["Timpris", "Mängder", "Om kalkylen"]
    for number, row, column, value in cells(calculation):
        cell = book.worksheets[number].cell(row, column)
        assert (cell.fill.fgColor.rgb == "00DCEEE4") == isinstance(value, int | float), cell
        assert (cell.data_type == "f") == (isinstance(value, str) and value.startswith("=")), cell
    sheet = book["Timpris"]
    assert sheet.freeze_panes == "A2"
    assert sheet.page_setup.paperSize == 9
    formats = {row[2].value: row[1].number_format for row in sheet.iter_rows(min_row=2)}
    assert formats["%"] == "0.00 %"
    assert formats["kr"] == "#,##0"
    assert formats["kr/timme"] == formats["kr/styck"] == "#,##0.00"
    assert formats["timmar"] == "General"
    assert book["Mängder"]["F2"].number_format == "#,##0.00"


def test_a_workbook_names_nobody_and_gives_the_same_bytes(calculation: Workbook) -> None:
    content = workbook_file.xlsx(calculation)
    assert content == workbook_file.xlsx(calculation)
    about = load_workbook(BytesIO(content)).properties
    assert (about.creator, about.lastModifiedBy) == (None, None)
    assert about.created.date() == about.modified.date() == calculation.reviewed
    assert workbook_file.made_of(calculation) == workbook_file.made_of(calculation)


def workbook(*row: str | float | None, **changed: Any) -> Workbook:
    """A workbook of one row."""
    values: dict[str, Any] = {
        "slug": "prov",
        "title": "Kalkyl & mer",
        "summary": "=1+1",
        "area": "business",
        "reviewed": date(2026, 11, 22),
        "responsible": "editor",
        "sheets": (Sheet(name="Blad", columns=("Post", "=A1"), rows=(row,)),),
    }
    return Workbook(**values | changed)


@pytest.mark.parametrize("text", ["+1+1", "-1", "@SUM(A1)", "#N/A", "TRUE", "2026-01-01", "1E5"])
def test_text_stays_text(text: str) -> None:
    book = load_workbook(BytesIO(workbook_file.xlsx(workbook(text, text))))
    for place in ("A2", "B2"):
        assert (book["Blad"][place].value, book["Blad"][place].data_type) == (text, "s")


def test_only_a_cell_of_a_row_becomes_a_formula() -> None:
    book = load_workbook(BytesIO(workbook_file.xlsx(workbook("=2+2", legal=True))))
    told = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert told == set()
    assert book["Blad"]["B1"].value == "=A1"
    assert LEGAL_NOTE in {row[0].value for row in book["Om kalkylen"].iter_rows()}


@pytest.mark.parametrize(
    "formula",
    [
        '=WEBSERVICE("https://a.example/")',
        '=HYPERLINK("https://a.example/")',
        "=cmd|'/c calc'!A0",
        "=[annan.xlsx]Blad!A1",
        "=SUMMA(A1:A2)",
    ],
)
def test_a_formula_that_reaches_out_is_refused_with_its_cell(formula: str) -> None:
    with pytest.raises(BuildError, match=r"prov\.yaml går inte att göra, cell Blad!B2"):
        workbook_file.xlsx(workbook("Post", formula))


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(BuildError, match=r"cell Blad!B2"):
        workbook_file.xlsx(workbook("Post", float("nan")))


# The logos.


@pytest.fixture(scope="session")
def logos() -> dict[str, tuple[Download, bytes]]:
    return {logo.name: (logo, logo.make()) for logo in logo_files("ASF-listan")}


def test_logos_come_in_two_sizes_two_colours_and_for_print(
    logos: Mapping[str, tuple[Download, bytes]],
) -> None:
    ends = (".png", "-stor.png", ".pdf", "-svart.png", "-svart-stor.png", "-svart.pdf")
    named = {what + end for what in ("logotyp", "certifieringsmarke") for end in ends}
    assert set(logos) == named | {"sa-anvands-logotypen.pdf"}
    for name, (logo, content) in logos.items():
        assert logo.type == ("application/pdf" if name.endswith(".pdf") else "image/png")
        assert content.startswith(b"%PDF" if name.endswith(".pdf") else b"\x89PNG")
    assert logos["logotyp.png"][0].title == "Logotypen i färg, PNG, 200 bildpunkter hög"
    large = logos["certifieringsmarke-svart-stor.png"][0].title
    assert large == "Certifieringsmärket i svart, PNG, 1\u202f000 bildpunkter högt"
    assert len({logo.made_of for logo, _ in logos.values()}) == len(logos)


def test_logo_pictures_are_clear_around_and_hold_only_their_colours(
    logos: Mapping[str, tuple[Download, bytes]],
) -> None:
    for name, (_, content) in logos.items():
        if not name.endswith(".png"):
            continue
        with Image.open(BytesIO(content)) as image:
            assert image.height == (1000 if "-stor" in name else 200)
            assert image.mode == "RGBA"
            assert image.getpixel((0, 0)) == (0, 0, 0, 0)
            assert not image.info
            found = image.getcolors(image.width * image.height) or []
        many = sum(count for count, _ in found) / 500
        solid = {colour[:3] for count, colour in found if count > many and colour[3] == 255}
        accent = (29, 91, 67) if name.startswith("logotyp") else (233, 180, 76)
        assert solid == ({(28, 33, 30)} if "-svart" in name else {(28, 33, 30), accent}), name


def test_the_mark_has_nine_dots_in_a_ring_and_one_in_the_middle(
    logos: Mapping[str, tuple[Download, bytes]],
) -> None:
    with Image.open(BytesIO(logos["certifieringsmarke-svart-stor.png"][1])) as image:
        alpha = image.getchannel("A")
    middle = image.width // 2
    assert alpha.getpixel((middle, middle)) == 0
    assert alpha.getpixel((middle + 120, middle)) == 255
    outside = alpha.point(lambda value: 255 if value < 128 else 0).convert("1")
    assert islands(outside) == 1 + 9 + 1, "around the disc, the ring, the middle"


def islands(image: Image.Image) -> int:
    """How many connected pieces a picture of two colours has."""
    small, found = image.convert("L").resize((250, 250)).point(lambda value: 255 * (value > 127)), 0
    while (box := small.getbbox()) is not None:
        row = small.crop((0, box[1], small.width, box[1] + 1)).getbbox()
        assert row is not None
        ImageDraw.floodfill(small, (row[0], box[1]), 0)
        found += 1
    return found


def test_logo_files_tell_no_time_and_nobody(logos: Mapping[str, tuple[Download, bytes]]) -> None:
    for logo in logo_files("ASF-listan"):
        first = logos[logo.name][1]
        assert logo.make() == first
        if logo.name.endswith(".pdf"):
            for word in (b"/CreationDate", b"/Author", b"<xmp:CreateDate>", str(PROJECT).encode()):
                assert word not in first
