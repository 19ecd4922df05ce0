"""What coordinators find to do on the intranet: by region, and nothing but what all may know."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from asf_intranet.pages import IntranetPage, intranet_pages
from asf_register.enterprise import Enterprise, Said, Source
from asf_register.intranet.intranet import Intranet
from asf_register.intranet.member import Member, MemberKey
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.register import Register
from asf_register.root import Root
from asf_upkeep.worklist import worklist
from command_shell import Shell
from site_page import read_html

DAY = date(2026, 11, 22)
HOSTILE = "<script>alert(1)</script> \"'&{{ 7*7 }}"


def confirmed(year: int) -> Said:
    return Said(date=date(year, 3, 1), by="enterprise")


SHOWN = Enterprise(
    slug="kafe-linden",
    name="Kafé Linden",
    region="21",
    municipality="2180",
    listing="consented",
    email="info@linden.example",
    phone="026-12 34 56",
    consent=confirmed(2024),
    confirmed=confirmed(2024),
)
HIDDEN = replace(SHOWN, slug="dolda-rummet", name="Dolda rummet", listing="unlisted", consent=None)
SOURCES = (Source(url="https://kalla.example", supports="Namn.", year=2016),)
OF_SOURCES = replace(
    SHOWN, slug="ur-kalla", name="Ur källa", listing="sources", confirmed=None, consent=None,
    sources=SOURCES,
)  # fmt: skip
ELSEWHERE = replace(SHOWN, slug="sodra-kafet", name="Södra kaféet", region="12", municipality=None)
KEY = MemberKey(key="age16mypgnak", added=date(2026, 1, 1), confirmed_by="coordinator", expires=DAY)


@pytest.fixture
def register(shell: Shell) -> Register:
    intranet = Intranet(
        members={
            "kafe-linden": Member(slug="kafe-linden", keys=(KEY,)),
            "kansliet": Member(slug="kansliet", name="Hemliga kansliet", keys=(KEY,)),
        }
    )
    entries = {one.slug: one for one in (SHOWN, HIDDEN, OF_SOURCES, ELSEWHERE)}
    empty = read_register(Root(shell.register)).register
    return replace(empty, enterprises=entries, intranet=intranet)


def pages(register: Register, day: date = DAY) -> dict[str, IntranetPage]:
    return {
        page.route: page
        for page in intranet_pages(register, day, ())
        if page.route.startswith("processledare")
    }


def test_there_is_a_page_to_choose_a_region_on_and_one_for_each(register: Register) -> None:
    made = pages(register)
    assert set(made) == {"processledare", "processledare/gavleborg", "processledare/skane"}
    chosen = re.findall(r'href="#/(processledare/\w+)"', made["processledare"].html)
    assert chosen == ["processledare/gavleborg", "processledare/skane"]
    text = read_html(made["processledare/gavleborg"].html).text
    assert "Uppgifterna bekräftades senast 1 mars 2024 av företaget." in text
    assert "Södra kaféet" not in text
    html = made["processledare/gavleborg"].html
    assert 'href="https://asf-listan.example/foresla/kafe-linden/"' in html
    assert 'href="tel:026123456"' in html
    assert 'href="mailto:info@linden.example"' in html


def test_who_has_neither_telephone_nor_address_is_found_by_the_website_or_looked_up(
    register: Register,
) -> None:
    with_site = replace(SHOWN, phone=None, email=None, website="https://linden.example")
    unknown = replace(OF_SOURCES, phone=None, email=None)
    made = pages(replace(register, enterprises={one.slug: one for one in (with_site, unknown)}))
    html = made["processledare/gavleborg"].html
    assert 'href="https://linden.example"' in html
    text = read_html(html).text
    assert "Inga kontaktuppgifter i registret" in text
    assert "Leta upp företaget i källan, som står i filen." in text


def test_what_the_public_may_see_is_worked_out_once(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = []

    def seen(whole: Register) -> Register:
        views.append(whole)
        return public_view(whole)

    monkeypatch.setattr(worklist, "public_view", seen)
    assert pages(register)
    assert len(views) == 1


def test_nothing_of_unlisted_entries_consent_or_keys_is_in_them(register: Register) -> None:
    for page in pages(register).values():
        for secret in (
            "Dolda",
            "dolda",
            "Hemliga",
            "kansli",
            "age1",
            "Nyckel",
            "samtyck",
            "sagt ja",
        ):
            assert secret not in page.html, page.route
            assert secret not in repr(page.found)
    assert "Ur källa" in pages(register)["processledare/gavleborg"].html


def test_a_page_is_the_same_until_its_register_changes(register: Register) -> None:
    now, later = pages(register), pages(register, DAY + timedelta(days=500))
    assert {route: page.made_of for route, page in now.items()} == {
        route: page.made_of for route, page in later.items()
    }


def test_a_search_leads_to_the_choice_of_region_only(register: Register) -> None:
    found = [one for page in pages(register).values() for one in page.found]
    assert [one.route for one in found] == ["processledare"]


def test_the_start_leads_there_where_there_is_anything_to_do(register: Register) -> None:
    (home,) = [page for page in intranet_pages(register, DAY, ()) if page.route == ""]
    assert 'href="#/processledare"' in home.html
    nothing = replace(register, enterprises={})
    assert pages(nothing) == {}
    (home,) = [page for page in intranet_pages(nothing, DAY, ()) if page.route == ""]
    assert "processledare" not in home.html


def test_what_others_have_written_is_text(register: Register) -> None:
    hostile = replace(SHOWN, name=HOSTILE, phone=HOSTILE)
    html = pages(replace(register, enterprises={"x": hostile}))["processledare/gavleborg"].html
    assert "<script" not in html
    assert HOSTILE in read_html(html).text
