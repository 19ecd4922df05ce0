"""What was tried against the intranet and found something, and what would have been next.

Each attack stands for a way in: a file that is written, a folder that is built into, bytes that a
server hands out. What other tests hold already is not tried again here.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from asf_intranet.build import FOLDER, Outcome, build_intranet
from asf_intranet.document_tree import document_tree
from asf_intranet.formula_values import formula_values
from asf_intranet.pandoc import PandocRefusedError
from asf_intranet.what_went_in import BUILD_FILE
from asf_intranet.workbook_file import xlsx
from asf_register.check import check
from asf_register.errors import UsageError
from asf_register.intranet.file_content import kind_of_content
from asf_register.intranet.formula import ranges_of
from asf_register.intranet.workbook import Cell, Sheet, Workbook
from asf_register.private_key import holds_private_key, without_private_keys
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_site.building.build import right_register
from asf_site.generated_at import generated_at
from intranet_register import TODAY, Members, intranet_register
from opened_intranet import PAGE, build_opened
from playwright.sync_api import Page, Route, expect
from pyrage import decrypt, x25519
from site_fixtures import BuiltSite, Visitor, serving

EXAMPLE = Root(PROJECT / "tests" / "examples" / "valid" / "intranet")

# A workbook


def workbook(*rows: tuple[Cell, ...]) -> Workbook:
    """A workbook of one sheet with three columns."""
    return Workbook(
        slug="prov",
        title="Prov",
        summary="Ett prov.",
        area="business",
        reviewed=TODAY,
        responsible="editor",
        sheets=(Sheet(name="Blad", columns=("Post", "A", "B"), rows=rows),),
    )


def squared(times: int) -> Iterator[tuple[Cell, ...]]:
    """A number, and so many times the square of the one above."""
    yield "Först", 999_999_999
    yield from (("Sedan", f"=B{row}*B{row}") for row in range(2, times + 2))


@pytest.mark.parametrize(
    "rows",
    [
        (("a", 999_999_999), ("b", 999_999_999), ("c", "=B2^B3")),
        tuple(squared(190)),
        (*(("a", f"=B{row}+B{row}") for row in range(3, 200)), ("b", "=ROUND(1)")),
        (("a", "=B3+1"), ("b", "=B2+1")),
        (("a", '=2.5"a"'),),
        (("a", "=SUM(+2.5-)"),),
        (("a", f"={'(' * 200}1{')' * 200}"),),
    ],
    ids=["power", "squares", "chain", "circle", "two operands", "no operand", "brackets"],
)
def test_a_formula_can_neither_stop_nor_break_the_build(rows: tuple[tuple[Cell, ...], ...]) -> None:
    made = workbook(*rows)
    for row in rows:
        if isinstance(row[1], str):
            ranges_of(row[1])  # the check has let it through
    assert all(math.isfinite(value) for value in formula_values(made).values())
    assert xlsx(made).startswith(b"PK")


@pytest.mark.parametrize("formula", ["=1e400", "=-1e400", "=B2*10", "=1e400-1e400"])
def test_a_sum_without_end_leaves_no_value_that_damages_the_file(formula: str) -> None:
    made = workbook(("Stort", 1e308), ("Summa", formula))
    assert formula_values(made) == {}
    with ZipFile(BytesIO(xlsx(made))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").lower()
    assert b"<f>" in sheet
    assert b">inf<" not in sheet
    assert b">-inf<" not in sheet
    assert b">nan<" not in sheet


def test_ranges_over_ranges_are_given_up_and_left_to_the_spreadsheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = tuple(("a", row, "=SUM(B2:B11)") for row in range(10))
    assert len(formula_values(workbook(*rows))) == 10
    monkeypatch.setattr("asf_intranet.formula_values._MOST_IN_RANGES", 35)
    assert len(formula_values(workbook(*rows))) == 3


# A file to fetch, a template, a course, a key


@pytest.mark.parametrize("name", ["word/VBAPROJECT.BIN", "Word/vbaproject.bin", "xl/MacroSheets/a"])
def test_macros_are_seen_however_they_are_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / "fil.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "")
        archive.writestr(name, "")
    assert kind_of_content(path) == "docx med makron"


def test_a_template_with_code_is_refused_in_words_that_say_which_signs() -> None:
    code: dict[str, Any] = {"t": "Code", "c": [["", [], []], "rm -rf"]}
    read = {"blocks": [{"t": "Para", "c": [code]}]}
    with pytest.raises(PandocRefusedError, match="omvända apostrofer"):
        document_tree(read, "Titel", legal=False, kind="docx")


BODY = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"


@pytest.mark.parametrize(
    "written",
    [
        f"AGE-SECRET-KEY-1 {BODY}",
        f"AGE-SECRET-KEY-1\N{SOFT HYPHEN}{BODY}",
        f"AGE-SECRET-KEY-\n          1{BODY.lower()}",
        f"> AGE-SECRET-KEY-1{BODY[:5]}\n> {BODY[5:]}",
        f"> AGE-SECRET-KEY-1{BODY[:40]}=\r\n> {BODY[40:]}",
        "age secret key 1 " + " ".join(BODY[at : at + 4] for at in range(0, len(BODY), 4)),
    ],
    ids=["space", "soft hyphen", "indented", "broken early", "broken late", "groups"],
)
def test_a_private_key_that_a_mail_has_broken_up_is_found_and_hidden_whole(written: str) -> None:
    assert holds_private_key(written.encode())
    shown = without_private_keys(f"före {written} efter")
    assert "(hemlig nyckel)" in shown
    left = re.sub(r"\W", "", shown).upper()
    assert BODY[:4] not in left
    assert BODY[-6:] not in left


def test_prose_about_private_keys_is_none() -> None:
    for text in (
        "AGE-SECRET-KEY-1 är början på en hemlig nyckel som ingen annan ska se eller ha.",
        "An age secret key 1 and then the same text as every day, made for us by the ones there.",
    ):
        assert not holds_private_key(text.encode())


def test_the_calendars_first_day_has_a_time(tmp_path: Path) -> None:
    assert generated_at(tmp_path, date.min).endswith("1-01-01T22:47:48Z")


# The folder that is built into


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register with one member, without what takes a while to make: templates and logos."""
    folder = tmp_path_factory.mktemp("register")
    root = intranet_register(folder, Members(), "kafe-linden")
    whole, _ = right_register(root, TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("asf_intranet.downloads.logo_files", lambda _: ())
        yield replace(whole, intranet=replace(whole.intranet, templates={}))


@pytest.fixture(scope="module")
def whole_build(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its intranet is built, and never touched."""
    output = tmp_path_factory.mktemp("built")
    assert build_intranet(register, output, TODAY).outcome is Outcome.MADE
    return output


@pytest.fixture
def output(whole_build: Path, tmp_path: Path) -> Path:
    """The same in a folder of its own."""
    return Path(shutil.copytree(whole_build, tmp_path / "output"))


def told(folder: Path) -> dict[str, Any]:
    """What is said of a build in the open."""
    said: dict[str, Any] = json.loads((folder / BUILD_FILE).read_bytes())
    return said


def forge(**changed: Any) -> Callable[[Path], None]:
    """Change what is said of a build."""

    def change(folder: Path) -> None:
        (folder / BUILD_FILE).write_text(json.dumps({**told(folder), **changed}))

    return change


def other_page_to_unlock_on(folder: Path) -> None:
    (folder / "index.html").write_text("<script>skicka(fras)</script>")


def other_script(folder: Path) -> None:
    (next(folder.glob("tema/*/app.js"))).write_text("skicka(fras)")


def truncated(folder: Path) -> None:
    path = folder / told(folder)["build"] / "contents.age"
    path.write_bytes(path.read_bytes()[:200])


def one_more_file(folder: Path) -> None:
    (folder / "guide.html").write_text("canary")


def link_for_a_file(folder: Path) -> None:
    path = folder / told(folder)["build"] / "search.age"
    kept = path.rename(folder.parent / "search.age")
    path.symlink_to(kept)


def exchanged_files(folder: Path) -> None:
    sealed = folder / told(folder)["build"]
    one, other, *_ = sorted(path for path in sealed.iterdir() if len(path.stem) > 10)
    aside = one.rename(folder / "aside")
    other.rename(one)
    aside.rename(other)


@pytest.mark.parametrize(
    "harm",
    [
        forge(files=[]),
        forge(files=["x" * 5000]),
        forge(shell=[]),
        forge(build="../.."),
        forge(salt="\ud800"),
        forge(digest=["x"]),
        other_page_to_unlock_on,
        other_script,
        truncated,
        one_more_file,
        link_for_a_file,
        exchanged_files,
    ],
)
def test_a_build_that_somebody_has_touched_is_made_anew(
    register: Register, output: Path, harm: Callable[[Path], None]
) -> None:
    folder = output / FOLDER
    before = told(folder)["build"]
    harm(folder)
    assert build_intranet(register, output, TODAY).outcome is Outcome.MADE
    assert told(folder)["build"] != before
    assert not (folder / "guide.html").exists()
    assert "skicka" not in (folder / "index.html").read_text(encoding="utf-8")
    assert build_intranet(register, output, TODAY).outcome is Outcome.KEPT


def brackets(path: Path) -> None:
    path.write_bytes(b"[" * 200_000)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("put", [brackets, os.mkfifo, endless, Path.mkdir])
def test_what_only_looks_like_a_build_is_left_alone_at_once(
    register: Register, output: Path, put: Callable[[Path], None]
) -> None:
    path = output / FOLDER / BUILD_FILE
    path.unlink()
    put(path)
    with pytest.raises(UsageError, match="lämnas i fred"):
        build_intranet(register, output, TODAY)
    assert (output / FOLDER / "index.html").is_file()


# What a server hands out: every file of a build opens with the same key


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """An intranet that is open."""
    whole = check(EXAMPLE, TODAY).register
    assert whole is not None
    folder = build_opened(whole, tmp_path_factory.mktemp("opened"), TODAY)
    with serving(folder) as url:
        yield BuiltSite(EXAMPLE, TODAY, folder, url)


def contents(folder: Path) -> dict[str, Any]:
    """The table of contents, and where its files lie."""
    said = json.loads((folder / "opened.json").read_bytes())
    sealed = (folder / said["build"] / "contents.age").read_bytes()
    frame = decrypt(sealed, [x25519.Identity.from_str(said["group"])])
    found: dict[str, Any] = json.loads(
        gzip.decompress(frame[4 : 4 + int.from_bytes(frame[:4], "big")])
    )
    return found


def go(page: Page, hash_: str) -> None:
    """Go to a page of the intranet and wait for it."""
    page.evaluate("address => { location.hash = address; }", hash_)
    expect(page.locator("#main:not([aria-busy=true]) h1")).to_be_attached()


def test_no_file_is_taken_for_another_whatever_lies_under_its_name(
    opened: BuiltSite, visitor: Visitor
) -> None:
    table = contents(opened.public)
    sealed = opened.public / table["build"]
    pages = {one["route"]: sealed / one["file"] for one in table["pages"]}
    files = {one["id"]: sealed / one["file"] for one in table["files"]}
    guide, template = pages["guider/lamna-anbud"], pages["mallar/iop-avtal"]
    word, odt = files["mallar/iop-avtal.docx"], files["mallar/iop-avtal.odt"]
    page = visitor.open(opened, f"/{PAGE}#/")
    for other in (template, word, sealed / "contents.age", sealed / "keyring.age"):
        page.route(f"**/{guide.name}", partial(answer, other.read_bytes()))
        go(page, "#/filer")
        go(page, "#/guider/lamna-anbud")
        expect(page.locator("#main [role=alert]")).to_be_visible()
        assert "IOP" not in page.locator("#main").inner_text()
    go(page, "#/mallar/iop-avtal")
    button = page.locator('button[data-file="mallar/iop-avtal.docx"]')
    for other in (odt, guide):
        page.route(f"**/{word.name}", partial(answer, other.read_bytes()))
        button.click()
        expect(page.locator(".fetched")).to_contain_text("Filen är skadad")
    page.unroute_all()
    with page.expect_download():
        button.click()
    expect(page.locator(".fetched")).to_have_text("iop-avtal.docx är sparad.")


def answer(body: bytes, route: Route) -> None:
    """Answer for the server."""
    route.fulfill(body=body)


NOWHERE = (
    "#/guider/../..",
    "#/%3Cimg src=x onerror=pwned=1%3E",
    "#/%E0%A4%A",
    "#/__proto__",
    "#//elak.example/x",
    f"#/{'x' * 100_000}",
    f"#/flytta/{'A' * 100_000}",
)


def test_an_address_that_leads_nowhere_is_told_and_nothing_else(
    opened: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(opened, f"/{PAGE}#/")
    for address in NOWHERE:
        go(page, "#/filer")
        go(page, address)
        expect(page.locator("#main h1")).to_have_text("Sidan finns inte")
        assert len(page.locator("#main").inner_text()) < 400
    assert page.evaluate("globalThis.pwned") is None
