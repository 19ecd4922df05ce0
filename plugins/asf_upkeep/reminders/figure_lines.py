"""Figures and shares in words: each kind once, and below it a line a year, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from asf_edit.fields import Field
from asf_register.problem import visible
from asf_register.swedish import long_date, number
from asf_register.vocabulary import Vocabulary

_UNITS = {"percent": " procent", "kronor": " kronor"}
_SURE = {"about": "cirka ", "at_least": "minst "}


def figure_lines(figures: Sequence[Mapping[str, Any]], words: Vocabulary) -> Iterator[str]:
    """The figures of an entry: «Anställda:», «– 2025: minst 10 (Årsredovisning 2025)».

    Args:
        figures: As they stand in its file.
        words: The closed lists.
    """
    for kind in dict.fromkeys(one["kind"] for one in figures):
        term = words.figure_kinds.get(kind)
        yield f"{term.title if term else kind}:"
        unit = _UNITS.get(term.unit if term else "", "")
        those = [one for one in figures if one["kind"] == kind]
        for one in sorted(those, key=lambda figure: -figure["year"]):
            method = f", {one['method']}" if "method" in one else ""
            said = f"{_SURE.get(one.get('qualifier', ''), '')}{number(one['value'])}{unit}"
            yield visible(f"– {one['year']}: {said} ({one['source']}{method})")


def share_lines(shares: Sequence[Mapping[str, Any]], field: Field) -> Iterator[str]:
    """The shares of people from the target group: «– 63 procent den 30 juni 2025 (Intyg)».

    Args:
        shares: As they stand in the entry's file.
        field: What they are called.
    """
    yield f"{field.titles[-1]}:"
    for one in sorted(shares, key=lambda share: share["date"], reverse=True):
        day = long_date(date.fromisoformat(one["date"]))
        yield visible(f"– {number(one['percent'])} procent den {day} ({one['source']})")
