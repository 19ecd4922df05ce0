"""How long the work takes: an assumption, in one table, that the list and the simulation share.

Nobody has measured it yet. The figures are what the steps need when one knows how: look an
enterprise up and reach it (half of the calls aren't answered at once), then change one thing in a
form or a file and merge it. docs/upkeep.md tells how they were chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from asf_upkeep.worklist.line import Kind

CONTACT: Final = 6
"""Minutes to reach somebody, once for all that is talked over in one conversation."""

HANDLING: Final[Mapping[Kind, int]] = MappingProxyType(
    {
        Kind.CONFIRM: 2,
        Kind.CONSENT: 2,
        Kind.DIFFERS: 4,
        Kind.MEASURE: 2,
        Kind.CERTIFICATE: 2,
        Kind.LINK: 2,
        Kind.KEY: 5,
        Kind.POST: 3,
        Kind.CONTENT: 20,
        Kind.FIGURES: 3,
        Kind.OFFERS: 4,
        Kind.LOGO: 3,
    }
)
"""Minutes for each kind of line, beside the conversation."""

_DONE_ALONE = frozenset({Kind.CONTENT})


def minutes_for(kinds: Collection[Kind]) -> int:
    """How many minutes it takes to do some lines in one conversation.

    Args:
        kinds: What the lines are about, one for each.
    """
    needs_contact = any(kind not in _DONE_ALONE for kind in kinds)
    return sum(HANDLING[kind] for kind in kinds) + (CONTACT if needs_contact else 0)
