"""What happens to enterprises, whatever the register does: decided before the first week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log1p
from random import Random

from asf_register.enterprise import Enterprise

from asf_upkeep.simulation.assumptions import Assumptions
from asf_upkeep.worklist.places import last_heard

_YEAR, _MONTH = 365.25, 30.44
_FIELDS = ("address", "phone", "email", "website", "offers")
# Forms whose end Bolagsverket enters; associations without trade aren't registered there.
_REGISTERED = ("economic-association", "limited-company", "limited-company-profit-restricted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What happens to one enterprise.

    Attributes:
        closes: The day it closes; None where that is later than anybody asks.
        goes_dark: The day its website and e-mail stop, after that.
        traced: The day the company register shows that it has closed; None where it never does.
        changes: What changes in it, by day, first to last.
        has_address: Whether it has an e-mail address to be reminded by.
        answers_mail: Whether it ever answers a mail.
        luck: Decides what it does when somebody asks.
    """

    closes: date | None
    goes_dark: date | None
    traced: date | None
    changes: tuple[tuple[date, str], ...]
    has_address: bool
    answers_mail: bool
    luck: Random = field(compare=False)


def fate_of(
    enterprise: Enterprise,
    days: tuple[date, date],
    model: Assumptions,
    seed: str,
    above: Fate | None = None,
) -> Fate:
    """Draw the fate of an enterprise.

    It may be dead on the first day already: nobody knows what has happened since somebody last
    looked. A unit closes with what it is part of, if not before.

    Args:
        enterprise: As its file says.
        days: The first and the last.
        model: How likely things are.
        seed: The same gives the same, whatever is done for the register.
        above: The fate of what it is part of.
    """
    chance = Random(f"{seed} fate {enterprise.slug}")  # noqa: S311 -- nothing here is to be secret
    first, last = days
    heard = min(last_heard(enterprise) or first, first)
    closes = _later(heard, _years(chance, -log1p(-model.closes)), last)
    dark = _months(chance.uniform(0, model.domain_months))
    registered = enterprise.legal_form in _REGISTERED
    shows = chance.random() < (model.traced if registered else model.traced_others)
    trace = _months(chance.expovariate(1 / model.trace_months))
    if above is not None and above.closes is not None and (not closes or above.closes <= closes):
        closes, traced = above.closes, above.traced
    else:
        # A unit has no number of its own that could end.
        traced = closes + trace if closes and shows and not enterprise.part_of else None
    return Fate(
        closes=closes,
        goes_dark=closes + dark if closes else None,
        traced=traced,
        changes=tuple(_changes(chance, heard, closes or last, model.changes)),
        has_address=chance.random() >= model.no_address,
        answers_mail=chance.random() >= model.never_answers,
        luck=Random(f"{seed} conduct {enterprise.slug}"),  # noqa: S311
    )


def fates_of(
    enterprises: Mapping[str, Enterprise], days: tuple[date, date], model: Assumptions, seed: str
) -> dict[str, Fate]:
    """Draw the fates of all, those of units after what they are part of."""
    found: dict[str, Fate] = {}
    for one in sorted(enterprises.values(), key=lambda one: (bool(one.part_of), one.slug)):
        found[one.slug] = fate_of(one, days, model, seed, found.get(one.part_of or ""))
    return found


def _changes(chance: Random, first: date, last: date, rate: float) -> list[tuple[date, str]]:
    found: list[tuple[date, str]] = []
    day = first
    while (wait := _years(chance, rate)) is not None and (last - day) > wait:
        day += wait
        found.append((day, chance.choice(_FIELDS)))
    return found


def _years(chance: Random, rate: float) -> timedelta | None:
    """The time until something that happens so many times a year; None where it never does."""
    return timedelta(days=round(chance.expovariate(rate) * _YEAR)) if rate > 0 else None


def _months(months: float) -> timedelta:
    return timedelta(days=round(months * _MONTH))


def _later(first: date, wait: timedelta | None, last: date) -> date | None:
    return first + wait if wait is not None and last - first >= wait else None
