"""Finding, placing and taking away values inside a document, by their pointers."""

from __future__ import annotations

from typing import Any

from asf_register.errors import UsageError
from asf_register.problem import Pointer


def value_at(document: Any, pointer: Pointer) -> Any:
    """The value that a pointer leads to; None where there is none."""
    for part in pointer:
        if isinstance(part, int):
            inside = isinstance(document, list) and part < len(document)
        else:
            inside = isinstance(document, dict) and part in document
        if not inside:
            return None
        document = document[part]
    return document


def placed(document: Any, pointer: Pointer, value: Any) -> Any:
    """A document with a value where a pointer leads; groups and lists on the way are made.

    Raises:
        UsageError: Where the way leads past the end of a list, or through a plain value.
    """
    if not pointer:
        return value
    part, rest = pointer[0], pointer[1:]
    if isinstance(part, int):
        items = list(_expected(document, list, []))
        if part > len(items):
            raise UsageError(
                f"Listan har {len(items)} delar, så nästa är nummer {len(items) + 1}.",
                f"Skriv {len(items) + 1} i stället för {part + 1}.",
            )
        items[part : part + 1] = [placed(value_at(items, (part,)), rest, value)]
        return items
    group = dict(_expected(document, dict, {}))
    group[part] = placed(group.get(part), rest, value)
    return group


def emptied(document: Any, pointer: Pointer) -> Any:
    """A document without what a pointer leads to, nor groups and lists that held nothing else."""
    part, rest = pointer[0], pointer[1:]
    if value_at(document, (part,)) is None:
        return document
    inner = emptied(document[part], rest) if rest else None
    left = [] if inner in (None, {}, []) else [inner]
    if isinstance(part, int):
        return [*document[:part], *left, *document[part + 1 :]]
    group = {key: inner if key == part else value for key, value in document.items()}
    return group if left else {key: value for key, value in group.items() if key != part}


def _expected(value: Any, kind: type, otherwise: Any) -> Any:
    if value is None:
        return otherwise
    if not isinstance(value, kind):
        raise UsageError(
            "Uppgiften är felskriven i filen, så en del av den går inte att ändra.",
            "Skriv om hela uppgiften, eller rätta filen.",
        )
    return value
