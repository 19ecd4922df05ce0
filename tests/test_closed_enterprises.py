"""An enterprise that has closed: what a coordinator writes, and what becomes of all it had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from asf_register.day import today
from asf_register.enterprise import Closed
from asf_register.marketplace.post import PostState
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import Root
from asf_register.swedish import long_date
from asf_site.parts.certificates import certificates
from asf_site.parts.enterprise_data import enterprise_data
from asf_site.parts.posts import posts
from asf_site.parts.profiles import profiles
from asf_site.parts.sitemap import sitemap
from asf_site.site import Site
from command_shell import Ran, Shell
from parts_made import made, site_on, small_register
from site_fixtures import DAY, BuiltSite
from site_page import read_html

CERTIFIED = "cafe-exemplet"
ENDED = date(2026, 10, 31)
KAFE = """\
name: Kafé Linden
region: "01"
industries:
  - cafe-restaurant
member: true
listing: consented
consent:
  date: 2026-01-31
  by: enterprise
"""
POST = """\
kind: surplus
actor:
  kind: enterprise
  enterprise: kafe-linden
title: Tolv kaffekoppar
industries: [cafe-restaurant]
place:
  regions: ["01"]
published: {published}
deadline: {deadline}
contact:
  email: info@kafe-linden.example
"""
CLOSED = f"closed:\n  date: {ENDED}\n  source: Styrelsen\n"


@pytest.fixture
def kafe(shell: Shell) -> Path:
    """The file of a member that has a post."""
    day = today()
    text = POST.format(published=day, deadline=day)
    shell.write("data/marketplace/tolv-kaffekoppar.yaml", text)
    return shell.write("data/asf/kafe-linden.yaml", KAFE)


# What a coordinator writes


def closing(shell: Shell, *more: str) -> Ran:
    day = f"nedlagt.datum={long_date(today())}"
    return shell.asf("set", "kafe-linden", day, *more, "--yes")


@pytest.mark.usefixtures("kafe")
def test_the_help_says_how_one_closes(shell: Shell) -> None:
    said = " ".join(shell.asf("set", "--help").out.split())
    assert "nedlagt.datum=DAG nedlagt.källa=HUR" in said


def test_closing_is_one_command_that_says_what_follows(shell: Shell, kafe: Path) -> None:
    ran = closing(shell, "nedlagt.källa=Styrelsen", "medlem=nej")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(
        "Skrev data/asf/kafe-linden.yaml.\n"
        "Företaget lämnar listan. Dess sida finns kvar och säger när det lades ner.\n"
        "Annonsen ”Tolv kaffekoppar” (tolv-kaffekoppar) visas som återkallad.\n"
    )
    written = kafe.read_text("utf-8")
    assert f"closed:\n  date: {today()}\n  source: Styrelsen\n" in written
    ran = shell.asf("set", "kafe-linden", "nedlagt.källa=Bolagsverket", "--yes")
    assert "lämnar listan" not in ran.out


def test_closing_without_saying_how_it_is_known_writes_nothing(shell: Shell, kafe: Path) -> None:
    ran = closing(shell, "medlem=nej")
    assert ran.code == 1
    assert "Källa (source) saknas." in ran.out
    assert kafe.read_text("utf-8") == KAFE


def test_closing_a_member_says_what_to_write_more(shell: Shell, kafe: Path) -> None:
    ran = closing(shell, "nedlagt.källa=Styrelsen")
    assert ran.code == 1
    assert "eller skriv medlem=nej i samma asf set" in ran.out
    assert kafe.read_text("utf-8") == KAFE


# What the public sees


def site_with(folder: Path, **files: str) -> Site:
    """A site with Kafé Linden closed, on the day after."""
    entry = f"{KAFE.replace('member: true', CLOSED.strip())}aliases: [linden]\n"
    names = {f"data/marketplace/{name}.yaml": text for name, text in files.items()}
    root = small_register(folder, {"data/asf/kafe-linden.yaml": entry, **names})
    return site_on(root, date(2026, 11, 1))


def test_its_page_says_when_and_how_that_is_known_and_it_is_in_no_list(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    page = made(profiles, site)["asf/kafe-linden/index.html"]
    assert "Företaget lades ner 31 oktober 2026. Källa: Styrelsen" in read_html(page).text
    assert '<meta name="robots" content="noindex">' in page
    assert "data-star" not in page
    assert "Organization" not in page
    assert site.listed == ()
    assert "/asf/kafe-linden/" not in made(sitemap, site)["sitemap.xml"]


def test_open_data_keep_its_file_with_the_day_and_leave_it_out_of_the_list(tmp_path: Path) -> None:
    files = made(enterprise_data, site_with(tmp_path))
    for slug in ("kafe-linden", "linden"):
        assert '"closed":{"date":"2026-10-31"' in files[f"api/v1/enterprises/{slug}.json"]
    assert "kafe-linden" not in files["api/v1/enterprises/index.json"]


def test_its_open_posts_end_with_it_and_those_before_stay_as_they_were(tmp_path: Path) -> None:
    site = site_with(
        tmp_path,
        oppen=POST.format(published="2026-10-01", deadline="2026-12-24"),
        stangd=POST.format(published="2026-09-01", deadline="2026-09-30"),
    )
    states = {name: post.state_on(site.day) for name, post in site.register.posts.items()}
    assert states == {"oppen": PostState.WITHDRAWN, "stangd": PostState.CLOSED}
    page = read_html(made(posts, site)["marknad/oppen/index.html"])
    assert "Annonsen drogs tillbaka den 31 oktober 2026. Företaget har lagts ner." in page.text


def closed_after(register: Register, slug: str) -> Register:
    gone = replace(
        register.enterprises[slug], closed=Closed(date=ENDED, source="Styrelsen"), member=False
    )
    return replace(register, enterprises={**register.enterprises, slug: gone})


def test_its_certificate_stays_as_decided_and_the_mark_is_gone(certified: BuiltSite) -> None:
    before = Site(public_view(certified.register), DAY)
    site = Site(public_view(closed_after(certified.register, CERTIFIED)), DAY)
    assert before.rows[CERTIFIED].certified is not None
    assert site.rows[CERTIFIED].certified is None
    profile = made(profiles, site)[f"asf/{CERTIFIED}/index.html"]
    assert '<p class="certified"' not in profile
    (number,) = (one.number for one in site.register.certificates_of(CERTIFIED))
    page = read_html(made(certificates, site)[f"certifikat/{number}/index.html"]).text
    assert "Företaget lades ner 31 oktober 2026. Här står bara vad som är beslutat" in page
    assert site.register.state_of(CERTIFIED, DAY) == before.register.state_of(CERTIFIED, DAY)


def test_a_coordinator_who_closes_a_certified_one_is_sent_to_a_certifier(
    copy_of_certified: Root, shell: Shell
) -> None:
    day = f"nedlagt.datum={today()}"
    said = ("nedlagt.källa=Styrelsen", "medlem=nej", "--yes")
    ran = shell.asf("--root", str(copy_of_certified.folder), "set", CERTIFIED, day, *said)
    assert "Säg till en certifierare: bara ett beslut ändrar det." in ran.out
