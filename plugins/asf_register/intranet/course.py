"""A course: its record."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.intranet.content import Content


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
class Course(Content):
    """One course: guides and recordings in an order, with questions."""

    steps: tuple[Step, ...]
