"""A small chart of one series: a bar a year, drawn at build as SVG.

A year without a figure is a gap over the line that the bars stand on. A figure that is not exact is
drawn as an outline. One figure alone is no chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from asf_register.enterprise import Figure
from asf_register.swedish import number
from markupsafe import Markup

_WIDTH, _HEIGHT = 240, 92
_TOP, _FLOOR = 18, 74
_MOST_YEARS = 10
_WIDEST_SLOT = 48
_LETTER = 7.5
_ROOM_FOR_A_YEAR = 32
# Above these, values are told in thousands and millions.
_SCALES = ((1_000_000, "miljoner"), (10_000, "tusen"))


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of a series.

    Attributes:
        svg: The drawing; what it says stands in a table beside it too.
        scale: What its numbers count, «miljoner»; "" for ones.
        rough: Whether some of it is drawn as outline.
    """

    svg: Markup
    scale: str
    rough: bool


def year_bars(
    series: Sequence[Figure], title: str, in_words: Callable[[Figure], str]
) -> Chart | None:
    """The chart of figures of one kind by one method.

    Args:
        series: One figure a year at the most, the first year first.
        title: What the figures tell.
        in_words: A figure with its unit.

    Returns:
        None where fewer than two of the last ten years have a figure.
    """
    last = series[-1].year
    shown = [figure for figure in series if figure.year > last - _MOST_YEARS]
    if len(shown) < 2:
        return None
    scale, counted = next(
        (scale for scale in _SCALES if max(f.value for f in shown) >= scale[0]), (1, "")
    )
    first = shown[0].year
    years = last - first + 1
    slot = min(_WIDEST_SLOT, _WIDTH // years)
    bars = [_Bar(figure, (figure.year - first) * slot, slot) for figure in shown]
    ends = (f"{in_words(figure)} år {figure.year}" for figure in (shown[0], shown[-1]))
    said = f"{title}: {', '.join(ends)}"
    svg = (
        f'<svg class="bars" viewBox="0 0 {years * slot} {_HEIGHT}" width="{years * slot}" '
        f'height="{_HEIGHT}" role="img" aria-label="{{said}}">'
        f'<path class="floor" d="M0 {_FLOOR}.5H{years * slot}"/>{_paths(bars)}'
        f"{''.join(_values(bars, scale))}{''.join(_years(first, last, slot))}</svg>"
    )
    return Chart(
        Markup(svg).format(said=said),  # noqa: S704 - numbers only
        counted,
        any(bar.is_rough for bar in bars),
    )


@dataclass(slots=True)
class _Bar:
    """A figure with where its slot begins, and how wide that is."""

    figure: Figure
    left: int
    slot: int

    @property
    def is_rough(self) -> bool:
        return self.figure.qualifier != "exact"

    @property
    def middle(self) -> float:
        return self.left + self.slot / 2

    def height(self, highest: float) -> float:
        """At least a line, so that a figure of none isn't taken for a gap."""
        return max(self.figure.value / highest * (_FLOOR - _TOP), 1)


def _paths(bars: Sequence[_Bar]) -> str:
    """The bars by how they are drawn: the earlier ones, the last one, the outlined ones."""
    highest = _highest(bars)
    drawn: dict[str, str] = {}
    for bar in bars:
        look = "rough" if bar.is_rough else "now" if bar is bars[-1] else "past"
        drawn[look] = drawn.get(look, "") + _outline(bar, highest)
    return "".join(f'<path class="{look}" d="{path}"/>' for look, path in drawn.items())


def _outline(bar: _Bar, highest: float) -> str:
    # A line is drawn half on each side of its path.
    inset = 0.5 if bar.is_rough else 0
    wide = round(bar.slot * 0.76) - 2 * inset
    tall = round(max(bar.height(highest) - inset, 1), 1)
    return f"M{(bar.slot - wide) / 2 + bar.left:g} {_FLOOR}v-{tall:g}h{wide:g}v{tall:g}z"


def _values(bars: Sequence[_Bar], scale: int) -> Iterator[str]:
    """The figures over the bars, as many as there is room for."""
    highest = _highest(bars)
    for bar in bars:
        said = number(round(bar.figure.value / scale, 1) if scale > 1 else bar.figure.value)
        if len(said) * _LETTER <= bar.slot:
            height = round(_FLOOR - bar.height(highest) - 5, 1)
            yield f'<text x="{bar.middle:g}" y="{height:g}">{said}</text>'


def _years(first: int, last: int, slot: int) -> Iterator[str]:
    """The years under the bars; only the ends where they would stand too close."""
    if slot >= _ROOM_FOR_A_YEAR:
        for year in range(first, last + 1):
            yield f'<text x="{(year - first + 0.5) * slot:g}" y="89">{year}</text>'
    else:
        yield f'<text class="start" x="0" y="89">{first}</text>'
        yield f'<text class="end" x="{(last - first + 1) * slot}" y="89">{last}</text>'


def _highest(bars: Sequence[_Bar]) -> float:
    return max(1, *(bar.figure.value for bar in bars))
