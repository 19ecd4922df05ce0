"""The list as open data: what each file promises, and that other programs can read it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import geojson
import jsonschema
import pytest
from asf_register.check import check
from asf_register.public import public_view
from asf_register.root import Root
from asf_register.site_settings import License
from asf_site.building.live import LiveSite
from asf_site.open_data.data_catalog import catalog
from asf_site.open_data.spreadsheet_cell import harmless_cell
from asf_site.open_data.turtle import Address, Text, Thing, turtle
from asf_site.site import Site
from hostile_texts import TEXTS
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node
from site_fixtures import DAY, MADE_UP, BuiltSite

ADDRESS = "https://provlistan.example"
FORMULA = tuple("=+-@")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority"
CATALOG = "api/v1/catalog.ttl"


@cache
def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def api(site: BuiltSite, name: str) -> Any:
    return read(site.public / f"api/v1/{name}.json")


def one(site: BuiltSite, slug: str) -> Any:
    (found,) = api(site, f"enterprises/{slug}")["results"]
    return found


def on_site(site: BuiltSite, address: str) -> Path:
    """The file that lies at an address of the site."""
    assert address.startswith(site.register.site.address), address
    path = urlsplit(address).path.lstrip("/")
    return site.public / (path if path and not path.endswith("/") else f"{path}index.html")


def rows(site: BuiltSite) -> list[dict[str, str]]:
    text = (site.public / "api/v1/enterprises.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@cache
def validator(path: Path) -> jsonschema.Draft202012Validator:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    found = jsonschema.Draft202012Validator(read(path), format_checker=checker)
    found.check_schema(found.schema)
    return found


def described_files(site: BuiltSite) -> Iterator[tuple[Path, Path]]:
    """Every file that the index leads to and gives a schema, with that schema."""
    for one_set in api(site, "index")["results"]:
        for file in one_set["files"]:
            if "schema" not in file:
                continue
            schema = on_site(site, file["schema"])
            if "url" in file:
                yield on_site(site, file["url"]), schema
                continue
            pattern = on_site(site, file["url_template"].replace("{slug}", "*"))
            yield from ((path, schema) for path in sorted(pattern.parent.glob(pattern.name)))


# What there is


def test_every_published_json_is_as_its_own_schema_says(
    made_up: BuiltSite, certified: BuiltSite, real: BuiltSite
) -> None:
    for site in (made_up, certified, real):
        described = dict(described_files(site))
        schemas = site.public / "api/v1/schemas"
        described[site.public / "api/v1/index.json"] = schemas / "index.schema.json"
        for path, schema in described.items():
            validator(schema).validate(read(path))
        everything = {*(site.public / "api").rglob("*.json"), *site.public.rglob("*.geojson")}
        assert everything == {*described, *schemas.glob("*")}
        assert set(described.values()) == set(schemas.glob("*"))


def test_a_schema_is_found_at_the_address_it_says(made_up: BuiltSite) -> None:
    for path in (made_up.public / "api/v1/schemas").glob("*"):
        assert on_site(made_up, read(path)["$id"]) == path


def test_the_schema_takes_nothing_else(made_up: BuiltSite, certified: BuiltSite) -> None:
    """A damaged field is seen, whichever it is; so a program can trust each of them."""
    schema = validator(made_up.public / "api/v1/schemas/enterprises.schema.json")
    fields = set()
    for site, slugs in ((made_up, made_up.shown), (certified, certified.shown)):
        for slug in (enterprise.slug for enterprise in slugs):
            whole = api(site, f"enterprises/{slug}")
            record = one(site, slug)
            for field in record:
                fields.add(field)
                damaged = {**whole, "results": [{**record, field: [{"x": 1}]}]}
                assert not schema.is_valid(damaged), field
            assert not schema.is_valid({**whole, "results": [{**record, "unheard": 1}]})
    assert set(schema.schema["$defs"]["enterprise"]["properties"]) == fields


def test_everything_was_saved_at_the_same_time(made_up: BuiltSite) -> None:
    files = [*(made_up.public / "api/v1").rglob("*.json"), *made_up.public.rglob("*.geojson")]
    times = {read(path)["generated_at"] for path in files if path.parent.name != "schemas"}
    assert times == {"2026-11-20T23:00:00Z"}


def test_the_index_leads_to_every_file_and_counts_right(made_up: BuiltSite) -> None:
    sets = {one_set["id"]: one_set for one_set in api(made_up, "index")["results"]}
    assert list(sets) == ["enterprises", "regions", "industries", "marketplace", "certificates"]
    for name, one_set in sets.items():
        assert one_set["total"] == api(made_up, f"{name}/index")["total"]
        assert on_site(made_up, one_set["page"]).is_file()
        for file in one_set["files"]:
            assert "url_template" in file or on_site(made_up, file["url"]).is_file()


# Enterprises


def test_one_file_has_the_list_and_each_has_its_own(made_up: BuiltSite) -> None:
    index = api(made_up, "enterprises/index")
    listed = {enterprise.slug for enterprise in made_up.listed}
    assert {record["slug"] for record in index["results"]} == listed
    assert index["total"] == len(index["results"]) == len(listed)
    for record in index["results"]:
        assert record == one(made_up, record["slug"])
        for address in (record["url"], record["data_url"]):
            assert on_site(made_up, address).is_file()
    files = {path.stem for path in (made_up.public / "api/v1/enterprises").iterdir()}
    former = {alias for enterprise in made_up.shown for alias in enterprise.aliases}
    assert files == {"index", *former, *(enterprise.slug for enterprise in made_up.shown)}


def test_they_stand_in_the_order_of_the_list(made_up: BuiltSite) -> None:
    listing = [record["listing"] for record in api(made_up, "enterprises/index")["results"]]
    assert listing == sorted(listing)
    assert set(listing) == {"consented", "sources"}
    slugs = [record["slug"] for record in api(made_up, "enterprises/index")["results"]]
    assert slugs == [row["slug"] for row in rows(made_up)]


def test_a_record_says_what_the_page_says(made_up: BuiltSite) -> None:
    told = one(made_up, "angslyckan")
    assert told["place"] == "Grycksbo, Falun, Dalarnas län"
    assert (told["region"], told["municipality"]) == ("20", "2080")
    assert (told["latitude"], told["longitude"], told["position_basis"]) == (60.68, 15.48, "own")
    assert [area["area"]["words"] for area in told["offers"]][:2] == [
        "Hela landet",
        "Dalarnas län och Gävleborgs län",
    ]
    assert told["offers"][1]["area"]["regions"] == ["20", "21"]
    assert told["offers"][0]["cpv"] == ["77310000", "77314000"], "without their check digit"
    assert told["offers"][0]["industry"]["id"] == "gardening"
    assert told["integration_services"][0]["buyers"][0] == {"id": "municipality", "title": "Kommun"}
    assert {group["id"] for group in told["target_groups"]} == {
        "long-term-unemployed",
        "mental-ill-health",
        "newly-arrived",
    }
    assert [goal["id"] for goal in told["global_goals"]] == [8, 10]
    gain = told["figures"][-1]
    assert (gain["value"], gain["unit"], gain["qualifier"]) == (4250000, "kronor", "at_least")
    assert (gain["method"], gain["source"]) == ("Provmetoden, femårsvärde", "Rapporten om lyckan")
    assert told["target_group_shares"][0]["percent"] == 62.5
    assert told["confirmed"] == {
        "date": "2026-03-02",
        "by": "enterprise",
        "words": "2 mars 2026 av företaget",
    }
    assert told["confirmed"]["words"] in made_up.pages["/asf/angslyckan/"].text
    assert on_site(made_up, told["logo"]).is_file()
    assert [unit["slug"] for unit in told["units"]] == ["angslyckans-tvatteri"]
    assert one(made_up, "angslyckans-tvatteri")["parent"]["slug"] == "angslyckan"
    assert told["sites"][0]["municipality_name"] == "Säter"


def test_when_somebody_said_yes_is_in_no_record(made_up: BuiltSite) -> None:
    """The page doesn't say it either."""
    for enterprise in filter(lambda one: one.consent, made_up.shown):
        assert "consent" not in one(made_up, enterprise.slug)


