"""The built site as files: every page is there, every link leads somewhere, nothing is inline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from asf_register.root import PROJECT
from asf_register.site_addresses import OWN
from site_fixtures import MADE_UP, BuiltSite, Visitor
from site_page import read_html

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'none'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


@pytest.fixture(params=["real", "made_up"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def under(site: BuiltSite, folder: str) -> set[str]:
    return {p.split("/")[2] for p in site.pages if re.fullmatch(rf"/{folder}/[^/]+/", p)}


def earlier_addresses(site: BuiltSite) -> dict[str, str]:
    return {alias: e.slug for e in site.shown for alias in e.aliases}


def test_there_are_as_many_pages_as_records(site: BuiltSite) -> None:
    words = site.register.vocabulary
    assert under(site, "asf") == {e.slug for e in site.shown} | set(earlier_addresses(site))
    assert under(site, "lan") == {region.slug for region in words.regions.values()}
    assert under(site, "kommun") == {place.slug for place in words.municipalities.values()}
    assert len(under(site, "kommun")) == 290
    assert under(site, "bransch") == {term.slug for term in words.industries.values()}
    assert under(site, "foresla") == {"nytt", "erfarenhet", *(e.slug for e in site.shown)}
    texts = {f"/{path.stem}/" for path in site.root.content.glob("*.md")}
    assert texts
    rest = {page for page in site.pages if page.count("/") <= 2}
    own = {page for page in OWN if page.count("/") <= 2}
    assert rest == {*own, "/404.html"} | texts


def test_every_page_says_its_own_name(site: BuiltSite) -> None:
    for enterprise in site.shown:
        assert " ".join(enterprise.name.split()) in site.pages[f"/asf/{enterprise.slug}/"].text
    for place in site.register.vocabulary.municipalities.values():
        assert place.name in site.pages[f"/kommun/{place.slug}/"].text


@pytest.mark.parametrize("name", ["real", "made_up", "certified"])
def test_no_link_is_dead_and_no_asset_missing(name: str, request: pytest.FixtureRequest) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    dead = [
        f"{page}: {target}"
        for page, target in targets(site)
        if not leads_somewhere(site, page, target)
    ]
    assert dead == []


def test_a_dead_link_would_be_seen(made_up: BuiltSite) -> None:
    assert len(list(targets(made_up))) > 5000
    own = made_up.register.site.address
    for dead in (
        "/asf/finns-inte/",
        "/asf/#finns-inte",
        "#finns-inte",
        f"{own}/asf/finns-inte/",
        "//annan.example/",
        "asf/",
        "/tema/x.css",
        "/robots.txt#finns-inte",
    ):
        assert not leads_somewhere(made_up, "/", dead), dead


def targets(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Where pages, the rows that the list loads and the feeds lead, and what they load."""
    for path, page in site.pages.items():
        yield from ((path, target) for target in (*page.links, *page.assets))
        if "refresh" in page.metas:
            yield path, page.metas["refresh"].partition("url=")[2]
        yield from ((path, page.metas[n]) for n in ("og:url", "og:image") if n in page.metas)
    for name in site.files:
        if "/rows/" in name:
            rows = read_html("".join(json.loads((site.public / name).read_text("utf-8"))))
            yield from (("/asf/", target) for target in (*rows.links, *rows.assets))
    for name in site.files:
        if name.endswith(".atom"):
            text = (site.public / name).read_text("utf-8")
            yield from ((f"/{name}", target) for target in re.findall(r'href="([^"]+)"', text))
        if name.endswith((".css", ".js")) and "pagefind" not in name:
            text = (site.public / name).read_text("utf-8")
            folder = "/" + name.rpartition("/")[0]
            for quoted in re.findall(r"(?:from|import\() ?'\./([^']+)'", text):
                yield f"/{name}", f"{folder}/{quoted}"
            yield from (
                (f"/{name}", url.strip("'\"")) for url in re.findall(r"url\(([^)]+)\)", text)
            )


def leads_somewhere(site: BuiltSite, page: str, target: str) -> bool:
    parts = urlsplit(target.removeprefix(site.register.site.address))
    if parts.scheme in ("http", "https"):
        return bool(parts.hostname)
    if parts.scheme in ("mailto", "tel"):
        return bool(parts.path)
    path = unquote(parts.path) or page
    if parts.scheme or parts.netloc or not path.startswith("/"):
        return False
    if parts.fragment:
        return path in site.pages and unquote(parts.fragment) in site.pages[path].ids
    return path in site.pages or path.removeprefix("/") in site.files


def test_no_page_holds_scripts_styles_or_handlers(site: BuiltSite) -> None:
    assert {path: page.inline for path, page in site.pages.items() if page.inline} == {}


