"""What comes of trying to talk with an enterprise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from asf_register.enterprise import Figure, Offer, Said

from asf_upkeep.simulation.assumptions import Assumptions
from asf_upkeep.simulation.entry import COORDINATOR, Entry
from asf_upkeep.simulation.file_cabinet import FileCabinet
from asf_upkeep.worklist.line import Kind, Line
from asf_upkeep.worklist.ranking import Conversation

# Half of those who are asked for a logo, offers or newer figures have them at hand.
_HAVE_IT = 0.5


@dataclass(frozen=True, slots=True)
class Conversing:
    """Conversations of coordinators with enterprises.

    Attributes:
        files: The register.
        model: What is assumed.
    """

    files: FileCabinet
    model: Assumptions

    def is_reached(self, slug: str, day: date) -> bool:
        """Whether somebody answers this week; a dead enterprise never does."""
        entry = self.files.entries[slug]
        return not entry.is_gone(day) and entry.fate.luck.random() < self.model.reached

    def look_up(self, slug: str, day: date) -> bool:
        """Look up whether an enterprise still exists, and write it where it doesn't.

        Returns:
            Whether it is gone.
        """
        entry = self.files.entries[slug]
        if not entry.is_gone(day):
            return False
        for one in self.files.household(entry):
            if one.is_gone(day):
                self.files.close(one, day)
        return True

    def have(self, conversation: Conversation, day: date) -> None:
        """Do what the lines of a conversation ask for."""
        for line in conversation.lines:
            entry = self.files.entries[line.subject.id]
            # A unit that is gone shows when somebody talks with what it is part of.
            if entry.is_gone(day):
                self.files.close(entry, day)
            elif entry.is_open:
                self._do(line, entry, day)
        for slug in {line.subject.id for line in conversation.lines}:
            self.files.file(self.files.entries[slug])

    def _do(self, line: Line, entry: Entry, day: date) -> None:
        if line.kind is Kind.CONFIRM:
            entry.correct()
            entry.confirm(day, COORDINATOR)
            # Without its number nothing can be confirmed, so that is asked for too.
            if not entry.record.organisation_number and not entry.record.part_of:
                entry.record = replace(entry.record, organisation_number="simulation")
            if not entry.record.email and entry.fate.luck.random() < self.model.gives_address:
                entry.record = replace(entry.record, email=f"info@{entry.slug}.example")
        elif line.kind is Kind.LINK:
            entry.wrong.discard("website")
            entry.link_found = None
        elif line.kind is Kind.CONSENT:
            self._ask_for_consent(entry, day)
        elif line.is_wish:
            entry.asked_for_more = day
            if entry.fate.luck.random() < _HAVE_IT:
                _grant(line.kind, entry, day)

    def _ask_for_consent(self, entry: Entry, day: date) -> None:
        if entry.fate.luck.random() < self.model.agrees:
            said = Said(date=day, by=COORDINATOR)
            entry.record = replace(entry.record, listing="consented", consent=said)
        else:
            entry.record = replace(entry.record, listing="unlisted")


def _grant(kind: Kind, entry: Entry, day: date) -> None:
    record = entry.record
    if kind is Kind.LOGO:
        entry.record = replace(record, logo=f"{entry.slug}.png")
    elif kind is Kind.OFFERS:
        entry.record = replace(record, offers=(Offer(title="simulation"),))
    elif kind is Kind.FIGURES:
        newest = Figure(kind="employed", year=day.year - 1, value=1, source="simulation")
        figures = (*record.social_value.figures, newest)
        entry.record = replace(record, social_value=replace(record.social_value, figures=figures))
