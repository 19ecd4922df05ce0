"""A simulation for a person at a terminal, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from math import isfinite
from typing import Any

from asf_register.swedish import count_of, long_date, number

from asf_upkeep.simulation.assumptions import Assumptions
from asf_upkeep.simulation.report import Report
from asf_upkeep.simulation.study import Moved, Need, Outcome, Spread
from asf_upkeep.simulation.words import (
    condition_of,
    days_in_words,
    per_cent,
    per_cents,
    title_of,
)


def as_text(report: Report) -> str:
    """What was simulated, and what came of it, as tables of plain text."""
    return "\n".join(_text(report))


def as_json(report: Report) -> str:
    """The same for a program; a time that wasn't reached is null."""
    told = {
        "date": report.start.day.isoformat(),
        "years": report.start.years,
        "entries": report.entries,
        "made_up": report.is_made_up,
        "regions": report.regions,
        "minutes": report.minutes,
        "seed": report.seed,
        "assumptions": asdict(Assumptions()),
        "ways": [_way(one) for one in report.ways],
        "needs": [_need(one) for one in report.needs],
        "sensitivity": [_moved(one) for one in report.moved],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _text(report: Report) -> Iterator[str]:
    made_up = count_of(report.entries, "påhittat företag", "påhittade företag")
    entries = made_up if report.is_made_up else f"{number(report.entries)} företag i registret"
    yield (
        f"{count_of(report.start.years, 'år', 'år')} från den {long_date(report.start.day)} med "
        f"{entries}. {report.regions} processledare har "
        f"{number(report.minutes)} minuter i veckan var."
    )
    yield "Det är en modell. Vad den antar, och varför, står i docs/upkeep.md."
    yield ""
    yield from _table(
        ("", "bekräftade", "upptäckta efter", "", "döda i", "döda eller"),
        ("", "inom 12 mån", "hälften", "nio av tio", "listan", "med fel"),
        [
            (
                title_of(one.effort),
                per_cents(one.fresh),
                days_in_words(one.half_noticed.middle),
                days_in_words(one.most_noticed.middle),
                number(round(one.gone.middle)),
                per_cent(one.wrong.middle),
            )
            for one in report.ways
        ],
    )
    yield ""
    yield "Andelarna gäller det sista året. Inom parentes: lägst och högst av flera körningar."
    first = report.ways[0]
    yield (
        f"Med båda är {per_cent(first.crowded.middle)} bekräftade i de tre län som har flest "
        f"företag och {per_cent(first.elsewhere.middle)} i de andra. I snitt används "
        f"{number(round(first.minutes_used.middle, 1))} minuter i veckan."
    )
    if report.needs:
        yield ""
        yield "För att 95 % ska vara bekräftade inom 12 månader behövs"
        yield from (f"  {_needed(one)}: {condition_of(one)}" for one in report.needs)
    if report.moved:
        yield ""
        yield "Så mycket flyttar varje antagande resultatet, från lågt till högt"
        yield from _table(
            ("", "antaget", "bekräftade", "hälften upptäckta"),
            ("", "", "inom 12 mån", "efter"),
            [_row(one) for one in report.moved],
        )


def _needed(need: Need) -> str:
    if need.is_reached:
        return f"högst {number(need.effort.minutes)} minuter"
    return f"mer än {number(need.effort.minutes)} minuter ({per_cent(need.fresh)})"


def _row(one: Moved) -> tuple[str, ...]:
    return (
        one.about.label,
        f"{number(one.value)} ({number(one.about.low)}–{number(one.about.high)})",
        " → ".join(map(per_cent, one.fresh)),
        " → ".join(map(days_in_words, one.noticed)),
    )


def _table(
    above: Sequence[str], below: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterator[str]:
    everything = [above, below, *rows]
    widths = [max(len(row[place]) for row in everything) for place in range(len(above))]
    for row in everything:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _way(one: Outcome) -> dict[str, Any]:
    return {
        "reminders": one.effort.reminders,
        "reconciliation": one.effort.reconciliation,
        "minutes": one.effort.minutes,
        "share_confirmed": _spread(one.fresh),
        "share_confirmed_in_three_largest_regions": _spread(one.crowded),
        "share_confirmed_in_other_regions": _spread(one.elsewhere),
        "days_until_half_noticed": _spread(one.half_noticed),
        "days_until_nine_of_ten_noticed": _spread(one.most_noticed),
        "dead_in_list": _spread(one.gone),
        "share_dead_or_wrong": _spread(one.wrong),
        "minutes_used": _spread(one.minutes_used),
        "over_time": [
            {"date": day.isoformat(), "share_confirmed": round(share, 4)}
            for day, share in one.curve
        ],
    }


def _need(one: Need) -> dict[str, Any]:
    return {
        "weeks_ahead": one.effort.ahead,
        "minutes_by_entries": one.effort.by_entries,
        "minutes": one.effort.minutes,
        "reached": one.is_reached,
        "share_confirmed": round(one.fresh, 4),
    }


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "assumption": one.name,
        "value": one.value,
        "range": [one.about.low, one.about.high],
        "share_confirmed": [round(share, 4) for share in one.fresh],
        "days_until_half_noticed": [_finite(days) for days in one.noticed],
    }


def _spread(spread: Spread) -> dict[str, float | None]:
    return {
        "median": _finite(spread.middle),
        "low": _finite(spread.low),
        "high": _finite(spread.high),
    }


def _finite(value: float) -> float | None:
    return round(value, 4) if isfinite(value) else None
