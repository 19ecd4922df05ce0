"""The demo's marketplace: every kind and state is there, no rule is broken, nobody is real."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import get_args

import pytest
from asf_demo.bank import Bank
from asf_demo.demo import DAY, Demo
from asf_demo.marketplace.files import marketplace
from asf_demo.marketplace.plots import FIRST, enterprises_for, plots, posts_among
from asf_demo.marketplace.posts import PostWriter
from asf_demo.places import Places
from asf_demo.writing import write_demo
from asf_edit.canonical import canonical_document
from asf_register.check import check
from asf_register.marketplace.advice import AdviceKind, advice_for
from asf_register.marketplace.match import Fit
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import ActorKind, Kind, Post, PostState, Value, to_post
from asf_register.public import public_view
from asf_register.reading import load
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.vocabulary import Vocabulary
from asf_register.vocabulary_files import read_vocabulary
from test_demo import FICTIONAL_NUMBERS, RENAMED


def made(folder: Path, enterprises: int, seed: int = 1, day: date = DAY) -> Root:
    """Write a demo."""
    write_demo(Demo(read_vocabulary(Root(PROJECT)), enterprises, seed, day), folder)
    return Root(folder)


def alone(enterprises: int, seed: int = 1, day: date = DAY) -> dict[str, bytes]:
    """The files of a demo's posts by name, without the enterprises'."""
    demo = Demo(read_vocabulary(Root(PROJECT)), enterprises, seed, day)
    return {file.path.rpartition("/")[2]: file.content for file in marketplace(demo)}


def posts_of(enterprises: int, day: date = DAY) -> list[Post]:
    """The posts of a demo, without the enterprises."""
    return [to_post(name, load(raw).value) for name, raw in alone(enterprises, day=day).items()]


def files_of(root: Root) -> dict[str, bytes]:
    """The files of the posts that are written, by name."""
    return {path.name: path.read_bytes() for path in sorted(root.marketplace.iterdir())}


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The closed lists."""
    return read_vocabulary(Root(PROJECT))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """The demo that is shown to people."""
    return made(tmp_path_factory.mktemp("demo") / "demo", 400)


@pytest.fixture(scope="module")
def register(root: Root) -> Register:
    """Its register."""
    register = check(root, DAY).register
    assert register is not None
    return register


@pytest.fixture(scope="module")
def posts(register: Register) -> list[Post]:
    """Its posts."""
    return list(register.posts.values())


@pytest.fixture(scope="module")
def matching(register: Register) -> Matching:
    """Who can answer them, in public."""
    shown = public_view(register)
    return Matching(shown, shown.posts.values(), DAY)


def texts(posts: list[Post]) -> Iterator[str]:
    """Every text that is put together."""
    for post in posts:
        yield from (post.title, post.text or "", *post.questions)
        yield from (lot.title for lot in post.lots)
        yield from (link.title for link in post.links)
        yield from filter(None, [post.awarded and post.awarded.outcome])


# Right by every rule, at any size, on any day, and the same each time


# A demo of 120 has every state; a larger one has posts that nobody has written by hand.
@pytest.mark.parametrize(
    ("enterprises", "seed", "day"),
    [
        (1, 1, DAY),
        (2, 5, DAY),
        (9, 3, DAY),
        (120, 4, date(2015, 1, 1)),
        (120, 2, date(2024, 2, 29)),
        (120, 1, date(2026, 12, 31)),
        (130, 3, date(2096, 12, 31)),
        (700, 7, date(2027, 3, 28)),
    ],
)
def test_nothing_is_wrong_with_it(tmp_path: Path, enterprises: int, seed: int, day: date) -> None:
    assert len(faultless(made(tmp_path / "demo", enterprises, seed, day), day).posts) == (
        posts_among(enterprises)
    )


def faultless(root: Root, day: date) -> Register:
    """The register of a demo with which nothing is wrong."""
    checked = check(root, day)
    told = [f"{p.path}: {p.message}" for p in checked.problems if p.rule != RENAMED]
    assert told == []
    assert checked.register is not None
    return checked.register


def test_its_files_are_in_the_one_form(root: Root) -> None:
    files = sorted(root.marketplace.glob("*.yaml"))
    assert len(files) == 60
    for path in files:
        content = path.read_bytes()
        assert canonical_document("post", load(content).value) == content, path


def test_the_same_seed_gives_the_same_bytes(root: Root) -> None:
    assert alone(400) == files_of(root)


def test_another_seed_gives_other_posts(root: Root) -> None:
    assert not alone(400, seed=2).items() & files_of(root).items()


@pytest.mark.parametrize("enterprises", [30, 120])
def test_a_larger_demo_has_the_posts_of_a_smaller_one(root: Root, enterprises: int) -> None:
    smaller = alone(enterprises)
    assert len(smaller) == posts_among(enterprises)
    assert smaller.items() <= files_of(root).items()


