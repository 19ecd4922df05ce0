"""Certification rounds that one can't apply to any more, as pages tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from asf_register.certification.certificate import Certificate
from asf_register.certification.cohort import Cohort, Kind
from asf_register.swedish import long_date, month

from asf_site.rounds import open_or_coming
from asf_site.site import Site

_KINDS: Mapping[Kind, str] = {
    "pilot": "Pilot",
    "base": "Bascertifiering",
    "recertification": "Omcertifiering",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRound:
    """A round that one can't apply to any more; `kind` where its title doesn't say it.

    Attributes:
        round: The round.
        kind: What kind of round it is.
        when: When it was, in words; "" where nobody has written it down.
        certificates: How many of its certificates are in the register.
        ends: Its last day, where it goes on; else None.
    """

    round: Cohort
    kind: str
    when: str
    certificates: int
    ends: date | None


def past_rounds(site: Site) -> list[PastRound]:
    """The rounds of a site that one can't apply to any more, the latest first."""
    rounds = site.register.cohorts.values()
    coming = open_or_coming(rounds, site.day)
    past = sorted((r for r in rounds if r not in coming), key=partial(_time, site), reverse=True)
    return [_past(site, round_) for round_ in past]


def _time(site: Site, round_: Cohort) -> tuple[date, str]:
    """When a round was, to sort by; of one without dates its certificates tell."""
    closes = round_.application.closes if round_.application else None
    first = min((c.turns[0].first for c in _certificates(site, round_)), default=None)
    return round_.start or first or closes or round_.end or date.min, round_.id


def _certificates(site: Site, round_: Cohort) -> list[Certificate]:
    return [c for c in site.register.certificates.values() if c.decisions.cohort == round_.id]


def _past(site: Site, round_: Cohort) -> PastRound:
    ongoing = round_.end if round_.end and round_.end >= site.day else None
    kind = _KINDS[round_.kind]
    return PastRound(
        round=round_,
        kind="" if kind.casefold() in round_.title.casefold() else kind,
        when=_when(round_),
        certificates=len(_certificates(site, round_)),
        ends=ongoing,
    )


def _when(round_: Cohort) -> str:
    if round_.start and round_.end:
        return f"{long_date(round_.start)} – {long_date(round_.end)}"
    if round_.start:
        return f"från {month(round_.start)}"
    if round_.end:
        return f"till {month(round_.end)}"
    window = round_.application
    return f"sista ansökningsdag {long_date(window.closes)}" if window else ""