def test_without_a_position_of_its_own_it_lies_in_the_middle_of_its_municipality(
    made_up: BuiltSite,
) -> None:
    told = one(made_up, "cafe-aao-och-e")
    centre = made_up.register.vocabulary.municipalities["1480"].centre
    assert (told["latitude"], told["longitude"]) == (centre.latitude, centre.longitude)
    assert told["position_basis"] == "municipality"


def test_one_that_has_closed_keeps_its_file_and_leaves_the_list(made_up: BuiltSite) -> None:
    closed = [enterprise for enterprise in made_up.shown if enterprise.closed]
    assert closed
    for enterprise in closed:
        assert enterprise.closed
        told = one(made_up, enterprise.slug)["closed"]
        assert told == {
            "date": enterprise.closed.date.isoformat(),
            "source": enterprise.closed.source,
        }
        for name in ("enterprises/index.json", "enterprises.csv", "enterprises.geojson"):
            text = (made_up.public / f"api/v1/{name}").read_text("utf-8")
            assert f"/asf/{enterprise.slug}/" not in text


def test_a_former_address_leads_to_the_same(made_up: BuiltSite) -> None:
    assert one(made_up, "gamla-angen") == one(made_up, "angslyckan")
    assert "gamla-angen" in one(made_up, "angslyckan")["aliases"]


