"""Formulas in cells: never computed; at most the text that they show."""

from __future__ import annotations

import re

from asf_edit.importing.sheet import Cell

# Excel's way to keep a number's first zero in a text file: ="0114".
_QUOTED = re.compile(r'=\s*"((?:[^"]|"")*)"\s*')
_LINK = re.compile(
    r'=\s*(?:HYPERLINK|HYPERLÄNK)\(\s*"([^"]*)"\s*(?:[;,]\s*"([^"]*)"\s*)?\)\s*', re.IGNORECASE
)
UNCOMPUTED = "innehåller en formel, och formler räknas inte ut. Klistra in värdet i stället"
FROM_FORMULA = "texten kommer ur en formel"


def cell_of_text(text: str) -> Cell:
    """A cell that holds a text, which may be written as a formula."""
    if not text.lstrip().startswith("="):
        return Cell(text)
    if quoted := _QUOTED.fullmatch(text.strip()):
        return Cell(quoted[1].replace('""', '"'))
    if link := _LINK.fullmatch(text.strip()):
        return Cell(link[2] or link[1], link=link[1], doubt=FROM_FORMULA)
    return Cell(trouble=UNCOMPUTED)


def link_of(formula: str) -> str:
    """The address that a formula makes a link to; "" where it makes none."""
    link = _LINK.fullmatch(formula.strip())
    return link[1] if link else ""
