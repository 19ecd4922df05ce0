"""Lines of certificates: those that end soon, and those that their holder's entry contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from asf_register.certification.certificate import Certificate, State
from asf_register.certification.cohort import Application
from asf_register.certification.decisions import Certified, SignedEvent
from asf_register.certification.differing import differs
from asf_register.certification.transitions import CASE_TABLE, START, state_after
from asf_register.day import months_after
from asf_register.enterprise import Enterprise
from asf_register.register import Register
from asf_register.swedish import listing, long_date, month

from asf_upkeep.worklist.line import Kind, Line
from asf_upkeep.worklist.places import contact_of, file_of, subject_of

# So many months before its last day the holder should know when it can apply again, and has to.
_SOON, _VERY_SOON = 6, 2
_ONE_DAY = timedelta(days=1)
_HAS_LEFT = (START, "declined", "discontinued")
_HOW = "/bli-certifierad/"


def applications(register: Register) -> Mapping[str, date]:
    """The last day on which each enterprise applied for a round that it is still in, by slug."""
    found: dict[str, date] = {}
    for case in register.cases.values():
        applied = case.first("applied")
        if applied is not None and state_after(CASE_TABLE, case.events) not in _HAS_LEFT:
            slug = register.slug_now(case.enterprise)
            found[slug] = max(applied.date, found.get(slug, applied.date))
    return found


def certificate_lines(
    enterprise: Enterprise, register: Register, applied: Mapping[str, date]
) -> Iterator[Line]:
    """What is to be said to the holder of a certificate; nothing of those from before the register.

    Args:
        enterprise: One that hasn't closed.
        register: What it stands in.
        applied: What `applications` gave.
    """
    own = [
        (decided, certificate)
        for certificate in register.certificates_of(enterprise.slug)
        if isinstance(decided := certificate.decided, Certified)
    ]
    if not own:
        return
    decided, newest = max(own, key=lambda pair: pair[0].valid_to)
    if newest.turns[-1].state is State.WITHDRAWN:
        return
    last_application = applied.get(enterprise.slug)
    if last_application is None or last_application <= decided.date:
        yield from _ending(enterprise, decided, register)
    yield from _differing(enterprise, newest, decided, register)


def _ending(enterprise: Enterprise, decided: Certified, register: Register) -> Iterator[Line]:
    """That it ends, told anew from each day on which there is another time to apply."""
    begun = months_after(decided.valid_to, -_SOON)
    for first, last, window in _windows(register, begun, decided.valid_to):
        yield Line(
            kind=Kind.CERTIFICATE,
            subject=subject_of(enterprise),
            contact=contact_of(enterprise, register),
            region=enterprise.region,
            why=f"Intyget {decided.number} gäller till och med {long_date(decided.valid_to)}.",
            to_do=_told(window),
            link=_HOW,
            since=first,
            until=last,
            begun=begun,
            urgent_from=months_after(decided.valid_to, -_VERY_SOON),
        )


def _windows(
    register: Register, first: date, last: date
) -> Iterator[tuple[date, date, Application | None]]:
    """The next time to apply for recertification, from which day and until which that is so."""
    windows = [
        cohort.application
        for cohort in register.cohorts.values()
        if cohort.kind == "recertification" and cohort.application is not None
    ]
    for window in sorted(windows, key=lambda one: one.closes):
        if window.closes >= last:
            yield first, last, window
            return
        if window.closes >= first:
            yield first, window.closes, window
            first = window.closes + _ONE_DAY
    yield first, last, None


def _told(window: Application | None) -> str:
    """What the holder is told: when one can apply, as far as that is decided."""
    if window is None:
        return (
            "Säg till företaget att omcertifiering hålls på hösten. Nästa ansökningstid är inte "
            "bestämd än."
        )
    can = "Säg till företaget att det kan ansöka om omcertifiering."
    closes = long_date(window.closes)
    if window.opens is None:
        return f"{can} Sista dag att ansöka är {closes}."
    opens = long_date(window.opens).removesuffix(f" {month(window.closes)}")
    opens = opens.removesuffix(f" {window.closes.year}")
    return f"{can} Ansökningstiden är {opens}–{closes}."


def _differing(
    enterprise: Enterprise, certificate: Certificate, decided: Certified, register: Register
) -> Iterator[Line]:
    """The name or number that isn't that of the decision, which keeps the mark from being shown."""
    number = register.number_of(enterprise)
    differing = differs(certificate, replace(enterprise, organisation_number=number))
    if not differing:
        return
    signed = [event for event in certificate.decisions.events if isinstance(event, SignedEvent)]
    day = signed[-1].date
    yield Line(
        kind=Kind.DIFFERS,
        subject=subject_of(enterprise),
        contact=contact_of(enterprise, register),
        region=enterprise.region,
        why=f"I listan är {listing(differing)} ett annat än i beslutet om intyget "
        f"{certificate.number}, så märket visas inte.",
        to_do=f"Är det ett skrivfel: rätta filen. Har företaget bytt: skriv till certifierarna"
        f"{_certifiers(register)}, som avgör om intyget gäller också efter bytet.",
        link=file_of(enterprise),
        since=day,
        until=decided.valid_to,
        urgent_from=day,
    )


def _certifiers(register: Register) -> str:
    email = register.policy.certifiers.email if register.policy else register.certifiers.email
    return f" ({email})" if email else ""
