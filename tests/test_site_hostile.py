"""Texts that try to break out of a page are shown as the texts they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from asf_register.root import PROJECT
from playwright.sync_api import Page, expect
from site_fixtures import MADE_UP, BuiltSite, Visitor

FILE = next(MADE_UP.glob("data/asf/script-alert*.yaml"))
CLOSED = next(MADE_UP.glob("data/asf/elakheten*.yaml"))
PROFILE = f"/asf/{FILE.stem}/"
SCRIPT = "<script>alert(1)</script>"
# Elements that a text could bring in; the theme itself uses none of them here.
BROUGHT_IN = (
    ":is(script, img, iframe, style, object, embed, b, [onclick], [onload], [onerror], [srcdoc])"
)
LONGEST = 300


def texts(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Every hostile text of a file, with its place there."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, f"{pointer}/{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, pointer)
    elif SCRIPT in value:
        yield pointer.lstrip("/"), value


def document(path: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return loaded


HOSTILE = dict(texts(document(FILE)))


def free_text_fields(node: dict[str, Any], schema: dict[str, Any], at: str = "") -> Iterator[str]:
    reference = node.get("$ref", "").removeprefix("#/$defs/")
    if reference in ("line", "text"):
        yield at.lstrip("/")
    node = {**schema["$defs"].get(reference, {}), **node}
    if "items" in node:
        yield from free_text_fields(node["items"], schema, at)
    for name, inner in node.get("properties", {}).items():
        yield from free_text_fields(inner, schema, f"{at}/{name}")


def assert_nothing_brought_in(page: Page) -> None:
    assert page.locator("main").locator(BROUGHT_IN).count() == 0
    assert page.locator("body > script").count() == 0


def test_every_field_of_free_text_is_hostile_somewhere() -> None:
    schema = json.loads((PROJECT / "schemas/enterprise.schema.json").read_text("utf-8"))
    tried = {*HOSTILE, *dict(texts(document(CLOSED)))}
    assert tried == set(free_text_fields(schema, schema))


def test_the_profile_shows_every_text_as_it_was_written(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, PROFILE)
    shown = " ".join(page.locator("main").inner_text().split())
    for pointer, text in HOSTILE.items():
        for line in text.splitlines():
            # Of Markdown the marks are not shown.
            words = " ".join(line.strip("# ").replace("`", "").split())
            assert words in shown, pointer
    assert "javascript:alert(4)" in shown
    assert " 49 " not in shown
    assert_nothing_brought_in(page)
    links = page.locator("a").evaluate_all("links => links.map((link) => link.protocol)")
    assert set(links) <= {"http:", "https:", "mailto:", "tel:"}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_rows_show_them_as_text(made_up: BuiltSite, visitor: Visitor, scripts: bool) -> None:
    for path in ("/asf/", "/lan/norrbotten/", "/kommun/kiruna/", "/bransch/skog-och-ved/", "/"):
        page = visitor.open(made_up, path, scripts=scripts)
        row = page.locator(f'.hit:has(a[href="{PROFILE}"])')
        expect(row.locator("h3")).to_have_text(HOSTILE["name"])
        expect(row.locator("p").first).to_contain_text(SCRIPT)
        expect(row.locator(".meta")).to_contain_text(HOSTILE["address/locality"])
        assert row.locator(BROUGHT_IN).count() == 0


def test_a_search_for_them_finds_them(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, "/asf/?q=" + quote("onerror"))
    expect(page.locator("#hits h3")).to_have_text([HOSTILE["name"]])
    assert_nothing_brought_in(page)


def test_a_search_is_shown_as_text(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, "/asf/?q=" + quote(SCRIPT))
    expect(page.locator("#count")).to_contain_text(f"för ”{SCRIPT}”")
    expect(page.locator("#q")).to_have_value(SCRIPT)
    assert_nothing_brought_in(page)


def test_the_closed_ones_source_is_text(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, f"/asf/{CLOSED.stem}/")
    for text in dict(texts(document(CLOSED))).values():
        expect(page.locator("main")).to_contain_text(text)
    assert_nothing_brought_in(page)


def test_a_page_of_text_shows_tags_as_text(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, "/elakheter/")
    main = page.locator("main")
    for number in range(1, 8):
        expect(main).to_contain_text(f"alert({number})")
    expect(page.locator("h1")).to_have_text(
        "<script>alert(1)</script> Elakheter i rubriken {{ 7*7 }}"
    )
    expect(page.locator(".lede")).to_contain_text('"><img src=x onerror=alert(2)>')
    expect(main).to_contain_text("{% raw %}")
    assert_nothing_brought_in(page)


def test_the_head_holds_them_as_text(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, PROFILE)
    assert page.title().startswith(HOSTILE["name"])
    assert page.locator("head :is(img, base)").count() == 0
    description = page.locator('meta[name="description"]').get_attribute("content")
    assert SCRIPT in (description or "")
    mail = page.locator(".correct a").get_attribute("href")
    assert quote(HOSTILE["name"], safe="/") in (mail or "")


def test_words_without_an_end_break_rather_than_vanish(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    """All of it stands there; that nothing sticks out is held by test_accessibility.py."""
    long = next(MADE_UP.glob("data/asf/ordlangd*.yaml"))
    page = visitor.open(made_up, f"/asf/{long.stem}/", width=320)
    words = page.locator("main").inner_text().split()
    assert sum(len(word) >= LONGEST for word in words) >= 12
