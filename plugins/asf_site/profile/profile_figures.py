"""The figures of an enterprise's social value: the newest in large, and all of them year by year.

Figures that were counted by different methods never stand in one series.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from asf_register.enterprise import Figure
from asf_register.vocabulary import Term, Vocabulary

from asf_site.drawing.year_bars import Chart, year_bars
from asf_site.profile.figure_words import figure_in_words


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure in words: «cirka 11»."""

    figure: Figure
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """What one method gave over the years; `method` is "" where none is told."""

    method: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class ShownKind:
    """All figures of one kind.

    Attributes:
        kind: What they measure.
        points: Each of them, the newest first.
        series: What can be drawn of them; nothing where there is one value only.
    """

    kind: Term
    points: tuple[ShownFigure, ...]
    series: tuple[Series, ...]

    @property
    def has_methods(self) -> bool:
        """Whether any of them tells its method."""
        return any(point.figure.method for point in self.points)

    @property
    def is_rough(self) -> bool:
        """Whether something is drawn as an outline."""
        return any(series.chart.rough for series in self.series)

    @property
    def scale(self) -> str:
        """What the numbers in the drawings count, «miljoner»; "" for ones."""
        return " och ".join(dict.fromkeys(s.chart.scale for s in self.series if s.chart.scale))


def shown_kinds(figures: Iterable[Figure], words: Vocabulary) -> list[ShownKind]:
    """The figures by kind, in the order of the closed list.

    Args:
        figures: Of one enterprise.
        words: The closed lists.
    """
    order = {key: index for index, key in enumerate(words.figure_kinds)}
    ordered = sorted(figures, key=lambda f: (order[f.kind], -f.year))
    return [
        _shown(words.figure_kinds[kind], tuple(found))
        for kind, found in groupby(ordered, key=lambda figure: figure.kind)
    ]


def _shown(kind: Term, figures: tuple[Figure, ...]) -> ShownKind:
    points = tuple(ShownFigure(figure, figure_in_words(figure, kind.unit)) for figure in figures)
    series = tuple(_series(kind, figures)) if len(figures) > 1 else ()
    return ShownKind(kind, points, series)


def _series(kind: Term, figures: tuple[Figure, ...]) -> Iterator[Series]:
    in_words = partial(figure_in_words, unit=kind.unit)
    by_method: dict[str, dict[int, Figure]] = {}
    for figure in reversed(figures):
        by_method.setdefault(figure.method or "", {}).setdefault(figure.year, figure)
    for method, by_year in by_method.items():
        chart = year_bars(tuple(by_year.values()), kind.title, in_words)
        if chart is not None:
            yield Series(method, chart)
