"""A certificate: what it says of whom, and how its state has turned over time."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from asf_register.certification.decisions import (
    AppealDecided,
    Certified,
    Decisions,
    Reinstated,
    Renamed,
    SignedEvent,
    Suspended,
    TakenOver,
    Withdrawn,
)
from asf_register.swedish import MONTHS, long_date

# Before this month there was no certification. Source: the first three were announced on
# 19 June 2019, www.1trappaupp.se/pressmeddelande-vi-ar-certifierade (2019).
FIRST_CERTIFICATIONS = date(2019, 6, 1)

_ONE_DAY = timedelta(days=1)
_SEASONS = {"spring": (1, 6, "våren"), "autumn": (7, 12, "hösten")}
_YEARS = 2


class State(StrEnum):
    """What the register answers for a day."""

    CERTIFIED = "certified"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Turn:
    """From a day on, a certificate has a state, for a reason in Swedish."""

    first: date
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate, with all that has been decided about it.

    Attributes:
        decisions: The file it stands in.
        decided: The event that began it.
    """

    decisions: Decisions
    decided: Certified | TakenOver

    @property
    def number(self) -> str:
        """Its number, which no other ever has."""
        return self.decided.number

    @property
    def is_taken_over(self) -> bool:
        """Whether it is from before the register, from a published source."""
        return isinstance(self.decided, TakenOver)

    @property
    def name(self) -> str:
        """The holder's name by the latest decision."""
        return self._identity[0]

    @property
    def organisation_number(self) -> str | None:
        """The holder's number by the latest decision; no source of the past gives one."""
        return self._identity[1]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it has been decided for, the first first."""
        later = (event.name for event in self.decisions.events if isinstance(event, Renamed))
        return tuple(dict.fromkeys((self.decided.name, *later)))

    @property
    def organisation_numbers(self) -> tuple[str, ...]:
        """Every number it has been decided for, the first first."""
        dated = (e for e in self.decisions.events if isinstance(e, Certified | Renamed))
        return tuple(dict.fromkeys(event.organisation_number for event in dated))

    @property
    def valid_to(self) -> date | None:
        """Its last day, which counts; None where no source gives it."""
        return self.decided.valid_to if isinstance(self.decided, Certified) else None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Its states in the order of time; the last one holds for ever."""
        if isinstance(self.decided, TakenOver):
            return tuple(_taken_over_turns(self.decided))
        return tuple(_in_order(_turns(self.decided, self.decisions)))

    @property
    def _identity(self) -> tuple[str, str | None]:
        for event in reversed(self.decisions.events):
            if isinstance(event, Certified | Renamed):
                return event.name, event.organisation_number
        return self.decided.name, None


def certificate_of(decisions: Decisions) -> Certificate | None:
    """The certificate that a file is about; None where its first event begins none."""
    first = decisions.events[0]
    return Certificate(decisions, first) if isinstance(first, Certified | TakenOver) else None


def last_valid_day(first: date) -> date:
    """The last day of a certificate that is valid for two years from a day.

    From 29 February it holds through 28 February two years later.
    """
    return _years_later(first) - _ONE_DAY


def span(certified: str) -> tuple[date, date, str]:
    """The first and last day that a source's time can mean, and it in words.

    Args:
        certified: "2019-06", "2019-spring" or "2019-autumn".
    """
    year, _, part = certified.partition("-")
    if part in _SEASONS:
        begins, ends, words = _SEASONS[part]
    else:
        begins = ends = int(part)
        words = MONTHS[begins - 1]
    last = calendar.monthrange(int(year), ends)[1]
    return date(int(year), begins, 1), date(int(year), ends, last), f"{words} {year}"


def _turns(decided: Certified, decisions: Decisions) -> Iterator[Turn]:
    number, last = decided.number, decided.valid_to
    holds = (
        f"Intyget {number} är utfärdat för tiden {long_date(decided.valid_from)} "
        f"till och med {long_date(last)}."
    )
    over = f"Intyget {number} gällde till och med {long_date(last)}."
    turned = [
        turn
        for event in decisions.events
        if isinstance(event, SignedEvent)
        for turn in [_turn(event, number, holds)]
        if turn is not None
    ]
    state = State.CERTIFIED
    yield Turn(decided.valid_from, state, holds)
    for turn in turned:
        if turn.first <= last:
            state = turn.state
            yield replace(turn, first=max(turn.first, decided.valid_from))
    if state is not State.WITHDRAWN:
        yield Turn(last + _ONE_DAY, State.EXPIRED, over)
        return
    # A withdrawal that is overturned too late for the certificate to hold again.
    for turn in turned:
        if turn.first > last and turn.state is State.CERTIFIED:
            yield Turn(turn.first, State.EXPIRED, over)


def _turn(event: SignedEvent, number: str, holds: str) -> Turn | None:
    """What an event does to a certificate's state; None where that stays as it was."""
    on = long_date(event.date)
    if isinstance(event, Suspended):
        reason = f"Intyget {number} är vilande från och med {on}. Skälet: {event.reason}"
        return Turn(event.date, State.SUSPENDED, reason)
    if isinstance(event, Withdrawn):
        reason = f"Intyget {number} återkallades {on}. Skälet: {event.reason}"
        return Turn(event.date, State.WITHDRAWN, reason)
    if isinstance(event, Reinstated):
        return Turn(event.date, State.CERTIFIED, f"{holds} Det gäller igen från och med {on}.")
    if isinstance(event, AppealDecided) and event.outcome == "overturned":
        reason = f"{holds} Det gäller igen från och med {on}, efter en överklagan."
        return Turn(event.date, State.CERTIFIED, reason)
    return None


def _in_order(turns: Iterator[Turn]) -> Iterator[Turn]:
    """The turns by day; of two on the same day only the last one counts."""
    by_day = {turn.first: turn for turn in turns}
    for day in sorted(by_day):
        yield by_day[day]


def _taken_over_turns(record: TakenOver) -> Iterator[Turn]:
    """Certified for as long as the source can speak for, and unknown on either side of that."""
    earliest, latest, words = span(record.certified)
    when = f"i {words}" if words.partition(" ")[0] in MONTHS else words
    earliest = max(earliest, FIRST_CERTIFICATIONS)
    sure = record.known or latest
    last = last_valid_day(earliest)
    if earliest < sure:
        yield Turn(
            earliest,
            State.UNKNOWN,
            f"Företaget certifierades {when}. Källan säger inte vilken dag.",
        )
    if sure <= last:
        yield Turn(
            sure,
            State.CERTIFIED,
            f"Företaget certifierades {when} enligt en öppen källa från {record.source.year}. "
            "Ett intyg gäller i två år.",
        )
    yield Turn(
        max(last, sure - _ONE_DAY) + _ONE_DAY,
        State.UNKNOWN,
        f"Registret saknar uppgift efter {long_date(last)}. Intyget från {words} kan ha förnyats.",
    )


def _years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + _YEARS)
    except ValueError:
        return date(day.year + _YEARS, 3, 1)
