"""The code on a printed page that leads back to the page: a QR code, drawn as one path.

Among QR codes of one size and one mask, the dark squares depend linearly on the bits of the text: a
letter turns the same squares whatever the others are. So a code is that of a blank address of the
same length, turned by what each of its letters turns, and segno is only asked for those. In a
register of ten thousand that takes a tenth of the time of making each by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import segno

# Any mask can be read; letting segno find the fairest one takes three times as long.
_MASK = 3
# How many bytes the sizes hold where 15 % of the squares may be lost (ISO/IEC 18004, level M). No
# smaller ones, so that nearly all addresses have the same size.
_MOST_BYTES = {4: 62, 5: 84, 6: 106, 7: 122, 8: 152, 9: 180, 10: 213, 12: 287, 15: 412, 20: 666}
# The small letters are near it, so that few bits differ.
_BLANK = "`"
_BITS_OF_A_LETTER = 7
_RUNS = re.compile("1+|0+|\n")


@dataclass(frozen=True, slots=True)
class PrintCode:
    """A code as SVG draws it.

    Attributes:
        size: Squares a side, without the margin.
        path: The dark squares, as strokes of width 1.
    """

    size: int
    path: str


class PrintCodes:
    """Makes the codes of pages whose addresses begin alike.

    Args:
        start: What they all begin with.
    """

    def __init__(self, start: str) -> None:
        self._start = start
        self._length = len(start.encode())
        self._blanks: dict[int, tuple[int, int]] = {}

    def code(self, slug: str) -> PrintCode:
        """The code of the page whose address ends with a slug and a slash."""
        version, squares = self._blank(len(slug))
        for place, letter in enumerate(slug, start=self._length):
            squares ^= _turned_by(version, place, letter)
        return _drawn(version, squares)

    def _blank(self, letters: int) -> tuple[int, int]:
        """The version and the squares of the address with blanks for its slug."""
        if letters not in self._blanks:
            text = f"{self._start}{_BLANK * letters}/"
            version = min(v for v, most in _MOST_BYTES.items() if len(text.encode()) <= most)
            self._blanks[letters] = version, _squares(text, version)
        return self._blanks[letters]


@cache
def _turned_by(version: int, place: int, letter: str) -> int:
    """The squares that a letter turns, where a blank stood at its place in the text."""
    turned, bits = 0, ord(letter) ^ ord(_BLANK)
    for bit in range(_BITS_OF_A_LETTER):
        if bits >> bit & 1:
            turned ^= _turned_by_bit(version, place, bit)
    return turned


@cache
def _turned_by_bit(version: int, place: int, bit: int) -> int:
    zeros = ["\0"] * _MOST_BYTES[version]
    zeros[place] = chr(1 << bit)
    return _squares("".join(zeros), version) ^ _squares_of_zeros(version)


@cache
def _squares_of_zeros(version: int) -> int:
    return _squares("\0" * _MOST_BYTES[version], version)


def _squares(text: str, version: int) -> int:
    """All squares of a text's code in one number, the first one highest."""
    code = segno.make(
        text, version=version, error="m", mode="byte", mask=_MASK, boost_error=False
    ).matrix
    return int("".join("".join(map(str, row)) for row in code), 2)


def _drawn(version: int, squares: int) -> PrintCode:
    size = 17 + 4 * version
    dots = f"{squares:0{size * size}b}"
    rows = "\n".join(dots[first : first + size] for first in range(0, size * size, size))
    strokes = _strokes(size)
    return PrintCode(size, "M0 .5" + "".join(map(strokes.__getitem__, _RUNS.findall(rows))))


@cache
def _strokes(size: int) -> Mapping[str, str]:
    """What the pen does for a run of dark or light squares, and at the end of a row."""
    strokes = {"\n": f"m-{size} 1"}
    for length in range(1, size + 1):
        strokes["1" * length] = f"h{length}"
        strokes["0" * length] = f"m{length} 0"
    return strokes
