"""Whose certification somebody asks about: by slug, number or name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

from asf_edit.entries import UnknownEntryError, slug_of
from asf_register.certification.certificate import Certificate
from asf_register.errors import ProblemsFoundError, UsageError
from asf_register.personal_number import echoed
from asf_register.read_register import Reading
from asf_register.register import Register
from asf_register.slugs import fold
from asf_register.swedish import listing

_CERTIFICATE = re.compile(r"ASF-[0-9]{4}-[0-9H]+", re.IGNORECASE)
_NUMBER = re.compile(r"(?:16)?([0-9]{6})[- ]?([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks about.

    Attributes:
        slug: The enterprise.
        certificate: The one whose number was given; None where another word was.
    """

    slug: str
    certificate: Certificate | None = None


def asked_about(written: str, reading: Reading) -> Asked:
    """Make out whose certification somebody asks about.

    Args:
        written: A slug, the number of a certificate, an organisation number or a name, as they
            are now or were when it was decided.
        reading: The register.

    Raises:
        UsageError: Where that is nobody, or several.
        ProblemsFoundError: Where a file that the answer rests on can't be read.
    """
    asked = _asked(written.strip(), reading.register)
    _refuse_unread(asked.slug, reading)
    return asked


def _asked(written: str, register: Register) -> Asked:
    number = _as_number(written)
    if _CERTIFICATE.fullmatch(number):
        return _by_certificate(number.upper(), register)
    try:
        return Asked(slug_of(written, register))
    except UnknownEntryError as error:
        held = _holders(written, register)
        if len(held) == 1:
            return Asked(held[0])
        if held:
            raise UnknownEntryError(
                f'Flera intyg är beslutade för "{echoed(written)}": {listing(held)}.',
                "Skriv filnamnet.",
            ) from error
        raise UnknownEntryError(
            f"{error.message} Om det kan registret inte svara något.", error.mend
        ) from error


def _as_number(written: str) -> str:
    """The number of a certificate as somebody may have copied or typed it.

    Wide letters and digits, any dash and any space count as the plain ones: «asf 2025 013» and
    «ASF‑2025‑013» are ASF-2025-013.
    """
    plain = unicodedata.normalize("NFKC", written)
    kinds = {sign: unicodedata.category(sign) for sign in plain}
    seen = (sign for sign in plain if kinds[sign] != "Cf")
    joined = "".join(
        "-" if kinds[sign] == "Pd" or sign == "\N{MINUS SIGN}" else sign for sign in seen
    )
    return re.sub(r"[-\s]+", "-", joined)


def _by_certificate(number: str, register: Register) -> Asked:
    certificate = register.certificates.get(number)
    if certificate is None:
        near = get_close_matches(number, list(register.certificates), 3, 0.8)
        raise UsageError(
            f"Intyget {echoed(number)} finns inte i registret.",
            f"Menade du {' eller '.join(near)}?" if near else "Kontrollera numret på intyget.",
        )
    return Asked(register.slug_now(certificate.decisions.enterprise), certificate)


def _holders(written: str, register: Register) -> list[str]:
    """Who has a certificate that was decided for a name or organisation number."""
    number = _NUMBER.fullmatch(written)
    wanted = f"{number[1]}-{number[2]}" if number else ""
    return sorted(
        {
            register.slug_now(certificate.decisions.enterprise)
            for certificate in register.certificates.values()
            if wanted in certificate.organisation_numbers
            or fold(written) in map(fold, certificate.names)
        }
    )


def _refuse_unread(slug: str, reading: Reading) -> None:
    """See that everything that an answer rests on could be read.

    Raises:
        ProblemsFoundError: Where it couldn't.
    """
    register = reading.register
    enterprise = register.find(slug)
    names = {slug, *(enterprise.aliases if enterprise else ())}
    rests_on = re.compile(
        rf"data/(asf|cohorts/[^/]+/decisions)/({'|'.join(map(re.escape, names))})[.]yaml"
    )
    unread = tuple(one for one in reading.problems if rests_on.fullmatch(one.path))
    if unread:
        raise ProblemsFoundError(
            "Svaret vilar på filer som har fel, så det går inte att ge.",
            "Rätta dem och försök igen.",
            unread,
        )
