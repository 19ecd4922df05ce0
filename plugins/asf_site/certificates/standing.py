"""What certification says of an enterprise, on the site's day and after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from asf_register.certification.certificate import State
from asf_register.certification.differing import differs
from asf_register.certification.states import Period
from asf_register.enterprise import Enterprise
from asf_register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is said of an enterprise that has a certificate.

    Attributes:
        periods: The one that the day is in, and those that follow it.
        differing: What its entry says otherwise than the certificate, in Swedish words.
        until: The last day that it is certified without a break; None where it shows no mark, as
            one that has closed.
    """

    periods: tuple[Period, ...]
    differing: tuple[str, ...]
    until: date | None


def standing(register: Register, enterprise: Enterprise, day: date) -> Standing | None:
    """What is said of an enterprise from a day on.

    Args:
        register: A public view.
        enterprise: Who.
        day: In Sweden.

    Returns:
        None where no certificate says anything of that day.
    """
    if not register.certificates_of(enterprise.slug):
        return None
    found = register.periods_of(enterprise.slug)
    coming = tuple(period for period in found if period.last is None or period.last >= day)
    if not coming[0].number:
        return None
    differing = differs(register.certificates[coming[0].number], enterprise)
    certified = list(takewhile(lambda period: period.state is State.CERTIFIED, coming))
    shows_mark = certified and not differing and enterprise.closed is None
    return Standing(
        periods=coming,
        differing=differing,
        until=certified[-1].last if shows_mark else None,
    )
