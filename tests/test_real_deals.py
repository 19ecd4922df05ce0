"""Deals of the past: what published sources say of them, and no more."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from asf_register.check import check
from asf_register.day import today
from asf_register.marketplace.post import Post, PostState
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import PROJECT, Root

PUBLISHED = PROJECT / "docs" / "real-data.md"
# Buyer, year, kind and suppliers.
DEALS = {
    "vanersborg-renhallning-2017": (
        "Vänersborgs kommun",
        2017,
        "reserved_procurement",
        ["servicekompaniet"],
    ),
    "vanersborg-renhallning-fore-2017": (
        "Vänersborgs kommun",
        2017,
        "request",
        ["servicekompaniet"],
    ),
    "soderhamn-fruktkorgar-2017": (
        "Söderhamns kommun",
        2017,
        "reserved_procurement",
        ["stenbackens-boende-och-arbetskooperativ", "kreativboden"],
    ),
    "nykoping-restaurang-2023": ("Nyköpings kommun", 2023, "iop", ["yalla-nykoping"]),
    "ikea-malmo-syservice-2014": ("IKEA Malmö", 2014, "csr", ["yalla-trappan"]),
    "ikea-barkarby-kuddfodral-2016": ("IKEA Barkarby", 2016, "csr", ["marhaba-stege"]),
    "ikea-borlange-syatelje-2020": ("IKEA Borlänge", 2020, "csr", ["yalla-borlange"]),
    "estrella-personalmatsal-2017": ("Estrella", 2017, "csr", ["larjeans-kafe-tradgardar"]),
    "skryta-lampor-2019": ("Skryta", 2019, "csr", ["ergon"]),
}
# Their sources don't say in which form they were bought, or there is no source.
LEFT_OUT = (
    "Karlskrona kommun",
    "Länstrafiken i Norrbotten",
    "Södertälje kommun",
    "Malmö stad",
    "Tillväxtverket",
    "Världskulturmuseet",
    "Sigtuna kommun",
)


@pytest.fixture(scope="module")
def register() -> Register:
    """The repository's own register, without anything to mend in its marketplace."""
    checked = check(Root(PROJECT), today())
    assert [one for one in checked.problems if one.path.startswith("data/marketplace")] == []
    assert checked.register is not None
    return checked.register


@pytest.fixture(scope="module")
def past(register: Register) -> dict[str, Post]:
    """The deals of the past among its posts."""
    return {name: post for name, post in register.posts.items() if post.years is not None}


def test_each_deal_has_its_buyer_year_form_and_supplier(past: dict[str, Post]) -> None:
    found = {
        name: (
            post.actor.name,
            post.years.first,
            post.kind,
            [supplier.enterprise for supplier in post.awarded.to],
        )
        for name, post in past.items()
        if post.years and post.awarded
    }
    assert found == DEALS


def test_they_are_never_open(past: dict[str, Post]) -> None:
    for post in past.values():
        day = date(2013, 1, 1)
        while day < date(2028, 1, 1):
            assert post.state_on(day) is PostState.AWARDED
            day += timedelta(days=97)
        assert post.published is None


def test_each_names_the_page_that_tells_of_it(past: dict[str, Post]) -> None:
    for post in past.values():
        (source,) = post.sources
        assert source.url.startswith(("https://", "http://"))
        assert (source.year is None) != (source.read is None)
        assert "köpare" in source.supports or "parter" in source.supports


def test_nothing_is_guessed(past: dict[str, Post]) -> None:
    for post in past.values():
        guessed = (post.cpv, post.value, post.share, post.lots, post.text, post.contact)
        assert not any(guessed), post.id
        assert post.awarded is not None
        assert post.awarded.date is None
    told = {name for name, post in past.items() if post.awarded and post.awarded.outcome}
    assert told == {
        "vanersborg-renhallning-fore-2017",
        "ikea-malmo-syservice-2014",
        "ikea-borlange-syatelje-2020",
    }


def test_only_what_a_municipality_reserved_names_a_law(past: dict[str, Post]) -> None:
    named = {name: post.ground for name, post in past.items() if post.ground}
    assert named == {"vanersborg-renhallning-2017": "lou", "soderhamn-fruktkorgar-2017": "lou"}


def test_the_public_sees_who_got_them(register: Register, past: dict[str, Post]) -> None:
    shown = public_view(register)
    for name, post in past.items():
        assert shown.posts[name] == post


def test_the_documentation_says_of_each_finding_why_it_is_in_or_out(past: dict[str, Post]) -> None:
    text = PUBLISHED.read_text("utf-8").partition("# Real deals")[2]
    rows = re.findall(r"^\| ([^|]+) \|[^|]+\|[^|]+\| (no|`\w+`) \| [^|]+ \|$", text, re.MULTILINE)
    assert len(rows) == 16
    kept = [kind.strip("`") for _, kind in rows if kind != "no"]
    assert sorted(kept) == sorted(post.kind for post in past.values())
    for buyer in LEFT_OUT:
        assert [kind for name, kind in rows if name.startswith(buyer)] == ["no"], buyer
