"""A register's years, week by week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from asf_register.register import Register

from asf_upkeep.simulation.assumptions import Assumptions
from asf_upkeep.simulation.conversing import Conversing
from asf_upkeep.simulation.county import County
from asf_upkeep.simulation.course import Course
from asf_upkeep.simulation.effort import Effort
from asf_upkeep.simulation.fate import fates_of
from asf_upkeep.simulation.file_cabinet import cabinet_of
from asf_upkeep.simulation.happening import Happening
from asf_upkeep.simulation.reminding import Reminding

_A_WEEK = timedelta(days=7)
_WEEKS_A_YEAR = 52
# Looking at the whole list each week costs more than it tells.
_LOOK_EVERY = 4


@dataclass(frozen=True, slots=True)
class Start:
    """Where the simulation begins.

    Attributes:
        register: The register on the first day.
        day: That day.
        years: For how many years.
    """

    register: Register
    day: date
    years: int

    @property
    def weeks(self) -> int:
        """For how many weeks."""
        return self.years * _WEEKS_A_YEAR


def simulated(start: Start, effort: Effort, model: Assumptions, seed: str) -> Course:
    """Let years pass.

    Args:
        start: Where it begins.
        effort: What is done for the register.
        model: What is assumed.
        seed: The same gives the same course. What happens to the enterprises doesn't depend on the
            effort.
    """
    files = cabinet_of(start.register)
    days = start.day, start.day + _A_WEEK * start.weeks
    open_ones = {slug: one for slug, one in files.records.items() if one.closed is None}
    counties = _counties(start.register, effort, model, seed, Conversing(files, model))
    happening = Happening(files, counties, model, days, seed)
    happening.begin(fates_of(open_ones, days, model, seed))
    reminding = Reminding(files, counties, model, _A_WEEK * effort.ahead)
    snapshots = [files.snapshot(start.day)]
    for week in range(1, start.weeks + 1):
        day = start.day + _A_WEEK * week
        happening.let_happen(day)
        if effort.reconciliation and week % effort.reconcile_every == 0:
            happening.reconcile(day)
        if effort.reminders and week % effort.mail_every == 0:
            reminding.send(day)
        reminding.take_in(day)
        for county in counties.values():
            county.week(day)
        if week % _LOOK_EVERY == 0:
            snapshots.append(files.snapshot(day))
    used = sum(county.used for county in counties.values())
    return Course(
        snapshots=tuple(snapshots),
        waits=tuple(files.waits(*days)),
        minutes_used=used / (start.weeks * len(counties)),
    )


def _counties(
    register: Register, effort: Effort, model: Assumptions, seed: str, conversing: Conversing
) -> dict[str, County]:
    """The regions, each with its share of the minutes."""
    codes = list(register.vocabulary.regions)
    entries = Counter(one.region for one in register if one.closed is None)
    all_minutes = effort.minutes * len(codes)
    return {
        code: County(
            minutes=all_minutes * entries[code] / max(entries.total(), 1)
            if effort.by_entries
            else effort.minutes,
            model=model,
            luck=Random(f"{seed} coordinator {code}"),  # noqa: S311 -- nothing to keep secret
            conversing=conversing,
        )
        for code in codes
    }
