"""The real history: what published sources say of the first certifications, and no more."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from asf_register.certification.certificate import State
from asf_register.certification.decisions import TakenOver
from asf_register.check import check
from asf_register.day import today
from asf_register.problem import Severity
from asf_register.register import Register
from asf_register.root import PROJECT, Root

PUBLISHED = PROJECT / "docs" / "real-data.md"
FIRST = ("kalmar-hunddagis", "koopus", "en-trappa-upp")
# Said to be certified, but not when, by whom or in which round.
LEFT_OUT = (
    "canopus-hundcenter",
    "karngarden-personalkooperativ",
    "kooptjanst",
    "solrosen",
    "m29-socialt-foretagscenter",
)


@pytest.fixture(scope="module")
def register() -> Register:
    """The repository's own register, without errors in its rounds."""
    checked = check(Root(PROJECT), today())
    assert [
        problem
        for problem in checked.problems
        if problem.severity is Severity.ERROR and problem.path.startswith("data/cohorts")
    ] == []
    assert checked.register is not None
    return checked.register


def day(written: str) -> date:
    return date.fromisoformat(written)


@pytest.mark.parametrize(
    ("slug", "on", "state"),
    [
        ("cafe-glastaket", "2019-05-31", State.NONE),
        ("cafe-glastaket", "2019-07-01", State.UNKNOWN),
        ("cafe-glastaket", "2019-12-11", State.UNKNOWN),
        ("cafe-glastaket", "2019-12-12", State.CERTIFIED),
        ("cafe-glastaket", "2020-06-01", State.CERTIFIED),
        ("cafe-glastaket", "2021-06-30", State.CERTIFIED),
        ("cafe-glastaket", "2021-07-01", State.UNKNOWN),
        ("cafe-glastaket", "2026-01-01", State.UNKNOWN),
        ("koopus", "2019-06-18", State.UNKNOWN),
        ("koopus", "2019-06-19", State.CERTIFIED),
        ("koopus", "2021-05-31", State.CERTIFIED),
        ("koopus", "2021-06-01", State.UNKNOWN),
    ],
)
def test_what_the_register_answers(register: Register, slug: str, on: str, state: State) -> None:
    assert register.state_of(slug, day(on)).state is state


def test_it_says_since_when_it_does_not_know(register: Register) -> None:
    period = register.state_of("cafe-glastaket", day("2026-01-01"))
    assert period.first == day("2021-07-01")
    assert period.last is None
    assert "saknar uppgift efter 30 juni 2021" in period.reason


@pytest.mark.parametrize("slug", FIRST)
def test_the_three_of_june_2019_are_certified_from_the_press_release(
    register: Register, slug: str
) -> None:
    (certificate,) = register.certificates_of(slug)
    assert isinstance(certificate.decided, TakenOver)
    assert certificate.decided.certified == "2019-06"
    assert certificate.decided.source.url.startswith("http://www.1trappaupp.se/")
    states = [period.state for period in register.periods_of(slug)]
    assert states == [State.NONE, State.UNKNOWN, State.CERTIFIED, State.UNKNOWN]


@pytest.mark.parametrize("slug", LEFT_OUT)
def test_a_statement_without_a_time_is_neither_yes_nor_no(register: Register, slug: str) -> None:
    assert slug in register.enterprises
    assert not any(certificate.is_taken_over for certificate in register.certificates_of(slug))
    for on in ("2019-06-01", "2020-06-01", "2022-06-01", "2026-01-01"):
        assert register.state_of(slug, day(on)).state is State.UNKNOWN


def test_nobody_is_ever_called_uncertified_after_the_first_certifications(
    register: Register,
) -> None:
    on = day("2019-06-01")
    while on < day("2027-01-01"):
        states = {register.state_of(slug, on).state for slug in register.enterprises}
        assert states <= {State.UNKNOWN, State.CERTIFIED}
        on += timedelta(days=29)


def test_only_what_sources_say_is_taken_over(register: Register) -> None:
    past = [c for c in register.cohorts.values() if c.id.partition("-")[0] < "2023"]
    assert [c.id for c in past] == [
        "2019-omgang-1",
        "2019-omgang-2",
        "2020-omgang-3",
        "2022-omgang-6",
    ]
    assert all(cohort.sources for cohort in past)
    assert all(source.year or source.read for cohort in past for source in cohort.sources)
    assert not any(name.partition("/")[0] in {c.id for c in past} for name in register.cases)


def test_the_rounds_are_as_published(register: Register) -> None:
    second, third = register.cohorts["2019-omgang-2"], register.cohorts["2020-omgang-3"]
    sixth = register.cohorts["2022-omgang-6"]
    closes = [c.application.closes for c in (second, third, sixth) if c.application]
    assert closes == [day("2019-05-01"), day("2019-12-01"), day("2021-12-03")]
    assert (sixth.start, sixth.end) == (day("2022-01-19"), day("2022-05-04"))
    assert [c.fee.total for c in (second, third, sixth) if c.fee] == [3000, 3000, 6000]
    assert sixth.standard is not None
    assert sixth.standard.fee == 755
    (webinar,) = third.webinars
    assert (webinar.date, webinar.begins, webinar.ends) == (day("2019-11-20"), "10:00", "11:00")


def test_the_documentation_says_of_each_statement_why_it_is_in_or_out(register: Register) -> None:
    text = PUBLISHED.read_text("utf-8")
    for slug in (*FIRST, "cafe-glastaket", *LEFT_OUT):
        name = register.enterprises[slug].name.removesuffix(" Personalkooperativ")
        assert re.search(rf"^\| [^|]*{re.escape(name)}[^|]*\|.*\|.*\|$", text, re.MULTILINE), name
    taken_over = [c.number for c in register.certificates.values() if c.is_taken_over]
    assert taken_over == [f"ASF-2019-H0{number}" for number in (1, 2, 3, 4)]
    assert all(number[-3:] in text for number in (taken_over[0], *taken_over[2:]))
