"""The order of a work list, and its lines gathered into conversations.

Urgent lines come first, then those that are due, then wishes. Within each, the line that has waited
longest comes first; of two that have waited equally long, the kind decides, and then the alphabet.
All lines that are talked over with the same one stand together, where the first of them stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from asf_register.swedish import alphabetical

from asf_upkeep.worklist.line import Kind, Line, Subject, Urgency
from asf_upkeep.worklist.minutes import minutes_for

_KINDS = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Conversation:
    """What there is to do with one enterprise, buyer or member, or with one guide.

    Attributes:
        contact: With whom.
        lines: The first one first; never none.
    """

    contact: Subject
    lines: tuple[Line, ...]

    @property
    def minutes(self) -> int:
        """How long it takes, by the table of `asf_upkeep.worklist.minutes`."""
        return minutes_for([line.kind for line in self.lines])

    @property
    def is_read_alone(self) -> bool:
        """Whether it is about a text that is looked over, so that nobody is called."""
        return self.contact.kind == "content"

    def can_wait(self, day: date) -> bool:
        """Whether nothing would be wrong without any of it."""
        return all(line.urgency(day) is Urgency.WISH for line in self.lines)


def ranked(lines: Iterable[Line], day: date) -> list[Line]:
    """The lines that hold on a day, the first to do first."""
    return sorted((line for line in lines if line.holds(day)), key=lambda line: _place(line, day))


def conversations(lines: Iterable[Line]) -> tuple[Conversation, ...]:
    """Lines that are ranked, gathered by whom they are talked over with."""
    gathered: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        gathered.setdefault((line.contact.kind, line.contact.id), []).append(line)
    return tuple(Conversation(some[0].contact, tuple(some)) for some in gathered.values())


def within(found: Sequence[Conversation], minutes: int) -> int:
    """How many conversations, from the top, there is time for."""
    spent = accumulate(one.minutes for one in found)
    return sum(so_far <= minutes for so_far in spent)


def _place(line: Line, day: date) -> tuple[Urgency, int, int, str, str]:
    name = alphabetical(line.contact.name)
    return line.urgency(day), -line.days_over(day), _KINDS[line.kind], name, line.why
