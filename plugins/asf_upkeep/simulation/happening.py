"""What happens to enterprises week by week: changes, dead links, newcomers, deregistration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from asf_register.enterprise import Enterprise, Said

from asf_upkeep.simulation.assumptions import Assumptions
from asf_upkeep.simulation.county import County, Proposal
from asf_upkeep.simulation.entry import ENTERPRISE, Entry
from asf_upkeep.simulation.fate import Fate, fate_of
from asf_upkeep.simulation.file_cabinet import FileCabinet
from asf_upkeep.worklist.line import Kind
from asf_upkeep.worklist.minutes import HANDLING

# Links are checked once a week, and one is dead after three failures over at least two weeks.
_LINK_CHECKS = timedelta(days=21)


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something that happens to an enterprise on a day."""

    day: date
    slug: str
    what: str


@dataclass(slots=True)
class Happening:
    """What happens, from the first day to the last.

    Attributes:
        files: The register.
        counties: By region.
        model: What is assumed.
        days: The first and the last.
        seed: Decides who is founded when.
    """

    files: FileCabinet
    counties: Mapping[str, County]
    model: Assumptions
    days: tuple[date, date]
    seed: str
    _newcomers: dict[str, tuple[Enterprise, Fate]] = field(default_factory=dict)
    _events: list[Event] = field(default_factory=list)

    def begin(self, fates: Mapping[str, Fate]) -> None:
        """File every entry as it is on the first day, and draw who is founded later."""
        for slug, fate in fates.items():
            entry = Entry(_addressed(self.files.records[slug], fate), fate)
            self.files.entries[slug] = entry
            self._events += _events(slug, fate)
        self._draw_newcomers()
        self._events.sort(reverse=True)
        self.let_happen(self.days[0])
        for entry in self.files.entries.values():
            self.counties[entry.record.region].entries[entry.slug] = entry
            self.files.file(entry)

    def let_happen(self, day: date) -> None:
        """Let everything happen that does up to a day."""
        while self._events and self._events[-1].day <= day:
            event = self._events.pop()
            if event.what == "founded":
                self._found(event.slug)
            elif event.slug in self.files.entries:
                self._change(self.files.entries[event.slug], event)

    def reconcile(self, day: date) -> None:
        """Hold the register against the company register: whose number is known there is found."""
        for entry in list(self.files.entries.values()):
            if not entry.is_open or self.files.register.number_of(entry.record) is None:
                continue
            if entry.fate.traced is not None and entry.fate.traced <= day:
                self.files.close(entry, day)
            else:
                entry.wrong.discard("address")

    def _change(self, entry: Entry, event: Event) -> None:
        if not entry.is_open:
            return
        if event.what == "link":
            # Somebody may have mended it before the third check.
            is_gone = entry.is_gone(event.day)
            if entry.record.website and (is_gone or "website" in entry.wrong):
                entry.link_found = event.day - _LINK_CHECKS
                self.files.file(entry)
            return
        entry.wrong.add(event.what)
        if event.day > self.days[0] and entry.fate.luck.random() < self.model.tells:
            county = self.counties[entry.record.region]
            county.proposals.append(self._told(entry, event.day))

    def _told(self, entry: Entry, told: date) -> Proposal:
        def merge(day: date) -> bool:
            if not entry.is_open or entry.is_gone(day):
                return False
            entry.correct()
            entry.confirm(told, ENTERPRISE)
            self.files.file(entry)
            return True

        return Proposal(HANDLING[Kind.DIFFERS], merge)

    def _found(self, slug: str) -> None:
        record, fate = self._newcomers[slug]
        county = self.counties[record.region]

        def merge(day: date) -> bool:
            said = Said(date=day, by=ENTERPRISE)
            entry = Entry(_addressed(replace(record, consent=said, confirmed=said), fate), fate)
            county.entries[slug] = entry
            self.files.file(entry)
            return True

        county.proposals.append(Proposal(self.model.new_entry_minutes, merge))

    def _draw_newcomers(self) -> None:
        """Draw who is founded when: each resembles one that is on file by consent already."""
        models = [
            one.record
            for one in self.files.entries.values()
            if one.record.listing == "consented" and not one.record.part_of
        ]
        if not models:
            return
        chance = Random(f"{self.seed} founded")  # noqa: S311 -- nothing here is to be secret
        first, last = self.days
        years = (last - first).days / 365.25
        for count in range(round(self.model.founded * len(self.files.entries) * years)):
            day = first + timedelta(days=chance.randrange(1, max((last - first).days, 2)))
            slug = f"nytt-foretag-{count}"
            said = Said(date=day, by=ENTERPRISE)
            record = replace(
                chance.choice(models),
                slug=slug,
                name=slug,
                aliases=(),
                consent=said,
                confirmed=said,
            )
            fate = fate_of(record, (day, last), self.model, self.seed)
            self._newcomers[slug] = record, fate
            self._events.append(Event(day, slug, "founded"))
            self._events += _events(slug, fate)


def _addressed(record: Enterprise, fate: Fate) -> Enterprise:
    """A record without its e-mail address, where the enterprise has none."""
    return record if fate.has_address else replace(record, email=None)


def _events(slug: str, fate: Fate) -> Iterator[Event]:
    for day, what in fate.changes:
        yield Event(day, slug, what)
        if what == "website":
            yield Event(day + _LINK_CHECKS, slug, "link")
    if fate.goes_dark is not None:
        yield Event(fate.goes_dark + _LINK_CHECKS, slug, "link")
