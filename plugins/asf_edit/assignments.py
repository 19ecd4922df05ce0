"""What somebody wants changed, as it is typed: «telefon=070-174 06 05», «branscher+=café»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from asf_register.errors import UsageError
from asf_register.problem import visible

Sign = Literal["=", "+=", "-="]
_FORM = re.compile(r"(?P<name>[^=]*?)\s*(?P<sign>\+=|-=|=)(?P<written>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A field by one of its names, and what it shall be.

    Attributes:
        name: The field, as somebody calls it.
        sign: "=" for the whole value, "+=" to add to a list, "-=" to take from it.
        written: The value as somebody writes it; nothing after "=" empties the field.
    """

    name: str
    sign: Sign
    written: str


def assignment(text: str) -> Assignment:
    """Take a typed assignment apart.

    Raises:
        UsageError: Where it is none.
    """
    match = _FORM.fullmatch(text)
    if match is None or not match["name"].strip():
        raise UsageError(
            f'"{visible(text)}" säger inte vad som ska ändras.',
            "Skriv fält=värde, till exempel telefon='070-123 45 67'.",
        )
    signs: dict[str, Sign] = {"=": "=", "+=": "+=", "-=": "-="}
    return Assignment(match["name"].strip(), signs[match["sign"]], match["written"].strip())
