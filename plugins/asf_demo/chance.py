"""Chance with weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import TypeVar

_Choice = TypeVar("_Choice")


def likelier_first(
    options: Iterable[_Choice], weight: Callable[[_Choice], float], luck: Random
) -> list[_Choice]:
    """Options in an order left to chance, in which weight pulls forward.

    Source: Efraimidis and Spirakis, Weighted random sampling with a reservoir (2006).
    """
    return sorted(options, key=lambda option: luck.random() ** (1 / weight(option)), reverse=True)
