"""Lines of what makes an entry better: newer figures, offers, a logo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.register import Register

from asf_upkeep.worklist.line import Kind, Line
from asf_upkeep.worklist.places import contact_of, form_of, last_heard, subject_of

# A figure is over two years old when two whole years have passed since its own.
_YEARS = 2
_TO_DO = {
    Kind.FIGURES: "Fråga efter nyare siffror, till exempel ur den senaste årsredovisningen.",
    Kind.OFFERS: "Fråga vad kunderna köper, och skriv in två eller tre varor eller tjänster.",
    Kind.LOGO: "Be företaget skicka logotypen som en bildfil, med formuläret.",
}


def wish_lines(enterprise: Enterprise, register: Register) -> Iterator[Line]:
    """What would make an entry better. Only who wants to be in the list is asked for it.

    Args:
        enterprise: One that hasn't closed.
        register: What it stands in.
    """
    if enterprise.listing != "consented":
        return
    years = [figure.year for figure in enterprise.social_value.figures]
    heard = last_heard(enterprise)
    if years:
        newest = max(years)
        why = f"Den nyaste siffran om samhällsnytta gäller {newest}."
        since = date(newest + _YEARS + 1, 1, 1)
        yield _wish(Kind.FIGURES, enterprise, register, why=why, since=since)
    if not enterprise.offers:
        why = "Det står inte vad företaget säljer, så köpare hittar det bara på bransch."
        yield _wish(Kind.OFFERS, enterprise, register, why=why, since=heard)
    # A unit is known by the logo of the enterprise that it is part of.
    if not enterprise.logo and not enterprise.part_of:
        why = "Företaget har ingen logotyp i listan."
        yield _wish(Kind.LOGO, enterprise, register, why=why, since=heard)


def _wish(
    kind: Kind, enterprise: Enterprise, register: Register, *, why: str, since: date | None
) -> Line:
    return Line(
        kind=kind,
        subject=subject_of(enterprise),
        contact=contact_of(enterprise, register),
        region=enterprise.region,
        why=why,
        to_do=_TO_DO[kind],
        link=form_of(enterprise, register),
        since=since,
        is_wish=True,
    )
