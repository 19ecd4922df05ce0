"""What may follow what: the tables of a case's and a certificate's states.

docs/certification-transitions.md is drawn from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

# The state that a file is in before its first event.
START = "start"

# State → event → the state after it.
Table = Mapping[str, Mapping[str, str]]

CASE_TABLE: Table = {
    START: {"applied": "applied"},
    "applied": {"admitted": "admitted", "declined": "declined", "discontinued": "discontinued"},
    "admitted": {
        "paid": "admitted",
        "supervised": "admitted",
        "self_assessed": "assessed",
        "discontinued": "discontinued",
    },
    "assessed": {
        "paid": "assessed",
        "supervised": "assessed",
        "self_assessed": "assessed",
        "audited": "audited",
        "discontinued": "discontinued",
    },
    "audited": {
        "paid": "audited",
        "audited": "audited",
        "measure_done": "audited",
        "discontinued": "discontinued",
    },
    "declined": {},
    "discontinued": {},
}

DECISION_TABLE: Table = {
    START: {"certified": "certified", "taken_over": "taken_over"},
    "certified": {"renamed": "certified", "suspended": "suspended", "withdrawn": "withdrawn"},
    "suspended": {
        "renamed": "suspended",
        "reinstated": "certified",
        "withdrawn": "withdrawn",
        "appealed": "suspended_appealed",
    },
    "suspended_appealed": {
        "stands": "suspended",
        "overturned": "certified",
        "reinstated": "certified",
        "withdrawn": "withdrawn",
    },
    "withdrawn": {"appealed": "withdrawn_appealed"},
    "withdrawn_appealed": {"stands": "withdrawn", "overturned": "certified"},
    "taken_over": {},
}


class Event(Protocol):
    """Anything that happened."""

    @property
    def event(self) -> str:
        """Its kind."""


def step(event: Event) -> str:
    """What a table calls an event: its kind, or how an appeal ended."""
    outcome = getattr(event, "outcome", None)
    return str(outcome) if event.event == "appeal_decided" else event.event


def state_after(table: Table, events: Iterable[Event]) -> str:
    """The state after some events; one that is not allowed leaves it as it was."""
    state = START
    for event in events:
        state = table[state].get(step(event), state)
    return state
