"""Who has said something, as people are told: the role, never a person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from asf_register.enterprise import Admitted, Said
from asf_register.schema import labels, read_schema
from asf_register.swedish import long_date


def said_in_words(said: Said | Admitted) -> str:
    """When and by which role something was said: «3 mars 2026 av företaget»."""
    return f"{long_date(said.date)} av {_roles().get(said.by, said.by)}"


@cache
def _roles() -> Mapping[str, str]:
    return labels(read_schema("enterprise"))["by"]
