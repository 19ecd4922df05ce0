"""What is to be known of one thing that the list can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from asf_site.site import Site


class Kind(StrEnum):
    """How one chooses, and what a column holds for each record.

    MANY: Several choices; the numbers of the terms that a record has.
    PLACE: The same, of so many places that one writes their names.
    REACH: Places that one writes; see list_reaches.
    NUMBER: At least so many; how many a record has.
    FLAG: Made or not; 1 or 0.
    LASTS: Made or not; the last day that it holds, counted from year 1, or 0.
    """

    MANY = "many"
    PLACE = "place"
    REACH = "reach"
    NUMBER = "number"
    FLAG = "flag"
    LASTS = "lasts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the sentence over the list says of a choice; «{}» is what is chosen.

    Attributes:
        lead: The word before it, which choices share: «som», «i».
        many: What follows.
        one: The same of a single enterprise, where that differs.
        crowd: The same where so much is chosen that it is counted.
    """

    lead: str
    many: str
    one: str = ""
    crowd: str = ""


Terms = list[dict[str, Any]]


def _no_terms(site: Site) -> Terms:  # noqa: ARG001
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One thing that the list can be narrowed by.

    Attributes:
        key: Its name in the page's address.
        title: What it is called among the filters.
        kind: How one chooses.
        column: Gives what its kind says, record by record in the list's order.
        said: What the sentence over the list says of it.
        terms: Gives its choices, with slug and title.
        chip: What a chip says of a choice, «{}».
        folded: Whether it lies among the further filters.
        weight: How much the title of a term weighs in a text search; 0 where that is none.
        searched: The closed list whose synonyms a text search knows.
    """

    key: str
    title: str
    kind: Kind
    column: Callable[[Site], Any]
    said: Said
    terms: Callable[[Site], Terms] = _no_terms
    chip: str = "{}"
    folded: bool = False
    weight: float = 0
    searched: str = ""
