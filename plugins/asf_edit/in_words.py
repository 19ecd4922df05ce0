"""What stands in a file, in Swedish for people: titles for codes, ja for true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from asf_register.problem import visible
from asf_register.swedish import number
from asf_register.vocabulary import Vocabulary

from asf_edit.fields import Field, Fields

NOTHING = "(tomt)"
_LONGEST = 300
_PLACE = ("postal_code", "locality")


def in_words(value: Any, node: Mapping[str, Any], words: Vocabulary) -> str:
    """A value on one line.

    Args:
        value: As it stands in a file; None for nothing. It need not be as the schema says.
        node: The field's part of the schema.
        words: The closed lists.
    """
    if value is None:
        return NOTHING
    if isinstance(value, list):
        item = node.get("items", {})
        between = "; " if any(isinstance(part, dict) for part in value) else ", "
        return between.join(in_words(part, item, words) for part in value) or NOTHING
    if isinstance(value, dict):
        known = node.get("properties", {})
        told = {key: in_words(part, known.get(key, {}), words) for key, part in value.items()}
        return ", ".join(_as_on_a_letter(told) if _is_address(node) else told.values())
    return _plain(value, node, words)


def _is_address(node: Mapping[str, Any]) -> bool:
    return bool(node.get("x-written-as") == "address")


def _as_on_a_letter(address: Mapping[str, str]) -> list[str]:
    """The parts of an address: «Storgatan 1», «803 20 Gävle»."""
    place = " ".join(address[key] for key in _PLACE if key in address)
    others = [part for key, part in address.items() if key not in _PLACE]
    return [*others, place] if place else others


def _plain(value: Any, node: Mapping[str, Any], words: Vocabulary) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if "x-vocabulary" in node:
        return words.choices(node["x-vocabulary"]).get(value, str(value))
    if "x-labels" in node:
        return str(node["x-labels"].get(value, value))
    if isinstance(value, (int, float)):
        # Years and degrees are written without the spaces of large numbers.
        return number(value) if abs(value) >= 10_000 else str(value).replace(".", ",")
    text = visible(str(value))
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


def entry_in_words(value: Mapping[str, Any], fields: Fields, words: Vocabulary) -> str:
    """A whole entry, a field a line, groups and lists indented below their titles."""
    return "\n".join(
        line
        for field in fields.fields
        if field.pointer[0] in value
        for line in _lines(value[str(field.pointer[0])], field, words, "  ")
    )


def _lines(value: Any, field: Field, words: Vocabulary, indent: str) -> Iterator[str]:
    title = field.titles[-1]
    if isinstance(value, dict) and field.is_group:
        yield f"{indent}{title}:"
        for key, part in value.items():
            if key in field.node["properties"]:
                yield from _lines(part, field.child(key), words, f"{indent}  ")
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        yield f"{indent}{title}:"
        for index, part in enumerate(value):
            yield f"{indent}  {index + 1}. {in_words(part, field.item(index).node, words)}"
    else:
        yield f"{indent}{title}: {in_words(value, field.node, words)}"
