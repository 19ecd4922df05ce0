"""How fresh an entry is: how long since somebody who knows confirmed it."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

from asf_register.day import months_after
from asf_register.enterprise import Enterprise

CONFIRM_AGAIN: Final = 12
"""Months until an entry wants confirming again.

An enterprise's year has one round of everything that its entry tells: an annual report, new
figures, a new board. Asked once a year, it has each of them to tell; and a buyer who reads
«bekräftat» reads of this year or the last.
"""

STALE: Final = 18
"""Months until readers are told that nobody has confirmed an entry.

Half a year past the first question is time for a reminder, a second one and a telephone call by
a coordinator who has a few minutes a week. Who hasn't answered by then may be gone: the list
that Sweden had until 2020 held some 70 dead firms, found only by phoning.
"""


class Freshness(Enum):
    """How an entry stands on a day."""

    FRESH = "fresh"
    """Confirmed less than 12 months before."""
    DUE = "due"
    """12 months or more have passed: somebody should ask."""
    STALE = "stale"
    """18 months or more have passed: readers are told."""
    NEVER = "never"
    """Nobody has ever confirmed it: what is shown comes from published sources, mostly."""


def freshness(enterprise: Enterprise, day: date) -> Freshness:
    """How fresh an enterprise's entry is on a day.

    Months are calendar months: what was confirmed on 31 August is stale on the last of February.
    A day before the confirmation, from a clock that is wrong, makes nothing old.
    """
    if enterprise.confirmed is None:
        return Freshness.NEVER
    if day >= stale_from(enterprise.confirmed.date):
        return Freshness.STALE
    if day >= due_from(enterprise.confirmed.date):
        return Freshness.DUE
    return Freshness.FRESH


def told_from(enterprise: Enterprise) -> date | None:
    """The first day on which readers are told that nobody has confirmed an entry for 18 months.

    What an enterprise agreed to and nobody has confirmed since counts from that day. None where
    nobody has vouched for anything: what is known from published sources only shows their year
    instead. None for one that has closed too, which there is nobody to ask about.
    """
    agreed = enterprise.consent if enterprise.listing == "consented" else None
    said = enterprise.confirmed or agreed
    return stale_from(said.date) if said and enterprise.closed is None else None


def is_vouched_for(enterprise: Enterprise, day: date) -> bool:
    """Whether somebody has confirmed an entry, or agreed to it, within 18 months."""
    first = told_from(enterprise)
    return first is not None and day < first


def due_from(confirmed: date) -> date:
    """The first day on which what was confirmed then wants confirming again."""
    return months_after(confirmed, CONFIRM_AGAIN)


def stale_from(confirmed: date) -> date:
    """The first day on which readers are told that what was confirmed then is old."""
    return months_after(confirmed, STALE)
