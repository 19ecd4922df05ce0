"""Pictures of at most sixteen colours, and their PNG files.

A picture is a grey one whose values are places in the palette. Each colour has a ramp of them that
leads there from the paper, which is what makes edges smooth.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from io import BytesIO

from PIL import Image

PAPER = (0xFB, 0xF9, 0xF4)
# Smaller files take more time than anybody gains by them.
_LEVEL = 3


@dataclass(frozen=True)
class Laid:
    """Something in one colour, to be laid on pictures.

    Attributes:
        places: Its points' places in the palette.
        mask: 0 where the paper shows.
    """

    places: Image.Image
    mask: Image.Image

    def on(self, picture: Image.Image, at: tuple[int, int]) -> None:
        """Lay it on a picture, with its upper left corner there."""
        picture.paste(self.places, at, self.mask)


class Ink(Enum):
    """A colour: its first place in the palette, how many steps lead to it, and what it is."""

    TEXT = (1, 5, (0x1C, 0x21, 0x1E))
    AWAKE = (6, 4, (0x1D, 0x5B, 0x43))
    QUIET = (10, 2, (0xB9, 0xB6, 0xAA))
    MUTED = (12, 4, (0x59, 0x62, 0x5C))

    def ramp(self) -> list[tuple[int, int, int]]:
        """Its colours, from the palest."""
        _, steps, (red, green, blue) = self.value
        parts = [step / steps for step in range(1, steps + 1)]
        return [
            (_between(0, red, part), _between(1, green, part), _between(2, blue, part))
            for part in parts
        ]

    def of(self, cover: Image.Image) -> Laid:
        """A grey picture of where and how much, as this colour.

        Args:
            cover: 0 where the paper shows, 255 where it is all covered.
        """
        first, steps, _ = self.value
        reached = [round(degree * steps / 255) for degree in range(256)]
        places = cover.point([first + step - 1 if step else 0 for step in reached])
        return Laid(places, places.point([0] + [255] * 255))


def _between(channel: int, colour: int, part: float) -> int:
    return round(PAPER[channel] + (colour - PAPER[channel]) * part)


def png(picture: Image.Image) -> bytes:
    """The PNG file of a picture, with four bits a point; the same bytes for the same picture."""
    colours = [PAPER, *(colour for ink in Ink for colour in ink.ramp())]
    indexed = picture.copy()
    indexed.putpalette(bytes(value for colour in colours for value in colour))
    file = BytesIO()
    indexed.save(file, "PNG", bits=4, compress_level=_LEVEL)
    return file.getvalue()
