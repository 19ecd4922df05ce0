"""The words of the rounds, from texts/certification.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Why a certificate doesn't hold, and how it may go on: reasons that belong together."""

    suspended: str
    reinstated: str
    withdrawn: str
    appealed: str
    stands: str
    overturned: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWords:
    """What is said of one area: papers that show it, what must and what could be done."""

    evidence: tuple[str, ...]
    measure: str
    recommendation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialWords:
    """Training material; `page` is the end of its address."""

    role: Literal["enterprise", "supervisor", "auditor", "certifier"]
    kind: Literal["guide", "recording"]
    title: str
    page: str
    subtitles: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundWords:
    """Everything that rounds, cases and decisions say."""

    webinars: tuple[str, ...]
    improvements: tuple[str, ...]
    material: tuple[MaterialWords, ...]
    scopes: tuple[str, ...]
    conditions: tuple[str, ...]
    stories: tuple[Story, ...]
    declined: tuple[str, ...]
    discontinued: tuple[str, ...]
    not_approved: tuple[str, ...]
    notes: tuple[str, ...]
    areas: Mapping[str, AreaWords]
