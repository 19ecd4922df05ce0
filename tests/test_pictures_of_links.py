"""The pictures that stand beside shared links: one a kind of page, region and municipality."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from asf_register.register import Register
from asf_register.root import Root
from asf_site.shared_pictures.drawing import Pictures
from asf_site.shared_pictures.remembered_pictures import RememberedPictures
from asf_site.shared_pictures.subject import Subject, subjects
from PIL import Image, ImageChops
from site_fixtures import BuiltSite

PAPER, GREEN = (0xFB, 0xF9, 0xF4), (0x1D, 0x5B, 0x43)
MOST_BYTES = 25_000
SAID = ("og:title", "og:description", "og:url", "og:image", "twitter:card")
# Where on a picture the country is.
COUNTRY = (800, 0, 1200, 630)


@pytest.fixture(params=["real", "made_up"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


@pytest.fixture(scope="module")
def drawn(real: BuiltSite) -> Callable[[str], Image.Image]:
    """Draws the picture with some name."""
    words = real.register.vocabulary
    by_name = {subject.name: subject for subject in subjects(words)}
    pictures = Pictures("ASF-listan", words.municipalities)
    return lambda name: opened(pictures.drawn(by_name[name]))


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def test_every_page_that_may_be_found_has_its_picture(site: BuiltSite) -> None:
    shown = {path: page for path, page in site.pages.items() if "og:image" in page.metas}
    hidden = {path for path, page in site.pages.items() if page.metas.get("robots") == "noindex"}
    moved = {path for path, page in site.pages.items() if "refresh" in page.metas}
    assert set(site.pages) - hidden - moved == set(shown)
    address = site.register.site.address
    for path, page in shown.items():
        assert all(page.metas[name] for name in SAID), path
        assert page.metas["og:url"] == address + path
        picture = page.metas["og:image"].removeprefix(f"{address}/")
        assert picture in site.files, path
        assert page.metas["og:image:alt"]


def test_every_picture_is_small_and_of_the_size_that_pages_say(site: BuiltSite) -> None:
    pictures = [name for name in site.files if name.startswith("delning/")]
    assert len(pictures) > 27
    for name in pictures:
        content = (site.public / name).read_bytes()
        picture = Image.open(BytesIO(content))
        assert (picture.format, picture.size) == ("PNG", (1200, 630)), name
        assert len(content) <= MOST_BYTES, name
    metas = site.pages["/"].metas
    assert (metas["og:image:width"], metas["og:image:height"]) == ("1200", "630")


def test_a_place_has_its_own_picture_and_an_enterprise_none(real: BuiltSite) -> None:
    address = real.register.site.address
    pictures = {path: page.metas.get("og:image", "") for path, page in real.pages.items()}
    assert pictures["/lan/gavleborg/"] == f"{address}/delning/lan-gavleborg.png"
    assert pictures["/kommun/gavle/"] == f"{address}/delning/kommun-gavle.png"
    assert pictures["/"] == f"{address}/delning/start.png"
    assert pictures["/marknad/"] == f"{address}/delning/marknad.png"
    assert not [n for e in real.shown for n in real.files if n == f"delning/{e.slug}.png"]


def test_a_municipality_without_enterprises_has_no_picture(real: BuiltSite) -> None:
    places = real.register.vocabulary.municipalities.values()
    here = {e.municipality for e in real.listed}
    here |= {work.municipality for e in real.listed for work in e.sites}
    made = {f"delning/kommun-{place.slug}.png" for place in places if place.code in here}
    assert {name for name in real.files if name.startswith("delning/kommun-")} == made


def test_what_a_page_says_of_itself_to_those_who_share_it_weighs_little(
    made_up: BuiltSite,
) -> None:
    for path in ("/", "/lan/gavleborg/", "/asf/"):
        page = (made_up.public / path.strip("/") / "index.html").read_bytes()
        without = re.sub(rb'<meta (?:property="og:|name="twitter:)[^>]*>\n', b"", page)
        assert without != page
        assert len(gzip.compress(page)) - len(gzip.compress(without)) <= 250, path


def test_the_dots_of_a_place_are_awake_where_it_lies(drawn: Callable[[str], Image.Image]) -> None:
    quiet = drawn("sida").crop(COUNTRY)
    boxes = {
        name: ImageChops.difference(quiet, drawn(name).crop(COUNTRY)).getbbox()
        for name in ("kommun-kiruna", "kommun-ystad", "lan-norrbotten")
    }
    kiruna, ystad, norrbotten = boxes.values()
    assert kiruna is not None
    assert ystad is not None
    assert norrbotten is not None
    assert kiruna[3] < ystad[1]
    assert norrbotten[0] < kiruna[2] < norrbotten[2] + 20
    assert norrbotten[3] - norrbotten[1] > kiruna[3] - kiruna[1]


def test_a_picture_has_the_colours_of_the_house(drawn: Callable[[str], Image.Image]) -> None:
    colours = {colour for _, colour in drawn("kommun-gavle").getcolors() or ()}
    assert {PAPER, GREEN, (0x1C, 0x21, 0x1E)} <= colours
    assert len(colours) <= 16


@pytest.mark.parametrize("title", ["X", "Registret över allt som är långt " * 4, "شركة", "A\u0308"])
def test_any_title_stays_inside_the_picture(real: BuiltSite, title: str) -> None:
    words = real.register.vocabulary
    [page] = [subject for subject in subjects(words) if subject.name == "sida"]
    picture = opened(Pictures(title, words.municipalities).drawn(page))
    inside = ImageChops.difference(picture, Image.new("RGB", picture.size, PAPER)).getbbox()
    assert inside is not None
    assert inside[0] >= 80


@pytest.mark.parametrize("heading", ["Malung-Sälen", "Västernorrlands län", "Ordlångtsomettår" * 9])
def test_any_heading_keeps_off_the_country(real: BuiltSite, heading: str) -> None:
    words = real.register.vocabulary
    [page] = [subject for subject in subjects(words) if subject.name == "sida"]
    pictures = Pictures("ASF-listan", words.municipalities)
    before, after = (opened(pictures.drawn(replace(page, heading=h))) for h in ("", heading))
    written = ImageChops.difference(before, after).getbbox()
    assert written is not None
    assert written[2] <= (1200 if "Ord" in heading else 790)


def test_pictures_are_drawn_once(
    real: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(Pictures, "drawn", counting := Counting(Pictures.drawn))
    one = some(real.register)
    again = some(real.register)
    assert one == again
    assert counting.times == len(one)
    titled = replace(real.register, site=replace(real.register.site, title="En annan lista"))
    assert all(some(titled)[name] != content for name, content in one.items())
    assert counting.times == 2 * len(one)


@pytest.mark.parametrize("damage", ["cut", "other", "linked", "folder"])
def test_a_damaged_memory_of_pictures_is_no_memory(
    real: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    one = some(real.register)
    [place] = (tmp_path / "asf-register").glob("delning-*")
    content = place.read_bytes()
    place.unlink()
    if damage == "linked":
        place.symlink_to("/dev/zero")
    elif damage == "folder":
        place.mkdir()
    else:
        place.write_bytes(content[:-9] if damage == "cut" else content[:32] + b"\xc1")
    assert some(real.register) == one


def test_pictures_of_another_user_are_not_trusted(
    real: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    some(real.register)
    monkeypatch.setattr(Pictures, "drawn", counting := Counting(Pictures.drawn))
    owner = tmp_path.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    some(real.register)
    assert counting.times == 2


def test_pictures_that_a_repository_brings_are_not_trusted(
    real: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    inside = replace(real.register, root=Root(tmp_path))
    some(inside)
    assert list(tmp_path.iterdir()) == []


class Counting:
    """A way of drawing that counts how often it is asked."""

    def __init__(self, draw: Callable[[Pictures, Subject], bytes]) -> None:
        self.times = 0
        self._draw = draw

    def __get__(self, pictures: Pictures, of: type) -> Callable[[Subject], bytes]:
        def drawn(subject: Subject) -> bytes:
            self.times += 1
            return self._draw(pictures, subject)

        return drawn


def some(register: Register) -> dict[str, bytes]:
    """Two pictures of a register, by way of the memory."""
    pictures = RememberedPictures(register)
    wanted = [s for s in subjects(register.vocabulary) if s.name in ("start", "kommun-gavle")]
    made = {subject.name: pictures.png(subject) for subject in wanted}
    pictures.keep()
    return made
