"""Who is asked whether their entry is right, by e-mail or by telephone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from asf_register.enterprise import Enterprise
from asf_register.freshness import due_from
from asf_register.mail_draft import is_mailable
from asf_register.register import Register
from asf_register.swedish import alphabetical

WEEKS_AHEAD: Final = 8
"""Weeks before an entry wants confirming its enterprise is sent a mail.

An answer takes weeks, and is merged by somebody with minutes a week. Asked on the day, a twelfth of
the list would wait at any time; docs/upkeep.md tells what eight weeks give.
"""


def can_be_mailed(enterprise: Enterprise) -> bool:
    """Whether an enterprise has an e-mail address on file that mail can be sent to."""
    return is_mailable(enterprise.email)


def asked_in(
    region: str, register: Register, day: date, *, everybody: bool = False
) -> tuple[Enterprise, ...]:
    """The enterprises of a region that are to be asked, by name.

    Those are whose entry wants confirming, and some weeks before it those who can be mailed, but
    none that has closed. What isn't shown on the site is on file too, and its enterprise is asked
    like any other.

    Args:
        region: The region's code.
        register: The register.
        day: The day that counts as today.
        everybody: Whether those who have confirmed it lately are asked, too.
    """
    found = [
        one
        for one in register
        if one.region == region and one.closed is None and (everybody or _is_due(one, day))
    ]
    return tuple(sorted(found, key=lambda one: (alphabetical(one.name), one.slug)))


def _is_due(enterprise: Enterprise, day: date) -> bool:
    if enterprise.confirmed is None:
        return True
    ahead = timedelta(weeks=WEEKS_AHEAD if can_be_mailed(enterprise) else 0)
    return due_from(enterprise.confirmed.date) - ahead <= day
