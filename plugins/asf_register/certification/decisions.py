"""Decisions about one certificate, event by event. All of it is public.

The fields mirror schemas/decisions.schema.json.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedEvent:
    """What all decisions have: when, by which certifier, and the certifier's signature."""

    event: ClassVar[str]

    date: date
    by: str
    signature: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified(SignedEvent):
    """The enterprise was certified; the last day of `valid_to` counts."""

    event: ClassVar[str] = "certified"

    number: str
    valid_from: date
    valid_to: date
    name: str
    organisation_number: str
    standard: str
    criteria_version: str
    scope: str
    conditions: tuple[str, ...] = ()
    renews: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed(SignedEvent):
    """The certificate follows an enterprise to a new name or number."""

    event: ClassVar[str] = "renamed"

    name: str
    organisation_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(SignedEvent):
    """The certificate does not hold for the time being."""

    event: ClassVar[str] = "suspended"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reinstated(SignedEvent):
    """A suspended certificate holds again."""

    event: ClassVar[str] = "reinstated"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(SignedEvent):
    """The certificate was withdrawn for good."""

    event: ClassVar[str] = "withdrawn"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appealed(SignedEvent):
    """The holder appealed against a suspension or a withdrawal."""

    event: ClassVar[str] = "appealed"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecided(SignedEvent):
    """The appeal was decided: the decision stands, or is overturned and the certificate holds."""

    event: ClassVar[str] = "appeal_decided"

    outcome: Literal["stands", "overturned"]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSource:
    """Where a certification from before the register was published."""

    url: str
    year: int
    supports: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """A certification from before the register, as precise as its source.

    Attributes:
        number: Given by the register.
        name: As the source has it.
        certified: "2019-06", "2019-spring" or "2019-autumn".
        source: Where it was published.
        known: The day on which the source said so.
    """

    event: ClassVar[str] = "taken_over"

    number: str
    name: str
    certified: str
    source: PublishedSource
    known: date | None = None


DecisionEvent = SignedEvent | TakenOver

DECISION_EVENTS: Mapping[str, type[DecisionEvent]] = {
    kind.event: kind
    for kind in (
        Certified,
        Renamed,
        Suspended,
        Reinstated,
        Withdrawn,
        Appealed,
        AppealDecided,
        TakenOver,
    )
}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What has been decided about one enterprise in one round: about one certificate.

    Attributes:
        cohort: The round's id.
        enterprise: The slug it was written with, which may be an alias by now.
        events: In the order of the file.
        written: The same as they stand in the file, which is what signatures cover.
        holder: The slug that the enterprise has now, where that is another.
    """

    cohort: str
    enterprise: str
    events: tuple[DecisionEvent, ...]
    written: tuple[Mapping[str, Any], ...]
    holder: str = ""


def to_decisions(cohort: str, enterprise: str, data: dict[str, Any]) -> Decisions:
    """Make the record of one file of decisions.

    Args:
        cohort: The round's id.
        enterprise: The file's name without .yaml.
        data: A document that schemas/decisions.schema.json has accepted.
    """
    written = tuple(data["events"])
    events = (
        msgspec.convert(event, DECISION_EVENTS[event["event"]], strict=False) for event in written
    )
    return Decisions(cohort, enterprise, tuple(events), written)
