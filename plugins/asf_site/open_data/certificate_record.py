"""A certificate as open data: what schemas/api/certificate.schema.json describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_register.certification.decisions import Certified, TakenOver

from asf_site.certificates.certificate_view import CertificateView
from asf_site.certificates.decisions_shown import Decision

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Made:
    """What every record of one build shares.

    Attributes:
        address: The site's address, without a slash at the end.
        day: The day that states are computed for.
        generated_at: When the facts were saved.
    """

    address: str
    day: date
    generated_at: str


def envelope(views: Iterable[CertificateView], made: Made) -> dict[str, Any]:
    """Some certificates with what an outsider needs to know of their age and form."""
    results = [record(view, made) for view in views]
    return {
        "schema_version": SCHEMA_VERSION,
        "generated_at": made.generated_at,
        "total": len(results),
        "results": results,
    }


def record(view: CertificateView, made: Made) -> dict[str, Any]:
    """One certificate; what is not known is left out."""
    certificate = view.certificate
    state = view.on(made.day).state
    known: dict[str, Any] = {
        "number": view.number,
        "url": f"{made.address}{view.url}",
        "taken_over": certificate.is_taken_over,
        "name": certificate.name,
        "names": list(certificate.names),
        "organisation_number": certificate.organisation_number,
        "organisation_numbers": list(certificate.organisation_numbers),
        "enterprise": f"{made.address}/asf/{view.enterprise.slug}/" if view.enterprise else None,
        "cohort": _cohort(view),
        **_decided(view),
        "renews": view.renews or None,
        "renewed_by": list(view.renewed_by),
        "day": made.day.isoformat(),
        "state": state.value if state else None,
        "periods": [_without_none(period) for period in _periods(view)],
        "decisions": [_decision(decision, view, made) for decision in view.decisions],
    }
    return _without_none(known)


def _cohort(view: CertificateView) -> dict[str, str]:
    cohort = view.cohort
    about = {"kind": cohort.kind, "title": cohort.title} if cohort else {}
    return {"id": view.certificate.decisions.cohort, **about}


def _decided(view: CertificateView) -> Mapping[str, Any]:
    match view.certificate.decided:
        case Certified() as decided:
            return {
                "standard": decided.standard,
                "criteria_version": decided.criteria_version,
                "scope": decided.scope,
                "conditions": list(decided.conditions),
                "valid_from": decided.valid_from.isoformat(),
                "valid_to": decided.valid_to.isoformat(),
            }
        case TakenOver() as decided:
            source = decided.source
            return {
                "certified": decided.certified,
                "known": decided.known.isoformat() if decided.known else None,
                "source": {"url": source.url, "year": source.year, "supports": source.supports},
            }


def _periods(view: CertificateView) -> Iterator[dict[str, str | None]]:
    for answer in view.answers:
        if answer.state is not None:
            yield {
                "first": answer.first.isoformat() if answer.first else None,
                "last": answer.last.isoformat() if answer.last else None,
                "state": answer.state.value,
                "reason": answer.reason,
            }


def _decision(decision: Decision, view: CertificateView, made: Made) -> dict[str, Any]:
    event, folder = decision.event, f"{made.address}{view.url}"
    return _without_none(
        {
            "event": event.event,
            "date": event.date.isoformat(),
            "by": event.by,
            "outcome": getattr(event, "outcome", None),
            "reason": getattr(event, "reason", None),
            "statement": decision.statement.decode(),
            "statement_url": f"{folder}{decision.statement_name}",
            "signature": event.signature,
            "signature_url": f"{folder}{decision.signature_name}" if event.signature else None,
        }
    )


def _without_none(known: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in known.items() if value is not None}
