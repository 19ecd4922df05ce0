"""What guides, templates, courses and recordings have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

ContentRole = Literal[
    "administrator", "coordinator", "certifier", "supervisor", "auditor", "editor"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What somebody has written for members and looks over.

    Attributes:
        slug: The file's name, as "iop-steg-for-steg".
        title: Its heading.
        summary: One sentence.
        area: The id of a guide area.
        reviewed: The day on which somebody last looked it over.
        responsible: The role that sees to that it holds.
        synonyms: Further words that a search finds it by.
    """

    slug: str
    title: str
    summary: str
    area: str
    reviewed: date
    responsible: ContentRole
    synonyms: tuple[str, ...] = ()
