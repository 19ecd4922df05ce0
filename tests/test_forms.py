"""The forms as files: made from the schema, filled in with what is public, and nothing besides."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asf_register.schema
import pytest
from asf_edit.fields import Field, Fields
from asf_edit.understanding import understand
from asf_propose.block import Block, Line, read_block
from asf_propose.filled_in.answers import Answer, answers
from asf_propose.filled_in.applying import apply
from asf_propose.forms import Form, FormField, form_named, form_values, version_of
from asf_register.enterprise import Enterprise, Offer
from asf_register.public import public_view
from asf_register.root import THEME, Root
from asf_register.schema import Schema, read_schema
from asf_register.vocabulary import Vocabulary
from asf_site.building.build import build
from asf_site.parts.proposal_forms import proposal_forms
from asf_site.site import Site
from asf_site.templates import FILTERS, Templates, template_globals
from form_corpus import ACCEPTED, MISTAKES
from hostile_texts import TEXTS
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from site_fixtures import DAY, BuiltSite
from site_page import read_html

CHANGE, NEW = "Ändra företag", "Nytt företag"
FILES = {CHANGE: "andra", NEW: "nytt"}
ANGEN = "angslyckan"
TICKS = ("attachment", "removal", "said", "yes")


# What is asked.


@pytest.mark.parametrize("matter", FILES)
def test_everything_the_form_asks_for_has_its_label_and_its_help(
    made_up: BuiltSite, matter: str
) -> None:
    markup = form_file(made_up, matter)["markup"]
    drawn = read_html(markup).text
    asked = list(every_field(form_of(made_up, matter).fields))
    assert len(asked) > 50
    for field in asked:
        assert field.title in drawn or field.question in drawn, field.title
        if field.key != "social_value":  # its section says it
            assert field.help in drawn, field.help
        assert f'data-field="{field.key}"' in markup


def test_only_optional_fields_say_so(made_up: BuiltSite) -> None:
    labels = labels_in(form_file(made_up, NEW)["markup"])
    assert labels["f-name"] == "Namn"
    assert labels["f-municipality"] == "Kommun"
    assert labels["f-phone"] == "Telefon frivilligt"
    assert labels["f-sites-name"] == "Namn"
    assert labels["f-sites-address-street"] == "Gata frivilligt"
    assert labels["f-criteria-integration"] == "Integrerar människor i arbete och samhälle"


def test_every_kind_is_asked_for_as_browsers_help_best_with(made_up: BuiltSite) -> None:
    fields = dict(tags_with_id(form_file(made_up, CHANGE)["markup"]))
    kinds = {
        "f-name": ("text", "organization"),
        "f-email": ("email", "email"),
        "f-phone": ("tel", "tel"),
        "f-website": ("url", "url"),
        "f-address-postal_code": ("text", "postal-code"),
        "f-closed-date": ("date", "off"),
        "f-links-url": ("url", "off"),
    }
    found = {id_: (fields[id_]["type"], fields[id_]["autocomplete"]) for id_ in kinds}
    assert found == kinds
    assert fields["f-founded"]["inputmode"] == "numeric"
    assert fields["f-municipality"]["list"] == "list-municipalities"
    assert not [
        id_ for id_, one in fields.items() if {"maxlength", "required", "pattern"} & set(one)
    ]


def test_long_lists_of_boxes_are_folded_away(made_up: BuiltSite) -> None:
    markup = form_file(made_up, CHANGE)["markup"]
    folded = markup.partition('data-field="industries"')[2].partition("</fieldset>")[0]
    assert "<details><summary>Välj bland 37" in folded
    open_ = markup.partition('data-field="buyers"')[2].partition("</fieldset>")[0]
    assert "<details>" not in open_


def test_a_field_that_is_new_in_the_schema_is_asked_for(
    made_up: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = deepcopy(read_schema("enterprise"))
    schema["properties"]["slogan"] = {
        "title": "Slagord",
        "description": "Högst sju ord.",
        "type": "string",
        "maxLength": 77,
    }
    schema["x-form"][1]["fields"].append("slogan")
    monkeypatch.setattr(asf_register.schema, "read_schema", lambda _: schema)
    files = {file.path.rpartition("/")[2]: file for file in files_of(site_of(made_up))}
    file = json.loads(str(files["andra.json"].make()))
    assert labels_in(file["markup"])["f-slogan"] == "Slagord frivilligt"
    assert "Högst sju ord." in read_html(file["markup"]).text
    (field,) = (field for field in file["fields"] if field["key"] == "slogan")
    assert field == {"key": "slogan", "title": "Slagord", "kind": "line", "maxLength": 77}


def test_the_file_says_what_a_text_must_be_like(made_up: BuiltSite) -> None:
    fields = {field["key"]: field for field in form_file(made_up, CHANGE)["fields"]}
    schema = read_schema("enterprise")["properties"]
    assert fields["phone"]["pattern"] == schema["phone"]["pattern"]
    assert fields["phone"]["mend"] == schema["phone"]["x-mend"]
    inside = {field["key"]: field for field in fields["offers"]["fields"]}
    assert inside["cpv"]["of"] == "cpv-code"
    services = {field["key"]: field for field in fields["integration_services"]["fields"]}
    assert (services["places"]["minimum"], services["places"]["maximum"]) == (0, 10_000)


def test_pages_fetch_what_the_form_asks_from_a_file_named_after_its_content(
    made_up: BuiltSite,
) -> None:
    fetched = {proposal(made_up, enterprise.slug)["data-form"] for enterprise in made_up.shown}
    fetched.add(proposal(made_up, "nytt")["data-form"])
    folder, names = {path.rpartition("/")[0] for path in fetched}, {Path(p).name for p in fetched}
    assert names == {"andra.json", "nytt.json"}
    assert len(folder) == 1
    assert re.fullmatch(r"/data/[0-9a-f]{10}", folder.pop())
    assert {path.removeprefix("/") for path in fetched} <= set(made_up.files)


# What is filled in.


def test_every_public_enterprise_has_a_form_with_what_is_on_file(made_up: BuiltSite) -> None:
    form = form_of(made_up, CHANGE)
    shown = public_view(made_up.register)
    assert len(list(shown)) == len(made_up.shown) > 8
    for enterprise in shown:
        page = proposal(made_up, enterprise.slug)
        values = form_values(enterprise, form)
        assert json.loads(page["data-values"]) == values
        assert page["data-version"] == version_of(values)
        assert page["data-about"] == f"{enterprise.name} ({enterprise.slug})"


def test_what_makes_no_sense_is_not_asked(made_up: BuiltSite) -> None:
    without = {
        e.slug: set(proposal(made_up, e.slug)["data-without"].split()) for e in made_up.shown
    }
    assert without[ANGEN] == {"consent"}
    assert without["aaa-ur-kallor"] == set()
    assert "listing" in without["stangda-snickeriet"]
    assert without["angslyckans-tvatteri"] == {"consent", "organisation_number"}


def test_what_is_on_file_stands_there_as_text(made_up: BuiltSite) -> None:
    text = made_up.pages[f"/foresla/{ANGEN}/"].text
    for said in [
        "Organisationsnummer 002100-0013",
        "Juridisk form Ekonomisk förening",
        "Besöksadress, gata Provgatan 1",
        "Fler arbetsplatser 1, besöksadress, ort Säter",
        "Branscher Trädgård och utemiljö, Café och restaurang",
        "Varor och tjänster 1, CPV-koder 77310000, 77314000-4",
        "Varor och tjänster 1, leveransområde, hela landet ja",
        "Varor och tjänster 3, leveransområde, kommuner Falun, Säter",
        "Samhällsnytta, siffror 5, hur säker minst",
        "Andel ur målgruppen 2, procent 58",
    ]:
        assert said in text, said


@pytest.mark.parametrize("slug", [ANGEN, "stangda-snickeriet", "nytt"])
def test_the_mail_is_a_block_to_write_in(made_up: BuiltSite, slug: str) -> None:
    (link,) = [one for one in made_up.pages[f"/foresla/{slug}/"].links if "body=" in one]
    assert len(link) < 1900
    to, query = urlsplit(link).path, parse_qs(urlsplit(link).query, strict_parsing=True)
    assert to == made_up.register.site.contact
    body = query["body"][0]
    assert "\r\n" in body
    assert "\n" not in body.replace("\r\n", "")
    block = read_block(body)
    if slug == "nytt":
        assert block.lines[0] == Line("Ärende", NEW)
        needed = {"Namn", "Kommun", "Samtycke", "Kriterierna, återinvesterar sin vinst"}
        assert needed <= {line.name for line in block.lines}
    else:
        page = proposal(made_up, slug)
        head = [CHANGE, page["data-about"], page["data-version"]]
        assert [line.value for line in block.lines[:3]] == head
    assert {"Telefon", "Besöksadress, gata", "Branscher"} <= {line.name for line in block.lines}
    assert {line.value for line in block.lines[1 if slug == "nytt" else 3 :]} == {""}
    known = {
        one.name
        for one in answers(filled_up(block), form_of(made_up, block.lines[0].value))
        if isinstance(one, Answer)
    }
    assert known == {line.name for line in block.lines[1 if slug == "nytt" else 3 :]}


def filled_up(block: Block) -> Block:
    """The block as if something were written on every line."""
    return Block(tuple(replace(line, value=line.value or "ja") for line in block.lines))


def test_search_engines_are_asked_to_leave_forms_alone(made_up: BuiltSite) -> None:
    forms = {path: page for path, page in made_up.pages.items() if path.startswith("/foresla/")}
    assert {page.metas["robots"] for page in forms.values()} == {"noindex"}
    assert "/foresla/" not in (made_up.public / "sitemap.xml").read_text("utf-8")


def test_the_ways_to_the_forms(made_up: BuiltSite) -> None:
    for enterprise in made_up.shown:
        assert f"/foresla/{enterprise.slug}/" in made_up.pages[f"/asf/{enterprise.slug}/"].links
    for path in ("/", "/asf/"):
        assert "/foresla/nytt/" in made_up.pages[path].links


def test_a_proposal_goes_to_its_own_address_and_to_github_where_the_settings_say_so(
    copy_of_made_up: Root, made_up: BuiltSite, tmp_path: Path
) -> None:
    assert "data-repository" not in proposal(made_up, ANGEN)
    settings = copy_of_made_up.folder / "data/site.yaml"
    text = settings.read_text("utf-8")
    more = "proposals: forslag@provlistan.example\nrepository: https://github.com/prov/registret\n"
    settings.write_text(text + more, "utf-8")
    build(copy_of_made_up, tmp_path / "site", DAY)
    site = BuiltSite(copy_of_made_up, DAY, tmp_path / "site" / "public", "")
    page = proposal(site, ANGEN)
    assert page["data-to"] == "forslag@provlistan.example"
    assert page["data-repository"] == "https://github.com/prov/registret"
    assert [one for one in site.pages[f"/foresla/{ANGEN}/"].links if "forslag@provlistan" in one]


def test_an_enterprise_called_as_the_form_for_new_ones_has_its_place_in_its_address(
    copy_of_made_up: Root, tmp_path: Path
) -> None:
    text = (copy_of_made_up.enterprises / "bara-namnet.yaml").read_text("utf-8")
    called = re.sub(r"^name: .*", "name: Nytt", text, flags=re.MULTILINE)
    region = re.search(r"region: '(\d+)'", text)
    assert region
    (copy_of_made_up.enterprises / "nytt-stockholm.yaml").write_text(
        called.replace(region[0], "region: '01'"), "utf-8"
    )
    build(copy_of_made_up, tmp_path / "site", DAY)
    forms = {path.parent.name for path in (tmp_path / "site/public/foresla").glob("*/index.html")}
    assert {"nytt", "nytt-stockholm"} <= forms


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_filled_in_as_text(made_up: BuiltSite, name: str) -> None:
    text = TEXTS[name]
    site = site_of(made_up)
    hostile = replace(
        site.register.enterprises[ANGEN], name=text, description=text, offers=(Offer(title=text),)
    )
    page = page_of(with_instead(site, hostile), hostile)
    tags = {tag for tag, _ in tags_of(page)}
    assert tags == {tag for tag, _ in tags_of(page_of(site, site.register.enterprises[ANGEN]))}
    read = read_html(page)
    assert read.inline == ()
    attributes = next(found for tag, found in tags_of(page) if found.get("id") == "proposal")
    values = json.loads(attributes["data-values"])
    assert (values["name"], values["offers"]) == (text, [{"title": text}])


# What is said of what somebody wrote.


@pytest.mark.parametrize(
    "line", MISTAKES, ids=lambda line: f"{line['field']}: {line['written'][:30]}"
)
def test_a_mistake_is_told_in_these_words(made_up: BuiltSite, line: dict[str, str]) -> None:
    words = made_up.register.vocabulary
    form = form_of(made_up, CHANGE)
    (given,) = answers(Block((Line(line["field"], line["written"]),)), form)
    assert isinstance(given, Answer)
    told = [str(mistake) for mistake in apply([given], form, {}, words, DAY).mistakes]
    assert told == [line["says"]]


@pytest.mark.parametrize(
    "line", ACCEPTED, ids=lambda line: f"{line['field']}: {line['written'][:30]}"
)
def test_what_is_understood_is_taken_for_this(made_up: BuiltSite, line: dict[str, str]) -> None:
    words = made_up.register.vocabulary
    (given,) = answers(Block((Line(line["field"], line["written"]),)), form_of(made_up, CHANGE))
    assert isinstance(given, Answer)
    field = Fields(Schema("enterprise", words)).at(given.pointer)
    found = understand(line["written"], field.node, words, field.siblings)
    assert as_filled_in(found.value, field, words) == line["value"]
    assert (found.note if not found.certain else "") == line.get("note", "")


def as_filled_in(value: Any, field: Field, words: Vocabulary) -> str:
    """A value of the register as it stands in a field of the form."""
    item = field.node.get("items", field.node)
    titles = words.choices(item["x-vocabulary"]) if "x-vocabulary" in item else {}
    if isinstance(value, list):
        return ", ".join(titles.get(one, one) for one in value)
    if isinstance(value, int | float):
        return f"{value:g}".replace(".", ",") if value < 1e5 else str(int(value))
    return titles.get(value, str(value))


# Reading what was made.


def form_of(site: BuiltSite, matter: str) -> Form:
    form = form_named(matter, site.register.vocabulary)
    assert form is not None
    return form


def form_file(site: BuiltSite, matter: str) -> Any:
    """The file that the pages of a form fetch."""
    (name,) = [name for name in site.files if name.endswith(f"/{FILES[matter]}.json")]
    return json.loads((site.public / name).read_text("utf-8"))


def every_field(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    for field in fields:
        yield field
        yield from every_field(field.fields)


def proposal(site: BuiltSite, slug: str) -> dict[str, str]:
    """What a page says of itself to its scripts."""
    html = (site.public / "foresla" / slug / "index.html").read_text("utf-8")
    return dict(tags_with_id(html))["proposal"]


def site_of(built: BuiltSite) -> Site:
    return Site(public_view(built.register), built.day)


def with_instead(site: Site, enterprise: Enterprise) -> Site:
    enterprises = {**site.register.enterprises, enterprise.slug: enterprise}
    return Site(replace(site.register, enterprises=enterprises), site.day)


def files_of(site: Site) -> list[Any]:
    environment = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(template_globals(site))
    return list(proposal_forms(site, Templates(environment, site.workings)))


def page_of(site: Site, enterprise: Enterprise) -> str:
    path = f"foresla/{enterprise.slug}/index.html"
    (file,) = [file for file in files_of(site) if file.path == path]
    return str(file.make())


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.labels: dict[str, str] = {}
        self._label: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag == "label":
            self._label = given.get("for", "")
        elif tag == "input" and self._label == "":
            self._label = given.get("id", "")
        if self._label:
            self.labels.setdefault(self._label, "")

    def handle_data(self, data: str) -> None:
        if self._label:
            self.labels[self._label] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self._label = None


def tags_of(html: str) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes."""
    reader = _Tags()
    reader.feed(html)
    return reader.tags


def tags_with_id(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    return ((found["id"], found) for _, found in tags_of(html) if "id" in found)


def labels_in(html: str) -> dict[str, str]:
    """What each field is called, by its id."""
    reader = _Tags()
    reader.feed(html)
    return {id_: " ".join(text.split()) for id_, text in reader.labels.items()}
