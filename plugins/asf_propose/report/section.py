"""A section of a report, with the things in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from asf_propose.report.sentences import Sentence

# Of one thing, no more lines than this are told.
MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a section: a line, with lines of its own below it.

    Attributes:
        head: The line.
        lines: What stands below it.
        count: How many things it tells of.
    """

    head: Sentence
    lines: tuple[Sentence, ...] = ()
    count: int = 1


class Need(IntEnum):
    """How much a section is needed to decide on a change, where there is no room for all."""

    WARNINGS = 1
    FILES = 2
    ENTERPRISES = 3
    CLASHES = 4
    ERRORS = 5
    REGIONS = 6
    ALL = 7


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report.

    Attributes:
        title: What it is about.
        items: What stands in it.
        need: How much it is needed; what is needed least is left out first, if anything.
        noun: One and several of its things.
    """

    title: str
    items: tuple[Item, ...]
    need: Need = Need.ALL
    noun: tuple[str, str] = ("", "")
