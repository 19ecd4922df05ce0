"""Calls to those who are to be asked and have no e-mail address on file."""

from __future__ import annotations

from collections.abc import Iterable

from asf_register.enterprise import Enterprise
from asf_register.personal_number import without_personal_numbers
from asf_register.problem import visible
from asf_register.role_words import said_in_words


def calls_to(enterprises: Iterable[Enterprise]) -> tuple[str, ...]:
    """A line for each call: «Ring Kafé X via 026-12 34 56, fråga om …», and for an address.

    They hold unlisted enterprises, too, and so are for those who may read the register.
    """
    return tuple(_line(one) for one in enterprises)


def _line(enterprise: Enterprise) -> str:
    said = (
        f"De bekräftades senast {said_in_words(enterprise.confirmed)}."
        if enterprise.confirmed
        else "De har aldrig bekräftats."
    )
    line = (
        f"Ring {enterprise.name} via {_way(enterprise)}, fråga om uppgifterna stämmer och efter en "
        f"e-postadress som inte är en persons. {said}"
    )
    return visible(without_personal_numbers(line))


def _way(enterprise: Enterprise) -> str:
    """Only the enterprise's own number, as it is on file; never one that somebody has found."""
    if enterprise.phone:
        return enterprise.phone
    if enterprise.website:
        return f"numret på {enterprise.website}"
    return "ett nummer ur en öppen källa (inget står i registret)"
