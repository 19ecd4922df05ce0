"""Logos: small marks of dots, lines and rings, drawn anew for each demo.

None is amber: on the site that colour means certified.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw

# Drawn large and made small, so that curves are smooth.
_SIDE, _TIMES = 320, 3
_LARGE = _SIDE * _TIMES
_PAPER = ("#ffffff", "#f3efe6", "#eaf1ec", "#eef1f5", "#f5eeee")
_INK = ("#1d5b43", "#2f5d7c", "#5b3a5e", "#7a2f3d", "#1c211e", "#4f6b2f", "#2b5f66", "#6b4a2f")

Canvas = ImageDraw.ImageDraw


def logo(turn: int, luck: Random) -> Image.Image:
    """Draw a mark on a square; the kinds of marks take turns."""
    paper, ink = luck.choice(_PAPER), luck.choice(_INK)
    image = Image.new("RGB", (_LARGE, _LARGE), paper)
    _MARKS[turn % len(_MARKS)](ImageDraw.Draw(image), ink, luck)
    return image.reduce(_TIMES)


def as_bytes(image: Image.Image, ending: str) -> bytes:
    """A picture as PNG or WebP."""
    made = BytesIO()
    if ending == "png":
        image.quantize(32).save(made, "PNG", optimize=True)
    else:
        image.save(made, "WEBP", quality=80)
    return made.getvalue()


def _dot(canvas: Canvas, x: float, y: float, radius: float, ink: str) -> None:
    canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


def _dotted_square(canvas: Canvas, ink: str, luck: Random) -> None:
    """Five by five dots, alike on the left and on the right, some of them small."""
    large = {(column, row) for column in range(3) for row in range(5) if luck.random() < 0.55}
    for column in range(5):
        for row in range(5):
            awake = (min(column, 4 - column), row) in large
            _dot(canvas, 180 + column * 150, 180 + row * 150, 58 if awake else 20, ink)


def _sun(canvas: Canvas, ink: str, luck: Random) -> None:
    """A disc with a ring of dots."""
    many = luck.randint(8, 16)
    _dot(canvas, 480, 480, luck.randint(110, 190), ink)
    for step in range(many):
        turn = 2 * pi * step / many
        _dot(canvas, 480 + 320 * cos(turn), 480 + 320 * sin(turn), 34, ink)


def _rings(canvas: Canvas, ink: str, luck: Random) -> None:
    """Rings in each other, open at one side."""
    start = luck.choice((0, 45, 90, 135, 180, 270))
    for radius in range(110, 390, luck.choice((70, 90))):
        box = (480 - radius, 480 - radius, 480 + radius, 480 + radius)
        canvas.arc(box, start + radius // 6, start + 300 + radius // 8, fill=ink, width=34)


def _lines(canvas: Canvas, ink: str, luck: Random) -> None:
    """Lines of different length, as in a landscape or a loaf."""
    for row in range(6):
        half = luck.randint(120, 340)
        shift = luck.randint(-40, 40)
        top = 170 + row * 110
        box = (480 - half + shift, top, 480 + half + shift, top + 46)
        canvas.rounded_rectangle(box, radius=23, fill=ink)


def _twig(canvas: Canvas, ink: str, luck: Random) -> None:
    """Leaves in pairs on a stem."""
    canvas.line((480, 830, 480, 250), fill=ink, width=30)
    for pair in range(luck.randint(2, 3)):
        for side in (-1, 1):
            y = 420 + pair * 180
            _leaf(canvas, ink, (480, y), (480 + side * 270, y - 190))
    _dot(canvas, 480, 190, 62, ink)


def _leaf(canvas: Canvas, ink: str, stem: tuple[float, float], tip: tuple[float, float]) -> None:
    long, high = tip[0] - stem[0], tip[1] - stem[1]
    outline = []
    for step in range(-40, 41):
        along = 1 - abs(step) / 40
        wide = 0.24 * sin(pi * along) * (1 if step > 0 else -1)
        outline.append((stem[0] + long * along - high * wide, stem[1] + high * along + long * wide))
    canvas.polygon(outline, fill=ink)


def _waves(canvas: Canvas, ink: str, luck: Random) -> None:
    """Waves above each other."""
    long, high = luck.choice((240, 320, 360)), luck.randint(30, 60)
    for row in range(4):
        y = 270 + row * 140
        line = [(x, y + high * sin(2 * pi * x / long)) for x in range(130, 831, 6)]
        canvas.line(line, fill=ink, width=44, joint="curve")


def _halves(canvas: Canvas, ink: str, luck: Random) -> None:
    """Half discs in four fields, turned one way or another."""
    for x in (180, 500):
        for y in (180, 500):
            start = luck.choice((0, 90, 180, 270))
            canvas.pieslice((x, y, x + 280, y + 280), start, start + 180, fill=ink)
            if luck.random() < 0.5:
                _dot(canvas, x + 140, y + 140, 34, ink)


def _roof(canvas: Canvas, ink: str, luck: Random) -> None:
    """A roof over dots."""
    canvas.line((170, 480, 480, 200, 790, 480), fill=ink, width=60, joint="curve")
    many = luck.randint(2, 4)
    for step in range(many):
        _dot(canvas, 480 + (step - (many - 1) / 2) * 170, 650, 62, ink)


_MARKS: tuple[Callable[[Canvas, str, Random], None], ...] = (
    _dotted_square,
    _sun,
    _rings,
    _lines,
    _twig,
    _waves,
    _halves,
    _roof,
)
