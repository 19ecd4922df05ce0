"""When the rounds of a demo are: all of it follows from the demo's day.

On the usual day, 1 November 2026, base rounds are in spring and recertifications in autumn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from asf_demo.facts import weekday

# Rounds of which nothing is known but what a source says; two base rounds that are over; a
# recertification that goes on; a base round that one may apply to; one that is announced.
RoundName = Literal["taken_over", "earlier", "finished", "running", "open", "coming"]

FIRST_YEAR = 2019


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round's days.

    Attributes:
        name: Which it is.
        kind: As in its file.
        start: Its first day.
        lasts: Days from the first to the last.
        opens: Days before the first on which one may begin to apply.
        closes: Days before the first on which one may last apply.
    """

    name: RoundName
    kind: Literal["base", "recertification"]
    start: date
    lasts: int = 119
    opens: int = 109
    closes: int = 48

    @property
    def id(self) -> str:
        """The folder's name."""
        if self.name == "taken_over":
            return f"{self.start.year}-{'var' if self._in_spring else 'host'}"
        return f"{self.start.year}-{'bas' if self.kind == 'base' else 'om'}"

    @property
    def title(self) -> str:
        """What it is called in Swedish."""
        kind = "Bascertifiering" if self.kind == "base" else "Omcertifiering"
        return f"{kind} {'våren' if self._in_spring else 'hösten'} {self.start.year}"

    @property
    def application(self) -> tuple[date, date]:
        """The first and the last day to apply."""
        return self.day(-self.opens), self.day(-self.closes)

    @property
    def instalments(self) -> tuple[date, date]:
        """The last days to pay the two halves of the fee."""
        return self.day(-7), self.day(28)

    @property
    def conference(self) -> date:
        """The day of the improvement conference."""
        return self.day(self.lasts + 12)

    def day(self, after: int) -> date:
        """A working day, so many days after the round began, or before it."""
        return weekday(self.start + timedelta(after))

    @property
    def _in_spring(self) -> bool:
        return self.start.month <= 6


def rounds_of(day: date) -> dict[RoundName, Round]:
    """The rounds that a demo has on its day, by name.

    Args:
        day: The demo's. Before 2024 nothing is taken over: five years earlier there was no
            certification.
    """
    next_base = day + timedelta(92)
    this_recertification = day - timedelta(61)
    rounds: list[Round] = []
    if day.year - 5 >= FIRST_YEAR:
        rounds.append(Round(name="taken_over", kind="base", start=date(day.year - 5, 9, 1)))
    rounds += [
        Round(name="earlier", kind="base", start=years_before(next_base, 3)),
        Round(name="finished", kind="base", start=years_before(next_base, 2)),
        Round(
            name="running",
            kind="recertification",
            start=this_recertification,
            lasts=95,
            opens=104,
            closes=39,
        ),
        Round(name="open", kind="base", start=next_base),
        Round(
            name="coming",
            kind="recertification",
            start=years_before(this_recertification, -1),
            lasts=95,
            opens=104,
            closes=39,
        ),
    ]
    return {one.name: one for one in rounds}


def complete_from(day: date) -> date:
    """The day from which a demo knows of every certification."""
    return date(rounds_of(day)["earlier"].start.year, 1, 1)


def years_before(day: date, years: int) -> date:
    """The same day so many years before; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
