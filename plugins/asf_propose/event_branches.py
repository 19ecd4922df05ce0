"""What the branches are called on which events of rounds wait for being merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BRANCHES = "certifiering/"
# What tells two events of one kind in one case apart.
_TELLS_APART = ("instalment", "area")


def branch_of_event(cohort: str, slug: str, event: Mapping[str, Any]) -> str:
    """What the branch of an event is called: «certifiering/2027-bas/cafe-x/paid-1».

    Args:
        cohort: The round's id.
        slug: The enterprise's, as the round's files have it.
        event: As it shall stand there.
    """
    parts = [str(event["event"])]
    parts += [str(event[key]) for key in _TELLS_APART if key in event]
    return f"{BRANCHES}{cohort}/{slug}/{'-'.join(parts)}"
