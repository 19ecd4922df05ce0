"""Rules for certificates beside each other, and beside the entries of those who hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from asf_register.certification.certificate import Certificate, State
from asf_register.certification.decisions import Certified, Decisions, TakenOver
from asf_register.certification.differing import differs
from asf_register.problem import DocumentKey, Finding
from asf_register.rules.rule import Context
from asf_register.swedish import long_date

_KINDS = {"pilot": "en pilot", "base": "en bascertifiering"}
_MAY_HOLD = (State.CERTIFIED, State.SUSPENDED)


def certificate_number_once(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """A certificate's number is its own, for ever."""
    owners: dict[str, list[str]] = {}
    for name, decisions in context.register.decisions.items():
        first = decisions.events[0]
        if isinstance(first, Certified | TakenOver):
            owners.setdefault(first.number, []).append(name)
    for number, names in owners.items():
        for name in names:
            others = [other for other in names if other != name]
            if others:
                cohort, _, slug = others[0].partition("/")
                yield (
                    ("decisions", name),
                    Finding(
                        ("events", 0, "number"),
                        f"numret {number} har också {slug}.yaml i omgången {cohort}.",
                        "Ge det nyare intyget nästa lediga nummer. Ett nummer används aldrig igen.",
                        also=tuple(("decisions", other) for other in others),
                    ),
                )


def renewal(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """A recertification renews an earlier certificate of the enterprise, and nothing else does."""
    first, cohort = decisions.events[0], context.register.cohorts.get(decisions.cohort)
    if cohort is None or not isinstance(first, Certified):
        return
    if cohort.kind == "recertification" and first.renews is None:
        yield Finding(
            ("events", 0),
            "omgången är en omcertifiering, men beslutet säger inte vilket intyg det förnyar.",
            "Skriv renews: med numret på företagets förra intyg.",
        )
    elif cohort.kind != "recertification" and first.renews is not None:
        yield Finding(
            ("events", 0, "renews"),
            f"bara en omcertifiering förnyar ett intyg, och omgången är {_KINDS[cohort.kind]}.",
            "Ta bort renews.",
        )
    elif first.renews is not None:
        reason = _why_not_renewed(first, decisions, context)
        if reason:
            yield Finding(
                ("events", 0, "renews"),
                f"{first.renews} {reason}.",
                "Skriv numret på företagets förra intyg.",
            )


def _why_not_renewed(first: Certified, decisions: Decisions, context: Context) -> str | None:
    register = context.register
    renewed = register.certificates.get(first.renews or "")
    if renewed is None:
        is_sure = all(kind != "decisions" for kind, _ in context.unread_documents)
        return "finns inte i registret" if is_sure else None
    slug = register.slug_now(decisions.enterprise)
    if register.slug_now(renewed.decisions.enterprise) != slug:
        return "är ett annat företags intyg"
    if renewed.turns[0].first >= first.valid_from:
        return "är inte ett tidigare intyg"
    for other in register.certificates_of(slug):
        begun = other.decided
        if other.number != first.number and getattr(begun, "renews", None) == first.renews:
            return f"är redan förnyat av {other.number}"
    return None


def certificates_apart(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """An enterprise has one certificate at a time; only a renewal may begin before the old ends."""
    register = context.register
    holders = {
        register.slug_now(certificate.decisions.enterprise): None
        for certificate in register.certificates.values()
    }
    for slug in holders:
        own = [
            (certificate.decided, certificate)
            for certificate in register.certificates_of(slug)
            if isinstance(certificate.decided, Certified)
        ]
        own.sort(key=lambda pair: (pair[0].valid_from, pair[0].number))
        for index, (decided, certificate) in enumerate(own):
            for earlier, before in own[:index]:
                ends = _last_day(before, earlier)
                if decided.valid_from <= ends and decided.renews != earlier.number:
                    yield (
                        _key(certificate),
                        Finding(
                            ("events", 0, "valid_from"),
                            f"intyget börjar gälla den {long_date(decided.valid_from)}, medan "
                            f"{earlier.number} gäller till och med den {long_date(ends)}.",
                            "Ett företag har ett intyg i taget: rätta dagarna. Är det en "
                            "omcertifiering: skriv renews.",
                            also=(_key(before),),
                        ),
                    )


def _last_day(certificate: Certificate, decided: Certified) -> date:
    last = certificate.turns[-1]
    if last.state is State.WITHDRAWN:
        return last.first - timedelta(days=1)
    return decided.valid_to


def _key(certificate: Certificate) -> DocumentKey:
    decisions = certificate.decisions
    return ("decisions", f"{decisions.cohort}/{decisions.enterprise}")


def entry_as_certified(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """An entry has the name and number that the enterprise's certificate was decided for."""
    register = context.register
    for certificate in register.certificates.values():
        enterprise = register.find(certificate.decisions.enterprise)
        if enterprise is None or certificate.is_taken_over or not _may_hold(certificate, context):
            continue
        number = register.number_of(enterprise)
        decided = {
            "namnet": ("name", certificate.name, enterprise.name),
            "organisationsnumret": (
                "organisation_number",
                certificate.organisation_number,
                number,
            ),
        }
        for what in differs(certificate, replace(enterprise, organisation_number=number)):
            field, there, here = decided[what]
            yield (
                ("asf", enterprise.slug),
                Finding(
                    (field,),
                    f'{what} är "{here}", men intyget {certificate.number} är utfärdat för '
                    f'"{there}". Så länge visas företaget utan certifieringsmärket.',
                    f"Stämmer ändringen: be certifierarna{_address(context)} besluta om intyget "
                    "följer med (renamed). Annars: rätta uppgiften.",
                    also=(_key(certificate),),
                ),
            )


def _may_hold(certificate: Certificate, context: Context) -> bool:
    """Whether a certificate holds today, rests or is still to begin."""
    turns = certificate.turns
    begun = [index for index, turn in enumerate(turns) if turn.first <= context.day]
    return any(turn.state in _MAY_HOLD for turn in turns[begun[-1] if begun else 0 :])


def _address(context: Context) -> str:
    policy = context.register.policy
    return f" ({policy.certifiers.email})" if policy else ""
