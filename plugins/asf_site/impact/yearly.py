"""Charts by year: a kind of figure, and the enterprises themselves."""

from __future__ import annotations

from collections.abc import Mapping

from asf_register.swedish import count_of, listing, number

from asf_site.impact.chart import Shown, chart_upright
from asf_site.impact.measure import AMOUNT, RESTING, RESTING_MEANS, Chart, Measure, resting
from asf_site.impact.population import Population
from asf_site.impact.totals import LEAST, Kind, Total, total

YEARS = 5
# Figures come in years after the year that they are of, so gaps are looked through.
OLDEST = 10
_HEADING = "År för år"


def figures_by_year(measure: Measure, kind: Kind, counted: Population, until: int) -> Chart | None:
    """How a kind of figure went; None where too few have said.

    Args:
        measure: What it is called.
        kind: All that is said.
        counted: All enterprises.
        until: The last year that can have figures.
    """
    years = [year for year in kind.years if year > until - OLDEST][-YEARS:]
    if not years:
        return None
    totals = {year: total(kind.comparable(year).values()) for year in years}
    there = {year: len(counted.in_year(year)) for year in years}
    last, told = years[-1], f"{measure.id}-ar"
    bars = [Shown(str(year), of.value, of.text(""), year != last) for year, of in totals.items()]
    finding = (
        f"År {last} hade {resting(totals[last].rests_on, there[last])} tillsammans "
        f"{totals[last].text('')} {measure.many}.{_change(kind, years)}"
    )
    return Chart(
        id=told,
        heading=_HEADING,
        finding=finding,
        svg=chart_upright(bars, told),
        caption=f"{measure.title} år för år. {RESTING_MEANS}",
        columns=("År", AMOUNT, RESTING),
        rows=[
            (str(year), of.text(""), f"{number(of.rests_on)} av {number(there[year])}")
            for year, of in totals.items()
        ],
        unknown=[
            *_not_comparable(totals),
            *doubts(kind, last, totals[last]),
            *_left_out(kind, years, until),
        ],
    )


def enterprises_by_year(measure: Measure, counted: Population, until: int) -> Chart | None:
    """How many enterprises there were; None where they are too few.

    Args:
        measure: What it is called.
        counted: All enterprises.
        until: This year.
    """
    there = {year: len(counted.in_year(year)) for year in range(until - YEARS + 1, until + 1)}
    years = {year: count for year, count in there.items() if count >= LEAST}
    if not years:
        return None
    undated = sum(whole.enterprise.founded is None for whole in counted.wholes)
    told = f"{measure.id}-ar"
    bars = [Shown(str(y), count, number(count), y != until) for y, count in years.items()]
    first, last = min(years), max(years)
    finding = f"{count_of(years[last], 'företag', 'företag')} fanns {last}"
    finding += f", mot {number(years[first])} år {first}." if first != last else "."
    unknown = ["Företag som lades ner innan de kom in i listan är inte med i något år."]
    if undated:
        count = count_of(undated, "företag", "företag")
        unknown.append(f"{count} har inte uppgett när de började, och räknas med alla år.")
    return Chart(
        id=told,
        heading=_HEADING,
        finding=finding,
        svg=chart_upright(bars, told),
        caption="Företag i registret som fanns under året, också de som har lagts ner sedan",
        columns=("År", measure.title),
        rows=[(str(year), number(count)) for year, count in years.items()],
        unknown=unknown,
    )


def _change(kind: Kind, years: list[int]) -> str:
    """What became of those who have said for both of the last two years, where that is fair."""
    if len(years) < 2 or years[-1] - years[-2] != 1:
        return ""
    before, after = (kind.comparable(year) for year in years[-2:])
    both = [whole for whole in after if whole in before]
    # What the others have must not be what remains when this is taken from a year's sum.
    others = (len(said) - len(both) for said in (before, after))
    if len(both) < LEAST or any(0 < rest < LEAST for rest in others):
        return ""
    first, last = (total(said[whole] for whole in both) for said in (before, after))
    went = f"från {first.text('')} till {last.text('')}"
    who = f"I de {number(len(both))} företag som har lämnat siffran för både {years[-2]} och "
    return f" {who}{years[-1]} gick antalet {went}."


def _not_comparable(totals: Mapping[int, Total]) -> list[str]:
    if len({of.rests_on for of in totals.values()}) == 1:
        return []
    return [
        "Olika många företag har lämnat siffran olika år, så en högre stapel behöver inte betyda "
        "att antalet har ökat."
    ]


def doubts(kind: Kind, year: int, of: Total) -> list[str]:
    """What makes a sum uncertain, in sentences."""
    said = []
    parts = [
        count_of(count, one, many)
        for count, one, many in (
            (of.about, "siffra ungefärlig", "siffror ungefärliga"),
            (of.at_least, "siffra ett minsta tal", "siffror minsta tal"),
        )
        if count
    ]
    if parts:
        said.append(f"I summan för {year} är {listing(parts)}.")
    otherwise = kind.otherwise(year)
    if otherwise:
        count = count_of(otherwise, "företag", "företag")
        said.append(f"{count} har räknat på ett annat sätt {year} och är inte med i summan.")
    return said


def _left_out(kind: Kind, shown: list[int], until: int) -> list[str]:
    few = [str(y) for y in sorted(kind.by_year) if until - YEARS < y and y not in kind.years]
    few = [year for year in few if int(year) > min(shown)]
    return [f"För {listing(few)} har färre än tre företag lämnat siffran."] if few else []
