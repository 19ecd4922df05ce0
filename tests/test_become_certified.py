"""«Bli certifierad»: what the rounds' files tell, on any day, and nothing that they don't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import certified_register as register
import pytest
from asf_register.certification.cohort import Application, Cohort
from asf_register.root import Root
from asf_site.building.build import build
from asf_site.rounds import application_notices, first_without, open_or_coming
from playwright.sync_api import expect
from site_fixtures import DAY, DESKTOP, BuiltSite, Visitor, at, serving
from site_layout import LOST_SIDEWAYS
from site_page import read_site_page
from test_accessibility import NARROW, axe_finds_nothing

PAGE = "/bli-certifierad/"
NONE = "Nästa omgång är inte utlyst."
ROUND = {
    "kind": "base",
    "title": "Bascertifiering våren 2027",
    "application": {"opens": "2026-12-01", "closes": "2026-12-15"},
    "start": "2027-02-01",
    "end": "2027-05-31",
    "places": 18,
    "fee": {
        "total": 7300,
        "instalments": [
            {"amount": 3650, "due": "2027-01-31"},
            {"amount": 3650, "due": "2027-03-31"},
        ],
    },
    "standard": {"name": "SIS PAS 10:2018", "fee": 799},
    "webinars": [
        {"date": "2026-11-20", "title": "Det första mötet"},
        {
            "date": "2026-12-04",
            "begins": "10:00",
            "ends": "11:00",
            "title": "Det andra mötet",
            "link": "https://moten.example/andra",
        },
    ],
    "improvement_conference": "2027-06-10",
    "areas": register.AREAS,
    "criteria_version": "2026",
    "auditors": [register.AUDITOR],
    "material": [
        {
            "role": "enterprise",
            "kind": "guide",
            "title": "Så skriver ni en personalhandbok",
            "url": "https://material.example/handbok",
        },
        {
            "role": "auditor",
            "kind": "recording",
            "title": "Att granska ett område",
            "url": "https://material.example/granska",
            "subtitles": True,
        },
    ],
}
IMPROVEMENT = "Frågorna om arbetsmiljö ställs bara en gång."


def write_round(root: Root) -> None:
    """Announce a round, and tell what the last one's conference changed."""
    register.write(root.cohorts / "2027-bas" / "cohort.yaml", ROUND)
    past = {**register.COHORTS["2024-host"], "improvements": [IMPROVEMENT]}
    register.write(root.cohorts / "2024-host" / "cohort.yaml", past)


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The certified register with a round that opens ten days later."""
    folder = tmp_path_factory.mktemp("announced")
    root = register.certified_register(folder / "register")
    write_round(root)
    build(root, folder, DAY)
    with serving(folder / "public") as url:
        yield BuiltSite(root, DAY, folder / "public", url)


def a_round(name: str, opens: str, closes: str) -> Cohort:
    window = Application(
        opens=date.fromisoformat(opens) if opens else None, closes=date.fromisoformat(closes)
    )
    return Cohort(id=name, kind="base", title=name, application=window)


def told(rounds: Sequence[Cohort], day: str) -> list[str]:
    """What is said from a day on, with the day it is said from."""
    notices = application_notices(rounds, date.fromisoformat(day))
    assert notices[0].first == date.fromisoformat(day)
    assert notices[-1].last is None
    for one, following in pairwise(notices):
        assert one.last is not None
        assert (following.first - one.last).days == 1
    return [f"{notice.first}: {notice.text}" for notice in notices]


NEXT = "nästa omgång är inte utlyst"


@pytest.mark.parametrize(
    ("windows", "day", "said"),
    [
        ([], "2026-11-21", [f"2026-11-21: {NEXT}"]),
        ([("", "2026-11-20")], "2026-11-21", [f"2026-11-21: {NEXT}"]),
        (
            [("", "2026-11-21")],
            "2026-11-21",
            ["2026-11-21: ansök senast 21 november 2026", f"2026-11-22: {NEXT}"],
        ),
        (
            [("2026-12-01", "2026-12-15")],
            "2026-11-21",
            [
                "2026-11-21: ansökan öppnar 1 december 2026",
                "2026-12-01: ansök senast 15 december 2026",
                f"2026-12-16: {NEXT}",
            ],
        ),
        (
            [("2027-05-01", "2027-05-20"), ("2026-12-01", "2026-12-15")],
            "2026-12-01",
            [
                "2026-12-01: ansök senast 15 december 2026",
                "2026-12-16: ansökan öppnar 1 maj 2027",
                "2027-05-01: ansök senast 20 maj 2027",
                f"2027-05-21: {NEXT}",
            ],
        ),
        (
            [("2026-12-01", "2026-12-15"), ("2026-12-01", "2026-12-20")],
            "2026-12-10",
            [
                "2026-12-10: ansök senast 15 december 2026",
                "2026-12-16: ansök senast 20 december 2026",
                f"2026-12-21: {NEXT}",
            ],
        ),
    ],
)
def test_every_day_has_its_words(windows: list[tuple[str, str]], day: str, said: list[str]) -> None:
    rounds = [a_round(f"r{n}", *window) for n, window in enumerate(windows)]
    assert told(rounds, day) == said


def test_a_round_without_days_to_apply_is_not_announced() -> None:
    silent = Cohort(id="r", kind="base", title="r", start=date(2027, 2, 1))
    assert open_or_coming([silent], DAY) == []
    assert first_without([silent], DAY) == DAY


# The page.


@pytest.mark.parametrize("name", ["real", "made_up", "certified"])
def test_without_a_coming_round_no_day_is_made_up(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    text = site.pages[PAGE].text
    upcoming, past = text.split("Vem kan ansöka?")
    assert NONE in upcoming
    assert not re.search(r"\d", upcoming.partition("Nästa omgång")[2])
    assert "Priset för nästa omgång är inte bestämt." in past
    assert NEXT in site.pages["/"].text


def test_all_that_a_round_says_stands_there(announced: BuiltSite) -> None:
    text = announced.pages[PAGE].text
    for said in [
        "Bascertifiering våren 2027",
        "Ansökan öppnar 1 december 2026.",
        "Ansök senast 15 december 2026.",
        "1 februari 2027 – 31 maj 2027",
        "Platser 18",
        "7 300 kronor utan moms, i 2 delar",
        "3 650 kronor senast 31 januari 2027",
        "3 650 kronor senast 31 mars 2027",
        "799 kronor",
        "Det andra mötet: 4 december 2026 kl. 10:00–11:00",
        "10 juni 2027",
        "För företag Så skriver ni en personalhandbok guide",
        "För revisorer Att granska ett område inspelning med undertexter",
        f"Bascertifiering hösten 2024 {IMPROVEMENT}",
    ]:
        assert said in text, said
    html = (announced.public / "bli-certifierad/index.html").read_text("utf-8")
    assert '<p data-from="2026-12-16" hidden>Priset för nästa omgång är inte bestämt.' in html
    for link in ("https://moten.example/andra", "https://material.example/handbok"):
        assert link in announced.pages[PAGE].links


def test_who_may_apply_and_how_is_told(real: BuiltSite) -> None:
    page = real.pages[PAGE]
    for said in (
        "minst ett år",
        "fastställd årsredovisning",
        "inte vara medlemmar i SKOOPI",
        "i förskott",
        "inte har handlett er",
        "på hösten",
    ):
        assert said in page.text
    for area in real.register.vocabulary.areas.values():
        assert area.title in page.text
    links = {"/certifiering/ansok/", "/certifiering/sjalvskattning/", "/certifikat/fraga/"}
    assert links <= set(page.links)


def test_the_rounds_so_far_are_told_with_their_sources(real: BuiltSite) -> None:
    """The latest first; what a file doesn't say is not said."""
    text = real.pages[PAGE].text.partition("Omgångar hittills")[2]
    titles = [cohort.title for cohort in real.register.cohorts.values()]
    assert len(titles) >= 4
    order = sorted(titles, key=text.index)
    assert [title[:8] for title in order[-4:]] == ["Omgång 6", "Omgång 3", "Omgång 2", "Omgång 1"]
    assert "6 000 kronor utan moms" in text
    for cohort in real.register.cohorts.values():
        for source in cohort.sources:
            assert source.url in real.pages[PAGE].links


