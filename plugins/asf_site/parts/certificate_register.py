"""The page of all certificates, by their state on the site's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_register.certification.certificate import Certificate, State
from asf_register.certification.decisions import Certified
from asf_register.certification.states import Period, period_on, periods
from asf_register.swedish import alphabetical

from asf_site.output_file import OutputFile, PageHead, html_page
from asf_site.own_pages import CERTIFICATE_CHECK, CERTIFICATES
from asf_site.site import Site
from asf_site.templates import Templates

# In the order of the page: the heading of each state, and what it means for the reader.
_GROUPS = (
    (State.CERTIFIED, "Gäller", ""),
    (State.SUSPENDED, "Vilande", "Intyget gäller inte för tillfället."),
    (State.WITHDRAWN, "Återkallade", "Intyget gäller inte längre."),
    (State.EXPIRED, "Utgångna", "Intyget gällde i två år, och tiden är slut."),
    (
        State.UNKNOWN,
        "Okända",
        "Intyg som är äldre än registret, ur öppna källor. Registret vet inte vad som hände sedan, "
        "så företaget kan vara certifierat i dag.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One certificate on the page; `renewal` is the number of what renews it, or ""."""

    certificate: Certificate
    period: Period
    url: str
    profile: str
    renewal: str


def certificate_register(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /certifikat/."""
    head = PageHead(
        title=CERTIFICATES.title,
        summary=CERTIFICATES.summary,
        url=CERTIFICATES.url,
        kind="certificates",
    )
    ordered = sorted(
        site.register.certificates.values(), key=lambda c: (alphabetical(c.name), c.number)
    )
    renewals = {
        c.decided.renews: c.number
        for c in ordered
        if isinstance(c.decided, Certified) and c.decided.renews
    }
    lines = [_line(site, c, renewals.get(c.number, "")) for c in ordered]
    yield html_page(
        templates,
        "certificate_register.html",
        head,
        groups=list(_groups(lines)),
        coming=[line for line in lines if _begins(line.certificate) > site.day],
        total=len(lines),
        check=CERTIFICATE_CHECK,
    )


def _line(site: Site, certificate: Certificate, renewal: str) -> _Line:
    # What is true of this one alone: another of the same holder's may say something else.
    alone = periods((certificate,), site.register.site.certificates_complete_from)
    holder = site.register.enterprises.get(certificate.decisions.holder)
    return _Line(
        certificate=certificate,
        period=period_on(alone, site.day),
        url=f"/certifikat/{certificate.number}/",
        profile=f"/asf/{holder.slug}/" if holder else "",
        renewal=renewal,
    )


def _groups(lines: list[_Line]) -> Iterator[dict[str, Any]]:
    for state, title, meaning in _GROUPS:
        inside = [line for line in lines if line.period.number and line.period.state is state]
        if inside:
            yield {"state": state, "title": title, "meaning": meaning, "lines": inside}


def _begins(certificate: Certificate) -> date:
    return certificate.turns[0].first
