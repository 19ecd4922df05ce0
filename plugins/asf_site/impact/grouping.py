"""Which groups are large enough to be shown, and which are put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_site.impact.totals import LEAST


@dataclass(frozen=True, slots=True)
class Grouped:
    """How groups are shown.

    Attributes:
        alone: The keys of those that are.
        together: The keys of those that are shown as one.
    """

    alone: tuple[str, ...]
    together: tuple[str, ...]


def grouped(sizes: Mapping[str, int], least: int = LEAST) -> Grouped:
    """Put groups together until none that is shown is too small.

    All enterprises stand in one group each, so whoever takes what is shown alone from the total
    gets those that are together: they too are at least so many, or none.

    Args:
        sizes: How many enterprises each group rests on; empty groups are left out.
        least: How many it takes to be shown.
    """
    rising = sorted((key for key in sizes if sizes[key]), key=lambda key: (sizes[key], key))
    together = [key for key in rising if sizes[key] < least]
    alone = rising[len(together) :]
    while alone and 0 < sum(sizes[key] for key in together) < least:
        together.append(alone.pop(0))
    if sum(sizes[key] for key in together) < least:
        together = []
    return Grouped(tuple(alone), tuple(together))
