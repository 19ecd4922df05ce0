"""Drawing shared pictures: the country in dots, a heading in serif and the wordmark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import cos, pi, sin
from pathlib import Path

import font_source_serif_pro
from asf_register.vocabulary import Municipality
from PIL import Image, ImageDraw, ImageFont

from asf_site.drawing.country_map import country_map
from asf_site.shared_pictures.palette import Ink, Laid, png
from asf_site.shared_pictures.subject import HEIGHT, WIDTH, Subject

_FONT = Path(font_source_serif_pro.font_directory, "SourceSerifPro-Regular.ttf")
_LEFT, _WIDEST = 84, 690
_BEFORE = 2  # for what a letter has left of where it begins
_KICKER, _WORDMARK = 33, 42
# Largest first: the heading takes the first in which it fits, on as many lines as that takes.
_HEADINGS = ((108, 1), (96, 1), (88, 2), (80, 2), (72, 3), (56, 3), (40, 4))
_MIDDLE, _BASE = 300, 552
_MAP_TOP, _MAP_TALL, _MAP_MIDDLE = 36, 558, 975
_FINE = 4  # times finer than the picture are dots drawn, before they are made small
_QUIET, _REGION, _ALONE = 3.4, 7.0, 13.0
_RINGS = ((186, 60, 4.4), (160, 30, 8.0), (129, 20, 6.4), (102, 40, 4.4), (73, 10, 11.0))


class Pictures:
    """Draws the pictures of one site.

    Args:
        title: The site's.
        municipalities: All, by code.
    """

    def __init__(self, title: str, municipalities: Mapping[str, Municipality]) -> None:
        self._points = _points(municipalities)
        self._plain = Image.new("L", (WIDTH, HEIGHT), 0)
        _wordmark(self._plain, title)
        self._country = self._plain.copy()
        for at in self._points.values():
            _dot(self._country, at, _QUIET, Ink.QUIET)

    def drawn(self, subject: Subject) -> bytes:
        """The PNG of one picture; the same bytes for the same subject, title and places."""
        if subject.name == "intyg":
            picture = self._plain.copy()
            _rings(picture)
        else:
            picture = self._country.copy()
            radius = _ALONE if len(subject.awake) == 1 else _REGION
            if len(subject.awake) > len(self._points) / 4:
                radius = _QUIET * 1.4
            for code in sorted(subject.awake):
                _dot(picture, self._points[code], radius, Ink.AWAKE)
        _heading(picture, subject)
        return png(picture)


def _points(municipalities: Mapping[str, Municipality]) -> dict[str, tuple[float, float]]:
    """Where each municipality's dot is, by its code."""
    country = country_map(municipalities, dict.fromkeys(municipalities, 1))
    scale = _MAP_TALL / country.height
    left = _MAP_MIDDLE - country.width * scale / 2
    return {
        code: (left + dot.x * scale, _MAP_TOP + dot.y * scale)
        for code, dot in zip(municipalities, country.dots, strict=True)
    }


def _dot(picture: Image.Image, at: tuple[float, float], radius: float, ink: Ink) -> None:
    disc = _disc(radius, ink)
    half = disc.mask.width // 2
    disc.on(picture, (round(at[0]) - half, round(at[1]) - half))


@cache
def _disc(radius: float, ink: Ink) -> Laid:
    side = 2 * int(radius) + 3
    middle, far = side * _FINE / 2, radius * _FINE
    fine = Image.new("L", (side * _FINE, side * _FINE), 0)
    corners = (middle - far, middle - far, middle + far, middle + far)
    ImageDraw.Draw(fine).ellipse(corners, fill=255)
    return ink.of(fine.resize((side, side), Image.Resampling.BOX))


def _rings(picture: Image.Image) -> None:
    """A seal as on a certificate, but of no number."""
    for away, dots, radius in _RINGS:
        for turn in (2 * pi * dot / dots for dot in range(dots)):
            at = (_MAP_MIDDLE + away * sin(turn), HEIGHT / 2 - away * cos(turn))
            _dot(picture, at, radius, Ink.AWAKE)


def _wordmark(picture: Image.Image, title: str) -> None:
    size = next((s for s in range(_WORDMARK, 8, -2) if _wide(title, s) <= _WIDEST), 8)
    _write(picture, _line(title, size, Ink.TEXT), size, _BASE)
    dot = (_LEFT + _wide(title, size) + 0.4 * size, _BASE - 0.23 * size)
    _dot(picture, dot, 0.23 * size, Ink.AWAKE)


def _heading(picture: Image.Image, subject: Subject) -> None:
    lines, size = _set(subject.heading)
    step = round(size * 1.08)
    first = _MIDDLE - step * (len(lines) - 1) // 2
    _write(picture, _kicker(subject.kicker), _KICKER, first - round(size * 1.05))
    for index, line in enumerate(lines):
        _write(picture, _line(line, size, Ink.TEXT), size, first + step * index)


def _set(heading: str) -> tuple[list[str], int]:
    """A heading in lines, and the size of its letters."""
    for size, most in _HEADINGS:
        lines = _broken(heading.split(), size)
        if len(lines) <= most and all(_wide(line, size) <= _WIDEST for line in lines):
            return lines, size
    size, most = _HEADINGS[-1]
    return _broken(heading.split(), size)[:most], size


def _broken(words: Iterable[str], size: int) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _wide(longer, size) > _WIDEST:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _write(picture: Image.Image, line: Laid, size: int, base: int) -> None:
    """Lay a line of letters so that it stands on `base`."""
    line.on(picture, (_LEFT - _BEFORE, base - _above(size)))


def _line(text: str, size: int, ink: Ink) -> Laid:
    """A line of letters; what is too long for the picture is cut."""
    wide = min(round(_wide(text, size)) + 4 * _BEFORE, WIDTH - _LEFT)
    cover = Image.new("L", (wide, round(size * 1.5)), 0)
    at = (_BEFORE, _above(size))
    ImageDraw.Draw(cover).text(at, text, fill=255, font=_font(size), anchor="ls")
    return ink.of(cover)


def _above(size: int) -> int:
    """The room over the foot of a line, for a ring on an A too."""
    return round(size * 1.1)


@cache
def _kicker(text: str) -> Laid:
    """The small line above a heading, which most pictures share."""
    return _line(text, _KICKER, Ink.MUTED)


def _wide(text: str, size: int) -> float:
    return _font(size).getlength(text)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    # The other way of setting text depends on what else the machine has.
    return ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)