def test_only_who_shows_the_mark_is_certified(certified: BuiltSite) -> None:
    site = Site(public_view(certified.register), certified.day)
    marked = {slug: found.until for slug, found in site.standings.items() if found.until}
    assert marked
    told = {e.slug: one(certified, e.slug).get("certified") for e in certified.shown}
    assert {slug: mark["until"] for slug, mark in told.items() if mark} == {
        slug: until.isoformat() for slug, until in marked.items()
    }
    for mark in filter(None, told.values()):
        assert on_site(certified, mark["url"]).is_file()
        assert on_site(certified, mark["url"]).parent.name == mark["number"]


@pytest.mark.parametrize("field", ["name: Index", "aliases:\n  - index"])
def test_nobody_is_called_as_the_list_itself(copy_of_made_up: Root, field: str) -> None:
    """Its file would lie where that of all lies."""
    slug, name = ("index", "") if field.startswith("name") else ("annat", "name: Annat\n")
    path = copy_of_made_up.enterprises / f"{slug}.yaml"
    consent = "consent:\n  date: 2026-01-12\n  by: enterprise\n"
    path.write_text(f"{name}{field}\nregion: '20'\nlisting: consented\n{consent}", "utf-8")
    told = [problem for problem in check(copy_of_made_up, DAY).errors if slug in problem.path]
    assert [p.message for p in told] == ['adressen "index" används av listans öppna data.']


# The spreadsheet


