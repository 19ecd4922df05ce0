"""What the register answers for any day: certified, or not, or that it doesn't know.

All time is cut into periods, so that every answer, on the site's own page too, is a look-up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from asf_register.certification.certificate import (
    FIRST_CERTIFICATIONS,
    Certificate,
    State,
    Turn,
)
from asf_register.swedish import long_date

_NOT_YET = "Certifieringen fanns inte då. De första företagen certifierades i juni 2019."
_INCOMPLETE = "Registret har inget intyg för den dagen, men känner inte till alla certifieringar"


@dataclass(frozen=True, slots=True)
class Period:
    """A time during which the answer is the same.

    Attributes:
        first: Its first day; None for the beginning of time.
        last: Its last day, which counts; None for ever.
        state: The answer.
        reason: Why, in one or two Swedish sentences.
        number: The certificate that the answer rests on; "" for none.
    """

    first: date | None
    last: date | None
    state: State
    reason: str
    number: str = ""

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def periods(
    certificates: Sequence[Certificate], complete_from: date | None = None
) -> tuple[Period, ...]:
    """Cut all time into periods with one answer each, in order and without gaps.

    Args:
        certificates: One holder's.
        complete_from: The day from which the register knows of every certification; None
            where there is none.
    """
    firsts = {turn.first for certificate in certificates for turn in certificate.turns}
    firsts.add(FIRST_CERTIFICATIONS)
    if complete_from is not None:
        firsts.add(complete_from)
    found: list[Period] = []
    for first in (None, *sorted(firsts)):
        answer = _answer(certificates, first, complete_from)
        if found and _same(found[-1], answer):
            continue
        if found and first is not None:
            last = found[-1]
            found[-1] = Period(
                last.first, first - timedelta(days=1), last.state, last.reason, last.number
            )
        found.append(Period(first, None, answer.state, answer.reason, answer.number))
    return tuple(found)


def period_on(found: Sequence[Period], day: date) -> Period:
    """The period that a day is in.

    Args:
        found: What `periods` gave.
        day: In Sweden.
    """
    return next(period for period in found if period.holds(day))


def _same(one: Period, other: Period) -> bool:
    return (one.state, one.reason, one.number) == (other.state, other.reason, other.number)


def _answer(
    certificates: Sequence[Certificate], day: date | None, complete_from: date | None
) -> Period:
    """The answer for a day, without its limits; None is the beginning of time."""
    begun = [
        (turn, certificate)
        for certificate in certificates
        for turn in [_turn_on(certificate, day)]
        if turn is not None
    ]
    # A renewal takes the place of what it renews, and our own records that of older sources.
    own = [pair for pair in begun if not pair[1].is_taken_over]
    certain = [pair for pair in begun if pair[0].state is State.CERTIFIED]
    for candidates in (own, certain, begun):
        if candidates:
            turn, certificate = max(candidates, key=lambda pair: pair[1].turns[0].first)
            return Period(day, None, turn.state, turn.reason, certificate.number)
    return _without(day, complete_from)


def _turn_on(certificate: Certificate, day: date | None) -> Turn | None:
    if day is None:
        return None
    return next((turn for turn in reversed(certificate.turns) if turn.first <= day), None)


def _without(day: date | None, complete_from: date | None) -> Period:
    if day is None or day < FIRST_CERTIFICATIONS:
        return Period(day, None, State.NONE, _NOT_YET)
    if complete_from is None:
        return Period(day, None, State.UNKNOWN, f"{_INCOMPLETE}.")
    if day < complete_from:
        told = f"{_INCOMPLETE} före {long_date(complete_from)}."
        return Period(day, None, State.UNKNOWN, told)
    return Period(day, None, State.NONE, "Registret har inget intyg för den dagen.")
