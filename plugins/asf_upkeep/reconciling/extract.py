"""What an extract of the company register says of those who are in this one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from asf_upkeep.reconciling.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of an extract are about the register.

    Attributes:
        numbers: Organisation numbers, as the register writes them.
        names: Names, folded.
    """

    numbers: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True)
class Extract:
    """What an extract says.

    Attributes:
        file: What the file is called.
        told: What it is and how it was read, in Swedish.
        source: Whose word it is.
        day: The day that the file says it is from.
        is_whole: Whether it has every legal form in full.
        numbered: Rows by organisation number, of those that are wanted.
        named: Rows by folded name, of those that are wanted.
        unread: Wanted numbers on rows that can't be read.
        counts: How many rows there are, are without an organisation's number, and can't be read.
    """

    file: str
    told: str
    source: str
    day: date
    is_whole: bool
    numbered: dict[str, list[Organisation]] = field(default_factory=dict)
    named: dict[str, list[Organisation]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
