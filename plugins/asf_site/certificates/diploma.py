"""A certificate's diploma: a PDF for the wall, with the seal and a code that leads to the page."""

from __future__ import annotations

import json
from typing import Any

import segno
import typst
from asf_register.certification.certificate import Certificate
from asf_register.root import THEME
from asf_register.swedish import long_date
from markupsafe import Markup

from asf_site.certificates.certificate_view import decided_here
from asf_site.certificates.seal import SIZE, mark_dots, seal

_TEMPLATE = THEME / "diploma.typ"
_NO_FONT = "could not be displayed"
_LONGEST_SCOPE = 300
_MARK = 56


def diploma(certificate: Certificate, organisation: str, page: str) -> bytes:
    """The diploma as PDF; the same certificate gives the same bytes.

    Args:
        certificate: One that the register's own certifiers have decided.
        organisation: Who issues it.
        page: The full address of the certificate's page; "" where it has none.

    Raises:
        UsageError: Where the certificate is taken over from a source.
    """
    said = json.dumps(_said(certificate, organisation, page), ensure_ascii=False)
    try:
        return _compiled(said, accessible=True)
    except typst.TypstError as error:
        # The standard asks for a font with every sign of a name; the sheet is better than none.
        if _NO_FONT not in error.message:
            raise
        return _compiled(said, accessible=False)


def _compiled(said: str, *, accessible: bool) -> bytes:
    made = typst.compile(
        str(_TEMPLATE),
        root=str(THEME),
        # The wheel's own fonts are the same everywhere.
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"diploma": said},
        pdf_standards=["ua-1"] if accessible else [],
    )
    assert isinstance(made, bytes)  # noqa: S101 -- a PDF is one file
    return made


def _said(certificate: Certificate, organisation: str, page: str) -> dict[str, Any]:
    decided = decided_here(certificate)
    number, day = certificate.number, decided.date
    scope = decided.scope if len(decided.scope) <= _LONGEST_SCOPE else "Se intyget."
    conditions = "Intyget har villkor." if decided.conditions else ""
    return {
        "title": f"Diplom {number}: {certificate.name}",
        "organisation": organisation,
        "decided": {"year": day.year, "month": day.month, "day": day.day},
        "seal": _seal_svg(number),
        "seal_told": f"Sigill för intyg {number}",
        "kind": "Certifierat arbetsintegrerande socialt företag",
        "name": certificate.name,
        "organisation_number": f"Organisationsnummer {certificate.organisation_number}",
        "text": [
            f"Prövat mot {decided.standard} och kriterierna i version {decided.criteria_version}.",
            f"Omfattning: {scope} {conditions}".rstrip(),
        ],
        "number": number,
        "period": f"{long_date(decided.valid_from)} – {long_date(decided.valid_to)}",
        "issued": f"Utfärdat av {organisation}",
        "by": f"Beslutat {long_date(day)} av certifierare {decided.by}",
        "ask": "Se om intyget gäller i dag:",
        "address": page,
        "shown_address": page.partition("://")[2],
        "code": segno.make(page, error="m").svg_inline(border=0) if page else "",
        "code_told": f"Kod som leder till {page}",
    }


def _seal_svg(number: str) -> str:
    """The seal with the mark in its middle, in the colours of paper."""
    rings = Markup("").join(
        Markup('<path d="{}" stroke-width="{}"/>').format(ring.path, ring.width)
        for ring in seal(number)
    )
    mark, corner = mark_dots(_MARK), (SIZE - _MARK) / 2
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
            '<g stroke="#1d5b43" stroke-linecap="round" fill="none">{rings}</g>'
            '<g transform="translate({corner} {corner})">'
            '<circle cx="{radius}" cy="{radius}" r="{radius}" fill="#e9b44c"/>'
            '<path d="{dots}" stroke="#1c211e" stroke-width="{dot}" stroke-linecap="round"/>'
            "</g></svg>"
        ).format(
            size=SIZE,
            rings=rings,
            corner=f"{corner:g}",
            radius=_MARK // 2,
            dots=mark.path,
            dot=mark.width,
        )
    )
