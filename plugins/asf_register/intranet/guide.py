"""A guide of the intranet: its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Audience = Literal["leadership", "work-leaders", "sales", "finance", "everyone"]
ContentRole = Literal[
    "administrator", "coordinator", "certifier", "supervisor", "auditor", "editor"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One guide.

    Attributes:
        slug: The file's name, as "iop-steg-for-steg".
        title: Its heading.
        summary: One sentence.
        area: The id of a guide area.
        audience: Who in the enterprise it is for.
        reviewed: The day on which somebody last looked it over.
        responsible: The role that sees to that it holds.
        checklist: What is to be done, step by step.
        templates: The slugs of templates that belong to it.
        synonyms: Further words that a search finds it by.
        body: Markdown.
        first_line: The line of the file where the body begins.
    """

    slug: str
    title: str
    summary: str
    area: str
    audience: tuple[Audience, ...]
    reviewed: date
    responsible: ContentRole
    checklist: tuple[str, ...]
    templates: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    body: str
    first_line: int = 1