def test_nothing_is_loaded_from_elsewhere(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        assert not [asset for asset in page.assets if not re.match(r"/(?!/)", asset)], path
    ours = [n for n in site.files if n.endswith((".css", ".js")) and "pagefind" not in n]
    assert ours
    for name in ours:
        text = (site.public / name).read_text("utf-8")
        foreign = r"https?://(?!www\.w3\.org/)\w|@import|\beval\(|new Function"
        assert not re.search(foreign, text), name


def test_every_page_has_the_policy_before_it_loads_anything(site: BuiltSite) -> None:
    moved = {f"/asf/{alias}/" for alias in earlier_addresses(site)}
    for path, page in site.pages.items():
        assert not page.loads_first, path
        if path in moved:
            assert page.policy["default-src"] == "'none'"
            assert "script-src" not in page.policy
        elif path == "/asf/":
            assert page.policy == {**POLICY, "script-src": "'self' 'wasm-unsafe-eval'"}
        else:
            assert page.policy == POLICY, path


def test_every_page_is_in_swedish(site: BuiltSite) -> None:
    assert {path: page.lang for path, page in site.pages.items() if page.lang != "sv"} == {}


def test_every_page_has_a_title_a_heading_and_its_address(site: BuiltSite) -> None:
    titles = set()
    for path, page in site.pages.items():
        name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        text = (site.public / name).read_text("utf-8")
        assert text.count("<h1>") == 1, path
        titles.add(re.search(r"<title>(.+?)</title>", text)[1])  # type: ignore[index]
        noindex = page.metas.get("robots") == "noindex"
        address = f'<link rel="canonical" href="{site.register.site.address}{path}">'
        assert noindex or address in text, path
    moved = max(len(earlier_addresses(site)) - 1, 0)
    assert len(titles) == len(site.pages) - moved


def test_the_sitemap_names_what_search_engines_may_show(site: BuiltSite) -> None:
    address = site.register.site.address
    text = (site.public / "sitemap.xml").read_text("utf-8")
    named = {unquote(url.removeprefix(address)) for url in re.findall(r"<loc>([^<]+)</loc>", text)}
    open_pages = {p for p, page in site.pages.items() if page.metas.get("robots") != "noindex"}
    assert named == open_pages
    consented = {e.slug for e in site.listed if e.listing == "consented"}
    assert {p.split("/")[2] for p in named if re.fullmatch("/asf/[^/]+/", p)} == consented
    assert f"Sitemap: {address}/sitemap.xml" in (site.public / "robots.txt").read_text("utf-8")


def test_an_earlier_address_leads_to_the_present_one(made_up: BuiltSite) -> None:
    assert earlier_addresses(made_up) == {
        "gamla-angen": "angslyckan",
        "lyckan-i-falun": "angslyckan",
    }
    for alias, slug in earlier_addresses(made_up).items():
        page = made_up.pages[f"/asf/{alias}/"]
        assert page.metas["refresh"] == f"0; url=/asf/{slug}/"
        assert f"/asf/{slug}/" in page.links


def test_a_closed_enterprise_keeps_its_page_and_leaves_the_list(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    closed = [e for e in made_up.shown if e.closed]
    assert closed
    page = made_up.pages["/asf/stangda-snickeriet/"]
    assert "Företaget lades ner 30 juni 2025. Källa: Meddelat av styrelsen" in page.text
    assert page.metas["robots"] == "noindex"
    linking = {
        path for path, other in made_up.pages.items() if "/asf/stangda-snickeriet/" in other.links
    }
    assert linking == {"/foresla/stangda-snickeriet/"}
    listed = visitor.open(made_up, "/asf/?q=snickeriet")
    assert "Stängda" not in listed.locator("#hits").inner_text()


def test_a_rich_profile_shows_every_field(made_up: BuiltSite) -> None:
    """Hold the page against the file: each value that people read stands there."""
    text = made_up.pages["/asf/angslyckan/"].text
    for said in [
        "Ängslyckan",
        "002100-0013",
        "Ekonomisk förening",
        "Provgatan 1",
        "791 70 Grycksbo",
        "Lyckans växthus",
        "Provvägen 2",
        "angslyckan.example",
        "Växthusets sida",
        "info@angslyckan.example",
        "070-174 06 05",
        "Trädgårdsskötsel",
        "Vi klipper, krattar och planterar.",
        "Även på vintern.",
        "CPV 77310000, 77314000-4",
        "Hela landet",
        "Dalarnas län och Gävleborgs län",
        "Falun och Säter",
        "Inom 40 km",
        "Dalarnas län, Gävle och inom 120 km",
        "Arbetsträning i växthus och kök, i egen takt.",
        "Personer med psykisk ohälsa",
        "Nyanlända",
        "12 platser",
        "Kommun",
        "Arbetsförmedlingen",
        "Språkträning",
        "Lyckan ger arbete åt människor som stått utanför länge.",
        "Långtidsarbetslösa",
        "Anständiga arbetsvillkor och ekonomisk tillväxt",
        "Minskad ojämlikhet",
        "Anställda 14",
        "2024 cirka 11",
        "2023 9 Årsredovisning 2023",
        "2025 · Årsredovisning 2025",
        "61,5 %",
        "minst 4 250 000 kr",
        "Metod: Provmetoden, femårsvärde",
        "Alla medarbetare har en röst på årsmötet.",
        "62,5 procent",
        "4 november 2024 58 procent",
        "5 februari 2024 av processledare",
        "Provföreningen",
        "Ängslyckan driver växthus och kök.",
        "2 mars 2026 av företaget",
        "namn och kommun, cirka 2019",
        "grundat år, odaterad, läst 2026",
        "Grundat 2001",
        "Ängslyckans tvätteri",
    ]:
        assert said in text.replace("\u202f", " "), said


def test_a_sparse_profile_says_no_more_than_is_known(made_up: BuiltSite) -> None:
    page = made_up.pages["/asf/bara-namnet/"]
    assert "Inte bekräftat" in page.text
    assert page.ids & {"value", "participation", "sources", "sells", "serves"} == set()
    for said in ("Det här säljer vi", "Ingen uppgift", "None"):
        assert said not in page.text


def test_a_logo_is_made_anew(made_up: BuiltSite) -> None:
    handed_in = (MADE_UP / "data/asf/angslyckan.png").read_bytes()
    assert b"<script>" in handed_in
    assert b"anteckning" in handed_in
    shown = (made_up.public / "logotyp/angslyckan.webp").read_bytes()
    assert shown[8:12] == b"WEBP"
    assert b"<script>" not in shown
    assert b"anteckning" not in shown
    handed_on = {name for name in made_up.files if name.endswith((".png", ".jpg"))}
    assert {name.partition("/")[0] for name in handed_on} <= {"delning"}


def test_the_made_up_register_uses_every_field() -> None:
    """So that a field added to the schema is soon seen on a page of the tests."""
    schema = json.loads((PROJECT / "schemas/enterprise.schema.json").read_text("utf-8"))
    used: set[str] = set()
    for path in (MADE_UP / "data/asf").glob("*.yaml"):
        text = path.read_text("utf-8")
        used |= set(fields_of(yaml.load(text, yaml.BaseLoader)))  # noqa: S506
    assert set(fields_in(schema, schema)) - used == set()


def fields_of(value: Any, prefix: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{prefix}{name}"
            yield from fields_of(inner, f"{prefix}{name}.")
    if isinstance(value, list):
        for inner in value:
            yield from fields_of(inner, prefix)


def fields_in(node: dict[str, Any], schema: dict[str, Any], prefix: str = "") -> Iterator[str]:
    if "$ref" in node:
        node = {**schema["$defs"][node["$ref"].removeprefix("#/$defs/")], **node}
    if "items" in node:
        yield from fields_in(node["items"], schema, prefix)
    for name, inner in node.get("properties", {}).items():
        yield f"{prefix}{name}"
        yield from fields_in(inner, schema, f"{prefix}{name}.")


@pytest.mark.parametrize(
    "path", ["/", "/asf/", "/om/", "/lan/dalarna/", "/asf/basta/", "/foresla/basta/"]
)
def test_a_visit_calls_nobody_else_and_leaves_no_cookie(
    real: BuiltSite, visitor: Visitor, path: str
) -> None:
    page = visitor.open(real, path)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_broken_promise_would_be_noticed(real: BuiltSite, visitor: Visitor) -> None:
    """The visitor sees what the policy stops, what is asked for elsewhere, and dialogs."""
    page = visitor.open(real, "/om/")
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'alert(1)';
          document.body.append(script);
          const image = document.createElement('img');
          image.src = 'http://127.0.0.1:9/bild.png';
          document.body.append(image);
          const style = document.createElement('style');
          style.textContent = 'main { color: red }';
          document.body.append(style);
          const missing = document.createElement('img');
          missing.src = '/bilder/saknas.webp';
          document.body.append(missing);
          fetch('https://annan.example/').catch(() => {});
          setTimeout(() => { alert(2); }, 0);
          setTimeout(() => { throw new Error('oj'); }, 0);
        }"""
    )
    page.wait_for_timeout(300)
    visitor.accept("inline script")
    visitor.accept("inline style")
    visitor.accept(r"Failed to load resource: 404 .*saknas\.webp")
    visitor.accept("Failed to load resource.*status of 404")
    visitor.accept(r"annan\.example")
    visitor.accept(r"127\.0\.0\.1:9")
    visitor.accept("dialog '2'")
    visitor.accept("uncaught.*oj")
