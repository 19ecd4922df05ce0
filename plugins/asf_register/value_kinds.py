"""Kinds of values in words: what a field takes, what stands there, and how to change it."""

from __future__ import annotations

from typing import Any

from asf_register.explanation import Explanation

KINDS = {
    "string": "text",
    "integer": "ett heltal",
    "number": "ett tal",
    "boolean": "true eller false",
    "array": "en lista, med ett streck framför varje del",
    "object": "en grupp av fält, indragna på egna rader",
}


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
    if wanted in ("integer", "number") and isinstance(it.value, str):
        return "Skriv bara siffror, utan citattecken, mellanslag och enhet."
    if wanted == "array":
        return f"Skriv ett streck och mellanslag framför värdet, på en egen rad under {it.field}:."
    if wanted == "object" and it.pointer:
        return f"Skriv ett fält på varje rad under {it.field}:, indraget två mellanslag."
    if wanted == "object":
        return "Skriv ett fält på varje rad, längst till vänster: namn, kolon, mellanslag, värde."
    if wanted == "boolean":
        return "Skriv true eller false, utan citattecken."
    return "Skriv en text, inom citattecken om den innehåller mer än ord."
