"""What came of understanding a value that a person wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from asf_register.errors import AsfError
from asf_register.explanation import clipped
from asf_register.personal_number import without_personal_numbers
from asf_register.problem import visible


@dataclass(frozen=True, slots=True)
class Understood:
    """A value as it stands in a file.

    Attributes:
        value: A text, number, boolean, list or group, as the field's schema wants it.
        certain: False where it is a guess that a person should look at.
        note: How it was understood where that isn't self-evident, in Swedish.
        beside: Values for fields beside this one: «ca 35» also says how exact 35 is.
    """

    value: Any
    certain: bool = True
    note: str = ""
    beside: Mapping[str, Any] = field(default_factory=dict)


class NotUnderstoodError(AsfError):
    """A value cannot be what its field takes, or would be anybody's guess."""


def quoted(written: str) -> str:
    """What a person wrote, within quotation marks, fit to be shown on one line."""
    return visible(without_personal_numbers(clipped(written)))
