"""What lies beside a certificate's page: its proofs, badge and diploma, and everybody's keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from asf_site.certificates.allowed_signers import KEYS_PATH, allowed_signers
from asf_site.certificates.badge import badge
from asf_site.certificates.certificate_view import CertificateView
from asf_site.certificates.diploma import diploma
from asf_site.output_file import OutputFile, ready
from asf_site.site import Site
from asf_site.templates import Templates


def certificate_files(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The decisions with their signatures, the keys, and what holders hang up and embed."""
    keys = site.register.certifiers.keys
    if keys:
        yield ready(KEYS_PATH, allowed_signers(keys))
    for view in site.certificates:
        yield from _proofs(view)
        if not view.certificate.is_taken_over:
            yield from _for_the_holder(site, view)


def _proofs(view: CertificateView) -> Iterator[OutputFile]:
    folder = view.url.strip("/")
    for decision in view.decisions:
        yield ready(f"{folder}/{decision.statement_name}", decision.statement)
        if decision.event.signature:
            yield ready(f"{folder}/{decision.signature_name}", decision.event.signature)


def _for_the_holder(site: Site, view: CertificateView) -> Iterator[OutputFile]:
    folder, settings = view.url.strip("/"), site.register.site
    yield ready(f"{folder}/marke.svg", badge(view, site.day, settings.organisation))
    if view.has_diploma(site.day):
        page = f"{settings.address}{view.url}"
        said = (view.certificate, settings.organisation, page)
        yield OutputFile(f"{folder}/diplom.pdf", said, partial(diploma, *said))
