"""A certification round, as its cohort.yaml tells of it.

The fields mirror schemas/cohort.schema.json, which is the only place that says what the file
may hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import msgspec

from asf_register.enterprise import Source

Kind = Literal["pilot", "base", "recertification"]
Role = Literal["enterprise", "supervisor", "auditor", "certifier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """The days on which one may apply; the last one counts."""

    closes: date
    opens: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Webinar:
    """An open meeting online; times are Swedish, as "10:00"."""

    date: date
    begins: str | None = None
    ends: str | None = None
    title: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """A part of the fee, in kronor without VAT."""

    amount: int
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What the round costs an enterprise, in kronor without VAT."""

    total: int
    instalments: tuple[Instalment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What the enterprises are audited against; `fee` is its price at SIS, without VAT."""

    name: str
    fee: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A supervisor, by id, and the enterprises of the group, by slug."""

    supervisor: str
    enterprises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Open training material for one role."""

    role: Role
    kind: Literal["guide", "recording"]
    title: str
    url: str
    subtitles: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """One certification round. `id` is the folder's name."""

    id: str
    kind: Kind
    title: str
    application: Application | None = None
    start: date | None = None
    end: date | None = None
    webinars: tuple[Webinar, ...] = ()
    improvement_conference: date | None = None
    improvements: tuple[str, ...] = ()
    places: int | None = None
    fee: Fee | None = None
    standard: Standard | None = None
    criteria_version: str | None = None
    areas: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    auditors: tuple[str, ...] = ()
    material: tuple[Material, ...] = ()
    sources: tuple[Source, ...] = ()

    def is_open(self, day: date) -> bool:
        """Whether one may apply on a day."""
        window = self.application
        if window is None or day > window.closes:
            return False
        return window.opens is None or window.opens <= day


def to_cohort(name: str, data: dict[str, Any]) -> Cohort:
    """Make the record of one round.

    Args:
        name: The folder's name.
        data: A document that schemas/cohort.schema.json has accepted.
    """
    return msgspec.convert({**data, "id": name}, Cohort, strict=False)
