"""A certificate as its page tells programs of it, in the words of schema.org."""

from __future__ import annotations

from datetime import date

from asf_register.certification.certificate import State
from asf_register.certification.decisions import Certified

from asf_site.certificates.certificate_view import CertificateView
from asf_site.schema_org.structured_enterprise import StructuredEnterprises
from asf_site.structured_data import Thing, known


def structured_certificate(
    view: CertificateView, day: date, organisation: str, enterprises: StructuredEnterprises
) -> Thing:
    """A certificate as a Certification.

    Args:
        view: The certificate.
        day: The day that its state is told for.
        organisation: Who certifies.
        enterprises: Tells of the holder.
    """
    decided, holder = view.certificate.decided, view.enterprise
    page = f"{enterprises.address}{view.url}"
    in_force = view.on(day).state is State.CERTIFIED
    begins = decided.valid_from if isinstance(decided, Certified) else None
    ends = view.certificate.valid_to
    return known(
        type="Certification",
        id=f"{page}#intyg",
        url=page,
        name=f"Intyg {view.number}",
        certificationIdentification=view.number,
        certificationStatus=f"https://schema.org/Certification{'A' if in_force else 'Ina'}ctive",
        validFrom=begins.isoformat() if begins else None,
        expires=ends.isoformat() if ends else None,
        issuedBy={"@type": "Organization", "name": organisation},
        about=enterprises.named(holder.slug, view.certificate.name) if holder else None,
    )
