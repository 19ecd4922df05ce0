"""What the calculator counts on of each enterprise, remembered while that stays the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from asf_register.enterprise import Enterprise
from asf_register.marketplace.country import Reach

Facts = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One enterprise.

    Attributes:
        facts: What is known of it.
        here: Where it is.
        supplies: What it delivers and where, by the name of the file that it stands in.
    """

    facts: Facts
    here: Reach
    supplies: dict[str, list[tuple[Facts, Reach]]]


class CountedEnterprises:
    """Remembers them by what they were made of."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[object, Counted]] = {}

    def of(self, enterprise: Enterprise, is_shared: bool, make: Callable[[], Counted]) -> Counted:
        """What is counted on of an enterprise.

        Args:
            enterprise: Which.
            is_shared: Whether others may be the same supplier.
            make: Works it out.
        """
        made_of = enterprise, is_shared
        before = self._known.get(enterprise.slug)
        if before is None or before[0] != made_of:
            before = self._known[enterprise.slug] = (made_of, make())
        return before[1]
