"""The register's answer to «was this enterprise certified on that day?»."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_register.certification.certificate import Certificate
from asf_register.certification.decisions import TakenOver
from asf_register.certification.differing import differs
from asf_register.certification.state_words import PROVES_NO_SHARE, STATE_WORDS
from asf_register.certification.states import Period, period_on, periods
from asf_register.enterprise import Enterprise, TargetGroupShare
from asf_register.problem import visible
from asf_register.public import shows_certificates
from asf_register.register import Register
from asf_register.swedish import listing, long_date, number

from asf_certify.whose import Asked
from asf_certify.wrapped import wrapped

_COLUMN = 21


@dataclass(frozen=True, slots=True)
class Status:
    """What the register answers for an enterprise on a day.

    Attributes:
        slug: The enterprise.
        name: What it is called now, or by its certificate.
        day: The day asked about.
        today: The day of the question.
        period: The answer, and how long it has been and will be the same.
        certificate: What the answer rests on; None where there is none.
        asked: The certificate that was asked about, where that is another one.
        enterprise: The entry, where there is one.
        is_public: Whether the site shows the certificate.
    """

    slug: str
    name: str
    day: date
    today: date
    period: Period
    certificate: Certificate | None
    asked: Certificate | None
    enterprise: Enterprise | None
    is_public: bool

    @property
    def differing(self) -> tuple[str, ...]:
        """What the entry says otherwise than the certificate, in Swedish words."""
        if self.certificate is None or self.enterprise is None:
            return ()
        return differs(self.certificate, self.enterprise)

    @property
    def share(self) -> TargetGroupShare | None:
        """The latest known share of the target group, on the day asked about or before."""
        shares = self.enterprise.target_group_share if self.enterprise else ()
        known = [share for share in shares if share.date <= self.day]
        return max(known, key=lambda share: share.date, default=None)


def status_of(asked: Asked, register: Register, day: date, today: date) -> Status:
    """Answer for a day.

    Args:
        asked: Whose certification it is about.
        register: What is known.
        day: The day.
        today: The day of the question.
    """
    period = register.state_of(asked.slug, day)
    certificate = register.certificates.get(period.number)
    enterprise = register.find(asked.slug)
    held = certificate or asked.certificate
    name = enterprise.name if enterprise else held.name if held else asked.slug
    other = asked.certificate if asked.certificate != certificate else None
    shown = enterprise is not None and shows_certificates(enterprise, register.site)
    return Status(
        asked.slug, name, day, today, period, certificate, other, enterprise, is_public=shown
    )


def as_text(status: Status) -> str:
    """The answer for a person."""
    period = status.period
    blocks = [
        [f"{visible(status.name)} ({status.slug}), {long_date(status.day)}:"],
        [f"  {STATE_WORDS[period.state].upper()}"],
        wrapped(" ".join([visible(period.reason), *_of_the_future(status)])),
        [
            line
            for title, value in _facts(status)
            for line in wrapped(value, f"{title}:".ljust(_COLUMN))
        ],
        [line for remark in _remarks(status) for line in wrapped(remark)],
        wrapped(f"{PROVES_NO_SHARE} {_share(status.share, status.day)}"),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _of_the_future(status: Status) -> Iterator[str]:
    if status.day > status.today:
        yield "Dagen har inte varit än: svaret gäller det som är beslutat hittills."


def _facts(status: Status) -> Iterator[tuple[str, str]]:
    period, certificate = status.period, status.certificate
    yield "Sedan", long_date(period.first) if period.first else "alltid"
    yield "Till och med", long_date(period.last) if period.last else "tills vidare"
    if certificate is None:
        return
    decided = certificate.decided
    yield "Intyg", f"{certificate.number} (data/cohorts/{_file_of(certificate)})"
    yield "Namn i besluten", listing([visible(name) for name in certificate.names])
    if numbers := certificate.organisation_numbers:
        yield "Organisationsnummer", listing(numbers)
    if isinstance(decided, TakenOver):
        yield "Övertaget ur", f"{decided.source.url} ({decided.source.year})"
        yield "Källan säger", visible(decided.source.supports)
    else:
        yield "Intyget beslutat", f"{long_date(decided.date)} av {decided.by}"


def _file_of(certificate: Certificate) -> str:
    decisions = certificate.decisions
    return f"{decisions.cohort}/decisions/{decisions.enterprise}.yaml"


def _remarks(status: Status) -> Iterator[str]:
    if status.asked is not None:
        own = period_on(periods([status.asked]), status.day)
        rests = f"Svaret gäller företaget och vilar på {status.period.number}."
        yield (
            f"Intyget {status.asked.number} för sig: {STATE_WORDS[own.state].lower()}. "
            f"{visible(own.reason)} {rests if status.certificate else ''}"
        ).rstrip()
    if status.differing:
        yield (
            f"I företagets fil är {listing(status.differing)} ett annat än i beslutet. "
            "Webbplatsen visar då inte märket, utan en upplysning."
        )
    if status.certificate is not None and not status.is_public:
        yield "Intyget visas inte på webbplatsen: företaget är inte öppet och har inte bett om det."


def _share(share: TargetGroupShare | None, day: date) -> str:
    if share is None:
        return (
            f"Registret har ingen uppgift om andelen ur målgruppen till och med {long_date(day)}."
        )
    return (
        f"Andelen ur målgruppen var {number(share.percent)} % {long_date(share.date)}, enligt "
        f"{visible(share.source)}."
    )


def as_json(status: Status) -> str:
    """The answer for a program."""
    period, share = status.period, status.share
    told: dict[str, Any] = {
        "slug": status.slug,
        "name": status.name,
        "date": status.day.isoformat(),
        "is_future": status.day > status.today,
        "state": period.state.value,
        "word": STATE_WORDS[period.state],
        "reason": period.reason,
        "first": period.first.isoformat() if period.first else None,
        "last": period.last.isoformat() if period.last else None,
        "certificate": _certificate(status.certificate) if status.certificate else None,
        "asked_certificate": _asked(status),
        "differs": list(status.differing),
        "is_public": status.is_public,
        "target_group_share": share
        and {"percent": share.percent, "date": share.date.isoformat(), "source": share.source},
        "proves_no_share": PROVES_NO_SHARE,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _asked(status: Status) -> dict[str, Any] | None:
    if status.asked is None:
        return None
    own = period_on(periods([status.asked]), status.day)
    return {**_certificate(status.asked), "state": own.state.value, "reason": own.reason}


def _certificate(certificate: Certificate) -> dict[str, Any]:
    decided = certificate.decided
    source = decided.source if isinstance(decided, TakenOver) else None
    return {
        "number": certificate.number,
        "file": f"data/cohorts/{_file_of(certificate)}",
        "names": list(certificate.names),
        "organisation_numbers": list(certificate.organisation_numbers),
        "taken_over": certificate.is_taken_over,
        "source": source and {"url": source.url, "year": source.year, "supports": source.supports},
    }
