"""Pictures made anew for the web, so that nothing hides in them and none is larger than shown."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from asf_register.picture import read_picture
from PIL import Image

_QUICK = {"quality": 0, "method": 0}


def scaled(source: Path, side: int) -> Image.Image:
    """A picture as it was handed in, but at most so many pixels a side.

    Raises:
        PictureRefusedError: Where it is no picture to show.
    """
    picture = read_picture(source)
    picture.thumbnail((side, side))
    return picture


def as_webp(picture: Image.Image, quality: int) -> bytes:
    """A picture as WebP, without metadata.

    Args:
        picture: What it shows.
        quality: Of a photograph, up to 100.
    """
    # A drawing of few colours is smaller, and better, without loss; a photograph isn't.
    ways: tuple[dict[str, Any], ...] = (
        {"quality": quality, "method": 6},
        {"lossless": True, **_QUICK},
    )
    return min((_encoded(picture, way) for way in ways), key=len)


def _encoded(picture: Image.Image, way: dict[str, Any]) -> bytes:
    made = BytesIO()
    picture.save(made, "WEBP", **way)
    return made.getvalue()
