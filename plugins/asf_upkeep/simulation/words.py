"""What comes of a simulation, in Swedish words."""

from __future__ import annotations

from math import isfinite, isnan

from asf_register.swedish import count_of, number

from asf_upkeep.reminders.asked import WEEKS_AHEAD
from asf_upkeep.simulation.effort import Effort
from asf_upkeep.simulation.study import Need, Spread

_FEW_DAYS = 60
_A_MONTH = 30.44


def title_of(effort: Effort) -> str:
    """What is done for the register."""
    if not effort.minutes:
        return "ingen gör något"
    if effort.reminders and effort.reconciliation:
        return "påminnelser och avstämning"
    if effort.reminders:
        return "påminnelser"
    return "avstämning" if effort.reconciliation else "bara arbetslistan"


def condition_of(need: Need) -> str:
    """Under which conditions minutes were looked for."""
    mails = (
        f"påminnelser {WEEKS_AHEAD} veckor i förväg"
        if need.effort.ahead
        else "påminnelser först när det är dags"
    )
    shared = "efter antal företag" if need.effort.by_entries else "lika för alla län"
    return f"{mails}, minuterna {shared}"


def per_cent(share: float) -> str:
    """A share as whole per cent: «91 %»."""
    return f"{round(100 * share)} %"


def per_cents(spread: Spread) -> str:
    """A share over several seeds: «91 % (90–92)»."""
    return f"{per_cent(spread.middle)} ({round(100 * spread.low)}–{round(100 * spread.high)})"


def days_in_words(days: float) -> str:
    """A time as people say it: «45 dagar», «11 månader»."""
    if isnan(days):
        return "–"
    if not isfinite(days):
        return "mer än hela tiden"
    if days <= _FEW_DAYS:
        return count_of(round(days), "dag", "dagar")
    return f"{number(round(days / _A_MONTH))} månader"


def english_days(days: float) -> str:
    """A time for the documentation: «45 days»."""
    if isnan(days):
        return "–"
    return f"{days:.0f} days" if isfinite(days) else "not within the time"
