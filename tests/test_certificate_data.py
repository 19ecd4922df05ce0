"""Certificates as open data: their schema, their time, and that they say what the pages say."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import certified_register as register
import jsonschema
import pytest
from asf_register.public import public_view
from asf_register.root import Root
from asf_site.building.build import build
from asf_site.certificates.certificate_view import CertificateView, certificate_views, own_periods
from asf_site.generated_at import generated_at
from site_fixtures import DAY, BuiltSite, tree


@pytest.fixture(scope="module")
def views(certified: BuiltSite) -> dict[str, CertificateView]:
    return {view.number: view for view in certificate_views(public_view(certified.register))}


def built(root: Root, folder: Path, day: date = DAY) -> Path:
    build(root, folder, day)
    return folder / "public"


def api(site: BuiltSite, name: str = "index") -> Any:
    path = site.public / "api" / "v1" / "certificates" / f"{name}.json"
    return json.loads(path.read_text("utf-8"))


def test_the_data_are_as_their_schema_says(certified: BuiltSite) -> None:
    schema = json.loads(
        (certified.public / "api/v1/schemas/certificate.schema.json").read_text("utf-8")
    )
    assert schema["$id"] == "https://provlistan.example/api/v1/schemas/certificate.schema.json"
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    validator.check_schema(schema)
    index = api(certified)
    validator.validate(index)
    for one in index["results"]:
        alone = api(certified, one["number"])
        validator.validate(alone)
        assert alone["results"] == [one]
        for field in one:
            damaged = {**alone, "results": [{**one, field: {"x": 1}}]}
            assert not validator.is_valid(damaged), field
    files = {path.stem for path in (certified.public / "api/v1/certificates").glob("*.json")}
    assert files == {"index", *(one["number"] for one in index["results"])}
    assert {*files, register.ONLY_ITSELF} - {"index"} == set(register.WORDS)
    assert index["total"] == len(index["results"])


def test_the_data_say_what_the_pages_say(certified: BuiltSite) -> None:
    states = {"Certifierat": "certified", "Vilande": "suspended", "Återkallat": "withdrawn"}
    states |= {"Utgånget": "expired", "Okänt": "unknown"}
    for one in api(certified)["results"]:
        assert one["state"] == states[register.WORDS[one["number"]]]
        folder = certified.public / "certifikat" / one["number"]
        for decision in one["decisions"]:
            name = urlsplit(decision["statement_url"]).path.rpartition("/")[2]
            assert (folder / name).read_text("utf-8") == decision["statement"]
            assert (folder / f"{name}.sig").read_text("utf-8") == decision["signature"]
            assert urlsplit(decision["signature_url"]).path.endswith(f"{name}.sig")


def test_periods_follow_each_other_and_agree_with_the_register(
    certified: BuiltSite, views: dict[str, CertificateView]
) -> None:
    for one in api(certified)["results"]:
        told = one["periods"]
        for former, later in pairwise(told):
            end = date.fromisoformat(former["last"]) + timedelta(days=1)
            assert date.fromisoformat(later["first"]) == end
        assert "last" not in told[-1]
        for day in [DAY, *(date.fromisoformat(period["first"]) for period in told)]:
            mine = [p for p in told if p["first"] <= day.isoformat() <= p.get("last", "9999")]
            theirs = [
                period
                for period in own_periods(views[one["number"]].certificate)
                if period.holds(day)
            ]
            assert [p["state"] for p in mine] == [period.state.value for period in theirs]
            answered = certified.register.state_of(
                views[one["number"]].certificate.decisions.enterprise, day
            )
            if answered.number == one["number"]:
                assert [p["reason"] for p in mine] == [answered.reason]


def test_the_time_is_the_last_commits(copy_of_certified: Root, tmp_path: Path) -> None:
    """The same commit and day give the same bytes, wherever and whenever."""
    folder = copy_of_certified.folder
    git = git_in(folder)
    assert generated_at(folder, DAY) == "2026-11-20T23:00:00Z", "of no repository: the day's start"
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    public = built(copy_of_certified, tmp_path / "first")
    told = json.loads((public / "api/v1/certificates/index.json").read_text("utf-8"))
    assert told["generated_at"] == "2026-11-20T08:30:00Z"
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", folder.as_uri(), clone], check=True)
    assert tree(built(Root(clone), tmp_path / "second")) == tree(public)
    assert generated_at(folder, DAY + timedelta(days=1)) == "2026-11-20T08:30:00Z"
    inside = folder / "inside"
    inside.mkdir()
    assert generated_at(inside, DAY) == "2026-11-20T23:00:00Z"


def git_in(folder: Path) -> Callable[..., None]:
    """Git without the settings of whoever runs the tests; commits are of one morning."""
    when = {"GIT_AUTHOR_DATE": "2026-11-20T09:30:00+01:00"}
    when |= {"GIT_COMMITTER_DATE": when["GIT_AUTHOR_DATE"], "GIT_CONFIG_GLOBAL": "/dev/null"}
    name = ["-c", "user.name=x", "-c", "user.email=x@example.se"]

    def git(*arguments: str) -> None:
        subprocess.run(["git", *name, *arguments], cwd=folder, env=when, check=True)

    return git


def test_a_register_without_certificates_has_an_empty_index(
    certified: BuiltSite, copy_of_certified: Root, tmp_path: Path
) -> None:
    shutil.rmtree(copy_of_certified.cohorts)
    public = built(copy_of_certified, tmp_path / "output")
    told = json.loads((public / "api/v1/certificates/index.json").read_text("utf-8"))
    assert (told["total"], told["results"]) == (0, [])
    assert set(told) == set(api(certified))
