"""A template that becomes a document: its record."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.intranet.content import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTemplate(Content):
    """One template of running text; its title is the document's too.

    Attributes:
        legal: Whether page and document say that it is a start and no legal advice.
        body: Markdown; what is to be filled in stands in square brackets.
        first_line: The line of the file where the body begins.
    """

    legal: bool = False
    body: str
    first_line: int = 1
