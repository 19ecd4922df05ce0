"""A guide of the intranet: its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from asf_register.intranet.content import Content

Audience = Literal["leadership", "work-leaders", "sales", "finance", "everyone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Content):
    """One guide.

    Attributes:
        audience: Who in the enterprise it is for.
        checklist: What is to be done, step by step.
        templates: The slugs of templates that belong to it.
        body: Markdown.
        first_line: The line of the file where the body begins.
    """

    audience: tuple[Audience, ...]
    checklist: tuple[str, ...]
    templates: tuple[str, ...] = ()
    body: str
    first_line: int = 1
