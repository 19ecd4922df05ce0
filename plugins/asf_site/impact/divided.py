"""Charts by region and by industry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from asf_register.swedish import THIN_SPACE, alphabetical, number
from markupsafe import Markup

from asf_site.impact.chart import Shown, chart_across
from asf_site.impact.grouping import grouped
from asf_site.impact.measure import (
    AMOUNT,
    RESTING,
    RESTING_MEANS,
    Chart,
    Division,
    Measure,
    resting,
)
from asf_site.impact.population import Whole
from asf_site.impact.totals import Said, Total, total

_UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """One group that is shown, or several as one.

    Attributes:
        of: How many enterprises there are in it, whether they have said or not.
    """

    title: str
    total: Total
    of: int
    is_known: bool = True


def enterprises_divided(
    measure: Measure, counted: Collection[Whole], said: Said, division: Division
) -> Chart | None:
    """How many enterprises there are in each group; None where no group can be shown.

    Args:
        measure: What they are called.
        counted: Those there are today.
        said: One for each of them.
        division: The groups.
    """
    lines, unknown = _lines(said, counted, division)
    if not lines:
        return None
    everybody = sum(line.total.value for line in lines)
    largest, share = lines[0], lines[0].total.value / everybody
    finding = (
        f"Flest företag finns {division.within} {largest.title}: {largest.total.text('')} av "
        f"{number(everybody)}, eller {_percent(share)}."
    )
    rows = [
        (line.title, line.total.text(""), _percent(line.total.value / everybody)) for line in lines
    ]
    told = f"{measure.id}-{division.id}"
    return Chart(
        id=told,
        heading=division.heading,
        finding=finding,
        svg=_svg(lines, told),
        caption=f"{measure.title} per {division.one}",
        columns=(division.one.capitalize(), measure.title, "Andel"),
        rows=rows,
        unknown=unknown,
    )


def figures_divided(
    measure: Measure, counted: Collection[Whole], said: Said, division: Division, year: int
) -> Chart | None:
    """How much enterprises say in each group; None where no group can be shown.

    Args:
        measure: What it is called.
        counted: All enterprises that there were that year.
        said: What each of them says, where it has.
        division: The groups.
        year: Which the figures are of.
    """
    lines, unknown = _lines(said, counted, division)
    if not lines:
        return None
    largest = lines[0]
    finding = (
        f"Flest {measure.many} år {year} fanns {division.within} {largest.title}: "
        f"{largest.total.text('')}, i {resting(largest.total.rests_on, largest.of)}."
    )
    rows = [
        (line.title, line.total.text(""), f"{number(line.total.rests_on)} av {number(line.of)}")
        for line in lines
    ]
    told = f"{measure.id}-{division.id}"
    return Chart(
        id=told,
        heading=division.heading,
        finding=finding,
        svg=_svg(lines, told),
        caption=f"{measure.title} per {division.one}, {year}. {RESTING_MEANS}",
        columns=(division.one.capitalize(), AMOUNT, RESTING),
        rows=rows,
        unknown=unknown,
    )


def _svg(lines: list[_Line], told_by: str) -> Markup:
    bars = [Shown(x.title, x.total.value, x.total.text(""), not x.is_known) for x in lines]
    return chart_across(bars, told_by)


def _lines(
    said: Said, counted: Collection[Whole], division: Division
) -> tuple[list[_Line], list[str]]:
    """The groups that are shown, the largest first, and what is to be said of the others."""
    inside: dict[str, list[Whole]] = defaultdict(list)
    for whole in counted:
        inside[division.of(whole)].append(whole)
    having = {key: [said[w] for w in here if w in said] for key, here in inside.items()}
    shown = grouped({key: len(here) for key, here in having.items()})
    if not any(shown.alone):
        return [], []
    lines = [
        _Line(division.titles[key], total(having[key]), len(inside[key]), key != _UNKNOWN)
        for key in shown.alone
    ]
    lines.sort(key=lambda line: (not line.is_known, -line.total.value, alphabetical(line.title)))
    if shown.together:
        of = sum(len(inside[key]) for key in shown.together)
        rest = total(part for key in shown.together for part in having[key])
        lines.append(_Line(division.others, rest, of, is_known=False))
    silent = [key for key, here in having.items() if not here]
    return lines, [*_together(division, shown.together), *_silent(division, silent)]


def _together(division: Division, keys: Collection[str]) -> list[str]:
    if not keys:
        return []
    which = _titles(division.titles, keys)
    why = "De visas tillsammans, så att ingen siffra vilar på färre än tre företag."
    return [f"{division.others}: {which}. {why}"]


def _silent(division: Division, keys: Collection[str]) -> list[str]:
    if not keys:
        return []
    return [f"Inget företag har lämnat siffran här: {_titles(division.titles, keys)}."]


def _titles(titles: Mapping[str, str], keys: Collection[str]) -> str:
    return ", ".join(sorted((titles[key] for key in keys), key=alphabetical))


def _percent(share: float) -> str:
    return f"{number(round(share * 100))}{THIN_SPACE}%"
