"""What an enterprise's entry says otherwise than the decision that certified it."""

from __future__ import annotations

from asf_register.certification.certificate import Certificate
from asf_register.enterprise import Enterprise
from asf_register.slugs import fold


def differs(certificate: Certificate, enterprise: Enterprise) -> tuple[str, ...]:
    """What differs between a certificate and its holder's entry, in Swedish words.

    What the entry leaves out contradicts nothing. A source of the past spells a name as it
    likes, so there case, accents and spaces don't count, and it knows no number.

    Args:
        certificate: One of the holder's.
        enterprise: The entry. A unit has the number that it inherits only in a public view.

    Returns:
        Of «namnet» and «organisationsnumret»; () where both agree.
    """
    found = []
    if not _same_name(certificate, enterprise.name):
        found.append("namnet")
    numbers = {certificate.organisation_number, enterprise.organisation_number} - {None}
    if len(numbers) > 1:
        found.append("organisationsnumret")
    return tuple(found)


def _same_name(certificate: Certificate, name: str) -> bool:
    if not certificate.is_taken_over:
        return certificate.name == name
    return fold(certificate.name).replace("-", "") == fold(name).replace("-", "")
