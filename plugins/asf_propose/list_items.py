"""Which item of a list is which after a change: the same as before, or one of the same name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from asf_register.schema import alike

# What tells the items of a list apart, where it is not the first thing that each must have.
_TOLD_APART_BY: Mapping[str, tuple[str, ...]] = {
    "figures": ("kind", "year"),
    "target_group_share": ("date",),
}

Pairs = dict[int, int]


def name_keys(name: str, node: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that tell the items of a list apart; none for items that are no groups.

    Args:
        name: The list's name in its document.
        node: The items' part of the schema.
    """
    return _TOLD_APART_BY.get(name, tuple(node.get("required", ()))[:1])


def equal_and_named(before: Sequence[Any], after: Sequence[Any], keys: Collection[str]) -> Pairs:
    """Pair the items of two lists that are equal, and of the others those of one name.

    Args:
        before: The list as it was.
        after: The list as it is.
        keys: The fields that are an item's name; none where only equal items are the same.

    Returns:
        Where each item went: its place before and its place after.
    """
    pairs = _in_order([*map(alike, before)], [*map(alike, after)], {})
    if keys:
        were, are = ([_name(item, keys) for item in items] for items in (before, after))
        pairs = _in_order(were, are, pairs)
    return pairs


def have_one_name(items: Sequence[Any], keys: Collection[str]) -> bool:
    """Whether groups are all called the same."""
    names = {_name(item, keys) for item in items}
    return len(names) == 1 and None not in names


def left_of(items: Sequence[Any], paired: Collection[int]) -> list[int]:
    """The places of a list that are in no pair."""
    return [at for at in range(len(items)) if at not in paired]


def in_gaps(before: Sequence[Any], after: Sequence[Any], pairs: Pairs) -> Pairs:
    """Pair what stands between the same neighbours, where it is as many as it was."""
    came_from = {new: old for old, new in pairs.items()}
    were = [("paired" if old in pairs else "was", old) for old in range(len(before))]
    are = [
        ("paired", came_from[new]) if new in came_from else ("is", new) for new in range(len(after))
    ]
    matcher = SequenceMatcher(None, were, are, autojunk=False)
    found: Pairs = {}
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        old = [at for at in range(start, end) if at not in pairs]
        new = [at for at in range(new_start, new_end) if at not in came_from]
        if kind == "replace" and len(old) == len(new):
            found.update(zip(old, new, strict=True))
    return found


def _in_order(before: Sequence[Any], after: Sequence[Any], pairs: Pairs) -> Pairs:
    """Pair what is called the same and is in no pair yet: the first with the first."""
    found = dict(pairs)
    taken = set(pairs.values())
    places: dict[Any, list[int]] = {}
    for new, called in enumerate(after):
        if new not in taken and called is not None:
            places.setdefault(called, []).append(new)
    for old, called in enumerate(before):
        if old not in pairs and places.get(called):
            found[old] = places[called].pop(0)
    return found


def _name(item: Any, keys: Collection[str]) -> str | None:
    return alike([item.get(key) for key in keys]) if isinstance(item, dict) else None
