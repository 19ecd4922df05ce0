"""An entry of the simulated register beside the enterprise as it really is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from asf_register.enterprise import Closed, Enterprise, Said
from asf_register.freshness import due_from
from asf_register.register import Register

from asf_upkeep.links.memory import Finding
from asf_upkeep.simulation.fate import Fate
from asf_upkeep.worklist.confirming import confirming_lines
from asf_upkeep.worklist.dead_links import dead_link_lines
from asf_upkeep.worklist.line import Line
from asf_upkeep.worklist.wishes import wish_lines

ENTERPRISE: Literal["enterprise"] = "enterprise"
COORDINATOR: Literal["coordinator"] = "coordinator"


@dataclass(slots=True, eq=False)
class Entry:
    """What the register says of one enterprise, and what is true. It changes as weeks go by.

    Attributes:
        record: What stands in its file.
        fate: What happens to the enterprise.
        lines: What the work list says of it, by the product's own rules.
        due_on: The first day on which one of them holds that is no wish; None where there is none.
        wants_confirming: The first day on which it wants confirming again; None where nobody has
            ever confirmed it.
        wrong: What has changed in the enterprise and not in its file, each by its field.
        link_found: Since when the link check has found that the website is gone, if it has.
        asked_for_more: When somebody last asked for what would make the entry better.
    """

    record: Enterprise
    fate: Fate
    lines: tuple[Line, ...] = ()
    due_on: date | None = None
    wants_confirming: date | None = None
    wrong: set[str] = field(default_factory=set)
    link_found: date | None = None
    asked_for_more: date | None = None

    @property
    def slug(self) -> str:
        """Its file's name."""
        return self.record.slug

    @property
    def is_open(self) -> bool:
        """Whether the register believes that it exists."""
        return self.record.closed is None

    def is_gone(self, day: date) -> bool:
        """Whether the enterprise has really closed."""
        return self.fate.closes is not None and self.fate.closes <= day

    def is_fresh(self, day: date) -> bool:
        """Whether it has been confirmed within twelve months."""
        return self.wants_confirming is not None and day < self.wants_confirming

    def confirm(self, day: date, by: Literal["enterprise", "coordinator"]) -> None:
        """Write that somebody has confirmed it."""
        self.record = replace(self.record, confirmed=Said(date=day, by=by))

    def close(self, day: date) -> None:
        """Write that it has closed."""
        self.record = replace(self.record, closed=Closed(date=day, source="simulation"))

    def correct(self) -> None:
        """Write what has changed."""
        self.wrong.clear()
        self.link_found = None

    def look_again(self, register: Register) -> None:
        """Find out anew what the work list says of it.

        Args:
            register: What it stands in, with this record.
        """
        record = self.record
        said = record.confirmed
        self.wants_confirming = due_from(said.date) if said else None
        if record.closed is not None:
            self.lines, self.due_on = (), None
            return
        found = (*confirming_lines(record, register), *wish_lines(record, register))
        if self.link_found and record.website:
            finding = Finding(
                address=record.website, kind="dead", since=self.link_found, why="simulation"
            )
            found = (*found, *dead_link_lines([finding], _household(record, register)))
        self.lines = found
        self.due_on = min(line.since or date.min for line in found if not line.is_wish)


def _household(record: Enterprise, register: Register) -> Register:
    """An enterprise with all that it is part of: what the rules of links need to know."""
    found = {record.slug: record}
    above = register.find(record.part_of) if record.part_of else None
    while above is not None and above.slug not in found:
        found[above.slug] = replace(above, website=None)
        above = register.find(above.part_of) if above.part_of else None
    return replace(register, enterprises=found)
