"""The last day to answer: to the end of the day, or to a time of it, also when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from asf_register.marketplace.deadline import clock_exists, clock_occurs_twice, closing
from asf_register.marketplace.post import Post, PostState, to_post
from hypothesis import given
from hypothesis import strategies as st

CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def post(**more: object) -> Post:
    return to_post(
        "lunch",
        {
            "kind": "request",
            "actor": {"kind": "municipality", "name": "Gävle kommun"},
            "title": "Lunch",
            "published": "2026-11-02",
            "deadline": "2026-12-04",
            **more,
        },
    )


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    [
        # An ordinary day of winter and one of summer.
        ("2026-12-04", "12:00", "2026-12-04T11:00"),
        ("2026-07-01", "12:00", "2026-07-01T10:00"),
        # Without a time, the whole day counts.
        ("2026-12-04", None, "2026-12-04T23:00"),
        ("2026-07-01", None, "2026-07-01T22:00"),
        ("2026-12-31", None, "2026-12-31T23:00"),
        # Clocks go back in the night before a Sunday: the day is 25 hours.
        ("2026-10-24", None, "2026-10-24T22:00"),
        ("2026-10-25", None, "2026-10-25T23:00"),
        ("2026-10-25", "01:59", "2026-10-24T23:59"),
        # It is half past two twice, and the later one takes no answer for late.
        ("2026-10-25", "02:30", "2026-10-25T01:30"),
        ("2026-10-25", "03:00", "2026-10-25T02:00"),
        # Clocks jump ahead: the day is 23 hours.
        ("2027-03-28", None, "2027-03-28T22:00"),
        ("2027-03-28", "01:59", "2027-03-28T00:59"),
        ("2027-03-28", "03:00", "2027-03-28T01:00"),
        # A slip of the pen is told by the rules; until then it is a moment like others.
        ("0001-01-01", "00:00", "0001-01-01T00:00"),
        ("9999-12-31", None, "9999-12-31T00:00"),
    ],
)
def test_when_it_closes(day: str, clock: str | None, moment: str) -> None:
    expected = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert closing(date.fromisoformat(day), clock) == expected
    assert post(deadline=day, deadline_time=clock).closes == expected


@pytest.mark.parametrize(
    ("day", "clock", "exists", "twice"),
    [
        ("2026-10-25", "01:59", True, False),
        ("2026-10-25", "02:00", True, True),
        ("2026-10-25", "02:30", True, True),
        ("2026-10-25", "02:59", True, True),
        ("2026-10-25", "03:00", True, False),
        ("2026-10-24", "02:30", True, False),
        ("2027-03-28", "01:59", True, False),
        ("2027-03-28", "02:00", False, False),
        ("2027-03-28", "02:30", False, False),
        ("2027-03-28", "02:59", False, False),
        ("2027-03-28", "03:00", True, False),
        ("2027-03-27", "02:30", True, False),
    ],
)
def test_which_times_there_are(day: str, clock: str, exists: bool, twice: bool) -> None:
    assert clock_exists(date.fromisoformat(day), clock) is exists
    assert clock_occurs_twice(date.fromisoformat(day), clock) is twice


@given(DAYS, CLOCKS)
def test_a_time_closes_on_its_day_and_before_the_day_is_over(day: date, clock: str) -> None:
    over = closing(day, None)
    assert closing(day - timedelta(days=1), None) <= closing(day, clock) < over
    assert over - closing(day - timedelta(days=1), None) in {
        timedelta(hours=hours) for hours in (23, 24, 25)
    }


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2026-11-01", PostState.UPCOMING),
        ("2026-11-02", PostState.OPEN),
        ("2026-12-03", PostState.OPEN),
        ("2026-12-04", PostState.OPEN),
        ("2026-12-05", PostState.CLOSED),
    ],
)
@pytest.mark.parametrize("clock", [None, "00:00", "12:00"])
def test_the_last_day_is_one_to_answer_on(on: str, state: PostState, clock: str | None) -> None:
    lunch = post(deadline_time=clock)
    assert lunch.state_on(date.fromisoformat(on)) is state
    assert lunch.is_open(date.fromisoformat(on)) is (state is PostState.OPEN)


def test_one_that_is_withdrawn_is_open_until_that_day() -> None:
    lunch = post(withdrawn={"date": "2026-11-20"})
    assert lunch.state_on(date(2026, 11, 19)) is PostState.OPEN
    assert lunch.state_on(date(2026, 11, 20)) is PostState.WITHDRAWN
    assert lunch.state_on(date(2026, 12, 24)) is PostState.WITHDRAWN


def test_one_that_is_awarded_is_not_open() -> None:
    lunch = post(awarded={"to": [{"name": "Provbolaget AB"}]})
    assert lunch.state_on(date(2026, 11, 20)) is PostState.AWARDED
