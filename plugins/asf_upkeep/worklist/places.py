"""Where the work of a line is done, and with whom: an enterprise's form or file, and its parent."""

from __future__ import annotations

from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.public import is_public
from asf_register.register import Register

from asf_upkeep.worklist.line import Subject


def subject_of(enterprise: Enterprise) -> Subject:
    """An enterprise as the subject of a line."""
    return Subject("enterprise", enterprise.slug, enterprise.name)


def contact_of(enterprise: Enterprise, register: Register) -> Subject:
    """Whom one asks about an enterprise: of a unit, the enterprise that it is part of."""
    seen = {enterprise.slug}
    while enterprise.part_of:
        above = register.find(enterprise.part_of)
        if above is None or above.slug in seen or above.closed is not None:
            break
        seen.add(above.slug)
        enterprise = above
    return subject_of(enterprise)


def is_reached(enterprise: Enterprise) -> bool:
    """Whether an entry says how its enterprise is reached, if only by its website."""
    return bool(enterprise.phone or enterprise.email or enterprise.website)


def file_of(enterprise: Enterprise) -> str:
    """The file of an enterprise, from the register's root."""
    return f"data/asf/{enterprise.slug}.yaml"


def form_of(enterprise: Enterprise, register: Register) -> str:
    """The site's form for an enterprise, or its file where the site has none."""
    if is_public(enterprise, register.site):
        return f"/foresla/{enterprise.slug}/"
    return file_of(enterprise)


def last_heard(enterprise: Enterprise) -> date | None:
    """The last day on which somebody is known to have looked at an entry.

    For one made from sources that is New Year's Day of the newest one's year.
    """
    said = (enterprise.confirmed, enterprise.consent, enterprise.admitted)
    days = [one.date for one in said if one is not None]
    if days:
        return max(days)
    years = [year for source in enterprise.sources if (year := source.read or source.year)]
    return date(max(years), 1, 1) if years else None
