"""The chart of a simulation: a picture of its own that is easy to read in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import isfinite, isnan

from ziaplot import Graph, PolyLine

from asf_upkeep.simulation.study import GOAL, Outcome
from asf_upkeep.simulation.words import days_in_words, per_cent, title_of

_WIDE, _MARGIN = 784, 56
_LINES_TALL, _LINES_WIDE, _LINES_TOP = 300, 420, 84
_BARS_TOP, _ROW = 470, 54
_LEAST_APART = 40
# The colours of the site, with lines that differ without colour too.
_STYLE = """
text{font:16px system-ui,sans-serif;fill:#1c211e}
.title{font-size:18px;font-weight:600}.axis{font-size:14px;fill:#59625c}
.paper{fill:#fbf9f4}.guide{stroke:#dedbd1}.goal{stroke:#59625c;stroke-dasharray:2 5}
.line{fill:none;stroke-width:3;stroke-linejoin:round}.half{stroke-width:12}.most{stroke-width:3}
.a,.b{stroke:#1d5b43}.c,.d{stroke:#8a5a00}.line.b,.line.d{stroke-dasharray:9 5}
@media(prefers-color-scheme:dark){text{fill:#ece8de}.axis{fill:#a9b0ab}.paper{fill:#161a18}
.guide{stroke:#363c38}.goal{stroke:#a9b0ab}.a,.b{stroke:#7cc9a5}.c,.d{stroke:#e9b44c}}
"""
_KINDS = "abcd"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line by its points, in the chart's own pixels."""

    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """As an SVG path."""
        return "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)


def chart(outcomes: Sequence[Outcome], minutes: float) -> str:
    """The share confirmed within twelve months over time, and how soon the dead are noticed.

    Args:
        outcomes: Four ways to care for a register.
        minutes: A week and region, in words of the title.
    """
    tall = _BARS_TOP + 40 + _ROW * len(outcomes)
    told = "Andel bekräftade inom tolv månader, och tid tills ett nedlagt företag upptäcks"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {tall}" role="img" '
        f'aria-label="{escape(told)}">',
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{_WIDE}" height="{tall}"/>',
        _text(16, 30, "Andel av listan som har bekräftats inom tolv månader", "title"),
        _text(16, 54, f"{minutes:g} minuter i veckan och län", "axis"),
        *_lines(outcomes),
        _text(
            16, _BARS_TOP, "Tid från att ett företag läggs ner tills registret säger det", "title"
        ),
        *_bars(outcomes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    first, last = outcomes[0].curve[0][0], outcomes[0].curve[-1][0]
    years = max(round((last - first).days / 365), 1)
    curves = [
        [((day - first).days / 364, 100 * share) for day, share in one.curve] for one in outcomes
    ]
    levels = (0, 25, 50, 75, 100)
    guides = [[(0.0, float(y)), (float(years), float(y))] for y in (*levels, GOAL * 100)]
    placed = _placed([*guides, *curves], (0, years), (0, 100), (_LINES_WIDE, _LINES_TALL))
    moved = [_moved(line, _MARGIN, _LINES_TOP) for line in placed]
    for level, line in zip(levels, moved, strict=False):
        yield f'<path class="guide" d="{line.path}"/>'
        yield _text(_MARGIN - 8, line.points[0][1] + 5, f"{level} %", "axis", "end")
    goal = moved[len(levels)]
    yield f'<path class="goal" d="{goal.path}"/>'
    left, right = goal.points[0][0], goal.points[-1][0]
    yield _text(right, goal.points[0][1] - 3, per_cent(GOAL), "axis", "end")
    for year in range(years + 1):
        if year % -(-years // 10) == 0:
            x = left + (right - left) * year / years
            label = "i dag" if year == 0 else f"{year} år"
            yield _text(x, _LINES_TOP + _LINES_TALL + 24, label, "axis", "middle")
    drawn = moved[len(guides) :]
    for kind, line in zip(_KINDS, drawn, strict=False):
        yield f'<path class="line {kind}" d="{line.path}"/>'
    ends = _apart([line.points[-1][1] for line in drawn])
    for kind, one, y in zip(_KINDS, outcomes, ends, strict=False):
        yield f'<path class="line {kind}" d="M{right + 14:.1f},{y - 5:.1f} h26"/>'
        yield _text(right + 48, y, title_of(one.effort))
        yield _text(right + 48, y + 18, per_cent(one.fresh.middle), "axis")


def _bars(outcomes: Sequence[Outcome]) -> Iterator[str]:
    found = [one.most_noticed.middle for one in outcomes if isfinite(one.most_noticed.middle)]
    most = max(found, default=1.0)
    for row, (kind, one) in enumerate(zip(_KINDS, outcomes, strict=False)):
        y = _BARS_TOP + 40 + _ROW * row
        times = one.half_noticed.middle, one.most_noticed.middle
        half, nine = (0.0 if isnan(days) else min(days, most) for days in times)
        ends = [[(0.0, 0.5), (end, 0.5)] for end in (half, nine)]
        bar, rest = (
            _moved(line, 16, y + 8) for line in _placed(ends, (0, most), (0, 1), (_WIDE - 32, 2))
        )
        yield f'<path class="most {kind}" d="{rest.path}"/>'
        yield f'<path class="half {kind}" d="{bar.path}"/>'
        said = (
            f"{title_of(one.effort)}: hälften inom {days_in_words(one.half_noticed.middle)}, "
            f"nio av tio inom {days_in_words(one.most_noticed.middle)}"
        )
        yield _text(16, y - 4, said)


def _placed(
    lines: Sequence[Sequence[tuple[float, float]]],
    across: tuple[float, float],
    upward: tuple[float, float],
    size: tuple[float, float],
) -> list[_Line]:
    """Where ziaplot puts lines; of what it draws only they are kept, on a field of a given size.

    Args:
        lines: By their points.
        across: The least and the most to the right.
        upward: The least and the most upward.
        size: The field's width and height, in pixels.
    """
    corners = [(across[0], upward[0]), (across[1], upward[1])]
    graph = Graph().size(1000, 1000).xrange(*across).yrange(*upward)
    for number, line in enumerate([corners, *lines]):
        graph.add(PolyLine(*zip(*line, strict=True)).color(f"#{number:06x}"))
    drawn = {
        path.get("stroke", ""): [
            tuple(map(float, point.split(",")))
            for point in path.get("d", "").split()
            if "," in point
        ]
        for path in graph.svgxml().findall("path[@clip-path]")
    }
    (left, below), (right, above) = drawn["#000000"]
    wide, tall = size
    return [
        _Line(
            tuple(
                ((x - left) / (right - left) * wide, (y - above) / (below - above) * tall)
                for x, y in drawn[f"#{number:06x}"]
            )
        )
        for number in range(1, len(lines) + 1)
    ]


def _moved(line: _Line, right: float, down: float) -> _Line:
    return _Line(tuple((x + right, y + down) for x, y in line.points))


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights for words, from the top no closer than a line and a half."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    found = dict(enumerate(heights))
    for above, below in pairwise(order):
        found[below] = max(found[below], found[above] + _LEAST_APART)
    return [found[place] for place in range(len(heights))]


def _text(x: float, y: float, said: str, kind: str = "", anchor: str = "start") -> str:
    mark = f' class="{kind}"' if kind else ""
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{mark}{at}>{escape(said)}</text>'
