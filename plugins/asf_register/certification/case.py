"""A case: one enterprise's way through one round, event by event. Nothing of it is public.

The fields mirror schemas/case.schema.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Literal

import msgspec

AreaState = Literal["met", "partly", "not_met"]
Outcome = Literal["meets", "measure", "recommendation"]
Overall = Literal["approved", "approved_with_measures", "not_approved"]
# Stands beside the areas' ids; no slug looks like it.
_OVERALL = "the overall judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """What all events of a case have: when, and by which role or person."""

    event: ClassVar[str]

    date: date
    by: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(CaseEvent):
    """The enterprise applied; `enclosures` are kinds of papers, never the papers."""

    event: ClassVar[str] = "applied"

    enclosures: tuple[str, ...]
    one_year_in_operation: bool
    approved_annual_report: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted(CaseEvent):
    """The enterprise was admitted to the round."""

    event: ClassVar[str] = "admitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined(CaseEvent):
    """The enterprise was not admitted."""

    event: ClassVar[str] = "declined"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid(CaseEvent):
    """The enterprise paid an instalment, counted from 1."""

    event: ClassVar[str] = "paid"

    instalment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervised(CaseEvent):
    """The enterprise was supervised."""

    event: ClassVar[str] = "supervised"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedArea:
    """How the enterprise sees itself in one area, and which papers show it."""

    area: str
    state: AreaState
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfAssessed(CaseEvent):
    """The enterprise assessed itself."""

    event: ClassVar[str] = "self_assessed"

    areas: tuple[AssessedArea, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedArea:
    """What an auditor found in one area; a mandatory measure is `due` on a day."""

    area: str
    outcome: Outcome
    text: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited(CaseEvent):
    """An auditor without an interest in the enterprise checked some areas, or all of it."""

    event: ClassVar[str] = "audited"

    no_interest: Literal[True]
    areas: tuple[AuditedArea, ...]
    overall: Overall | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDone(CaseEvent):
    """A mandatory measure of one area is done."""

    event: ClassVar[str] = "measure_done"

    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discontinued(CaseEvent):
    """The case ended without a decision."""

    event: ClassVar[str] = "discontinued"

    reason: str


CASE_EVENTS: Mapping[str, type[CaseEvent]] = {
    kind.event: kind
    for kind in (
        Applied,
        Admitted,
        Declined,
        Paid,
        Supervised,
        SelfAssessed,
        Audited,
        MeasureDone,
        Discontinued,
    )
}


@dataclass(frozen=True, slots=True)
class Case:
    """One enterprise in one round.

    Attributes:
        cohort: The round's id.
        enterprise: The slug it was written with, which may be an alias by now.
        events: In the order of the file.
    """

    cohort: str
    enterprise: str
    events: tuple[CaseEvent, ...]

    @property
    def audits(self) -> tuple[Audited, ...]:
        """The events in which an auditor checked something."""
        return tuple(event for event in self.events if isinstance(event, Audited))

    @property
    def audited_areas(self) -> Mapping[str, AuditedArea]:
        """The latest verdict on each area, by its id."""
        return {area.area: area for audit in self.audits for area in audit.areas}

    @property
    def overall(self) -> Overall | None:
        """The latest overall judgement."""
        said = [audit.overall for audit in self.audits if audit.overall]
        return said[-1] if said else None

    def standing_audits(self) -> Iterator[tuple[int, Audited]]:
        """The audits that still count, with their indexes: nobody has judged all of it anew."""
        judged: set[str] = set()
        for index, event in reversed(list(enumerate(self.events))):
            if isinstance(event, Audited):
                told = {area.area for area in event.areas} | (
                    {_OVERALL} if event.overall else set()
                )
                if told - judged:
                    yield index, event
                judged |= told

    @property
    def paid(self) -> frozenset[int]:
        """The instalments that are paid, counted from 1."""
        return frozenset(event.instalment for event in self.events if isinstance(event, Paid))

    def first(self, kind: str) -> CaseEvent | None:
        """The first event of a kind, for example "applied"."""
        return next((event for event in self.events if event.event == kind), None)

    def open_measures(self) -> Iterator[AuditedArea]:
        """Mandatory measures that are not done."""
        still: dict[str, AuditedArea] = {}
        for event in self.events:
            if isinstance(event, Audited):
                for area in event.areas:
                    still.pop(area.area, None)
                    if area.outcome == "measure":
                        still[area.area] = area
            elif isinstance(event, MeasureDone):
                still.pop(event.area, None)
        yield from still.values()

    def until(self, day: date) -> Case:
        """The case as it was at the end of a day."""
        return replace(self, events=tuple(event for event in self.events if event.date <= day))


def to_case(cohort: str, enterprise: str, data: dict[str, Any]) -> Case:
    """Make the record of one case.

    Args:
        cohort: The round's id.
        enterprise: The file's name without .yaml.
        data: A document that schemas/case.schema.json has accepted.
    """
    events = (
        msgspec.convert(event, CASE_EVENTS[event["event"]], strict=False)
        for event in data["events"]
    )
    return Case(cohort, enterprise, tuple(events))
