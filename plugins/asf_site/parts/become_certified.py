"""The page «Bli certifierad»: who, how, for how much and when, as far as the rounds' files tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from asf_register.certification.cohort import Cohort, Material, Role

from asf_site.output_file import OutputFile, html_page, own_head
from asf_site.own_pages import APPLICATION, BECOME_CERTIFIED, CERTIFICATE_CHECK, SELF_ASSESSMENT
from asf_site.past_rounds import past_rounds
from asf_site.rounds import first_without, open_or_coming, window_notices
from asf_site.site import Site
from asf_site.templates import Templates

_ROLES: Mapping[Role, str] = {
    "enterprise": "För företag",
    "supervisor": "För handledare",
    "auditor": "För revisorer",
    "certifier": "För certifierare",
}


def become_certified(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /bli-certifierad/."""
    rounds = site.register.cohorts.values()
    coming = open_or_coming(rounds, site.day)
    priced = [r for r in coming if r.fee]
    told = past_rounds(site)
    past = [one.round for one in told]
    head = own_head(BECOME_CERTIFIED, "certification")
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
        past=told,
        application=APPLICATION,
        self_assessment=SELF_ASSESSMENT,
        check=CERTIFICATE_CHECK,
        areas=list(site.register.vocabulary.areas.values()),
    )


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
