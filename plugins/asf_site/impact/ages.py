"""How old what published sources say is: enterprises by the year of their newest source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from asf_register.enterprise import Enterprise
from asf_register.swedish import count_of, number

from asf_site.impact.chart import Shown, chart_across
from asf_site.impact.grouping import grouped
from asf_site.impact.measure import Chart

_YEARS = 5
_OTHERS = "Övriga år"
_ID = "kallor-ar"


def ages(enterprises: Sequence[Enterprise]) -> Chart | None:
    """How many enterprises have their newest source from when; None where they are too few.

    Args:
        enterprises: Those that are known from sources only.
    """
    newest = [years for e in enterprises if (years := _newest(e)) is not None]
    periods = Counter(str(year - year % _YEARS) for year in newest)
    shown = grouped(periods)
    if not shown.alone:
        return None
    lines = [(_period(int(key)), periods[key]) for key in sorted(shown.alone, reverse=True)]
    most, count = max(lines, key=lambda line: line[1])
    if shown.together:
        lines.append((_OTHERS, sum(periods[key] for key in shown.together)))
    bars = [Shown(title, many, number(many), title == _OTHERS) for title, many in lines]
    undated = len(enterprises) - len(newest)
    return Chart(
        id=_ID,
        heading="Så gamla är uppgifterna",
        finding=f"Flest företag, {number(count)} av {number(len(enterprises))}, har sin nyaste "
        f"källa från {most}.",
        svg=chart_across(bars, _ID),
        caption="Företag ur öppna källor efter när deras nyaste källa är från",
        columns=("År", "Företag"),
        rows=[(title, number(many)) for title, many in lines],
        unknown=[f"{count_of(undated, 'företag', 'företag')} har bara källor utan årtal."]
        if undated
        else [],
    )


def _newest(enterprise: Enterprise) -> int | None:
    return max((source.year for source in enterprise.sources if source.year), default=None)


def _period(first: int) -> str:
    return f"{first}–{first + _YEARS - 1}"
