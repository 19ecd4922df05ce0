"""Figures in words: with their unit, and how sure they are."""

from __future__ import annotations

from collections.abc import Mapping

from asf_register.enterprise import Figure, Qualifier
from asf_register.swedish import THIN_SPACE, number

QUALIFIERS: Mapping[Qualifier, str] = {"exact": "", "about": "cirka ", "at_least": "minst "}
_UNITS = {"percent": f"{THIN_SPACE}%", "kronor": f"{THIN_SPACE}kr"}


def amount(value: float, unit: str) -> str:
    """A number with its unit, if it has one: «12 500», «62,5 %», «3 000 kr».

    Args:
        value: The number.
        unit: That of its kind: people, percent or kronor.
    """
    return f"{number(value)}{_UNITS.get(unit, '')}"


def qualified(value: float, qualifier: Qualifier, unit: str) -> str:
    """A number with its unit and how sure it is: «minst 4 250 000 kr»."""
    return f"{QUALIFIERS[qualifier]}{amount(value, unit)}"


def figure_in_words(figure: Figure, unit: str) -> str:
    """A figure of an enterprise, likewise."""
    return qualified(figure.value, figure.qualifier, unit)
