"""Bar charts as SVG that stands in the page and takes its colours and letters from there.

ziaplot scales and places the bars. Of what it draws only they are kept, without its colours, frame
and letters: widths become per cent and letters stand in the page's own size and type, so a chart is
as easy to read on a phone, in the dark and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from ziaplot import Bars, BarsHoriz, Diagram

_WIDE = 1000
_ROW, _LETTERS = 46, 20
_TALL, _ABOVE, _BELOW = 150, 44, 26
# How thick a bar that lies is, and how much of its place one that stands takes.
_BAR, _STANDING = 10, 0.8


@dataclass(frozen=True, slots=True)
class Shown:
    """One bar.

    Attributes:
        label: What it is of.
        value: How long it is.
        text: Its value in words.
        quiet: Whether it stands back: what is put together, or lies in the past.
    """

    label: str
    value: float
    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a bar is: x and width in per cent, the rest in pixels."""

    x: float
    y: float
    width: float
    height: float


def chart_across(bars: Sequence[Shown], told_by: str) -> Markup:
    """Bars below each other, each with its label and value above.

    Args:
        bars: From the top.
        told_by: The id of the element that says what the chart shows.
    """
    placed = _placed(bars[::-1], BarsHoriz, _ROW * len(bars), _BAR / _ROW)[::-1]
    drawn = (
        Markup(
            '<g{back}><text y="{base}">{label}</text><text class="value" x="100%" y="{base}">{text}'
            '</text><rect y="{y}" width="{width}%" height="{height}"/></g>'
        ).format(
            back=_back(bar),
            base=_ROW * row + _LETTERS,
            label=bar.label,
            text=bar.text,
            y=f"{_ROW * row + _LETTERS + 9:g}",
            width=f"{at.width:g}",
            height=_BAR,
        )
        for row, (bar, at) in enumerate(zip(bars, placed, strict=True))
    )
    return _svg("across", _ROW * len(bars), told_by, drawn)


def chart_upright(bars: Sequence[Shown], told_by: str) -> Markup:
    """Bars beside each other, each with its value above and its label below.

    Args:
        bars: From the left.
        told_by: The id of the element that says what the chart shows.
    """
    drawn = (
        Markup(
            '<g{back}><rect x="{x}%" y="{y}" width="{width}%" height="{height}"/>{words}'
            '<text x="{middle}%" y="{under}">{label}</text></g>'
        ).format(
            back=_back(bar),
            x=f"{at.x:g}",
            y=f"{at.y + _ABOVE:g}",
            width=f"{at.width:g}",
            height=f"{at.height:g}",
            words=_words_above(bar.text, at),
            middle=f"{_middle(at):g}",
            under=_ABOVE + _TALL + 20,
            label=bar.label,
        )
        for bar, at in zip(bars, _placed(bars, Bars, _TALL, _STANDING), strict=True)
    )
    return _svg("upright", _ABOVE + _TALL + _BELOW, told_by, drawn)


def _words_above(text: str, at: _Placed) -> Markup:
    """A value above its bar, with «minst» or «cirka» on a line of its own over the number."""
    qualifier, _, value = text.rpartition(" ")
    lines = [value, qualifier] if qualifier else [value]
    return Markup("").join(
        Markup('<text class="{kind}" x="{x}%" y="{y}">{line}</text>').format(
            kind="qualifier" if index else "value",
            x=f"{_middle(at):g}",
            y=f"{at.y + _ABOVE - 8 - 19 * index:g}",
            line=line,
        )
        for index, line in enumerate(lines)
    )


def _middle(at: _Placed) -> float:
    return round(at.x + at.width / 2, 2)


def _back(bar: Shown) -> Markup:
    return Markup(' class="back"') if bar.quiet else Markup("")


def _svg(kind: str, height: int, told_by: str, drawn: Iterator[Markup]) -> Markup:
    return Markup(
        '<svg class="chart {kind}" width="100%" height="{height}" role="img" '
        'aria-labelledby="{told_by}">\n{drawn}\n</svg>'
    ).format(kind=kind, height=height, told_by=told_by, drawn=Markup("\n").join(drawn))


def _placed(bars: Sequence[Shown], kind: type[Bars], height: int, part: float) -> list[_Placed]:
    """Where ziaplot puts bars that together take all of the width and height.

    Args:
        bars: From the left, or from below.
        kind: Whether they stand or lie.
        height: Of the chart, in pixels.
        part: How much of its place a bar takes across.
    """
    # It gives both directions the same scale, so one must not be much longer than the other.
    scale = len(bars) / (max(bar.value for bar in bars) or 1)
    diagram = Diagram().size(_WIDE, _WIDE)
    diagram.add(kind(range(len(bars)), [bar.value * scale for bar in bars], width=part))
    drawn = [
        [float(node.get(name, "0")) for name in ("x", "y", "width", "height")]
        for node in diagram.svgxml().findall("rect[@clip-path]")
    ]
    left, top = min(x for x, *_ in drawn), min(y for _, y, *_ in drawn)
    wide = max(x + w for x, _, w, _ in drawn) - left or 1
    tall = max(y + h for _, y, _, h in drawn) - top or 1
    return [
        _Placed(
            x=round((x - left) / wide * 100, 2),
            y=round((y - top) / tall * height, 1),
            width=round(w / wide * 100, 2),
            height=round(h / tall * height, 1),
        )
        for x, y, w, h in drawn
    ]
