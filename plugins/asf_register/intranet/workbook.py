"""A template that becomes a spreadsheet: its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asf_register.intranet.guide import ContentRole

Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: the headings of its columns, and rows of cells below them.

    A text that begins with "=" is a formula. A row with one cell is a sub-heading.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """One calculation; attributes that it shares with a document template mean the same."""

    slug: str
    title: str
    summary: str
    area: str
    reviewed: date
    responsible: ContentRole
    sheets: tuple[Sheet, ...]
    legal: bool = False
    synonyms: tuple[str, ...] = ()
    intro: str = ""
