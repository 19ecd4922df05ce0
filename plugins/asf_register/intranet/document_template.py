"""A template that becomes a document: its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asf_register.intranet.guide import ContentRole


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTemplate:
    """One template of running text.

    Attributes:
        slug: The file's name, as "iop-avtal".
        title: Its heading, and the document's.
        summary: One sentence.
        area: The id of a guide area.
        reviewed: The day on which somebody last looked it over.
        responsible: The role that sees to that it holds.
        legal: Whether page and document say that it is a start and no legal advice.
        synonyms: Further words that a search finds it by.
        body: Markdown; what is to be filled in stands in square brackets.
        first_line: The line of the file where the body begins.
    """

    slug: str
    title: str
    summary: str
    area: str
    reviewed: date
    responsible: ContentRole
    legal: bool = False
    synonyms: tuple[str, ...] = ()
    body: str
    first_line: int = 1
