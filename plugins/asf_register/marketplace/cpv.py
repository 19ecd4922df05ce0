"""CPV codes: a tree, in which a division reaches its leaves and a leaf its division.

The tree stands in the codes themselves: regulation (EC) No 213/2008 gives a code two digits for
its division and one more for each step down, filled up to eight with zeros.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from asf_register.vocabulary import Terms

_DIVISION = 2
_DIGITS = 8


def stem(code: str) -> str:
    """The digits of a code that say something: «9091» of «90910000-9».

    Args:
        code: Eight digits, with or without the check digit.
    """
    return code[:_DIGITS].rstrip("0").ljust(_DIVISION, "0")


def is_within(one: str, other: str) -> bool:
    """Whether one stem is the other or lies below it in the tree."""
    return one.startswith(other)


def is_related(one: str, other: str) -> bool:
    """Whether one of two stems reaches the other, up or down the tree."""
    return is_within(one, other) or is_within(other, one)


class CpvTerms:
    """Which terms of a closed list codes belong to, by the codes that the list gives each term.

    Args:
        terms: A closed list.
    """

    def __init__(self, terms: Terms) -> None:
        self._stems: Mapping[str, tuple[str, ...]] = {
            str(key): tuple(map(stem, term.cpv)) for key, term in terms.items()
        }
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, stems: Iterable[str]) -> tuple[str, ...]:
        """The ids of the terms that some stems reach, each once, in the list's order."""
        found = {key for one in stems for key in self._of_one(one)}
        return tuple(key for key in self._stems if key in found)

    def _of_one(self, one: str) -> tuple[str, ...]:
        if one not in self._found:
            self._found[one] = tuple(
                key
                for key, stems in self._stems.items()
                if any(is_related(one, other) for other in stems)
            )
        return self._found[one]
