"""The forms of the marketplace as files: one for each kind, and one for each post that goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from asf_propose.block import Block, Line, read_block
from asf_propose.filled_in.answers import Answer, answers
from asf_propose.filled_in.applying import apply
from asf_propose.forms import Form, FormField, form_named, form_values, version_of
from asf_propose.forms.post_forms import NEW_POSTS
from asf_register.marketplace.post import PUBLIC_BUYERS
from asf_register.public import public_view
from asf_register.schema import read_schema
from form_corpus import OF_POSTS
from sent_posts import POSTS
from site_fixtures import DAY, BuiltSite
from site_page import read_html
from test_forms import labels_in, tags_of

CHANGE = "Ändra annons"
NEW = {new.matter: new for new in NEW_POSTS.values()}
REQUEST = "Ny förfrågan"
OPEN = "tradgardar-i-falun"
BASE = {"kind": "request", "actor": {"kind": "firm"}, "title": "X"}


def form_of(site: BuiltSite, matter: str) -> Form:
    form = form_named(matter, site.register.vocabulary)
    assert form is not None
    return form


def every_field(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    for field in fields:
        yield field
        yield from every_field(field.fields)


def page_of(site: BuiltSite, slug: str) -> dict[str, str]:
    """What the page of a form says of itself."""
    text = (site.public / "foresla" / "marknad" / slug / "index.html").read_text("utf-8")
    (tag,) = [found for _, found in tags_of(text) if found.get("id") == "proposal"]
    return tag


def file_of(site: BuiltSite, slug: str) -> Any:
    path = page_of(site, slug)["data-form"].removeprefix("/")
    return json.loads((site.public / path).read_text("utf-8"))


# What is asked.


@pytest.mark.parametrize("matter", NEW)
def test_the_form_of_each_kind_asks_for_all_that_it_says_and_helps(
    made_up: BuiltSite, matter: str
) -> None:
    markup = file_of(made_up, NEW[matter].slug)["markup"]
    drawn = read_html(markup).text
    for field in every_field(form_of(made_up, matter).fields):
        assert field.title in drawn or field.question in drawn, field.title
        assert f'data-field="{field.key}"' in markup
    assert "frivilligt" in drawn
    assert "Granska annonsen" in drawn


def test_no_form_asks_for_what_makes_no_sense(made_up: BuiltSite) -> None:
    asked = {new.kind: {one.key for one in form_of(made_up, m).fields} for m, new in NEW.items()}
    assert {kind for kind, keys in asked.items() if "ground" in keys} == {
        "procurement",
        "reserved_procurement",
    }
    assert {kind for kind, keys in asked.items() if "lots" in keys} == {
        "procurement",
        "reserved_procurement",
    }
    assert {kind for kind, keys in asked.items() if "about" in keys} == {"collaboration"}
    assert not any(
        {"awarded", "withdrawn", "published", "notice"} & keys for keys in asked.values()
    )
    assert all(
        {"title", "text", "place", "deadline", "contact", "actor"} <= keys
        for keys in asked.values()
    )


def test_only_those_whom_a_kind_fits_can_be_chosen(made_up: BuiltSite) -> None:
    def actor(matter: str) -> dict[str, FormField]:
        form = form_of(made_up, matter)
        return {
            one.key: one for field in form.fields if field.key == "actor" for one in field.fields
        }

    reserved = actor("Ny reserverad upphandling")
    assert set(reserved["kind"].choices) == set(PUBLIC_BUYERS)
    assert "enterprise" not in reserved
    assert reserved["name"].required
    offer = actor("Nytt erbjudande")
    assert set(offer) == {"enterprise"}
    assert offer["enterprise"].required
    assert set(actor("Företag söker ASF")) == {"name", "organisation_number"}
    assert set(actor(REQUEST)) == {"kind", "name", "organisation_number", "enterprise"}


def test_what_cannot_be_left_out_says_nothing_and_the_rest_says_so(made_up: BuiltSite) -> None:
    labels = labels_in(file_of(made_up, "forfragan")["markup"])
    assert labels["f-title"] == "Rubrik"
    assert labels["f-deadline"] == "Sista dag att svara"
    assert labels["f-contact-email"] == "E-post"  # one of three is enough, and one is needed
    assert labels["f-cpv"] == "CPV-koder"
    assert labels["f-start"] == "Börjar frivilligt"
    assert labels["f-deadline_time"] == "Klockslag frivilligt"


def test_the_change_of_a_post_can_say_all_that_new_ones_do_and_how_it_ended(
    made_up: BuiltSite,
) -> None:
    changed = {one.key for one in form_of(made_up, CHANGE).fields}
    new = {one.key for matter in NEW for one in form_of(made_up, matter).fields}
    assert changed == new - {"actor", "about"} | {"awarded", "withdrawn"}
    never = {"kind", "published", "changed", "notice", "years", "sources"}
    assert changed | {"actor", "about"} == set(read_schema("post")["properties"]) - never


# What is filled in, and where.


def test_every_public_post_that_has_begun_and_not_ended_has_a_form(made_up: BuiltSite) -> None:
    shown = public_view(made_up.register).posts
    wanted = {name for name, post in shown.items() if post.has_form_on(DAY)}
    found = {
        path.split("/")[3] for path in made_up.pages if path.startswith("/foresla/marknad/")
    } - {new.slug for new in NEW.values()}
    assert found == wanted
    assert OPEN in found
    hidden = set(made_up.register.posts) - set(shown)
    assert hidden
    assert not hidden & found
    form = form_of(made_up, CHANGE)
    for name in wanted:
        page = page_of(made_up, name)
        values = form_values(shown[name], form)
        assert json.loads(page["data-values"]) == values
        assert page["data-version"] == version_of(values)
        assert page["data-about"] == f"{shown[name].title} ({name})"


def test_what_is_on_file_stands_there_as_text(made_up: BuiltSite) -> None:
    page = made_up.pages[f"/foresla/marknad/{OPEN}/"]
    post = made_up.register.posts[OPEN]
    assert "Det här står i annonsen" in page.text
    assert f"Rubrik {post.title}" in page.text
    assert f"Sista dag att svara {post.deadline}" in page.text
    assert f"/marknad/{OPEN}/" in page.links


@pytest.mark.parametrize("slug", [*(new.slug for new in NEW.values()), OPEN])
def test_the_mail_is_a_block_to_write_in(made_up: BuiltSite, slug: str) -> None:
    (link,) = [one for one in made_up.pages[f"/foresla/marknad/{slug}/"].links if "body=" in one]
    assert len(link) < 1900
    query = parse_qs(urlsplit(link).query, strict_parsing=True)
    block = read_block(query["body"][0])
    head = 3 if slug == OPEN else 1
    matter = block.lines[0].value
    assert matter in (CHANGE, *NEW)
    filled = Block((*block.lines[:head], *(Line(one.name, "ja") for one in block.lines[head:])))
    known = [
        one.name for one in answers(filled, form_of(made_up, matter)) if isinstance(one, Answer)
    ]
    assert known == [line.name for line in block.lines[head:]]
    assert {"Rubrik", "Sista dag att svara", "Kontakt, e-post"} <= set(known)
    if slug == OPEN:
        assert "Återkallad, skäl" in known
        assert "Hur det gick, vem som fick avtalet 1, ASF i listan" in known
    else:
        assert any(name.startswith("Annonsör, ") for name in known)


def test_the_page_to_choose_on_leads_everybody_to_what_fits(made_up: BuiltSite) -> None:
    page = made_up.pages["/marknad/annonsera/"]
    forms = {f"/foresla/marknad/{new.slug}/" for new in NEW.values()}
    assert forms <= set(page.links)
    for said in ("kostar inget", "processledare", "funktion, inte till en person"):
        assert said in page.text
    for new in NEW.values():
        assert new.summary in page.text
        assert new.summary in made_up.pages[f"/foresla/marknad/{new.slug}/"].text


def test_search_engines_are_asked_to_leave_forms_alone(made_up: BuiltSite) -> None:
    forms = [p for path, p in made_up.pages.items() if path.startswith("/foresla/marknad/")]
    assert {page.metas["robots"] for page in forms} == {"noindex"}
    assert "noindex" not in made_up.pages["/marknad/annonsera/"].metas.get("robots", "")


# What is said of what somebody wrote.


@pytest.mark.parametrize("line", OF_POSTS, ids=lambda line: line["written"][:30])
def test_a_line_is_understood_or_told_in_these_words(
    made_up: BuiltSite, line: dict[str, str]
) -> None:
    form = form_of(made_up, CHANGE)
    (given,) = answers(Block((Line(line["field"], line["written"]),)), form)
    assert isinstance(given, Answer)
    applied = apply([given], form, BASE, made_up.register.vocabulary, DAY)
    if "says" in line:
        assert [str(mistake) for mistake in applied.mistakes] == [line["says"]]
        return
    assert applied.mistakes == ()
    notes = [f"{line['field']}: {line['note']}."] if "note" in line else []
    assert list(applied.notes) == notes
    value: Any = applied.value
    for part in given.pointer:
        value = value[part]
    places = made_up.register.vocabulary.municipalities
    between = "\n" if given.field.kind == "lines" else ", "
    every = value if isinstance(value, list) else [value]
    texts = [places[one].name if one in places else str(one) for one in every]
    assert between.join(texts) == line["value"]


def test_the_lines_of_every_kind_that_tests_send_are_those_of_its_form(made_up: BuiltSite) -> None:
    assert set(POSTS) == set(NEW)
    for matter, lines in POSTS.items():
        block = Block(tuple(Line(*line) for line in lines.items()))
        assert all(isinstance(one, Answer) for one in answers(block, form_of(made_up, matter)))