def test_a_post_is_there_as_soon_as_there_are_enterprises_for_it() -> None:
    for number in (0, 1, 30, 59, 60, 61, 300, 2000):
        needed = enterprises_for(number)
        assert posts_among(needed) > number
        assert posts_among(needed - 1) <= number


def test_there_are_as_many_as_a_marketplace_of_the_size_would_have(words: Vocabulary) -> None:
    assert posts_among(400) == len(FIRST) == 60
    coming = islice(plots(Demo(words, 1).luck("plots")), posts_among(10_000))
    kinds = [plot.kind for plot in coming]
    assert sum(kind != "offer" for kind in kinds) > 2020
    assert posts_among(10_000) < 2400


def test_no_demo_is_too_large_for_its_marketplace(words: Vocabulary) -> None:
    largest = list(PostWriter(Demo(words, 14_000)).posts())
    assert len(largest) == posts_among(14_000) == posts_among(1_000_000)
    assert len({post.id for post in largest}) == len(largest)


def test_of_many_posts_most_are_over() -> None:
    states = Counter(post.state_on(DAY) for post in posts_of(1500))
    assert states[PostState.OPEN] < 130
    assert states[PostState.AWARDED] > states[PostState.CLOSED] > states[PostState.OPEN]


# Alive


def test_every_kind_and_every_state_is_there(posts: list[Post]) -> None:
    assert {post.kind for post in posts} == set(get_args(Kind))
    assert {post.state_on(DAY) for post in posts} == set(PostState)
    assert {post.actor.kind for post in posts} == set(get_args(ActorKind))
    assert {post.value for post in posts} >= set(get_args(Value)) - {"over-10m"}
    open_kinds = Counter(post.kind for post in posts if post.is_open(DAY))
    assert set(open_kinds) == set(get_args(Kind))
    assert 35 <= open_kinds.total() <= 45


def test_every_state_is_there_on_another_day_too() -> None:
    day = date(2029, 7, 3)
    assert {post.state_on(day) for post in posts_of(120, day=day)} == set(PostState)


def test_some_close_today_some_tomorrow_and_some_much_later(posts: list[Post]) -> None:
    left = {(post.deadline - DAY).days for post in posts if post.is_open(DAY) and post.deadline}
    assert left >= {0, 1}
    assert min(left - {0, 1}) <= 7
    assert max(left) > 60
    assert {bool(post.deadline_time) for post in posts if post.is_open(DAY)} == {True, False}
    assert any(post.published == DAY for post in posts)
    assert any(post.changed and post.is_open(DAY) for post in posts)


def test_posts_are_wanted_in_every_kind_of_place(posts: list[Post]) -> None:
    places = [post.place for post in posts if post.place]
    assert any(place.whole_country for place in places)
    assert any(len(place.regions) > 1 for place in places)
    assert any(len(place.municipalities) > 1 for place in places)
    assert any(place.around and place.radius_km for place in places)
    assert any(lot.place for post in posts for lot in post.lots)


def test_terms_of_every_kind_are_there(posts: list[Post]) -> None:
    reserved = [post for post in posts if post.is_reserved]
    assert all(post.ground and (post.asked_share or 0) >= 30 for post in reserved)
    assert {post.asked_share for post in reserved} >= {30, 50}
    assert any(post.ground == "luf" for post in reserved)
    assert any(lot.reserved for post in posts for lot in post.lots)
    assert any(post.certified for post in posts)
    assert any(post.services for post in posts)


def test_who_got_it_is_told_in_every_way(posts: list[Post], register: Register) -> None:
    awards = [post.awarded for post in posts if post.awarded]
    assert any(len(award.to) > 1 for award in awards)
    assert any(supplier.name for award in awards for supplier in award.to)
    winners = [supplier.enterprise for award in awards for supplier in award.to]
    listings = {e.listing for e in map(register.find, filter(None, winners)) if e}
    assert listings == {"consented", "unlisted"}
    assert sum(award.outcome is not None for award in awards) >= 10
    assert sum(post.years is not None for post in posts) == 3


def test_units_and_unlisted_enterprises_have_posts_too(
    posts: list[Post], register: Register
) -> None:
    askers = [register.enterprises[p.actor.enterprise] for p in posts if p.actor.enterprise]
    assert any(asker.part_of for asker in askers)
    assert [asker.listing for asker in askers].count("unlisted") == 1
    hidden = {p.id for p in posts} - set(public_view(register).posts)
    assert len(hidden) == 1


def test_a_joint_bid_is_for_a_procurement_in_lots_that_is_open(
    posts: list[Post], register: Register
) -> None:
    joint = [post for post in posts if post.about]
    assert len(joint) == 2
    for post in joint:
        about = register.posts[post.about or ""]
        assert len(about.lots) > 2
        assert about.is_open(DAY)
        assert post.deadline is not None
        assert about.deadline is not None
        assert post.deadline < about.deadline
        assert about.title in (post.text or "")


