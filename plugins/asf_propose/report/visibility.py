"""What the public sees of an enterprise, before a change and after it."""

from __future__ import annotations

from enum import StrEnum

from asf_register.check import Checked
from asf_register.public import is_listed, is_public

from asf_propose.report.own_sentences import address
from asf_propose.report.sentences import Sentence


class Visibility(StrEnum):
    """What the public sees of an enterprise."""

    ABSENT = "absent"
    LISTED = "listed"
    PAGE_ONLY = "page-only"
    NOWHERE = "nowhere"
    UNKNOWN = "unknown"


_ENDS = (Visibility.LISTED, Visibility.NOWHERE)


def visibility(slug: str, side: Checked, *, exists: bool = True) -> Visibility:
    """What the public sees of an enterprise.

    Args:
        slug: The name of its file, now or before.
        side: The register, checked.
        exists: Whether it has a file there.
    """
    if not exists:
        return Visibility.ABSENT
    enterprise = side.register.find(slug) if side.register is not None else None
    if side.register is None or enterprise is None:
        return Visibility.UNKNOWN
    if not is_public(enterprise, side.register.site):
        return Visibility.NOWHERE
    return Visibility.LISTED if is_listed(enterprise) else Visibility.PAGE_ONLY


def in_words(before: Visibility, after: Visibility, slug: str) -> Sentence:
    """What the public will see, and what that changes.

    Args:
        before: What it saw.
        after: What it will see.
        slug: The name of the enterprise's file, afterwards if it has one then.
    """
    page = address(slug)
    shown = (Visibility.LISTED, Visibility.PAGE_ONLY)
    if after is Visibility.UNKNOWN:
        return ("Vad som kommer att synas går inte att säga förrän felen är rättade",)
    if after is Visibility.LISTED:
        goes_on = before in (Visibility.LISTED, Visibility.UNKNOWN)
        return ("Syns på webbplatsen: " if goes_on else "Börjar visas på listan: ", page)
    if after is Visibility.PAGE_ONLY and before is Visibility.LISTED:
        return ("Slutar visas på listan. Sidan ", page, " finns kvar och säger att det är nedlagt")
    if after is Visibility.PAGE_ONLY:
        return ("Syns på webbplatsen som nedlagt: ", page)
    if before in shown:
        where = "listan och webbplatsen" if before is Visibility.LISTED else "webbplatsen"
        return ("Slutar visas: sidan ", page, f" försvinner från {where}")
    return ("Visas ingenstans",)


def brief(before: Visibility, after: Visibility) -> str:
    """The same in few words, where it changes; else ""."""
    if (before, after) == (Visibility.NOWHERE, Visibility.LISTED):
        return "börjar visas på listan"
    return "slutar visas på listan" if (before, after) == _ENDS else ""
