"""The marketplace as open data: its schema, and that it says what the pages say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import Awarded, Post, Supplier
from asf_register.marketplace.reasons import Reasons
from asf_register.public import public_view
from asf_register.root import Root
from asf_site.building.live import LiveSite
from asf_site.marketplace.post_row import post_row
from asf_site.open_data.post_record import Made
from asf_site.open_data.post_record import record as record_of
from site_fixtures import DAY, BuiltSite

UNLISTED = "skymningens-sangplatser"
ADDRESS = "https://provlistan.example"


@cache
def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def api(site: BuiltSite, name: str = "index") -> Any:
    return read(site.public / f"api/v1/marketplace/{name}.json")


def one(site: BuiltSite, name: str) -> Any:
    (found,) = api(site, name)["results"]
    return found


def shown(site: BuiltSite) -> list[Post]:
    """The posts that are public on the day."""
    return [
        post
        for name, post in sorted(site.register.posts.items())
        if name != UNLISTED and post.state_on(DAY) != "upcoming"
    ]


@pytest.fixture(scope="module")
def validator(made_up: BuiltSite) -> jsonschema.Draft202012Validator:
    schema = read(made_up.public / "api/v1/schemas/marketplace.schema.json")
    assert schema["$id"] == f"{ADDRESS}/api/v1/schemas/marketplace.schema.json"
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    validator.check_schema(schema)
    return validator


def test_every_file_is_as_the_schema_says(
    made_up: BuiltSite, real: BuiltSite, validator: jsonschema.Draft202012Validator
) -> None:
    for site in (made_up, real):
        for path in sorted((site.public / "api/v1/marketplace").glob("*.json")):
            validator.validate(read(path))


def test_the_schema_takes_nothing_else(
    made_up: BuiltSite, validator: jsonschema.Draft202012Validator
) -> None:
    """A damaged field is seen, whichever it is; so a program can trust each of them."""
    fields = set()
    for post in shown(made_up):
        whole = api(made_up, post.id)
        (record,) = whole["results"]
        for field in record:
            fields.add(field)
            damaged = {**whole, "results": [{**record, field: {"x": 1}}]}
            assert not validator.is_valid(damaged), field
        assert not validator.is_valid({**whole, "results": [{**record, "unheard": 1}]})
    described = set(validator.schema["$defs"]["post"]["properties"])
    assert described - fields <= {"changed", "notice"}, "which no post here has"


def test_one_file_has_all_and_each_has_its_own(made_up: BuiltSite) -> None:
    index = api(made_up)
    assert index["schema_version"] == "1.0"
    assert index["generated_at"] == "2026-11-20T23:00:00Z"
    assert [record["id"] for record in index["results"]] == [post.id for post in shown(made_up)]
    assert index["total"] == len(index["results"])
    files = {path.stem for path in (made_up.public / "api/v1/marketplace").iterdir()}
    assert files == {"index", *(post.id for post in shown(made_up))}
    for record in index["results"]:
        alone = one(made_up, record["id"])
        assert {key: alone[key] for key in record} == record
        assert alone.keys() - record.keys() <= {"matches", "advice"}
        for key in ("url", "data_url"):
            path = urlsplit(record[key]).path
            assert (made_up.public / path.strip("/")).exists(), path


def test_a_record_says_what_its_file_says(made_up: BuiltSite) -> None:
    told, post = one(made_up, "tradgardar-i-falun"), made_up.register.posts["tradgardar-i-falun"]
    assert told["title"] == post.title
    assert told["text"] == post.text
    assert told["actor"] == {
        "kind": "municipality",
        "name": "Prova kommun",
        "organisation_number": "212000-0001",
    }
    assert told["place"] == {"regions": ["20"]}
    assert [lot["title"] for lot in told["lots"]] == [lot.title for lot in post.lots]
    assert told["lots"][2]["cpv"] == ["98310000"], "without its check digit"
    assert (told["ground"], told["share"], told["certified"], told["reserved"]) == (
        "lou",
        40,
        True,
        True,
    )
    assert told["deadline_time"] == "12:00"
    assert told["closes"] == "2026-12-04T11:00:00Z"
    assert told["contact"]["email"] == "upphandling@provkommun.example"


def test_states_are_those_of_the_day(made_up: BuiltSite) -> None:
    for post in shown(made_up):
        told = one(made_up, post.id)
        assert told["state"] == post.state_on(DAY).value
        assert told["day"] == DAY.isoformat()


def test_who_can_answer_is_said_with_the_reasons(made_up: BuiltSite) -> None:
    public = public_view(made_up.register)
    matching = Matching(public, [post for post in public.posts.values() if post.is_open(DAY)], DAY)
    reasons = Reasons(matching.country, public.vocabulary)
    asked = [post for post in shown(made_up) if post.is_open(DAY) and post.seeks_enterprises]
    found = 0
    for post in asked:
        told = one(made_up, post.id)
        matches = matching.of_post(post.id)
        assert told["matches_total"] == len(matches)
        for record, match in zip(told["matches"], matches, strict=True):
            assert record["slug"] == match.enterprise.slug
            assert record["name"] == match.enterprise.name
            assert record["url"] == f"{ADDRESS}/asf/{match.enterprise.slug}/"
            assert record["fit"] == match.fit.name.lower()
            assert "; ".join(record["reasons"]) == reasons.of(match)
            found += 1
    assert found > 5
    for post in shown(made_up):
        if post not in asked:
            assert not {"matches", "matches_total", "advice"} & one(made_up, post.id).keys()


def test_a_buyer_is_advised_and_nobody_else(made_up: BuiltSite) -> None:
    advised = {post.id for post in shown(made_up) if "advice" in one(made_up, post.id)}
    assert advised == {"allt-pa-en-gang", "fika-i-dag", "tradgardar-i-falun"}
    advice = one(made_up, "tradgardar-i-falun")["advice"]
    page = made_up.pages["/marknad/tradgardar-i-falun/"].text
    for text in (advice["why"], advice["rule"], advice["counted"]):
        assert " ".join(text.split()) in page


def test_an_award_names_only_who_is_shown(made_up: BuiltSite) -> None:
    """Mörkerhuset got this one too, and is unlisted."""
    awarded = one(made_up, "tak-over-natten")["awarded"]
    assert awarded["to"] == [
        {"name": "Kafé Solglimt", "enterprise": f"{ADDRESS}/asf/kafe-solglimt/"}
    ]
    others = one(made_up, "matsal-med-avtal")["awarded"]["to"]
    assert {"name": "Provköket AB"} in others


def test_no_post_is_about_one_that_is_not_shown(made_up: BuiltSite) -> None:
    assert "about" not in one(made_up, "frukost-till-gasterna")
    about = one(made_up, "gemensamt-anbud-i-falun")["about"]
    assert about == f"{ADDRESS}/marknad/tradgardar-i-falun/"


def test_a_live_change_reaches_them(copy_of_made_up: Root, tmp_path: Path) -> None:
    """Who can answer changes with the enterprise, and nothing else does."""
    live = LiveSite(copy_of_made_up, tmp_path, DAY)
    folder = tmp_path / "public/api/v1/marketplace"

    def answering(post: str) -> set[str]:
        text = (folder / f"{post}.json").read_text("utf-8")
        (record,) = json.loads(text)["results"]
        return {match["slug"] for match in record["matches"]}

    before = answering("fika-i-dag")
    untouched = (folder / "tradgardar-i-falun.json").stat().st_mtime_ns
    assert "cafe-aao-och-e" in before
    path = copy_of_made_up.enterprises / "cafe-aao-och-e.yaml"
    text = path.read_text("utf-8")
    assert "listing: consented" in text
    path.write_text(text.replace("listing: consented", "listing: unlisted"), "utf-8")
    live.update()
    assert answering("fika-i-dag") == before - {"cafe-aao-och-e"}
    assert (folder / "tradgardar-i-falun.json").stat().st_mtime_ns == untouched


def test_what_lies_ahead_is_not_told_of_yet(made_up: BuiltSite) -> None:
    """Neither an award of a later day nor a post that is published later."""
    register = public_view(made_up.register)
    post = next(post for post in register.posts.values() if post.is_open(DAY))
    ahead = replace(post, id="annan", published=DAY + timedelta(days=1))
    later = Awarded(date=DAY + timedelta(days=1), to=(Supplier(name="Fruktbilen AB"),))
    told = replace(post, about="annan", awarded=later)
    posts = {**register.posts, "annan": ahead, post.id: told}
    made = Made(replace(register, posts=posts), "", DAY, "")
    found = record_of(told, post_row(told, post.industries, made.register, DAY), None, made)
    assert found["state"] == "open"
    assert not {"about", "awarded"} & found.keys()
