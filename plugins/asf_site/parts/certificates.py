"""One page a public certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asf_register.certification.certificate import span
from asf_register.certification.cohort import Cohort
from asf_register.certification.decisions import TakenOver
from asf_register.schema import labels, read_schema

from asf_site.certificates.allowed_signers import KEYS_NAME, KEYS_PATH, verify_command
from asf_site.certificates.badge import snippet
from asf_site.certificates.certificate_view import CertificateView
from asf_site.certificates.decisions_shown import Decision
from asf_site.certificates.seal import SIZE, mark_dots, seal
from asf_site.output_file import OutputFile, PageHead, html_page
from asf_site.own_pages import CERTIFICATES
from asf_site.schema_org.structured_certificate import structured_certificate
from asf_site.schema_org.structured_enterprise import StructuredEnterprises
from asf_site.site import Site
from asf_site.structured_data import Thing
from asf_site.templates import Templates

_MARK = 56


def certificates(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """A page for every public certificate, also where its holder has none."""
    for view in site.certificates:
        yield html_page(templates, "certificate.html", _head(site, view), **_context(site, view))


def _head(site: Site, view: CertificateView) -> PageHead:
    name = view.certificate.name
    return PageHead(
        title=f"{name}, intyg {view.number}",
        summary=f"Intyg {view.number} för {name}: vad som är beslutat, när, av vem och om det "
        "gäller.",
        url=view.url,
        kind="certificate",
        noindex=not view.is_searchable,
        breadcrumbs=[(CERTIFICATES.title, CERTIFICATES.url)],
        things=[_thing(site, view)] if view.is_searchable else (),
    )


def _thing(site: Site, view: CertificateView) -> Thing:
    enterprises = StructuredEnterprises.of(site.register)
    return structured_certificate(view, site.day, site.register.site.organisation, enterprises)


def _context(site: Site, view: CertificateView) -> dict[str, Any]:
    settings, decided = site.register.site, view.certificate.decided
    taken_over = decided if isinstance(decided, TakenOver) else None
    return {
        "view": view,
        "certificate": view.certificate,
        "decided": decided,
        "taken_over": taken_over,
        "certified_in_words": span(taken_over.certified)[2] if taken_over else "",
        "seal": seal(view.number),
        "seal_size": SIZE,
        "mark": mark_dots(_MARK),
        "mark_size": _MARK,
        "kind_of_round": _kind_of_round(view.cohort),
        "decisions": [_shown(decision, view, settings.address) for decision in view.decisions],
        "keys_url": f"/{KEYS_PATH}",
        "has_diploma": view.has_diploma(site.day),
        "snippet": "" if taken_over else snippet(view, settings.address),
        "certifiers": site.register.certifiers.email,
    }


@dataclass(frozen=True, slots=True)
class _Shown:
    """A decision with what it takes to verify it."""

    decision: Decision
    command: str
    fetch: str


def _shown(decision: Decision, view: CertificateView, address: str) -> _Shown:
    names = decision.statement_name, decision.signature_name
    command = verify_command(decision.event.by, *names)
    files = ",".join([KEYS_NAME, *(f"{view.number}/{name}" for name in names)])
    return _Shown(decision, command, f'curl -fsSO "{address}/certifikat/{{{files}}}" && {command}')


def _kind_of_round(cohort: Cohort | None) -> str:
    return labels(read_schema("cohort"))["kind"][cohort.kind] if cohort else ""
