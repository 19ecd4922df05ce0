"""What the states and events of cases and decisions are called in Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from asf_register.certification.transitions import START
from asf_register.schema import labels, read_schema

CASE_STATES: Mapping[str, str] = {
    START: "inte påbörjat",
    "applied": "ansökt",
    "admitted": "antaget",
    "assessed": "självskattat",
    "audited": "reviderat",
    "declined": "inte antaget",
    "discontinued": "avslutat utan beslut",
}
DECISION_STATES: Mapping[str, str] = {
    START: "inte utfärdat",
    "certified": "gällande",
    "suspended": "vilande",
    "suspended_appealed": "vilande och överklagat",
    "withdrawn": "återkallat",
    "withdrawn_appealed": "återkallat och överklagat",
    "taken_over": "övertaget",
}


@cache
def event_names(schema: str) -> Mapping[str, str]:
    """What each step of a table is called in Swedish; the schema has the words.

    Args:
        schema: "case" or "decisions".

    Returns:
        Names by what `transitions.step` gives: an appeal's two ends each have their own.
    """
    words = labels(read_schema(schema))
    names = dict(words["event"])
    if schema == "decisions":
        decided = names.pop("appeal_decided")
        for outcome, meaning in words["outcome"].items():
            names[outcome] = f"{decided}: {meaning}"
    return names
