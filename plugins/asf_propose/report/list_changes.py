"""What comes, goes and changes in a list: its items, paired by what they are called."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from asf_register.schema import alike

from asf_propose.list_items import equal_and_named, left_of

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
    pairs = equal_and_named(before, after, keys)
    gone = [before[at] for at in left_of(before, pairs.keys())]
    new = [after[at] for at in left_of(after, pairs.values())]
    both = ((before[old], after[now]) for old, now in pairs.items())
    changed = [(was, now) for was, now in both if alike(was) != alike(now)]
    if keys and max(len(gone), len(new)) <= _MOST_TO_PAIR:
        changed += _pairs_by_likeness(gone, new)
    return ListChange(new, gone, changed)


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


def _are_near(one: Any, other: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    common = sum(
        1 for key, part in one.items() if key in other and alike(other[key]) == alike(part)
    )
    return common > 0 and 2 * common >= max(len(one), len(other))
