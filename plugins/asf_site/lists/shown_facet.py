"""A filter as a page shows it before its scripts count anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownOption:
    """A choice of a filter.

    Attributes:
        value: What stands for it in the page's address.
        title: What it is called.
        count: How many it leaves.
    """

    value: str
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFacet:
    """A filter.

    Attributes:
        key: Its name in the page's address.
        title: What it is called.
        kind: How one chooses; see Kind in facet.py.
        options: Its choices; none where they are so many that the scripts suggest them.
        folded: Whether it lies among the further filters.
    """

    key: str
    title: str
    kind: str
    options: tuple[ShownOption, ...] = ()
    folded: bool = False
