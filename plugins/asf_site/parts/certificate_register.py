"""The page of all certificates, by their state on the site's day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from asf_register.certification.certificate import State
from asf_register.swedish import alphabetical

from asf_site.certificates.certificate_view import CertificateView
from asf_site.output_file import OutputFile, html_page, own_head
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


def certificate_register(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /certifikat/."""
    head = own_head(CERTIFICATES, "certificates")
    by_state: dict[State | None, list[CertificateView]] = defaultdict(list)
    for view in sorted(site.certificates, key=_by_name):
        by_state[view.on(site.day).state].append(view)
    yield html_page(
        templates,
        "certificate_register.html",
        head,
        groups=[
            {"state": state, "title": title, "meaning": meaning, "views": by_state[state]}
            for state, title, meaning in _GROUPS
            if state in by_state
        ],
        coming=by_state[None],
        total=len(site.certificates),
        check=CERTIFICATE_CHECK,
    )


def _by_name(view: CertificateView) -> tuple[str, str]:
    return alphabetical(view.certificate.name), view.number
