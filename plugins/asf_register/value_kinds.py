"""Kinds of values in words: what a field takes, what stands there, and how to change it."""

from __future__ import annotations

import re
from typing import Any

from asf_register.explanation import Explanation
from asf_register.swedish import listing

KINDS = {
    "string": "text",
    "integer": "ett heltal",
    "number": "ett tal",
    "boolean": "true eller false",
    "array": "en lista, med ett streck framför varje del",
    "object": "en grupp av fält, indragna på egna rader",
}

# Where the fields are explained with examples.
GUIDE = "CONTRIBUTING.md"

_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")


def inner_fields(schema: dict[str, Any]) -> str:
    """The fields that a group must have, as they are written: «date: och by:»."""
    return listing([f"{name}:" for name in schema.get("required", ())])


def kind_of(value: Any) -> str:
    """Say in Swedish what kind of value stands in a file."""
    if isinstance(value, bool):
        return "true eller false"
    if isinstance(value, (int, float)):
        return "ett tal"
    if isinstance(value, str):
        return "text"
    return "en lista" if isinstance(value, list) else "en grupp av fält"


def type_hint(wanted: str, it: Explanation) -> str:
    """Say how to write a value of the kind that was wanted."""
    if wanted == "number" and isinstance(it.value, str) and _DECIMAL_COMMA.fullmatch(it.value):
        return f"Skriv punkt: {it.value.replace(',', '.')}."
    if wanted in ("integer", "number") and isinstance(it.value, str):
        return "Skriv bara siffror, utan citattecken, mellanslag och enhet."
    if wanted == "object":
        return _group_hint(it)
    return {
        "array": "Skriv ett streck och mellanslag framför värdet, på en egen rad under "
        f"{it.field}:.",
        "boolean": "Skriv true eller false, utan citattecken.",
    }.get(wanted, "Skriv en text, inom citattecken om den innehåller mer än ord.")


def _group_hint(it: Explanation) -> str:
    if not it.pointer:
        return "Skriv ett fält på varje rad, längst till vänster: namn, kolon, mellanslag, värde."
    needed = it.schema.get("required", ())
    if isinstance(it.pointer[-1], int) and needed and isinstance(it.value, str):
        more = f", och {inner_fields({'required': needed[1:]})} under" if needed[1:] else ""
        return f"Skriv - {needed[0]}: {it.written[1:-1]}{more}."
    if needed:
        return f"Skriv {inner_fields(it.schema)} på egna rader under, indragna två mellanslag."
    return f"Skriv ett fält på varje rad under {it.field}:, indraget två mellanslag."
