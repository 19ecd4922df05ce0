"""One region's weeks: what waits for its coordinator, and the minutes there are for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from asf_upkeep.simulation.assumptions import Assumptions
from asf_upkeep.simulation.conversing import Conversing
from asf_upkeep.simulation.entry import Entry
from asf_upkeep.worklist.line import Kind, Line, Subject
from asf_upkeep.worklist.minutes import CONTACT, HANDLING
from asf_upkeep.worklist.ranking import Conversation, conversations, ranked

# Four weeks of July and the two at Christmas, by ISO 8601.
_HOLIDAYS = frozenset({28, 29, 30, 31, 52, 1})
_AGAIN = timedelta(days=7)
_LATER, _MANY_TRIES = timedelta(days=28), 3
_A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that waits to be merged.

    Attributes:
        minutes: How long that takes.
        merge: Does it, on the day it is given; says whether there was anything to do.
    """

    minutes: float
    merge: Callable[[date], bool]


@dataclass(slots=True)
class _Tried:
    """How often somebody has been tried in vain, and when to try again."""

    times: int = 0
    until: date = date.min


@dataclass(slots=True, eq=False)
class County:
    """A region, its entries, and its coordinator's time.

    Attributes:
        minutes: A week.
        model: What is assumed.
        luck: Decides which weeks there is no time.
        conversing: Holds the conversations.
        entries: Those of the region, by slug.
        proposals: What waits to be merged, the oldest first.
        used: Minutes so far.
    """

    minutes: float
    model: Assumptions
    luck: Random
    conversing: Conversing
    entries: dict[str, Entry] = field(default_factory=dict)
    proposals: deque[Proposal] = field(default_factory=deque)
    used: float = 0.0
    _left: float = 0.0
    _tried: dict[str, _Tried] = field(default_factory=dict)

    def week(self, day: date) -> None:
        """Do a week's work: proposals first, then the work list from the top.

        What has been begun is finished, and the weeks after are so much shorter. Time that isn't
        needed is not saved.
        """
        is_away = self.luck.random() < self.model.away or day.isocalendar().week in _HOLIDAYS
        if is_away:
            return
        self._left = min(self._left, 0.0) + self.minutes * (1 - self.model.other_work)
        while self._left > 0 and self.proposals:
            proposal = self.proposals.popleft()
            if proposal.merge(day):
                self._spend(proposal.minutes)
        if self._left > 0:
            for conversation in self._conversations(day):
                self._have(conversation, day)
                if self._left <= 0:
                    break

    def bounced(self, contact: Subject) -> None:
        """Take in that a mail has come back: as good as a call that nobody answers."""
        self._tried.setdefault(contact.id, _Tried()).times += 1

    def _conversations(self, day: date) -> Iterator[Conversation]:
        """Those to have, in the work list's order; those only about wishes once a year."""
        yield from conversations(ranked(self._lines(day, wishes_alone=False), day))
        yield from conversations(ranked(self._lines(day, wishes_alone=True), day))

    def _lines(self, day: date, *, wishes_alone: bool) -> list[Line]:
        found: list[Line] = []
        for entry in self.entries.values():
            is_due = entry.due_on is not None and entry.due_on <= day
            if is_due == wishes_alone or not entry.lines:
                continue
            asked = entry.asked_for_more
            is_too_soon = asked is not None and day - asked < _A_YEAR
            if (wishes_alone and is_too_soon) or self._waits(entry.lines[0].contact, day):
                continue
            found += (line for line in entry.lines if not (line.is_wish and is_too_soon))
        return found

    def _waits(self, contact: Subject, day: date) -> bool:
        tried = self._tried.get(contact.id)
        return tried is not None and day < tried.until

    def _have(self, conversation: Conversation, day: date) -> None:
        contact = conversation.contact.id
        if self.conversing.is_reached(contact, day):
            self._spend(conversation.minutes)
            self._tried.pop(contact, None)
            self.conversing.have(conversation, day)
            return
        self._spend(CONTACT)
        tried = self._tried.setdefault(contact, _Tried())
        tried.times += 1
        if tried.times >= self.model.tries and self.conversing.look_up(contact, day):
            self._spend(HANDLING[Kind.CONFIRM])
            return
        tried.until = day + (_LATER if tried.times >= _MANY_TRIES else _AGAIN)

    def _spend(self, minutes: float) -> None:
        self._left -= minutes * self.model.slowness
        self.used += minutes * self.model.slowness
