"""Groups of fields that are nothing by halves: a closing has its day and its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from asf_register.swedish import listing

from asf_edit.importing.said import Said, Standing, refused
from asf_edit.importing.targets import fields


def without_halves(
    said: Iterable[Said], there: Mapping[str, Any], goes_in: Callable[[Said], bool]
) -> tuple[Said, ...]:
    """What is said, with parts of groups refused that lack another part.

    Args:
        said: What a row says.
        there: What the entry holds.
        goes_in: Whether something that is said will go into the entry.
    """
    said = tuple(said)
    given: dict[str, set[str]] = {
        name: set(part) for name, part in there.items() if isinstance(part, dict)
    }
    for one in said:
        group, _, part = one.path.partition(".")
        if part and one.standing is not Standing.REFUSED and goes_in(one):
            given.setdefault(group, set()).add(part)
    return tuple(_whole_or_refused(one, given) for one in said)


def _whole_or_refused(said: Said, given: Mapping[str, set[str]]) -> Said:
    group, _, part = said.path.partition(".")
    if not part or said.standing is Standing.REFUSED:
        return said
    node = fields().find(group).node
    missing = [name for name in node.get("required", ()) if name not in given.get(group, set())]
    if not missing:
        return said
    titles = listing([node["properties"][name]["title"].lower() for name in missing])
    note = f"Här behövs också {titles}. Lägg till en kolumn för det, eller fyll i cellen."
    return refused(said.path, note, said.column)