def test_most_open_posts_can_be_answered_and_a_few_by_nobody(
    posts: list[Post], matching: Matching
) -> None:
    asking = [p for p in posts if p.is_open(DAY) and p.seeks_enterprises and p.id in matching.needs]
    counts = {post.id: len(matching.of_post(post.id)) for post in asking}
    assert sum(count > 0 for count in counts.values()) >= len(asking) * 0.8
    assert max(counts.values()) > 10
    fits = {match.fit for post in asking for match in matching.of_post(post.id)}
    assert fits == set(Fit)


def test_the_advice_differs(matching: Matching, register: Register) -> None:
    shown = public_view(register)
    told = [
        advice_for(post, matching.needs[post.id], matching.of_post(post.id), shown)
        for post in shown.posts.values()
    ]
    kinds = {advice.row.kind for advice in told if advice}
    assert kinds >= {AdviceKind.RESERVE_ALL, AdviceKind.RESERVE_PART, AdviceKind.TERMS}


def test_the_first_posts_all_say_something_else(posts: list[Post]) -> None:
    assert len({post.title for post in posts}) == len({post.text for post in posts}) == len(posts)


# Harms nobody


def test_no_address_of_a_post_leads_anywhere(posts: list[Post]) -> None:
    hosts = [link.url.split("/")[2] for post in posts for link in post.links]
    hosts += [source.url.split("/")[2] for post in posts for source in post.sources]
    for contact in (post.contact for post in posts if post.contact):
        hosts += [contact.url.split("/")[2]] if contact.url else []
        hosts += [contact.email.partition("@")[2]] if contact.email else []
    assert len(hosts) > 80
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_nobody_can_be_called_about_a_post(posts: list[Post]) -> None:
    numbers = {post.contact.phone for post in posts if post.contact and post.contact.phone}
    assert len(numbers) > 5
    assert [n for n in numbers if not re.fullmatch(FICTIONAL_NUMBERS, n)] == []


def test_no_organisation_has_the_numbers_of_those_who_ask(
    posts: list[Post], register: Register
) -> None:
    numbers = {p.actor.name: p.actor.organisation_number for p in posts}
    given = [number for number in numbers.values() if number]
    assert len(given) > 15
    assert len(set(given)) == len(given)
    assert all(number.startswith("00") for number in given)
    assert not {e.organisation_number for e in register} & set(given)


def test_no_real_municipality_or_region_is_made_to_say_anything(words: Vocabulary) -> None:
    """Nor is any town: what asks is in places that no map has."""
    buyers = Bank().buyers
    assert set(buyers.places) == set(words.regions)
    real = {place.name for place in words.municipalities.values()}
    real |= {town.name for _, towns in Places(words).table.values() for town in towns}
    real |= {name for region in words.regions.values() for name in (region.name, region.short)}
    for made_up in buyers.places.values():
        assert not set(made_up.places) & real
        assert made_up.region.removeprefix("Region ") not in real
    names = [place for made_up in buyers.places.values() for place in made_up.places]
    assert len(set(names)) == len(names)
    for pattern in (pattern for patterns in buyers.names.values() for pattern in patterns):
        assert "{place}" in pattern or "{region}" in pattern


# Good Swedish


def test_texts_are_whole(posts: list[Post]) -> None:
    broken = re.compile(r"[{}_!]|  |\.\.|\s[.,]|,\.|\bi i\b|\bpå på\b|\bi på\b|\?\?")
    assert [text for text in texts(posts) if broken.search(text)] == []


def test_what_is_said_more_than_once_says_where_or_how_many() -> None:
    """Else an organisation could not say it about a second place."""
    for kind, bank in Bank().posts.items():
        for one in bank:
            where = ("{in_town}", "{count}", "{about}")
            assert any(slot in one.text for slot in where), (kind, one.title)
            assert one.by == ("enterprise",) or any(slot in one.title for slot in where), one.title


def test_the_bank_names_only_what_the_closed_lists_have(words: Vocabulary) -> None:
    for bank in Bank().posts.values():
        for one in bank:
            assert {*one.all_industries, *one.trades} <= set(words.industries)
            assert set(one.services) <= set(words.service_kinds)
            codes = (*one.cpv, *(code for lot in one.lots for code in lot.cpv))
            assert {code[:2] for code in codes} <= set(words.cpv_divisions)
            assert one.joint or one.industries or one.services or one.lots


def test_any_enterprise_has_something_to_say() -> None:
    """The first posts are made around the first few enterprises, whatever they do."""
    for kind in ("offer", "collaboration", "surplus", "iop"):
        own = [one for one in Bank().posts[kind] if "enterprise" in one.by and not one.joint]
        assert [one for one in own if not one.trades], kind


def test_deadlines_are_on_days_when_somebody_is_there(posts: list[Post]) -> None:
    days = [post.deadline for post in posts if post.deadline]
    days = [day for day in days if not DAY <= day <= DAY + timedelta(1)]
    assert len(days) > 40
    assert [day for day in days if day.weekday() > 4] == []
