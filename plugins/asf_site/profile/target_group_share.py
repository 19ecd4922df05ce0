"""How large a share belongs to the target group over time, beside the law's 30 per cent.

A reserved contract asks for at least 30 per cent of those occupied (LOU 4 kap. 18 §).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from asf_register.enterprise import TargetGroupShare
from asf_register.swedish import THIN_SPACE, month, number
from markupsafe import Markup

THE_LAWS_SHARE = 30
_WIDTH, _HEIGHT = 240, 92
# Where 100 and 0 per cent lie, and how near the sides a dot comes.
_TOP, _FLOOR, _SIDE = 14, 74, 14


@dataclass(frozen=True, slots=True)
class ShownShares:
    """The shares of an enterprise.

    Attributes:
        points: Each of them, the newest first.
        line: The same as a drawing; None where there is one only.
    """

    points: tuple[TargetGroupShare, ...]
    line: Markup | None


def shown_shares(shares: Sequence[TargetGroupShare]) -> ShownShares | None:
    """What a profile shows of the share; None where nothing is told."""
    if not shares:
        return None
    points = tuple(sorted(shares, key=lambda share: share.date, reverse=True))
    return ShownShares(points, _line(points[::-1]) if points[0].date > points[-1].date else None)


def _line(points: Sequence[TargetGroupShare]) -> Markup:
    """A line through the shares, the first day first."""
    first, last = points[0].date, points[-1].date
    dots = [(_across(p.date, first, last), _down(p.percent), p.percent) for p in points]
    law = _down(THE_LAWS_SHARE)
    start, end = _ends(first, last)
    values = "".join(
        f'<text class="{anchor}" x="{x:g}" y="{y - 8:g}">{number(percent)}{THIN_SPACE}%</text>'
        for anchor, (x, y, percent) in (("start", dots[0]), ("end", dots[-1]))
    )
    said = ", ".join(
        f"{number(point.percent)} procent {when}"
        for point, when in ((points[0], start), (points[-1], end))
    )
    marks = "".join(f"M{x:g} {y:g}h0" for x, y, _ in dots)
    return Markup(  # noqa: S704 - numbers and names of months
        f'<svg class="bars" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'role="img" aria-label="Andel ur målgruppen: {said}">'
        f'<path class="floor" d="M0 {_FLOOR}.5H{_WIDTH}"/>'
        f'<path class="law" d="M0 {law:g}H{_WIDTH}"/>'
        f'<text class="end" x="{_WIDTH}" y="{law + 14:g}">'
        f"lagens {THE_LAWS_SHARE}{THIN_SPACE}%</text>"
        f'<path class="line" d="M{"L".join(f"{x:g} {y:g}" for x, y, _ in dots)}"/>'
        f'<path class="dots" d="{marks}"/>{values}'
        f'<text class="start" x="0" y="89">{start}</text>'
        f'<text class="end" x="{_WIDTH}" y="89">{end}</text></svg>'
    )


def _across(day: date, first: date, last: date) -> float:
    part = (day - first).days / (last - first).days
    return round(_SIDE + part * (_WIDTH - 2 * _SIDE), 1)


def _down(percent: float) -> float:
    return round(_FLOOR - percent / 100 * (_FLOOR - _TOP), 1)


def _ends(first: date, last: date) -> tuple[str, str]:
    """What stands under both ends: the years, or the months within one."""
    if first.year == last.year:
        return month(first), month(last)
    return str(first.year), str(last.year)
