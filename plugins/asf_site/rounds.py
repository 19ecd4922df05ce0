"""Certification rounds as seen from a day: which may be applied to, and what is told of that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from asf_register.certification.cohort import Cohort
from asf_register.swedish import long_date

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Notice:
    """A few words that hold from one day through another; None for without end."""

    text: str
    first: date
    last: date | None


def open_or_coming(cohorts: Iterable[Cohort], day: date) -> list[Cohort]:
    """The rounds that one may apply to, on a day or later; the nearest last day first."""
    found = [
        (round_.application.closes, round_.id, round_)
        for round_ in cohorts
        if round_.application and round_.application.closes >= day
    ]
    return [round_ for _, _, round_ in sorted(found, key=lambda one: one[:2])]


def first_without(cohorts: Iterable[Cohort], day: date) -> date:
    """The first day from a day on when there is no round left to apply to."""
    windows = [round_.application for round_ in open_or_coming(cohorts, day)]
    return max((window.closes + _ONE_DAY for window in windows if window), default=day)


def application_notices(cohorts: Iterable[Cohort], day: date) -> list[Notice]:
    """What to say of the next application, in a few words, on every day from a day on."""
    notices: list[Notice] = []
    for round_ in open_or_coming(cohorts, day):
        told = window_notices(round_, day)
        notices += told
        day = max([day, *(one.last + _ONE_DAY for one in told if one.last)])
    return [*notices, Notice("nästa omgång är inte utlyst", day, None)]


def window_notices(round_: Cohort, day: date) -> list[Notice]:
    """When one may apply to a round, in a few words, from a day on; [] once it is too late."""
    window = round_.application
    if window is None or window.closes < day:
        return []
    opens = max(window.opens or day, day)
    told = [Notice(f"ansök senast {long_date(window.closes)}", opens, window.closes)]
    if opens > day:
        told.insert(0, Notice(f"ansökan öppnar {long_date(opens)}", day, opens - _ONE_DAY))
    return told