def test_nobody_who_works_with_a_round_is_named(announced: BuiltSite, certified: BuiltSite) -> None:
    for site in (announced, certified):
        html = (site.public / "bli-certifierad/index.html").read_text("utf-8")
        for person in (register.AUDITOR, register.SUPERVISOR, register.ADMINISTRATOR):
            assert person not in html


def visible_on(announced: BuiltSite, traveller: Visitor, day: str, path: str = PAGE) -> str:
    page = traveller.open(announced, path, before=at(f"{day}T12:00:00Z"))
    return page.locator("main").inner_text()


def test_the_days_pass_without_a_new_build(announced: BuiltSite, traveller: Visitor) -> None:
    def opening(day: str) -> str:
        return visible_on(announced, traveller, day).partition("Vem kan ansöka?")[0]

    coming, still, over = "Ansökan öppnar 1 december 2026.", "Ansök senast 15 december", NONE
    for day, shown in {
        "2026-11-21": [True, False, False],
        "2026-11-30": [True, False, False],
        "2026-12-01": [False, True, False],
        "2026-12-15": [False, True, False],
        "2026-12-16": [False, False, True],
    }.items():
        text = opening(day)
        assert [said in text for said in (coming, still, over)] == shown, day
        assert ("Till ansökan" in text) == shown[1], day
        assert ("18" in text) == (not shown[2]), day
    assert "Det första mötet" not in opening("2026-11-21")
    assert "Det andra mötet" in opening("2026-12-04")
    assert "Det andra mötet" not in opening("2026-12-05")


def test_the_home_page_follows(announced: BuiltSite, traveller: Visitor) -> None:
    for day, said in {
        "2026-11-21": "ansökan öppnar 1 december 2026",
        "2026-12-15": "ansök senast 15 december 2026",
        "2026-12-16": NEXT,
    }.items():
        page = traveller.open(announced, "/", before=at(f"{day}T12:00:00Z"))
        way = page.locator(".ways a", has_text="Bli certifierad")
        expect(way.locator(".way-figure:visible")).to_have_text(said)
        way.focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Bli certifierad")


def test_without_scripts_it_is_as_of_the_build(announced: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(announced, PAGE, scripts=False)
    text = page.locator("main").inner_text()
    assert "Ansökan öppnar 1 december 2026." in text
    assert NONE not in text
    assert "Det första mötet" not in text


def test_axe_finds_nothing(announced: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(announced, PAGE)
    axe_finds_nothing(page)
    for width in (NARROW, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST_SIDEWAYS) == [], f"{width} px"


def test_an_open_round_is_built_as_open(copy_of_certified: Root, tmp_path: Path) -> None:
    write_round(copy_of_certified)
    build(copy_of_certified, tmp_path / "output", date(2026, 12, 15))
    page = read_site_page(tmp_path / "output/public/bli-certifierad/index.html")
    assert "Ansök senast 15 december 2026. Till ansökan" in page.text
    assert "Ansökan öppnar" not in page.text
