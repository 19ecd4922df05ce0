"""Who is asked whether their entry is right, by e-mail or by telephone."""

from __future__ import annotations

import re
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.freshness import Freshness, freshness
from asf_register.register import Register
from asf_register.swedish import alphabetical

# RFC 5322: parts with a dot between them. The schema lets more through than mail programs take.
_MAILABLE = re.compile(r"[^.@]+(?:\.[^.@]+)*@[^@]+")


def can_be_mailed(enterprise: Enterprise) -> bool:
    """Whether an enterprise has an e-mail address on file that mail can be sent to."""
    return bool(enterprise.email and _MAILABLE.fullmatch(enterprise.email))


def asked_in(
    region: str, register: Register, day: date, *, everybody: bool = False
) -> tuple[Enterprise, ...]:
    """The enterprises of a region that are to be asked, by name.

    Whoever has confirmed their entry within 12 months isn't, nor one that has closed. What isn't
    shown on the site is on file too, and its enterprise is asked like any other.

    Args:
        region: The region's code.
        register: The register.
        day: The day that counts as today.
        everybody: Whether those who have confirmed it lately are asked, too.
    """
    found = [
        one
        for one in register
        if one.region == region
        and one.closed is None
        and (everybody or freshness(one, day) is not Freshness.FRESH)
    ]
    return tuple(sorted(found, key=lambda one: (alphabetical(one.name), one.slug)))
