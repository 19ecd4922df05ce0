"""Socio-economic gains: each method by itself, and never a sum."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import floor, log10
from statistics import quantiles

from asf_register.swedish import count_of

from asf_site.impact.population import Whole
from asf_site.impact.totals import LEAST, Kind, Part, middle
from asf_site.profile.figure_words import QUALIFIERS, amount

# So that no fewer than three lie outside of the middle half at either end.
_FOR_SPREAD = 4 * LEAST


@dataclass(frozen=True, slots=True)
class Gain:
    """What enterprises that reckon in one way say of a year's gain.

    Attributes:
        method: In their words.
        rests_on: How many enterprises, each with its latest figure.
        years: Of those figures: «2023–2025».
        middle: Half of them have more, half have less, in words.
        spread: Between what the middle half of them lies; "" where they are too few to say.
    """

    method: str
    rests_on: int
    years: str
    middle: str
    spread: str


def gains(kind: Kind, since: int) -> tuple[list[Gain], str]:
    """The methods that enough enterprises use, and a sentence on the others.

    Args:
        kind: All that is said of gains.
        since: The first year that counts.
    """
    latest: dict[Whole, tuple[int, Part]] = {}
    for year in sorted(year for year in kind.by_year if year >= since):
        latest.update({whole: (year, part) for whole, part in kind.by_year[year].items()})
    by_method: dict[str, list[tuple[int, Part]]] = defaultdict(list)
    for said in latest.values():
        by_method[said[1].method].append(said)
    enough = {key: said for key, said in by_method.items() if len(said) >= LEAST}
    shown = [_gain(said) for _, said in sorted(enough.items(), key=lambda m: (-len(m[1]), m[0]))]
    few = [len(said) for key, said in by_method.items() if key not in enough]
    return shown, _others(few)


def _gain(said: list[tuple[int, Part]]) -> Gain:
    years = sorted({year for year, _ in said})
    parts = [part for _, part in said]
    half = middle(parts)
    # Reckoned values promise no more than two figures, whatever their authors wrote.
    qualifier = QUALIFIERS["about" if half.qualifier == "exact" else half.qualifier]
    spread = ""
    if len(parts) >= _FOR_SPREAD:
        low, _, high = quantiles([part.value for part in parts], method="inclusive")
        spread = f"{_rough(low)} och {_rough(high)}"
    return Gain(
        method=min(part.told for part in parts),
        rests_on=len(parts),
        years=str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}",
        middle=f"{qualifier}{_rough(half.value)}",
        spread=spread,
    )


def _others(few: list[int]) -> str:
    if not few:
        return ""
    who, ways = count_of(sum(few), "företag", "företag"), count_of(len(few), "sätt", "sätt")
    return f"{who} har räknat på {ways} som färre än tre använder. De siffrorna står hos företagen."


def _rough(value: float) -> str:
    steps = 10 ** max(floor(log10(value)) - 1, 0) if value >= 1 else 1
    return amount(round(value / steps) * steps, "kronor")
