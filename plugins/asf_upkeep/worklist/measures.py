"""Lines of mandatory measures that an audit has asked for and that aren't done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from asf_register.certification.case import AuditedArea, Case
from asf_register.certification.transitions import CASE_TABLE, state_after
from asf_register.day import months_after
from asf_register.enterprise import Enterprise
from asf_register.register import Register
from asf_register.swedish import long_date

from asf_upkeep.worklist.line import Kind, Line
from asf_upkeep.worklist.places import contact_of, subject_of

# So many months before its last day an enterprise is asked how a measure goes.
_BEFORE = 1
_ONE_DAY = timedelta(days=1)
_ENDED = ("declined", "discontinued")


def measure_lines(register: Register) -> Iterator[Line]:
    """The measures that somebody should ask about, from a month before their last day.

    What an auditor set no day for is asked about at once. Conditions that stand in a decision
    are words; their days stand in the case.
    """
    for case in register.cases.values():
        enterprise = register.find(case.enterprise)
        if enterprise is None or enterprise.closed is not None:
            continue
        if state_after(CASE_TABLE, case.events) in _ENDED:
            continue
        for area in case.open_measures():
            yield _line(area, case, enterprise, register)


def _line(area: AuditedArea, case: Case, enterprise: Enterprise, register: Register) -> Line:
    title = register.vocabulary.choices("areas").get(area.area, area.area)
    due = area.due
    when = f" ska vara klar senast {long_date(due)}" if due else " har ingen sista dag"
    audited = max((audit.date for audit in case.audits), default=None)
    return Line(
        kind=Kind.MEASURE,
        subject=subject_of(enterprise),
        contact=contact_of(enterprise, register),
        region=enterprise.region,
        why=f"Den tvingande åtgärden i området {title}{when}.",
        to_do="Fråga företaget hur det går. Är den klar: be en administratör föra in det i "
        "ärendet.",
        link=f"data/cohorts/{case.cohort}/cases/{case.enterprise}.yaml",
        since=months_after(due, -_BEFORE) if due else audited,
        urgent_from=due + _ONE_DAY if due else None,
    )
