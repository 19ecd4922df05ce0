"""Enterprises as entries of feeds: when they are new, and when they last said something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.role_words import said_in_words
from asf_register.swedish import sentence
from markupsafe import Markup

from asf_site.following.feed import MOST_ENTRIES, Entry, moment
from asf_site.row import Row
from asf_site.templates import Templates


def told(enterprise: Enterprise) -> date | None:
    """The day on which an enterprise was last new or confirmed; None where nobody has said."""
    said = enterprise.consent, enterprise.confirmed
    return max((one.date for one in said if one), default=None)


def last_told(enterprises: Iterable[Enterprise]) -> list[Enterprise]:
    """The enterprises that a feed holds, the one first that last was new or confirmed."""
    days = {e.slug: day for e in enterprises if (day := told(e))}
    by_name = sorted((e for e in enterprises if e.slug in days), key=lambda e: e.slug)
    return sorted(by_name, key=lambda e: days[e.slug], reverse=True)[:MOST_ENTRIES]


def enterprise_entry(enterprise: Enterprise, row: Row, templates: Templates) -> Entry:
    """An enterprise as an entry.

    Args:
        enterprise: One that is new or confirmed some day.
        row: What lists say of it.
        templates: Of the theme.
    """
    updated = told(enterprise) or date.min
    first = enterprise.consent.date if enterprise.consent else updated
    start = templates.render(
        "enterprise_entry.xml", row=row, published=moment(first), updated=moment(updated)
    )
    words = [_what_happened(enterprise), row.place, row.tagline.rstrip(".")]
    about = " ".join(sentence(word) for word in words if word)
    return Entry(Markup(start), about)  # noqa: S704 - rendered


def _what_happened(enterprise: Enterprise) -> str:
    consent, confirmed = enterprise.consent, enterprise.confirmed
    if confirmed is None or (consent and consent.date >= confirmed.date):
        return "Nytt i listan"
    return f"Uppgifterna bekräftades {said_in_words(confirmed)}"
