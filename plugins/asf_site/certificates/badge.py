"""A certificate's badge: a small picture for the holder's own pages, which says how it stands."""

from __future__ import annotations

from datetime import date

from asf_register.certification.certificate import State
from asf_register.swedish import long_date
from markupsafe import Markup

from asf_site.certificates.certificate_view import CertificateView
from asf_site.certificates.seal import mark_dots

WIDTH, HEIGHT = 280, 72
_DISC = 48
_LONGEST_NAME = 34

# A picture on somebody else's page, so it brings its own paper and doesn't follow the dark mode.
_PICTURE = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    'viewBox="0 0 {width} {height}" role="img" aria-labelledby="t"><title id="t">{told}</title>'
    '<rect x=".5" y=".5" width="{inner_width}" height="{inner_height}" rx="2" fill="#fbf9f4" '
    'stroke="#7f8982"/><g transform="translate(12 12)"><circle cx="24" cy="24" r="23" {disc}/>'
    '<path d="{dots}" stroke="{ink}" stroke-width="{dot}" stroke-linecap="round"/></g>'
    '<g font-family="system-ui, sans-serif" fill="#1c211e">'
    '<text x="72" y="24" font-size="12" fill="#59625c">{number}</text>'
    '<text x="72" y="42" font-size="16" font-weight="600">{word}</text>'
    '<text x="72" y="59" font-size="12">{line}</text></g></svg>\n'
)
_CERTIFIED = Markup('fill="#e9b44c"')
_OTHERWISE = Markup('fill="none" stroke="#59625c"')


def badge(view: CertificateView, day: date, organisation: str) -> str:
    """The badge as SVG.

    Args:
        view: The certificate.
        day: The day that it speaks of.
        organisation: Who certifies.
    """
    answer = view.on(day)
    certified = answer.state is State.CERTIFIED
    last = view.certificate.valid_to
    until = f" till och med {long_date(last)}" if certified and last else ""
    word = "Certifierat ASF" if certified else answer.word
    name = view.certificate.name
    dots = mark_dots(_DISC)
    return _PICTURE.format(
        width=WIDTH,
        height=HEIGHT,
        inner_width=WIDTH - 1,
        inner_height=HEIGHT - 1,
        told=f"Intyg {view.number} för {name}, utfärdat av {organisation}: {answer.word}{until}",
        disc=_CERTIFIED if certified else _OTHERWISE,
        dots=dots.path,
        dot=dots.width,
        ink="#1c211e" if certified else "#59625c",
        number=f"{organisation} · {view.number}",
        word=word,
        line=until.strip() or _shortened(name),
    )


def snippet(view: CertificateView, address: str) -> str:
    """HTML that shows the badge on another site and leads to the certificate.

    Args:
        view: The certificate.
        address: The site's address, without a slash at the end.
    """
    page = f"{address}{view.url}"
    return str(
        Markup(
            '<a href="{page}"><img src="{page}marke.svg" alt="Intyg {number} för {name}" '
            'width="{width}" height="{height}"></a>'
        ).format(
            page=page,
            number=view.number,
            name=view.certificate.name,
            width=WIDTH,
            height=HEIGHT,
        )
    )


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
