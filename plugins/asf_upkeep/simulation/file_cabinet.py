"""The simulated register: its entries, and the product's own view of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.public import is_listed, is_public
from asf_register.register import Register

from asf_upkeep.simulation.course import Snapshot, Wait
from asf_upkeep.simulation.entry import Entry

# Stockholm, Västra Götaland and Skåne have half of the country's people.
_CROWDED = 3


@dataclass(slots=True, eq=False)
class FileCabinet:
    """All entries, and the register that they make.

    Attributes:
        register: What the product's rules are asked about. Its enterprises are `records`.
        records: Every enterprise's file, by slug.
        crowded: The three regions that have most entries to begin with.
        entries: By slug, those that hadn't closed when it all began.
        noticed: On which day the register said of an enterprise that it has closed.
    """

    register: Register
    records: dict[str, Enterprise]
    crowded: frozenset[str]
    entries: dict[str, Entry] = field(default_factory=dict)
    noticed: dict[str, date] = field(default_factory=dict)

    def file(self, entry: Entry) -> None:
        """Put an entry into the register as it is now."""
        self.entries[entry.slug] = entry
        self.records[entry.slug] = entry.record
        entry.look_again(self.register)

    def close(self, entry: Entry, day: date) -> None:
        """Write that an enterprise has closed."""
        if entry.is_open:
            entry.close(day)
            self.noticed[entry.slug] = day
            self.file(entry)

    def household(self, entry: Entry) -> Iterator[Entry]:
        """An enterprise and its units."""
        yield entry
        yield from (one for one in self.entries.values() if one.record.part_of == entry.slug)

    def snapshot(self, day: date) -> Snapshot:
        """The list on a day."""
        site = self.register.site
        listed = [
            one
            for one in self.entries.values()
            if is_listed(one.record) and is_public(one.record, site)
        ]
        gone = sum(one.is_gone(day) for one in listed)
        wrong = sum(bool(one.wrong) and not one.is_gone(day) for one in listed)
        fresh = [one for one in listed if one.is_fresh(day)]
        crowded, crowded_fresh = (
            sum(one.record.region in self.crowded for one in some) for some in (listed, fresh)
        )
        return Snapshot(day, len(listed), len(fresh), gone, wrong, crowded, crowded_fresh)

    def waits(self, first: date, last: date) -> Iterator[Wait]:
        """How long each enterprise that closed between two days was taken for a living one."""
        for entry in self.entries.values():
            closed = entry.fate.closes
            if closed is not None and first <= closed <= last and self._was_shown(entry):
                noticed = self.noticed.get(entry.slug)
                yield Wait(((noticed or last) - closed).days, noticed is not None)

    def _was_shown(self, entry: Entry) -> bool:
        return is_public(entry.record, self.register.site)


def cabinet_of(register: Register) -> FileCabinet:
    """A register to change, which leaves the given one as it is; no entries are in it yet."""
    records = dict(register.enterprises)
    entries = Counter(one.region for one in records.values() if one.closed is None)
    crowded = frozenset(region for region, _ in entries.most_common(_CROWDED))
    return FileCabinet(replace(register, enterprises=records, posts={}), records, crowded)
