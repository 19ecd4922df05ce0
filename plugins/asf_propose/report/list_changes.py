"""What comes, goes and changes in a list: its items, paired by what they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from asf_register.schema import alike

# Beyond this, items that changed their names are not looked for: it would take long.
_MOST_TO_PAIR = 60


@dataclass(frozen=True, slots=True)
class ListChange:
    """What happened to a list; where only the order differs, nothing.

    Attributes:
        new: Items that came.
        gone: Items that went.
        changed: Items that are others than they were: before and after.
    """

    new: Sequence[Any]
    gone: Sequence[Any]
    changed: Sequence[tuple[Any, Any]]


def list_change(before: Sequence[Any], after: Sequence[Any], keys: Collection[str]) -> ListChange:
    """Compare two lists.

    Args:
        before: The list as it was.
        after: The list as it is.
        keys: The fields that tell the items apart; none for items that are no groups.
    """
    gone, new = _left(before, after), _left(after, before)
    changed: list[tuple[Any, Any]] = []
    if keys:
        changed += _pairs_by_name(gone, new, keys)
    if keys and max(len(gone), len(new)) <= _MOST_TO_PAIR:
        changed += _pairs_by_likeness(gone, new)
    return ListChange(new, gone, changed)


def _left(these: Sequence[Any], those: Sequence[Any]) -> list[Any]:
    """The items that the other list doesn't have, each as often as it is missing there."""
    there = Counter(map(alike, those))
    left = []
    for item in these:
        if there[alike(item)]:
            there[alike(item)] -= 1
        else:
            left.append(item)
    return left


def _pairs_by_name(gone: list[Any], new: list[Any], keys: Collection[str]) -> list[tuple[Any, Any]]:
    """Take items of one name out of both lists."""
    by_name: dict[str, list[Any]] = {}
    for item in new:
        by_name.setdefault(_name(item, keys), []).append(item)
    pairs = []
    for item in list(gone):
        same = by_name.get(_name(item, keys))
        if same and isinstance(item, dict):
            pairs.append((item, same.pop(0)))
    _take_out(pairs, gone, new)
    return pairs


def _pairs_by_likeness(gone: list[Any], new: list[Any]) -> list[tuple[Any, Any]]:
    """Take items that have at least half of their fields in common out of both lists."""
    pairs: list[tuple[Any, Any]] = []
    left = list(new)
    for item in gone:
        near = next((other for other in left if _are_near(item, other)), None)
        if near is not None:
            left.remove(near)
            pairs.append((item, near))
    _take_out(pairs, gone, new)
    return pairs


def _take_out(pairs: Sequence[tuple[Any, Any]], gone: list[Any], new: list[Any]) -> None:
    for items, side in ((gone, 0), (new, 1)):
        taken = {id(pair[side]) for pair in pairs}
        items[:] = [item for item in items if id(item) not in taken]


def _name(item: Any, keys: Collection[str]) -> str:
    return alike([item.get(key) for key in keys]) if isinstance(item, dict) else alike(item)


def _are_near(one: Any, other: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    common = sum(
        1 for key, part in one.items() if key in other and alike(other[key]) == alike(part)
    )
    return common > 0 and 2 * common >= max(len(one), len(other))
