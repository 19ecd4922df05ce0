"""Was it certified on that day? The answers, as somebody who asks would put the question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from asf_register import day as swedish_day
from asf_register.certification.certificate import (
    FIRST_CERTIFICATIONS,
    Certificate,
    State,
    certificate_of,
    last_valid_day,
    span,
)
from asf_register.certification.decisions import Decisions, to_decisions
from asf_register.certification.states import Period, period_on, periods
from asf_register.certification.transitions import DECISION_TABLE, START
from hypothesis import given

CERTIFIED, SUSPENDED, WITHDRAWN = State.CERTIFIED, State.SUSPENDED, State.WITHDRAWN
EXPIRED, UNKNOWN, NONE = State.EXPIRED, State.UNKNOWN, State.NONE
ONE_DAY = timedelta(days=1)
COMPLETE_FROM = date(2025, 1, 1)
Event = dict[str, object]


def certified(first: str = "2027-05-20", number: str = "ASF-2027-001", **more: object) -> Event:
    """The decision that an enterprise is certified from a day on."""
    return {
        "event": "certified",
        "date": first,
        "by": "p003",
        "number": number,
        "valid_from": first,
        "valid_to": last_valid_day(date.fromisoformat(first)).isoformat(),
        "name": "Café Exemplet",
        "organisation_number": "007700-0024",
        "standard": "SIS PAS 10:2018",
        "criteria_version": "2024",
        "scope": "Hela verksamheten.",
        **more,
    }


def later(event: str, day: str, **more: object) -> Event:
    """A decision about a certificate that there is."""
    return {"event": event, "date": day, "by": "p003", "reason": "Därför.", **more}


def taken_over(when: str, known: str | None = None, number: str = "ASF-2019-H01") -> Event:
    """A certification from before the register."""
    event: Event = {
        "event": "taken_over",
        "number": number,
        "name": "Café Glastaket",
        "certified": when,
        "source": {"url": "https://tidningen.example/", "year": 2019, "supports": "certifierat"},
    }
    return {**event, "known": known} if known else event


def certificate(*events: Event) -> Certificate:
    """The certificate that a file of decisions makes."""
    made = certificate_of(to_decisions("2027-bas", "cafe-exemplet", {"events": list(events)}))
    assert made is not None
    return made


def answer(day: str, *certificates: Certificate, complete_from: date | None = None) -> Period:
    """What the register answers for a day."""
    return period_on(periods(certificates, complete_from), date.fromisoformat(day))


def test_a_certificate_holds_from_its_first_day_through_its_last() -> None:
    own = certificate(certified("2027-05-20"))
    told = {
        day: answer(day, own, complete_from=COMPLETE_FROM).state
        for day in ("2027-05-19", "2027-05-20", "2029-05-19", "2029-05-20", "2060-01-01")
    }
    assert list(told.values()) == [NONE, CERTIFIED, CERTIFIED, EXPIRED, EXPIRED]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2028-02-29", "2030-02-28"),
        ("2026-03-01", "2028-02-29"),
        ("2026-02-28", "2028-02-27"),
        ("2027-03-01", "2029-02-28"),
        ("2027-12-31", "2029-12-30"),
        ("2028-01-01", "2029-12-31"),
    ],
)
def test_two_years_with_a_leap_day_in_them(first: str, last: str) -> None:
    own = certificate(certified(first))
    after = date.fromisoformat(last) + ONE_DAY
    assert last_valid_day(date.fromisoformat(first)) == date.fromisoformat(last)
    assert answer(first, own).state is CERTIFIED
    assert answer(last, own).state is CERTIFIED
    assert answer(after.isoformat(), own).state is EXPIRED


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # Summer time is two hours before UTC, winter time one.
        (datetime(2029, 5, 19, 21, 59, 59, tzinfo=UTC), "2029-05-19"),
        (datetime(2029, 5, 19, 22, 0, tzinfo=UTC), "2029-05-20"),
        (datetime(2028, 12, 31, 22, 59, 59, tzinfo=UTC), "2028-12-31"),
        (datetime(2028, 12, 31, 23, 0, tzinfo=UTC), "2029-01-01"),
    ],
)
def test_the_day_changes_at_midnight_in_sweden(
    moment: datetime, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return moment.astimezone(tz)

    monkeypatch.setattr(swedish_day, "datetime", Clock)
    assert swedish_day.today() == date.fromisoformat(day)


def test_the_last_valid_day_is_over_at_midnight_in_sweden_not_in_greenwich(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = certificate(certified("2027-05-20"))
    told = []
    for moment in (
        datetime(2029, 5, 19, 21, 59, tzinfo=UTC),
        datetime(2029, 5, 19, 22, 1, tzinfo=UTC),
    ):

        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None, moment: datetime = moment) -> datetime:
                return moment.astimezone(tz)

        monkeypatch.setattr(swedish_day, "datetime", Clock)
        told.append(answer(swedish_day.today().isoformat(), own).state)
    assert told == [CERTIFIED, EXPIRED]


# --- suspended, withdrawn, appealed


def test_a_suspended_certificate_does_not_hold_until_it_is_reinstated() -> None:
    own = certificate(
        certified("2027-05-20"),
        later("suspended", "2027-09-01"),
        later("reinstated", "2027-10-01"),
    )
    told = [answer(f"2027-{day}", own).state for day in ("08-31", "09-01", "09-30", "10-01")]
    assert told == [CERTIFIED, SUSPENDED, SUSPENDED, CERTIFIED]
    assert "från och med 1 september 2027. Skälet: Därför." in answer("2027-09-01", own).reason
    assert "gäller igen från och med 1 oktober 2027" in answer("2027-10-01", own).reason


def test_a_suspended_certificate_expires_as_any_other() -> None:
    own = certificate(certified("2027-05-20"), later("suspended", "2029-05-19"))
    assert [answer(f"2029-05-{day}", own).state for day in (18, 19, 20)] == [
        CERTIFIED,
        SUSPENDED,
        EXPIRED,
    ]


def test_a_withdrawn_certificate_stays_withdrawn_and_never_expires() -> None:
    own = certificate(certified("2027-05-20"), later("withdrawn", "2027-09-01"))
    assert answer("2027-08-31", own).state is CERTIFIED
    assert answer("2027-09-01", own).state is WITHDRAWN
    assert answer("2035-01-01", own).state is WITHDRAWN


def test_an_appeal_changes_nothing_until_it_is_decided() -> None:
    events = [certified("2027-05-20"), later("suspended", "2027-09-01")]
    events.append(later("appealed", "2027-09-10"))
    assert answer("2027-09-10", certificate(*events)).state is SUSPENDED
    stands = later("appeal_decided", "2027-10-01", outcome="stands")
    assert answer("2027-10-02", certificate(*events, stands)).state is SUSPENDED
    overturned = later("appeal_decided", "2027-10-01", outcome="overturned")
    told = answer("2027-10-01", certificate(*events, overturned))
    assert told.state is CERTIFIED
    assert "efter en överklagan" in told.reason
    assert answer("2027-09-30", certificate(*events, overturned)).state is SUSPENDED


def test_a_withdrawal_that_is_overturned_too_late_leaves_an_expired_certificate() -> None:
    own = certificate(
        certified("2027-05-20"),
        later("withdrawn", "2029-05-01"),
        later("appealed", "2029-05-10"),
        later("appeal_decided", "2029-06-01", outcome="overturned"),
    )
    told = [answer(day, own).state for day in ("2029-05-19", "2029-05-31", "2029-06-01")]
    assert told == [WITHDRAWN, WITHDRAWN, EXPIRED]


def test_of_two_decisions_on_one_day_the_last_one_counts() -> None:
    own = certificate(
        certified("2027-05-20"),
        later("suspended", "2027-09-01"),
        later("reinstated", "2027-09-01"),
    )
    assert answer("2027-09-01", own).state is CERTIFIED


def test_what_is_withdrawn_before_it_begins_is_never_certified() -> None:
    own = certificate(
        certified("2027-05-20", valid_from="2027-07-01", valid_to="2029-06-30"),
        later("withdrawn", "2027-06-01"),
    )
    held = {period.state for period in periods([own])}
    assert CERTIFIED not in held
    assert answer("2027-07-01", own).state is WITHDRAWN


def test_a_certificate_under_a_new_name_holds_as_before() -> None:
    renamed = later("renamed", "2027-09-01", name="Nya", organisation_number="007700-0032")
    del renamed["reason"]
    own = certificate(certified("2027-05-20"), renamed)
    assert answer("2027-09-01", own).state is CERTIFIED
    assert (own.name, own.organisation_number) == ("Nya", "007700-0032")
    assert own.names == ("Café Exemplet", "Nya")


# --- several certificates


def test_a_renewal_takes_over_from_the_certificate_that_it_renews() -> None:
    before = certificate(certified("2027-05-20"))
    after = certificate(
        certified("2029-04-20", "ASF-2029-001", renews="ASF-2027-001"),
        later("suspended", "2029-05-01"),
    )
    assert answer("2029-04-19", before, after).number == "ASF-2027-001"
    assert answer("2029-04-20", before, after).number == "ASF-2029-001"
    told = answer("2029-05-01", before, after)
    assert (told.state, told.number) == (SUSPENDED, "ASF-2029-001")


def test_between_two_certificates_the_first_one_has_expired() -> None:
    before = certificate(certified("2027-05-20"))
    after = certificate(certified("2029-08-01", "ASF-2029-001", renews="ASF-2027-001"))
    told = [answer(f"2029-{day}", before, after).state for day in ("05-19", "05-20", "08-01")]
    assert told == [CERTIFIED, EXPIRED, CERTIFIED]


# --- taken over


@pytest.mark.parametrize(
    ("when", "first", "last", "words"),
    [
        ("2020-02", "2020-02-01", "2020-02-29", "februari 2020"),
        ("2019-12", "2019-12-01", "2019-12-31", "december 2019"),
        ("2020-spring", "2020-01-01", "2020-06-30", "våren 2020"),
        ("2019-autumn", "2019-07-01", "2019-12-31", "hösten 2019"),
    ],
)
def test_a_month_and_a_season_have_a_first_and_a_last_day(
    when: str, first: str, last: str, words: str
) -> None:
    assert span(when) == (date.fromisoformat(first), date.fromisoformat(last), words)


def test_a_source_that_knows_only_the_season_is_not_sure_before_the_season_is_over() -> None:
    own = certificate(taken_over("2019-autumn"))
    told = {
        day: answer(day, own).state
        for day in (
            "2019-05-31",
            "2019-06-30",
            "2019-07-01",
            "2019-12-30",
            "2019-12-31",
            "2021-06-30",
            "2021-07-01",
            "2060-01-01",
        )
    }
    assert told == {
        "2019-05-31": NONE,
        "2019-06-30": UNKNOWN,
        "2019-07-01": UNKNOWN,
        "2019-12-30": UNKNOWN,
        "2019-12-31": CERTIFIED,
        "2021-06-30": CERTIFIED,
        "2021-07-01": UNKNOWN,
        "2060-01-01": UNKNOWN,
    }


def test_a_source_that_says_so_on_a_day_is_sure_from_that_day() -> None:
    own = certificate(taken_over("2019-autumn", known="2019-12-12"))
    told = [answer(f"2019-12-{day}", own).state for day in (11, 12, 31)]
    assert told == [UNKNOWN, CERTIFIED, CERTIFIED]
    assert "öppen källa från 2019" in answer("2019-12-12", own).reason


def test_a_source_that_speaks_late_is_sure_for_the_time_that_is_left() -> None:
    own = certificate(taken_over("2019-06", known="2021-05-31"))
    told = [answer(day, own).state for day in ("2021-05-30", "2021-05-31", "2021-06-01")]
    assert told == [UNKNOWN, CERTIFIED, UNKNOWN]


def test_no_source_makes_anybody_certified_before_there_was_a_certification() -> None:
    own = certificate(taken_over("2019-spring"))
    told = {
        day: answer(day, own).state
        for day in ("2019-05-31", "2019-06-01", "2019-06-30", "2021-05-31", "2021-06-01")
    }
    assert list(told.values()) == [NONE, UNKNOWN, CERTIFIED, CERTIFIED, UNKNOWN]


def test_what_was_taken_over_is_never_called_expired_not_even_by_a_complete_register() -> None:
    own = certificate(taken_over("2019-autumn", known="2019-12-12"))
    for complete_from in (None, COMPLETE_FROM):
        held = {period.state for period in periods([own], complete_from)}
        assert EXPIRED not in held
        told = answer("2026-01-01", own, complete_from=complete_from)
        assert told.state is UNKNOWN
        assert "saknar uppgift efter 30 juni 2021" in told.reason


def test_of_two_sources_the_one_that_is_sure_answers() -> None:
    first = certificate(taken_over("2019-06", known="2019-06-19"))
    again = certificate(taken_over("2021-spring", number="ASF-2021-H01"))
    assert answer("2021-02-01", first, again).number == "ASF-2019-H01"
    assert answer("2021-02-01", first, again).state is CERTIFIED
    assert answer("2021-06-30", first, again).number == "ASF-2021-H01"


def test_the_registers_own_decision_stands_above_older_sources() -> None:
    source = certificate(taken_over("2026-autumn", known="2026-12-01", number="ASF-2026-H01"))
    own = certificate(certified("2027-05-20"), later("withdrawn", "2027-06-01"))
    assert answer("2027-05-19", source, own).number == "ASF-2026-H01"
    assert answer("2027-06-01", source, own).state is WITHDRAWN


# --- without a certificate


def test_without_a_certificate_the_register_says_none_only_where_it_knows_of_all() -> None:
    assert answer("2019-05-31").state is NONE
    assert answer("2019-06-01").state is UNKNOWN
    assert answer("2060-01-01").state is UNKNOWN
    assert answer("2024-12-31", complete_from=COMPLETE_FROM).state is UNKNOWN
    assert answer("2025-01-01", complete_from=COMPLETE_FROM).state is NONE
    assert "före 1 januari 2025" in answer("2024-12-31", complete_from=COMPLETE_FROM).reason


def test_before_its_first_certificate_an_enterprise_may_have_had_one_that_nobody_knows_of() -> None:
    own = certificate(certified("2027-05-20"))
    assert answer("2027-05-19", own).state is UNKNOWN
    assert answer("2027-05-19", own, complete_from=COMPLETE_FROM).state is NONE


# --- all certificates there can be

DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))


@st.composite
def own_certificates(draw: st.DrawFn) -> Certificate:
    """A certificate that went some way through the table of decisions."""
    day = draw(DAYS)
    number = f"ASF-{day.year}-{draw(st.integers(1, 999)):03d}"
    first = day + timedelta(days=draw(st.integers(0, 60)))
    last = last_valid_day(first)
    dates = {"valid_from": first.isoformat(), "valid_to": last.isoformat()}
    events = [certified(day.isoformat(), number, **dates)]
    state = "certified"
    for _ in range(draw(st.integers(0, 6))):
        steps = sorted(DECISION_TABLE[state])
        if not steps:
            break
        step = draw(st.sampled_from(steps))
        day += timedelta(days=draw(st.integers(0, 300)))
        more: Event = {"outcome": step} if step in ("stands", "overturned") else {}
        event = later("appeal_decided" if more else step, day.isoformat(), **more)
        if step == "renamed":
            event |= {"name": "Nya", "organisation_number": "007700-0032"}
            del event["reason"]
        if day <= last or step in ("appealed", "stands", "overturned"):
            events.append(event)
            state = DECISION_TABLE[state][step]
    return certificate(*events)


@st.composite
def taken_over_certificates(draw: st.DrawFn) -> Certificate:
    """A certification from a source, with or without the day on which the source said so."""
    year = draw(st.integers(2019, 2026))
    parts = ["spring", "autumn", "06", "12", *(["02"] if year > 2019 else [])]
    part = draw(st.sampled_from(parts))
    earliest, _, _ = span(f"{year}-{part}")
    earliest = max(earliest, FIRST_CERTIFICATIONS)
    days = (last_valid_day(earliest) - earliest).days
    after = draw(st.none() | st.integers(0, days))
    known = None if after is None else (earliest + timedelta(days=after)).isoformat()
    number = f"ASF-{year}-H{draw(st.integers(1, 99)):02d}"
    return certificate(taken_over(f"{year}-{part}", known, number))


HELD = st.lists(own_certificates() | taken_over_certificates(), max_size=4)


def slowly(
    certificates: Sequence[Certificate], day: date, complete_from: date | None
) -> set[State]:
    """The answers that are right for a day, worked out from the events alone.

    Where two certificates of equal weight begin on the same day, either may answer.
    """
    own: list[tuple[date, State]] = []
    taken: list[tuple[date, State]] = []
    for one in certificates:
        if one.is_taken_over:
            taken += _of_a_source(one.decisions, day)
        else:
            own += _of_our_own(one.decisions, day)
    sure = [pair for pair in taken if pair[1] is CERTIFIED]
    for candidates in (own, sure, taken):
        if candidates:
            newest = max(first for first, _ in candidates)
            return {state for first, state in candidates if first == newest}
    if day < FIRST_CERTIFICATIONS:
        return {NONE}
    return {NONE} if complete_from is not None and day >= complete_from else {UNKNOWN}


def _of_our_own(decisions: Decisions, day: date) -> list[tuple[date, State]]:
    written = decisions.written
    first = date.fromisoformat(str(written[0]["valid_from"]))
    last = date.fromisoformat(str(written[0]["valid_to"]))
    if day < first:
        return []
    state = START
    for event in written:
        happened = date.fromisoformat(str(event["date"]))
        if happened <= day:
            state = DECISION_TABLE[state][str(event.get("outcome", event["event"]))]
    words = state.partition("_")[0]
    # What was withdrawn stays so; anything else ends with the last valid day.
    if words != "withdrawn" and day > last:
        return [(first, EXPIRED)]
    return [(first, State(words))]


def _of_a_source(decisions: Decisions, day: date) -> list[tuple[date, State]]:
    written = decisions.written[0]
    earliest, latest, _ = span(str(written["certified"]))
    earliest = max(earliest, FIRST_CERTIFICATIONS)
    if day < earliest:
        return []
    sure = date.fromisoformat(str(written.get("known", latest)))
    end = earliest.replace(year=earliest.year + 2) - ONE_DAY
    return [(earliest, CERTIFIED if sure <= day <= end else UNKNOWN)]


@given(HELD, st.none() | DAYS, st.lists(DAYS, min_size=1, max_size=20))
def test_the_answer_for_a_day_is_what_the_events_say(
    certificates: list[Certificate], complete_from: date | None, days: list[date]
) -> None:
    found = periods(certificates, complete_from)
    turns = [turn.first for one in certificates for turn in one.turns]
    edges = [first + timedelta(days=step) for first in turns for step in (-1, 0, 1)]
    for day in (*days, *edges):
        assert period_on(found, day).state in slowly(certificates, day, complete_from)


@given(HELD, st.none() | DAYS)
def test_periods_cover_all_time_without_gaps_and_none_is_cut_without_need(
    certificates: list[Certificate], complete_from: date | None
) -> None:
    found = periods(certificates, complete_from)
    assert found[0].first is None
    assert found[-1].last is None
    for before, after in pairwise(found):
        assert before.last is not None
        assert after.first == before.last + ONE_DAY
        said = [(one.state, one.reason, one.number) for one in (before, after)]
        assert said[0] != said[1]
    for period in found:
        assert period.reason.endswith(".")
        assert (period.number == "") == (period.state is NONE or "har inget intyg" in period.reason)
