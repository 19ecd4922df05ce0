"""Names of fields in a file: those that don't exist, and those that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from asf_register.explanation import Explanation, clipped
from asf_register.problem import Finding
from asf_register.slugs import fold
from asf_register.value_kinds import inner_fields

_RUN_TOGETHER = re.compile("[a-z_]+:[\u00a0\u202f'\"]")


def unknown_key(it: Explanation) -> Iterator[Finding]:
    """A file holds only the fields that its schema names."""
    known: dict[str, dict[str, Any]] = it.schema["properties"]
    for key in it.value:
        if key in known:
            continue
        if _RUN_TOGETHER.match(key):
            hint = "Skriv ett vanligt mellanslag efter kolonet."
            yield Finding((*it.pointer, key), f"i {clipped(key)} saknas mellanslag.", hint)
            continue
        if group := _left_out_of(key, it, known):
            hint = f"Dra in raden två mellanslag, så att den hör till {group}:."
            yield Finding(
                (*it.pointer, key), f"fältet {clipped(key)} står utanför sin grupp.", hint
            )
            continue
        meant = _meant_key(key, known)
        ways = f"Menade du {meant}?" if meant else f"Fält som finns: {', '.join(known)}."
        yield Finding((*it.pointer, key), f"fältet {clipped(key)} finns inte.", ways)


def _left_out_of(key: str, it: Explanation, known: dict[str, dict[str, Any]]) -> str | None:
    """The empty group above that a field should have been indented under."""
    above = list(it.value)[: list(it.value).index(key)]
    groups = (name for name in reversed(above) if name in known and it.value[name] is None)
    return next((g for g in groups if key in it.resolved(known[g]).get("properties", {})), None)


def _meant_key(key: str, known: dict[str, dict[str, Any]]) -> str | None:
    names = {fold(part.get("title", name)): name for name, part in known.items()}
    names |= {name: name for name in known}
    near = get_close_matches(key.lower(), list(names), 1, 0.6) or get_close_matches(
        fold(key), list(names), 1, 0.6
    )
    return names[near[0]] if near else None


def missing_key(it: Explanation) -> Iterator[Finding]:
    """Every required field is there."""
    known: dict[str, dict[str, Any]] = it.schema["properties"]
    # A field that was only spelt wrong is told of once.
    meant = {_meant_key(key, known) for key in it.value if key not in known}
    for key in it.limit:
        if key not in it.value and key not in meant:
            part = known[key]
            inner = inner_fields(it.resolved(part))
            under = f", med {inner} indraget på raderna under" if inner else ""
            yield Finding(
                it.pointer,
                f"{part['title']} ({key}) saknas.",
                f"Lägg till {key}: på en egen rad{under}. {part.get('description', '')}".strip(),
            )
