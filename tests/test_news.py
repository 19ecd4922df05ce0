"""News: shown from their day on, listed by year, found, followed and never astray."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
from asf_register.check import check
from asf_register.root import PROJECT, Root
from asf_site.parts.home import home
from asf_site.parts.news import news
from asf_site.parts.sitemap import sitemap
from asf_site.search.search_records import searched_pages
from asf_site.search.searched_page import PageKind
from asf_site.site import Site
from defusedxml.ElementTree import fromstring
from parts_made import made, site_on, small_register
from site_page import read_html

DAY = date(2026, 11, 22)
ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 4287 takes what RFC 3339 does, always with a time zone.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
LINKS = (
    "Se [listan](/asf/), [här](#rubrik) och [mer](https://mer.example/).\n\n## Rubrik\n\n<b>Fet</b>"
)


def item(title: str, day: str, body: str = "Text.", regions: str = "") -> str:
    """A file of news."""
    return f"---\ntitle: {title}\nsummary: Kort om {title}.\ndate: {day}\n{regions}---\n\n{body}\n"


FILES = {
    "content/aktuellt/aldst.md": item("Äldst", "2025-03-01"),
    "content/aktuellt/nyast.md": item("Nyast", "2026-11-22", LINKS, "regions: ['21']\n"),
    "content/aktuellt/mitten.md": item("Mitten", "2026-02-03"),
    "content/aktuellt/i-morgon.md": item("I morgon", "2026-11-23"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_on(small_register(tmp_path_factory.mktemp("news"), FILES), DAY)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str]:
    return made(news, site)


def feed(files: dict[str, str]) -> Element:
    root: Element = fromstring(files["aktuellt/flode.atom"])
    return root


def test_the_newest_comes_first_under_its_year(files: dict[str, str]) -> None:
    page = read_html(files["aktuellt/index.html"])
    shown = [link for link in page.links if re.fullmatch(r"/aktuellt/[^/]+/", link)]
    assert shown == [f"/aktuellt/{slug}/" for slug in ("nyast", "mitten", "aldst")]
    text = page.text
    assert text.index("2026") < text.index("Mitten") < text.index("2025") < text.index("Äldst")
    assert "22 november 2026 · Gävleborgs län" in text


def test_a_date_to_come_is_shown_nowhere_until_that_day(site: Site, files: dict[str, str]) -> None:
    assert "aktuellt/i-morgon/index.html" not in files
    everything = [*files.values(), *made(home, site).values(), *made(sitemap, site).values()]
    assert not any("i-morgon" in text or "I morgon" in text for text in everything)
    assert not any(page.url == "/aktuellt/i-morgon/" for page in searched_pages(site))
    tomorrow = made(news, Site(site.register, date(2026, 11, 23)))
    assert "aktuellt/i-morgon/index.html" in tomorrow
    assert "I morgon" in tomorrow["aktuellt/flode.atom"]


def test_each_has_a_page_with_its_day_and_text(files: dict[str, str]) -> None:
    page = read_html(files["aktuellt/nyast/index.html"])
    assert "22 november 2026" in page.text
    assert "Kort om Nyast." in page.text
    assert "<b>Fet</b>" in page.text
    assert {"/asf/", "#rubrik", "https://mer.example/", "/aktuellt/"} <= set(page.links)
    assert "rubrik" in page.ids


def test_the_feed_is_what_rfc_4287_asks_for(files: dict[str, str]) -> None:
    root = feed(files)
    assert [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")] == [
        "Nyast",
        "Mitten",
        "Äldst",
    ]
    ids = [element.text or "" for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 4
    assert all(urlsplit(one).scheme == "https" for one in ids)
    updated = [element.text or "" for element in root.iter(f"{ATOM}updated")]
    assert len(updated) == 4
    assert all(MOMENT.fullmatch(one) for one in updated)
    assert updated[0] == max(updated)
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    own = root.find(f"{ATOM}link[@rel='self']")
    assert own is not None
    assert own.get("href") == ids[0]


def test_a_feed_reader_gets_the_whole_text_with_whole_addresses(files: dict[str, str]) -> None:
    entry = feed(files).find(f"{ATOM}entry")
    assert entry is not None
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    text = content.text or ""
    own = entry.findtext(f"{ATOM}id") or ""
    assert "&lt;b&gt;Fet&lt;/b&gt;" in text
    assert re.findall(r'href="([^"]*)"', text) == [
        urljoin(own, "/asf/"),
        f"{own}#rubrik",
        "https://mer.example/",
    ]


def test_pages_say_where_the_feed_is(site: Site, files: dict[str, str]) -> None:
    link = '<link rel="alternate" type="application/atom+xml" title="Aktuellt" href="{}">'
    pages = [files["aktuellt/index.html"], files["aktuellt/nyast/index.html"]]
    for page in (*pages, *made(home, site).values()):
        assert link.format("/aktuellt/flode.atom") in page


def test_a_search_finds_them_as_news_and_search_engines_are_told(site: Site) -> None:
    (found,) = [page for page in searched_pages(site) if page.url == "/aktuellt/nyast/"]
    assert found.kind is PageKind.NEWS
    assert found.title == "Nyast"
    assert "Gävleborgs län" in found.words
    assert "Rubrik" in found.text
    assert "/aktuellt/nyast/</loc>" in "".join(made(sitemap, site).values())


def test_home_shows_the_latest_three_and_nothing_where_there_are_none(tmp_path: Path) -> None:
    files = {f"content/aktuellt/n{n}.md": item(f"Nummer {n}", f"2026-10-0{n}") for n in range(1, 6)}
    some = made(home, site_on(small_register(tmp_path / "some", files), DAY))["index.html"]
    assert re.findall(r'href="/aktuellt/(n\d)/"', some) == ["n5", "n4", "n3"]
    om = {"content/om.md": "---\ntitle: Om\nsummary: Om listan.\n---\n\nText.\n"}
    bare = site_on(small_register(tmp_path / "none", om), DAY)
    assert 'id="news"' not in made(home, bare)["index.html"]
    assert "inga nyheter än" in made(news, bare)["aktuellt/index.html"]
    assert feed(made(news, bare)).findall(f"{ATOM}entry") == []


def test_news_name_nobody_who_isnt_shown(tmp_path: Path) -> None:
    hidden = "name: Mörkerhuset\nregion: '21'\nlisting: unlisted\nindustries: [cafe-restaurant]\n"
    files = {
        "data/asf/morkerhuset.yaml": hidden,
        "content/aktuellt/besok.md": item("Besök", "2026-11-20", "Vi var på Mörkerhuset i går."),
    }
    problems = check(small_register(tmp_path, files), DAY).errors
    assert [(one.path, one.rule, one.line) for one in problems] == [
        ("content/aktuellt/besok.md", "unlisted-name", 2)
    ]


def test_the_projects_own_news_are_right_and_dated() -> None:
    register = check(Root(PROJECT), DAY).register
    assert register is not None
    assert len(register.happenings.news_on(DAY)) >= 4