def test_the_spreadsheet_has_a_row_for_each_of_the_list(
    made_up: BuiltSite, real: BuiltSite
) -> None:
    for site in (made_up, real):
        assert (site.public / "api/v1/enterprises.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        found = rows(site)
        assert {row["slug"] for row in found} == {e.slug for e in site.listed}
        assert len(found) == len(site.listed)
        assert all(None not in row and None not in row.values() for row in found)


def test_a_row_says_what_the_record_says(made_up: BuiltSite) -> None:
    (told,) = [row for row in rows(made_up) if row["slug"] == "angslyckan"]
    record = one(made_up, "angslyckan")
    for name in ("name", "url", "place", "region", "municipality", "email", "organisation_number"):
        assert told[name] == record[name]
    assert told["industries"].split(" | ") == [term["title"] for term in record["industries"]]
    assert told["offers"].split(" | ") == [offer["title"] for offer in record["offers"]]
    assert (told["employed"], told["employed_year"], told["employed_qualifier"]) == (
        "14",
        "2025",
        "exact",
    )
    assert (told["wage-share"], told["moved-on"]) == ("61.5", "")
    assert (told["target_group_percent"], told["target_group_percent_date"]) == (
        "62.5",
        "2025-11-03",
    )
    assert (told["confirmed"], told["confirmed_by"]) == ("2026-03-02", "enterprise")


@pytest.mark.parametrize("text", ["=1+1", "+46 70", "-1", "@SUM(A1)", "\t=1", '"=1', " =1", "＝1"])
def test_what_could_be_a_formula_has_an_apostrophe_first(text: str) -> None:
    found = harmless_cell(text)
    assert found.replace("'", "", 1) == text
    assert "'" in found[: found.index(text.strip(" \t\"'")[0])]


@pytest.mark.parametrize("text", ["Kafé", "A+B", "info@kafe.example", "Mat - och dryck", "1-2", ""])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless_cell(text) == text


def test_no_cell_begins_a_formula_whichever_sign_a_program_cuts_at(
    made_up: BuiltSite, hostile_rows: str
) -> None:
    """A Swedish spreadsheet program cuts at semicolons, where the file has commas."""
    own = (made_up.public / "api/v1/enterprises.csv").read_text("utf-8-sig")
    for text in (own, hostile_rows):
        for sign in ",;\t":
            for line in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
                assert not any(map(begins_formula, line))


def begins_formula(cell: str) -> bool:
    return cell.lstrip(' "\t\r\n').startswith(FORMULA)


@pytest.fixture(scope="module")
def hostile_rows() -> str:
    """Lines of a spreadsheet in which every hostile text stands, alone and behind others."""
    made = io.StringIO()
    for text in (*TEXTS.values(), *FORMULA, '=HYPERLINK("x")'):
        line = " ".join(text.split("\n"))
        csv.writer(made).writerow(map(harmless_cell, (line, f"bra;{line}", f"bra,\t{line}")))
    return made.getvalue()


# The map


def test_the_map_loads_and_has_all_that_lie_somewhere(made_up: BuiltSite) -> None:
    text = (made_up.public / "api/v1/enterprises.geojson").read_text("utf-8")
    found = geojson.loads(text)
    assert isinstance(found, geojson.FeatureCollection)
    assert found.is_valid, found.errors()
    told = {feature["id"]: feature for feature in found["features"]}
    placed = {r["slug"]: r for r in api(made_up, "enterprises/index")["results"] if "latitude" in r}
    assert told.keys() == placed.keys()
    for slug, feature in told.items():
        # Longitude first.
        assert geojson.utils.coords(feature) is not None
        assert feature["geometry"]["coordinates"] == [
            placed[slug]["longitude"],
            placed[slug]["latitude"],
        ]
    assert found["total"] == len(told)
    assert found["without_position"] == len(made_up.listed) - len(told) > 0


# The catalogue


def graph(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


@pytest.fixture(scope="module")
def described(made_up: BuiltSite) -> Graph:
    return graph((made_up.public / CATALOG).read_text("utf-8"))


def has(found: Graph, subject: Node, *properties: URIRef) -> None:
    missing = [name for name in properties if (subject, name, None) not in found]
    assert not missing, (subject, missing)


def test_the_catalogue_says_what_dcat_ap_demands(made_up: BuiltSite, described: Graph) -> None:
    (whole,) = described.subjects(RDF.type, DCAT.Catalog)
    has(described, whole, DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset)
    has(described, whole, DCTERMS.language, DCTERMS.modified, DCTERMS.issued, FOAF.homepage)
    assert str(described.value(whole, DCTERMS.modified)).startswith("2026-11-20T23:00:00")
    assert described.value(whole, DCTERMS.modified).datatype == XSD.dateTime
    sets = set(described.objects(whole, DCAT.dataset))
    assert len(sets) == api(made_up, "index")["total"]
    assert sets == set(described.subjects(RDF.type, DCAT.Dataset))
    for one_set in sets:
        has(described, one_set, DCTERMS.title, DCTERMS.description, DCTERMS.publisher)
        has(described, one_set, DCAT.contactPoint, DCAT.theme, DCAT.distribution, DCAT.keyword)
        has(described, one_set, DCTERMS.accrualPeriodicity, DCTERMS.spatial, DCTERMS.conformsTo)
        has(described, one_set, DCTERMS.issued, DCTERMS.modified, DCTERMS.accessRights)
        for theme in described.objects(one_set, DCAT.theme):
            assert re.fullmatch(rf"{EU}/data-theme/[A-Z]{{4}}", str(theme))
        for name in (DCTERMS.title, DCTERMS.description):
            (said,) = described.objects(one_set, name)
            assert isinstance(said, Literal)
            assert said.language == "sv"
    (publisher,) = set(described.objects(None, DCTERMS.publisher))
    assert (publisher, RDF.type, FOAF.Agent) in described
    assert str(described.value(publisher, FOAF.name)) == "Provföreningen"
    (contact,) = set(described.objects(None, DCAT.contactPoint))
    has(described, contact, VCARD.fn)
    assert str(described.value(contact, VCARD.hasEmail)) == "mailto:info@provlistan.example"


def test_every_file_of_the_catalogue_is_there(made_up: BuiltSite, described: Graph) -> None:
    files = set(described.subjects(RDF.type, DCAT.Distribution))
    assert files == set(described.objects(None, DCAT.distribution))
    addresses = set()
    for file in files:
        has(described, file, DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, DCTERMS.title)
        has(described, file, DCTERMS.rights, DCTERMS.conformsTo)
        addresses.add(str(described.value(file, DCAT.downloadURL)))
        for standard in described.objects(file, DCTERMS.conformsTo):
            assert (standard, RDF.type, DCTERMS.Standard) in described
            if str(standard).startswith(ADDRESS):
                assert on_site(made_up, str(standard)).is_file()
    files_of_index = (file for each in api(made_up, "index")["results"] for file in each["files"])
    assert addresses == {file["url"] for file in files_of_index if "url" in file}
    assert all(on_site(made_up, address).is_file() for address in addresses)


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts_are_texts_in_turtle(name: str) -> None:
    text = TEXTS[name]
    thing = Thing(Address(f"{ADDRESS}/{text}"), "x:y", [("x:z", [Text(text, language="sv")])])
    ((_, said),) = graph(turtle({"x": "https://x.example/"}, [thing])).subject_objects(
        URIRef("https://x.example/z")
    )
    assert str(said) == text


# Conditions


def test_without_a_licence_that_is_said(made_up: BuiltSite, described: Graph) -> None:
    index = api(made_up, "index")
    assert "license" not in index
    assert index["license_words"] == "Villkor inte angivna"
    assert "Villkor inte angivna." in made_up.pages["/oppna-data/"].text
    assert not set(described.objects(None, DCTERMS.license))


def test_a_licence_is_said_wherever_somebody_looks(copy_of_made_up: Root, tmp_path: Path) -> None:
    path = copy_of_made_up.folder / "data/site.yaml"
    cc0 = "https://creativecommons.org/publicdomain/zero/1.0/"
    stated = f"data_license:\n  title: CC0 1.0\n  url: {cc0}\n"
    path.write_text(path.read_text("utf-8") + stated, "utf-8")
    LiveSite(copy_of_made_up, tmp_path, DAY)
    index = json.loads((tmp_path / "public/api/v1/index.json").read_text("utf-8"))
    assert (index["license"], index["license_words"]) == (cc0, "CC0 1.0")
    page = (tmp_path / "public/oppna-data/index.html").read_text("utf-8")
    assert f'href="{cc0}"' in page
    assert "inte angivna" not in page
    found = graph((tmp_path / "public" / CATALOG).read_text("utf-8"))
    assert set(map(str, found.objects(None, DCTERMS.license))) == {cc0}
    assert not set(found.objects(None, DCTERMS.rights))
    assert all(
        (file, DCTERMS.license, None) in found
        for file in found.subjects(RDF.type, DCAT.Distribution)
    )


@pytest.mark.parametrize(
    "url", ["http://x.example/", "https://x.example/>.", "javascript:alert(1)"]
)
def test_a_licence_lies_at_an_address(copy_of_made_up: Root, url: str) -> None:
    path = copy_of_made_up.folder / "data/site.yaml"
    stated = f"data_license:\n  title: CC0 1.0\n  url: {json.dumps(url)}\n"
    path.write_text(path.read_text("utf-8") + stated, "utf-8")
    (problem,) = check(copy_of_made_up, DAY).errors
    assert problem.pointer == "/data_license/url"


# Places and industries


def test_regions_and_industries_count_as_their_pages_do(made_up: BuiltSite) -> None:
    words = made_up.register.vocabulary
    regions = {record["code"]: record for record in api(made_up, "regions/index")["results"]}
    assert regions.keys() == words.regions.keys()
    places = [place for record in regions.values() for place in record["municipalities"]]
    assert {place["code"] for place in places} == words.municipalities.keys()
    assert all(
        place["code"].startswith(record["code"])
        for record in regions.values()
        for place in record["municipalities"]
    )
    industries = {record["id"]: record for record in api(made_up, "industries/index")["results"]}
    assert industries.keys() == words.industries.keys()
    counted = 0
    for record in (*regions.values(), *places, *industries.values()):
        text = made_up.pages[urlsplit(record["url"]).path].text
        counted += record["enterprises"]
        said = f"{record['enterprises']} företag i listan" if record["enterprises"] else "Inget"
        assert said in text
        if "feed" in record:
            assert on_site(made_up, record["feed"]).is_file()
    assert counted > len(made_up.listed)


def test_certified_enterprises_are_counted_where_they_are(certified: BuiltSite) -> None:
    marked = [r for r in api(certified, "enterprises/index")["results"] if "certified" in r]
    regions = {record["code"]: record for record in api(certified, "regions/index")["results"]}
    for code in {record["region"] for record in marked}:
        here = [record for record in marked if record["region"] == code]
        assert regions[code]["certified"] >= len(here) > 0
    assert sum(record["certified"] for record in regions.values()) >= len(marked)


# The page


def test_the_page_tells_of_every_file_field_and_column(made_up: BuiltSite) -> None:
    page = made_up.pages["/oppna-data/"]
    for one_set in api(made_up, "index")["results"]:
        assert one_set["title"] in page.text
        for file in one_set["files"]:
            assert urlsplit(file.get("url") or file["url_template"]).path in page.text
    schema = read(made_up.public / "api/v1/schemas/enterprises.schema.json")
    for name in (*schema["$defs"]["enterprise"]["properties"], *rows(made_up)[0]):
        assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page.text), name
    linked = [link for link in page.links if link.startswith("/api/")]
    assert len(linked) > 10
    assert all((made_up.public / link.lstrip("/")).is_file() for link in linked)


def test_the_page_is_found_from_the_others(made_up: BuiltSite) -> None:
    assert "/oppna-data/" in made_up.pages["/"].links
    assert f"{ADDRESS}/oppna-data/" in (made_up.public / "sitemap.xml").read_text("utf-8")


# While somebody works on the register


def test_one_change_writes_one_enterprise_and_what_lists_it(
    copy_of_made_up: Root, tmp_path: Path
) -> None:
    """A commit changes no fact, so it makes nothing be written either."""
    live = LiveSite(copy_of_made_up, tmp_path, DAY)
    folder = tmp_path / "public/api/v1"
    written = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    path = copy_of_made_up.enterprises / "angslyckan.yaml"
    path.write_text(path.read_text("utf-8").replace("070-174 06 05", "070-174 06 06"), "utf-8")
    committed(copy_of_made_up.folder)
    live.update()
    again = {path for path, time in written.items() if path.stat().st_mtime_ns != time}
    # A post that it can answer names it.
    again = {path for path in again if path.parent.name != "marketplace"}
    names = {path.relative_to(folder).as_posix() for path in again}
    own = {"angslyckan", "gamla-angen", "lyckan-i-falun", "index"}
    assert names == {"enterprises.csv", *(f"enterprises/{slug}.json" for slug in own)}


def committed(folder: Path) -> None:
    name = ["-c", "user.name=Prov", "-c", "user.email=prov@provlistan.example"]
    for command in (["init", "-q"], ["add", "."], [*name, "commit", "-q", "-m", "Prov"]):
        subprocess.run(["git", "-C", str(folder), *command], check=True)


def test_an_enterprise_told_of_by_another_is_renamed_there_too(
    copy_of_made_up: Root, tmp_path: Path
) -> None:
    live = LiveSite(copy_of_made_up, tmp_path, DAY)
    path = copy_of_made_up.enterprises / "angslyckan.yaml"
    path.write_text(
        path.read_text("utf-8").replace("name: Ängslyckan", "name: Angslyckan"), "utf-8"
    )
    live.update()
    text = (tmp_path / "public/api/v1/enterprises/angslyckans-tvatteri.json").read_text("utf-8")
    assert json.loads(text)["results"][0]["parent"]["name"] == "Angslyckan"


def test_the_catalogue_holds_whatever_the_settings_say() -> None:
    """A title or an organisation may be any text."""
    register = check(Root(MADE_UP), DAY).register
    assert register is not None
    for text in TEXTS.values():
        settings = replace(
            register.site,
            title=text,
            organisation=text,
            data_license=License(title=text, url="https://x.example/"),
        )
        site = Site(replace(public_view(register), site=settings), DAY)
        found = graph(catalog(site, "/oppna-data/"))
        (publisher,) = set(found.objects(None, DCTERMS.publisher))
        assert str(found.value(publisher, FOAF.name)) == text
