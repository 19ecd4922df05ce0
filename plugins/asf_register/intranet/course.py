"""A course: its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asf_register.intranet.guide import ContentRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answers; `right` is the number of the right one, from 1."""

    question: str
    answers: tuple[str, ...]
    right: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: a guide or a recording, by slug, and questions about it."""

    guide: str | None = None
    recording: str | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One course: guides and recordings in an order, with questions."""

    slug: str
    title: str
    summary: str
    area: str
    reviewed: date
    responsible: ContentRole
    steps: tuple[Step, ...]
    synonyms: tuple[str, ...] = ()
