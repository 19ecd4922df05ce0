"""A public certificate as outsiders see it: its answers for every day, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from asf_register.certification.certificate import Certificate, State, span
from asf_register.certification.cohort import Cohort
from asf_register.certification.decisions import Certified, TakenOver
from asf_register.certification.differing import differs
from asf_register.certification.state_words import STATE_WORDS
from asf_register.certification.states import Period, periods
from asf_register.enterprise import Enterprise
from asf_register.errors import UsageError
from asf_register.public import is_listed
from asf_register.register import Register
from asf_register.swedish import long_date

from asf_site.certificates.decisions_shown import Decision, decisions_of

_NOT_YET = "Gäller inte än"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a certificate is in a time of its own.

    Attributes:
        first: The first day; None for the beginning of time.
        last: The last day, which counts; None for ever.
        state: The state; None before it begins.
        word: The same, in Swedish.
        reason: Why, in one or two Swedish sentences.
    """

    first: date | None
    last: date | None
    state: State | None
    word: str
    reason: str

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateView:
    """All that the public sees of one certificate.

    Attributes:
        certificate: The record.
        cohort: Its round; None where the round has no file.
        enterprise: Its holder, where that is public itself.
        first_certified: When the holder was first certified, in Swedish.
        first: The holder's earliest certificate.
        renewed_by: The numbers of those that renew this one.
        renews: The number of the one that it renews, where that is public; "" for none.
        answers: All time, from before it begins.
        decisions: Those that are signed, in the order of the file.
        differing: What its holder's entry says otherwise, in Swedish words.
    """

    certificate: Certificate
    cohort: Cohort | None
    enterprise: Enterprise | None
    first_certified: str
    first: str
    renewed_by: tuple[str, ...]
    renews: str
    answers: tuple[Answer, ...]
    decisions: tuple[Decision, ...]
    differing: tuple[str, ...]

    @property
    def number(self) -> str:
        """Its number."""
        return self.certificate.number

    @property
    def url(self) -> str:
        """The address of its page on the site."""
        return certificate_url(self.number)

    @property
    def is_searchable(self) -> bool:
        """Whether search engines may show it: its holder is in the list by its own consent."""
        holder = self.enterprise
        return holder is not None and is_listed(holder) and holder.listing == "consented"

    def on(self, day: date) -> Answer:
        """What it is on a day, in Sweden."""
        return next(answer for answer in self.answers if answer.holds(day))

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day, so that it may be shown on a wall."""
        return self.on(day).state is State.CERTIFIED

    def has_diploma(self, day: date) -> bool:
        """Whether there is a diploma: not for what a source tells of, nor for what doesn't hold."""
        return not self.certificate.is_taken_over and self.holds(day)


def certificate_url(number: str) -> str:
    """The address of a certificate's page on the site."""
    return f"/certifikat/{number}/"


def certificate_views(register: Register) -> Iterator[CertificateView]:
    """Every certificate of a register, in the order of the numbers.

    Args:
        register: A public view.
    """
    for certificate in register.certificates.values():
        yield view_of(register, certificate)


def view_of(register: Register, certificate: Certificate) -> CertificateView:
    """One certificate as outsiders see it.

    Args:
        register: A public view, or a register where nobody else looks.
        certificate: One of the register's.
    """
    slug = certificate.decisions.holder or certificate.decisions.enterprise
    enterprise = register.find(slug)
    others = register.certificates_of(slug)
    earliest = min(others, key=lambda one: one.turns[0].first)
    renews = _renewed(certificate)
    return CertificateView(
        certificate=certificate,
        cohort=register.cohorts.get(certificate.decisions.cohort),
        enterprise=enterprise,
        first_certified=_when(earliest),
        first=earliest.number,
        renewed_by=tuple(one.number for one in others if _renewed(one) == certificate.number),
        renews=renews if renews in register.certificates else "",
        answers=tuple(_answers(certificate)),
        decisions=tuple(decisions_of(certificate)),
        differing=differs(certificate, enterprise) if enterprise else (),
    )


def decided_here(certificate: Certificate) -> Certified:
    """The decision of the register's own certifiers that began a certificate.

    Raises:
        UsageError: Where it is taken over from a source.
    """
    if isinstance(certificate.decided, TakenOver):
        raise UsageError(
            f"{certificate.number} är övertaget ur en källa, så registret har inget beslut om det.",
            "Välj ett intyg som är beslutat i registret.",
        )
    return certificate.decided


def own_periods(certificate: Certificate) -> tuple[Period, ...]:
    """The periods for which a certificate by itself gives an answer."""
    return tuple(period for period in periods((certificate,)) if period.number)


def _answers(certificate: Certificate) -> Iterator[Answer]:
    own = own_periods(certificate)
    first = own[0].first
    if first is not None:
        yield Answer(
            first=None,
            last=first - timedelta(days=1),
            state=None,
            word=_NOT_YET,
            reason=own[0].reason,
        )
    for period in own:
        yield Answer(
            first=period.first,
            last=period.last,
            state=period.state,
            word=STATE_WORDS[period.state],
            reason=period.reason,
        )


def _renewed(certificate: Certificate) -> str:
    decided = certificate.decided
    return decided.renews or "" if isinstance(decided, Certified) else ""


def _when(certificate: Certificate) -> str:
    decided = certificate.decided
    if isinstance(decided, TakenOver):
        _, _, words = span(decided.certified)
        return words
    return long_date(decided.valid_from)
