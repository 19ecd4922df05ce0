"""What people do for the register: the things that one can decide about."""

from __future__ import annotations

from dataclasses import dataclass

from asf_upkeep.reminders.asked import WEEKS_AHEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What is done for a register.

    Attributes:
        minutes: That a region's coordinator has a week.
        reminders: Whether `asf reminders` is run and its mails are sent.
        reconciliation: Whether `asf reconcile` is run against the company register.
        ahead: So many weeks before an entry wants confirming its enterprise is reminded.
        by_entries: Whether all regions' minutes are shared by how many entries each has, rather
            than evenly.
        mail_every: Weeks between two runs of reminders.
        reconcile_every: Weeks between two of reconciling.
    """

    minutes: float = 15
    reminders: bool = True
    reconciliation: bool = True
    ahead: int = WEEKS_AHEAD
    by_entries: bool = False
    mail_every: int = 4
    reconcile_every: int = 4
