"""Nothing of an unlisted enterprise is anywhere in the public output."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from asf_register.enterprise import Enterprise
from asf_register.marketplace.matching import Matching
from asf_register.public import public_view
from asf_register.root import PROJECT, Root
from asf_site.building.build import build
from site_fixtures import BuiltSite, bytes_with, day_of, rows_of

# Words of tests/site_register/data/asf/morkerhuset.yaml and dolda-rummet.yaml, and of the post
# in data/marketplace that comes from the first.
TRACES = [
    "Mörkerhuset",
    "morkerhuset",
    "mörkerhus",
    "forna-morkret",
    "002100-0047",
    "Nattboende",
    "nattboend",
    "Dolda rummet",
    "dolda-rummet",
    "Skymningens",
    "skymningens-sangplatser",
]


def listed_instead(root: Root) -> None:
    """Make the unlisted ones public."""
    for path in root.enterprises.glob("*.yaml"):
        text = path.read_text("utf-8")
        if "listing: unlisted" in text:
            yes = "listing: consented\nconsent:\n  date: 2026-01-12\n  by: enterprise"
            path.write_text(text.replace("listing: unlisted", yes), "utf-8")


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up register built as if the unlisted ones had said yes."""
    folder = tmp_path_factory.mktemp("listed")
    root = Root(Path(shutil.copytree(PROJECT / "tests/site_register", folder / "register")))
    listed_instead(root)
    build(root, folder / "output", day_of(root))
    return folder / "output" / "public"


@pytest.mark.parametrize("trace", TRACES)
def test_no_file_holds_a_trace(made_up: BuiltSite, listed: Path, trace: str) -> None:
    """Also where files are compressed; the same words are found once they are public."""
    assert bytes_with(listed, trace)
    assert bytes_with(made_up.public, trace) == []


def test_the_compressed_index_is_looked_into(listed: Path) -> None:
    kinds = {Path(name).suffix for name in bytes_with(listed, "nattboend")}
    assert {".html", ".pf_fragment", ".pf_index"} <= kinds


def test_open_data_and_feeds_are_looked_into(listed: Path) -> None:
    assert set(bytes_with(listed, "/asf/morkerhuset/")) >= {
        "api/v1/enterprises/index.json",
        "api/v1/enterprises.csv",
        "api/v1/enterprises.geojson",
        "asf/flode.atom",
        "lan/vasterbotten/asf.atom",
        "bransch/boende/asf.atom",
    }


def test_its_logo_and_addresses_are_gone(made_up: BuiltSite, listed: Path) -> None:
    for name in (
        "logotyp/morkerhuset.webp",
        "asf/morkerhuset/index.html",
        "asf/forna-morkret/index.html",
        "asf/dolda-rummet/index.html",
        "api/v1/enterprises/morkerhuset.json",
        "api/v1/enterprises/forna-morkret.json",
        "api/v1/enterprises/dolda-rummet.json",
    ):
        assert (listed / name).is_file()
        assert name not in made_up.files


def test_a_unit_of_it_stands_alone(made_up: BuiltSite, listed: Path) -> None:
    """Kafé Solglimt said yes; the house that it is part of did not."""
    page = made_up.pages["/asf/kafe-solglimt/"]
    assert "del av" in (listed / "asf/kafe-solglimt/index.html").read_text("utf-8")
    assert "del av" not in page.text
    assert "Organisationsnummer" not in page.text
    assert "kafe-solglimt" in rows_of(made_up.pages["/kommun/kiruna/"])


def test_a_public_one_does_not_name_its_unlisted_unit(made_up: BuiltSite, listed: Path) -> None:
    units = ["angslyckans-tvatteri"]
    assert [s for s in rows_of(made_up.pages["/asf/angslyckan/"]) if s in (*units, "dolda-rummet")]
    assert "dolda-rummet" in (listed / "asf/angslyckan/index.html").read_text("utf-8")
    assert "dolda-rummet" not in rows_of(made_up.pages["/asf/angslyckan/"])


def test_it_is_in_no_count(made_up: BuiltSite, listed: Path) -> None:
    """Dorotea has only its cottage, and boende only the house itself."""
    assert rows_of(made_up.pages["/kommun/dorotea/"])[:1] != ["morkerhuset"]
    assert "Inget" in made_up.pages["/kommun/dorotea/"].text
    assert "1 företag i listan" in (listed / "kommun/dorotea/index.html").read_text("utf-8")
    assert made_up.pages["/kommun/dorotea/"].metas["robots"] == "noindex"
    assert 'href="/kommun/dorotea/"' not in (made_up.public / "index.html").read_text("utf-8")
    assert "Boende 0" in made_up.pages["/bransch/"].text
    assert f"{len(made_up.listed)} företag i listan" in made_up.pages["/asf/"].text


def test_its_posts_and_contracts_are_no_ones(made_up: BuiltSite) -> None:
    """Its post is gone, its name is gone from an award, and nobody's post is about it."""
    everything, shown = made_up.register.posts, public_view(made_up.register).posts
    hidden = {name for name, post in everything.items() if post.actor.enterprise == "forna-morkret"}
    assert {"skymningens-sangplatser"} == hidden == everything.keys() - shown.keys()
    awarded = shown["tak-over-natten"].awarded
    assert awarded is not None
    assert [supplier.enterprise for supplier in awarded.to] == ["kafe-solglimt"]
    assert everything["frukost-till-gasterna"].about in hidden
    assert shown["frukost-till-gasterna"].about is None


def test_it_is_matched_with_nothing(made_up: BuiltSite) -> None:
    """What can be answered by it alone has nobody who can answer it."""
    public = public_view(made_up.register)
    matching = Matching(public, public.posts.values(), made_up.day)
    assert matching.by_enterprise.keys() <= public.enterprises.keys()
    everything = made_up.register
    told = Matching(everything, everything.posts.values(), made_up.day)
    assert "morkerhuset" in {match.enterprise.slug for match in told.of_post("tak-over-natten")}


def test_one_that_leaves_the_repositorys_own_register_leaves_no_trace(
    real: BuiltSite, tmp_path: Path
) -> None:
    leaver = distinct(real)
    root = Root(tmp_path / "register")
    shutil.copytree(real.root.folder / "data", root.folder / "data")
    path = root.enterprises / f"{leaver.slug}.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        re.sub(r"^listing: \w+", "listing: unlisted", text, flags=re.MULTILINE), "utf-8"
    )
    build(root, tmp_path / "output", real.day)
    for trace in filter(None, (leaver.name, leaver.slug, leaver.organisation_number)):
        assert bytes_with(real.public, trace), trace
        assert bytes_with(tmp_path / "output" / "public", trace) == [], trace


def distinct(site: BuiltSite) -> Enterprise:
    """One whose name and slug occur in nobody else's file."""
    texts = {
        e.slug: (site.root.enterprises / f"{e.slug}.yaml").read_text("utf-8") for e in site.listed
    }
    pages = "".join(path.read_text("utf-8") for path in site.root.content.glob("*.md"))
    for enterprise in site.listed:
        others = "".join(text for slug, text in texts.items() if slug != enterprise.slug) + pages
        words = (enterprise.name.casefold(), enterprise.slug)
        if len(enterprise.name) > 12 and not any(word in others.casefold() for word in words):
            return enterprise
    raise AssertionError
