"""Rules of posts that need more cases than an example: names that must not be told, and repeats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from asf_edit.canonical import canonical_document
from asf_register.check import check
from asf_register.documents import texts_of
from asf_register.marketplace.post import Post, to_post
from asf_register.personal_number import personal_numbers
from asf_register.problem import Pointer, Problem
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import Root
from asf_register.rules.names_in_texts import Names
from asf_register.rules.post_texts import post_address
from asf_register.rules.rule import Context
from asf_register.rules.unlisted_names import unlisted_name
from asf_site.own_pages import OWN_PAGES

DAY = date(2026, 11, 21)
EXAMPLE = Path(__file__).parent / "examples" / "valid" / "marketplace"
LUNCH: dict[str, Any] = {
    "kind": "request",
    "actor": {"kind": "municipality", "name": "Gävle kommun"},
    "title": "Lunch till mötet",
    "industries": ["catering"],
    "place": {"municipalities": ["2180"]},
    "published": "2026-11-02",
    "deadline": "2026-12-04",
    "contact": {"email": "upphandling@gavle.example"},
}
Checking = Callable[..., list[Problem]]


@pytest.fixture(scope="module")
def register() -> Register:
    """The example of a marketplace."""
    found = check(Root(EXAMPLE), DAY).register
    assert found is not None
    return found


@pytest.fixture
def checking(tmp_path: Path) -> Checking:
    """Says what is wrong with some posts, as changes of one that is right."""

    def problems(**posts: dict[str, Any]) -> list[Problem]:
        folder = tmp_path / "data" / "marketplace"
        folder.mkdir(parents=True)
        (tmp_path / "data" / "asf").mkdir()
        for name, changes in posts.items():
            content = canonical_document("post", {**LUNCH, **changes})
            (folder / f"{name.replace('_', '-')}.yaml").write_bytes(content)
        return list(check(Root(tmp_path), DAY).problems)

    return problems


def named(register: Register, text: str, **hidden: str) -> list[str]:
    """The unlisted enterprises that a text names, among those of the example and some more."""
    pattern = register.enterprises["laxen"]
    more = {slug: replace(pattern, slug=slug, name=name) for slug, name in hidden.items()}
    known = replace(register, enterprises={**register.enterprises, **more})
    return list(Names(known).hidden_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mörkerhuset vann.",
        "mötet hos Mörkerhusets kök",
        "Vi valde MÖRKERHUSET.",
        "se https://tipsa.example/?om=Mörkerhuset",
        "«Mörkerhuset»",
        "skriv till info@morkerhuset.example",
        "Skriv till INFO@MORKERHUSET.EXAMPLE.",
        "skriv till vd@morkerhuset.example",
        "Mörker\u200bhuset och Mörker\u00adhuset",
    ],
)
def test_a_name_is_seen_however_it_stands_in_a_text(register: Register, text: str) -> None:
    assert named(register, text) == ["morkerhuset"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ett mörkerhus är ett hus utan ljus.",
        "Hälften av laxen ska vara varm.",
        "Kafé Linden bjuder på lax, och Tvätten tvättar.",
        "mörker huset",
    ],
)
def test_other_words_are_no_names(register: Register, text: str) -> None:
    assert named(register, text) == []


def test_a_name_of_several_words_is_seen_without_capitals(register: Register) -> None:
    hidden = {"skogens-dolda-kraft": "Skogens dolda kraft"}
    assert named(register, "tack vare skogens dolda kraft.", **hidden) == [*hidden]
    assert named(register, "skogens kraft är dold", **hidden) == []


def test_a_name_made_of_trades_and_places_is_seen_with_its_capitals_only(
    register: Register,
) -> None:
    hidden = {"gavle-catering": "Gävle Catering"}
    assert named(register, "Maten kom från Gävle Catering.", **hidden) == [*hidden]
    assert named(register, "I Gävle catering och städ.", **hidden) == []
    assert named(register, "Vi bor i Gävle och söker Catering.", gavle="Gävle") == []


def test_the_legal_form_makes_no_difference(register: Register) -> None:
    for name in ("Stigfinnaren AB", "Stigfinnaren ek. för.", "Stigfinnaren ekonomisk förening"):
        assert named(register, "Tack, Stigfinnaren", stigfinnaren=name) == ["stigfinnaren"]


def test_a_name_that_somebody_shown_has_too_is_no_secret(register: Register) -> None:
    assert named(register, "Hos Tvätten i Gävle", **{"tvatten-kiruna": "Tvätten"}) == []


def test_a_longer_name_of_somebody_shown_is_that_ones(register: Register) -> None:
    assert named(register, "Kafé Linden levererar.", kafe="Kafé Linden Norr") == []
    assert named(register, "Linden levererar.", lind="Linden") == []
    assert named(register, "Kafé Linden Norr levererar.", kafe="Kafé Linden Norr") == ["kafe"]


def test_an_organisation_number_is_seen_with_and_without_its_dash(register: Register) -> None:
    laxen = replace(register.enterprises["laxen"], organisation_number="002100-0047")
    known = replace(register, enterprises={**register.enterprises, "laxen": laxen})
    for text in ("Nr 002100-0047.", "nr 0021000047"):
        assert list(Names(known).hidden_in(text)) == ["laxen"]


def test_a_host_called_as_an_enterprise_is_its_name_but_that_of_a_town_or_of_many_is_not(
    register: Register,
) -> None:
    def seen(text: str, **fields: str) -> list[str]:
        hidden = replace(register.enterprises["laxen"], name="Gävle Hundvakter", **fields)
        known = replace(register, enterprises={**register.enterprises, "laxen": hidden})
        return list(Names(known).hidden_in(text))

    page = "https://www.gavle-hundvakter.example/om"
    assert seen("se gavle-hundvakter.example/priser", website=page) == ["laxen"]
    assert seen("mejla upphandling@gavle.example", email="hundvakter@gavle.example") == []
    assert seen("följ oss på natet.example", website="https://natet.example/hundvakter") == []


def test_what_is_shown_from_sources_may_be_named_only_as_long_as_it_is(
    register: Register,
) -> None:
    tvatten = replace(register.enterprises["tvatten"], listing="sources")
    known = replace(register, enterprises={**register.enterprises, "tvatten": tvatten})
    shown = replace(known, site=replace(known.site, show_from_sources=True))
    hidden = replace(known, site=replace(known.site, show_from_sources=False))
    assert list(Names(shown).hidden_in("Hos Tvätten")) == []
    assert list(Names(hidden).hidden_in("Hos Tvätten")) == ["tvatten"]


def test_whoever_sent_a_post_is_not_to_read_whom_it_names(register: Register) -> None:
    """The finding says which file it is about, so that answers to senders leave it out."""
    posts = {"lunch": replace(lunch("lunch"), title="Lunch i Mörkerhuset", text="Hos Laxen.")}
    found = list(unlisted_name(Context(replace(register, posts=posts), DAY)))
    assert [(key, finding.pointer, finding.also) for key, finding in found] == [
        (("marketplace", "lunch"), ("title",), (("asf", "morkerhuset"),)),
        (("marketplace", "lunch"), ("text",), (("asf", "laxen"),)),
    ]


def test_every_text_of_a_post_is_looked_into(register: Register) -> None:
    """A name is found in each field that holds words."""
    value: dict[str, Any] = {
        **LUNCH,
        "text": "x",
        "lots": [{"title": "x"}],
        "questions": ["x"],
        "contact": {"email": "a@b.se", "phone": "x", "url": "x"},
        "links": [{"title": "x", "url": "x"}],
        "withdrawn": {"date": "2026-11-03", "reason": "x"},
        "awarded": {"to": [{"name": "x"}], "outcome": "x"},
        "notice": {"procedure": "1", "number": "1", "url": "x"},
        "sources": [{"url": "x", "supports": "x", "year": 2026}],
    }
    places = [place for place, text in texts_of(value) if text == "x"]
    assert len(places) == 13
    for place in places:
        told = to_post("lunch", changed(value, place, "Mörkerhuset"))
        found = list(unlisted_name(Context(replace(register, posts={"lunch": told}), DAY)))
        assert [finding.pointer for _, finding in found] == [place]


def changed(value: Any, place: Pointer, text: str) -> Any:
    """A document with another text in one place."""
    if not place:
        return text
    at, *rest = place
    items = enumerate(value) if isinstance(value, list) else value.items()
    parts = {key: changed(part, tuple(rest), text) if key == at else part for key, part in items}
    return list(parts.values()) if isinstance(value, list) else parts


def test_no_page_of_the_marketplace_can_be_taken_by_a_post(register: Register) -> None:
    own = [page.url.split("/")[2] for page in OWN_PAGES if page.url.startswith("/marknad/")]
    assert "inspiration" in own
    context = Context(register, DAY)
    for name in filter(None, (*own, "iop", "forfragan", "flode", "sista-dagar")):
        assert list(post_address(lunch(name), context)), name
    assert not list(post_address(lunch("lunch"), context))


def lunch(name: str) -> Post:
    return to_post(name, LUNCH)


def test_the_same_purchase_may_come_back_when_the_first_is_closed(checking: Checking) -> None:
    earlier = {"published": "2025-11-02", "deadline": "2025-12-04"}
    withdrawn = {"published": "2026-10-01", "withdrawn": {"date": "2026-10-20"}}
    assert checking(lunch_1=earlier, lunch_2=withdrawn, lunch_3={}) == []


def test_two_that_overlap_are_told_of_once_on_the_later(checking: Checking) -> None:
    (problem,) = checking(a_later={"published": "2026-12-04", "deadline": "2027-01-04"}, b={})
    assert (problem.rule, problem.path) == ("same-post", "data/marketplace/a-later.yaml")
    assert problem.also == ("data/marketplace/b.yaml",)


@pytest.mark.parametrize("year", ["0001", "1026", "9998", "9999"])
@pytest.mark.parametrize("last", ["01-01", "12-31"])
def test_a_year_that_cannot_be_is_told_in_words(checking: Checking, year: str, last: str) -> None:
    days = {"published": f"{year}-01-01", "deadline": f"{year}-{last}", "deadline_time": "00:00"}
    assert {problem.rule for problem in checking(lunch=days)} == {"publication-near"}


def test_others_may_ask_for_the_same(checking: Checking) -> None:
    other = {"actor": {"kind": "municipality", "name": "Bollnäs kommun"}}
    assert checking(a={}, b=other, c={"kind": "surplus"}) == []


def test_spelling_and_spaces_make_no_other_post(checking: Checking) -> None:
    problems = checking(a={}, b={"title": "LUNCH  till mötet!"})
    assert [problem.rule for problem in problems] == ["same-post"]


def test_a_notices_number_is_nobodys(checking: Checking) -> None:
    number = "640108-2026"
    assert list(personal_numbers(number))
    notice = {"procedure": "6a7f", "number": number, "url": f"https://ted.example/{number}"}
    assert checking(a={"notice": notice, "text": f"Annons {number}."}) == []


def test_a_persons_number_is_told_also_where_a_notice_is(checking: Checking) -> None:
    notice = {"procedure": "6a7f", "number": "640823-3234", "url": "https://ted.example/1"}
    text = {"notice": {**notice, "number": "1-2026"}, "text": "Fråga 640823-3234."}
    rules = {(problem.path[-6], problem.rule) for problem in checking(a={"notice": notice}, b=text)}
    assert {("a", "personal-number"), ("b", "personal-number")} <= rules


def test_a_post_and_an_award_of_an_unlisted_one_tell_the_public_nothing(
    register: Register,
) -> None:
    shown = public_view(register).posts
    assert "nattboende" not in shown
    award = shown["tvatt-av-sanglinne"].awarded
    assert award is not None
    assert [one.enterprise or one.name for one in award.to] == [
        "tvatten",
        "kafe-linden",
        "Tvättbolaget AB",
    ]
