"""The page «Bli certifierad»: who, how, for how much and when, as far as the rounds' files tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from asf_register.certification.certificate import Certificate
from asf_register.certification.cohort import Cohort, Kind, Material, Role
from asf_register.swedish import long_date, month

from asf_site.output_file import OutputFile, PageHead, html_page
from asf_site.own_pages import APPLICATION, BECOME_CERTIFIED, CERTIFICATE_CHECK, SELF_ASSESSMENT
from asf_site.rounds import first_without, open_or_coming, window_notices
from asf_site.site import Site
from asf_site.templates import Templates

_KINDS: Mapping[Kind, str] = {
    "pilot": "Pilot",
    "base": "Bascertifiering",
    "recertification": "Omcertifiering",
}
_ROLES: Mapping[Role, str] = {
    "enterprise": "För företag",
    "supervisor": "För handledare",
    "auditor": "För revisorer",
    "certifier": "För certifierare",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Past:
    """A round that one can't apply to any more; `kind` where its title doesn't say it."""

    round: Cohort
    kind: str
    when: str
    certificates: int
    ends: date | None


def become_certified(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /bli-certifierad/."""
    rounds = site.register.cohorts.values()
    coming = open_or_coming(rounds, site.day)
    priced = [r for r in coming if r.fee]
    past = sorted((r for r in rounds if r not in coming), key=partial(_time, site), reverse=True)
    head = PageHead(
        title=BECOME_CERTIFIED.title,
        summary=BECOME_CERTIFIED.summary,
        url=BECOME_CERTIFIED.url,
        kind="certification",
    )
    yield html_page(
        templates,
        "become_certified.html",
        head,
        coming=[(r, window_notices(r, site.day)) for r in coming],
        priced=priced,
        unpriced_from=first_without(priced, site.day),
        none_from=first_without(rounds, site.day),
        costs=next((r for r in past if r.fee), None),
        material=list(_material([*coming, *past])),
        improved=[r for r in past if r.improvements],
        past=[_past(site, r) for r in past],
        application=APPLICATION,
        self_assessment=SELF_ASSESSMENT,
        check=CERTIFICATE_CHECK,
        areas=list(site.register.vocabulary.areas.values()),
    )


def _time(site: Site, round_: Cohort) -> tuple[date, str]:
    """When a round was, to sort by; of one without dates its certificates tell."""
    closes = round_.application.closes if round_.application else None
    first = min((c.turns[0].first for c in _certificates(site, round_)), default=None)
    return round_.start or first or closes or round_.end or date.min, round_.id


def _certificates(site: Site, round_: Cohort) -> list[Certificate]:
    return [c for c in site.register.certificates.values() if c.decisions.cohort == round_.id]


def _past(site: Site, round_: Cohort) -> _Past:
    ongoing = round_.end if round_.end and round_.end >= site.day else None
    kind = _KINDS[round_.kind]
    return _Past(
        round=round_,
        kind="" if kind.casefold() in round_.title.casefold() else kind,
        when=_when(round_),
        certificates=len(_certificates(site, round_)),
        ends=ongoing,
    )


def _when(round_: Cohort) -> str:
    """When a round was, in words; "" where nobody has written it down."""
    if round_.start and round_.end:
        return f"{long_date(round_.start)} – {long_date(round_.end)}"
    if round_.start:
        return f"från {month(round_.start)}"
    if round_.end:
        return f"till {month(round_.end)}"
    window = round_.application
    return f"sista ansökningsdag {long_date(window.closes)}" if window else ""


def _material(rounds: Iterable[Cohort]) -> Iterator[dict[str, Any]]:
    """Training material by role, the latest round's first; each address once."""
    by_role: dict[Role, dict[str, Material]] = {role: {} for role in _ROLES}
    for round_ in rounds:
        for one in round_.material:
            by_role[one.role].setdefault(one.url, one)
    for role, title in _ROLES.items():
        found: Sequence[Material] = list(by_role[role].values())
        if found:
            yield {"title": title, "material": found}
