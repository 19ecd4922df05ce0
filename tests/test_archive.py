"""The archive: everything has a source, and no date is more exact than that says."""

from __future__ import annotations

import re
from datetime import date

import pytest
from asf_register.check import check
from asf_register.happenings.archive import Archive, ArchivedEvent, ArchiveSource, when_in_words
from asf_register.public import public_view
from asf_register.root import PROJECT, Root
from asf_site.parts.archive import archive
from asf_site.site import Site
from parts_made import made, site_on, small_register
from site_page import SitePage, read_html

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def site() -> Site:
    """The repository's own register."""
    register = check(Root(PROJECT), DAY).register
    assert register is not None
    return Site(public_view(register), DAY)


@pytest.fixture(scope="module")
def told(site: Site) -> Archive:
    return site.register.happenings.past


@pytest.fixture(scope="module")
def page(site: Site) -> SitePage:
    return read_html(made(archive, site)["arkiv/index.html"])


def event(when: str, until: str | None = None, part: str | None = None) -> ArchivedEvent:
    return ArchivedEvent(
        when=when,
        until=until,
        part=part,  # type: ignore[arg-type]
        text="Något händer.",
        sources=(ArchiveSource(url="https://kallan.example/"),),
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (event("1999"), "1999"),
        (event("2000-04"), "april 2000"),
        (event("2013-04-18"), "18 april 2013"),
        (event("2008-11-21", "2008-11-22"), "21–22 november 2008"),
        (event("2022-01-19", "2022-05-04"), "19 januari – 4 maj 2022"),
        (event("2021-02-01", "2022-11-30"), "1 februari 2021 – 30 november 2022"),
        (event("2021-02", "2021-11"), "februari – november 2021"),
        (event("2021", "2022"), "2021 – 2022"),
        (event("2021-02-01", "2021-11"), "1 februari 2021 – november 2021"),
        (event("2018", part="autumn"), "hösten 2018"),
        (event("2018-10", part="middle"), "mitten av oktober 2018"),
        (event("2018", "2019", "autumn"), "hösten 2018 – 2019"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(one: ArchivedEvent, words: str) -> None:
    assert when_in_words(one) == words


def test_what_is_less_exact_stands_where_it_may_have_been() -> None:
    days = ["2018-11-06", "2018-10-23", "2018-04-04", "2018-10"]
    events = [*map(event, days), event("2018", part="autumn"), event("2018-10", part="middle")]
    (ordered,) = Archive(tuple(events)).years.values()
    assert [when_in_words(one) for one in ordered] == [
        "4 april 2018",
        "hösten 2018",
        "oktober 2018",
        "mitten av oktober 2018",
        "23 oktober 2018",
        "6 november 2018",
    ]


def test_the_project_tells_of_29_events_and_each_has_its_source(told: Archive) -> None:
    assert len(told.events) == 29
    assert all(one.sources for one in told.events)


def test_every_event_is_shown_with_its_date_and_its_source(told: Archive, page: SitePage) -> None:
    for one in told.events:
        words = " ".join(f"{when_in_words(one)} {one.text} Källa: ".split())
        assert words in page.text
        assert {source.url for source in one.sources} <= set(page.links)


def test_a_fact_with_one_source_is_said_to_have_one(page: SitePage) -> None:
    assert "Varje uppgift vilar på en enda källa" in page.text


def test_it_begins_with_the_oldest_and_each_year_can_be_reached(page: SitePage) -> None:
    years = [link for link in page.links if re.fullmatch(r"#y\d{4}", link)]
    assert years == sorted(years)
    assert years[0] == "#y1999"
    assert {link[1:] for link in years} <= page.ids


def test_rounds_of_certification_are_told_of_with_their_sources(site: Site, page: SitePage) -> None:
    assert len(site.register.cohorts) >= 4
    for cohort in site.register.cohorts.values():
        assert cohort.title in page.text
        assert {source.url for source in cohort.sources} <= set(page.links)


def test_a_register_without_an_archive_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    bare = site_on(small_register(tmp_path_factory.mktemp("bare"), {}), DAY)
    page = read_html(made(archive, bare)["arkiv/index.html"])
    assert "Arkivet är tomt än så länge." in page.text
    assert "Sofisam" not in page.text
