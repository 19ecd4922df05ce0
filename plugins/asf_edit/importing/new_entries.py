"""What rows make of an enterprise that the register doesn't have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asf_edit.importing.half_groups import without_halves
from asf_edit.importing.row_reading import RowSaid
from asf_edit.importing.said import Said, Standing
from asf_edit.importing.sameness import is_group_list, key_of
from asf_edit.importing.sources import supports
from asf_edit.importing.steps import Plan, Step, follows_place
from asf_edit.importing.targets import SLUG, targets
from asf_edit.values import placed, value_at

WITHOUT_LISTING = (
    "Det framgår inte om företaget får visas. Lägg till en kolumn Visning (samtyckt, ur källor "
    "eller nej), eller välj för hela arket med --listing."
)


def plan_new(row: RowSaid, listing: str | None) -> Plan:
    """What a row makes of a new entry: all that is taken, and all that is guessed.

    Args:
        row: What it says.
        listing: How an enterprise is shown of which the row says nothing; None for not known.
    """
    value: dict[str, Any] = {}
    steps: list[Step] = []
    by_path: dict[str, list[Said]] = {}
    whole = without_halves(row.said, {}, lambda _: True)
    for one in whole:
        if one.standing is not Standing.REFUSED and one.path != SLUG:
            by_path.setdefault(one.path, []).append(one)
    for path, said in by_path.items():
        pointer = tuple(path.split("."))
        after = _listed(path, said) if _is_list(path) else said[0].value
        value = placed(value, pointer, after)
        follows = follows_place(path, said[0], row.first("municipality"))
        steps.append(Step(path, None, after, tuple(said), follows))
    shown = value.get("listing") or listing or ("sources" if "sources" in value else None)
    if shown:
        value["listing"] = shown
    if shown != "consented" and all(one.column.is_constant for one in _consent(row)):
        value.pop("consent", None)
        steps = [step for step in steps if not step.path.startswith("consent.")]
    value = _with_supports(value)
    left = tuple(one for one in whole if one.standing is Standing.REFUSED)
    return Plan(value, tuple(steps), left)


def _consent(row: RowSaid) -> list[Said]:
    return [said for said in row.said if said.path.startswith("consent.")]


def _is_list(path: str) -> bool:
    return is_group_list(path) or (path in targets() and targets()[path].is_list)


def _listed(path: str, said: list[Said]) -> list[Any]:
    """A list of what is said, each thing once."""
    if not is_group_list(path):
        return list(dict.fromkeys(one.value for one in said))
    found: dict[tuple[str, ...], Mapping[str, Any]] = {}
    for one in said:
        found.setdefault(key_of(path, one.value), one.value)
    return list(found.values())


def _with_supports(value: dict[str, Any]) -> dict[str, Any]:
    sources = value_at(value, ("sources",))
    if not sources:
        return value
    facts = supports(path for path in _paths(value) if path != "sources")
    return {**value, "sources": [{**source, "supports": facts} for source in sources]}


def _paths(value: Mapping[str, Any]) -> list[str]:
    return [
        f"{name}.{inner}" if isinstance(part, dict) and name != "address" else name
        for name, part in value.items()
        for inner in (part if isinstance(part, dict) else ("",))
    ]
