"""Reminders by e-mail, and what enterprises do with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heappop, heappush

from asf_upkeep.simulation.assumptions import Assumptions
from asf_upkeep.simulation.county import County, Proposal
from asf_upkeep.simulation.entry import ENTERPRISE, Entry
from asf_upkeep.simulation.file_cabinet import FileCabinet
from asf_upkeep.worklist.line import Kind
from asf_upkeep.worklist.minutes import CONTACT, HANDLING


@dataclass(frozen=True, slots=True)
class Reminding:
    """The mails that are on their way.

    Attributes:
        files: The register.
        counties: By region; answers wait there to be merged.
        model: What is assumed.
        ahead: How long before it wants confirming an entry's enterprise is asked.
    """

    files: FileCabinet
    counties: Mapping[str, County]
    model: Assumptions
    ahead: timedelta
    _answers: list[tuple[date, str, date]] = field(default_factory=list)

    def send(self, day: date) -> None:
        """Ask everybody who has an e-mail address and isn't freshly confirmed, as the product does.

        It doesn't know whom it has asked before.
        """
        for entry in self.files.entries.values():
            if entry.is_open and entry.record.email and not entry.is_fresh(day + self.ahead):
                self._ask(entry, day)

    def take_in(self, day: date) -> None:
        """Lay the answers that have come before its coordinator."""
        while self._answers and self._answers[0][0] <= day:
            came, slug, sent = heappop(self._answers)
            entry = self.files.entries[slug]
            self.counties[entry.record.region].proposals.append(self._proposal(entry, came, sent))

    def _ask(self, entry: Entry, day: date) -> None:
        fate, model = entry.fate, self.model
        is_dark = fate.goes_dark is not None and fate.goes_dark <= day
        if is_dark or "email" in entry.wrong:
            self.counties[entry.record.region].bounced(entry.lines[0].contact)
            return
        if entry.is_gone(day):
            answers = fate.luck.random() < model.tells_of_end
        else:
            answers = fate.answers_mail and fate.luck.random() < model.answers
        if answers:
            weeks = fate.luck.expovariate(1 / model.answer_weeks)
            heappush(self._answers, (day + timedelta(days=round(7 * weeks)), entry.slug, day))

    def _proposal(self, entry: Entry, came: date, sent: date) -> Proposal:
        luck, model = entry.fate.luck, self.model
        says_changed = bool(entry.wrong) and luck.random() < model.looks
        is_task = says_changed or luck.random() < model.without_code
        minutes = HANDLING[Kind.DIFFERS] if is_task else HANDLING[Kind.CONFIRM]

        def merge(day: date) -> bool:
            said = entry.record.confirmed
            if not entry.is_open or (said is not None and said.date >= sent):
                return False
            if entry.is_gone(came):
                self.files.close(entry, day)
                return True
            if says_changed:
                entry.correct()
            entry.confirm(came, ENTERPRISE)
            self.files.file(entry)
            return True

        # Who says that it no longer exists is looked up before anything is merged.
        return Proposal(minutes + CONTACT if entry.is_gone(came) else minutes, merge)
