"""The first and the last line of a block, found however they are quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from asf_register.reading.text import composed

from asf_propose.block.lines import SPACES, plain_spaces

FORMAT = "1"
BEGINNING = f"===== ASF-listan: förslag {FORMAT} ====="
END = "===== Slut på förslaget ====="

_EDGE = "==="
_LONGEST = 200
_LONGEST_LABEL = 60
_MOST_BARS = 20
_UNSEEN = "\ufeff\u200b\u00ad\u2060"
# What stands before a quoted line, whatever it says; "|" is told apart, since texts have it too.
_QUOTING = SPACES + ">" + _UNSEEN
_AROUND = "\"'“”„‟’‘‚»«`*_."
_REMOVED = str.maketrans("", "", _UNSEEN)
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
# The letters å and ö may be anything on arrival.
_FIRST = re.compile(r"asf[- ]{0,3}listan ?:? ?(f\S{0,9}rslag)(?: (\S{1,12}))?")
_LAST = re.compile(r"slut (p\S{0,9}) (f\S{0,9}rslaget)")


@dataclass(frozen=True, slots=True)
class Quoting:
    """What a program has put before each line of a block.

    Attributes:
        bars: How many vertical bars.
        label: Anything else, like «[Ärende 17]» or a time, with any digits.
    """

    bars: int = 0
    label: re.Pattern[str] | None = None

    def without_label(self) -> Quoting:
        """The same where no line but the first has the label."""
        return Quoting(self.bars)

    def stands_before(self, line: str) -> bool:
        """Whether a line has the label, if there is one."""
        return self.label is None or self.label.match(line.lstrip(_QUOTING)) is not None

    def inside(self, line: str) -> str:
        """A line without what was put before it, nor spaces around."""
        rest = line.lstrip(_QUOTING)
        if self.label and (label := self.label.match(rest)):
            rest = rest[label.end() :].lstrip(_QUOTING)
        for _ in range(self.bars):
            if not rest.startswith("|"):
                break
            rest = rest[1:].lstrip(_QUOTING)
        return rest.rstrip(SPACES + _UNSEEN)


@dataclass(frozen=True, slots=True)
class Mark:
    """The first or the last line of a block.

    Attributes:
        kind: Which.
        quoting: What stands before it.
        number: The number of the format; nothing in a last line.
        damaged: Whether its å or ö has become something else.
    """

    kind: Literal["first", "last"]
    quoting: Quoting
    number: str
    damaged: bool


def mark_in(line: str) -> Mark | None:
    """The mark that a line is, if any."""
    before, words = _parts(line)
    if not words:
        return None
    first, last = _FIRST.fullmatch(words), _LAST.fullmatch(words)
    quoting = _quoting(before) if first or last else None
    if quoting is None:
        return None
    if first:
        return Mark("first", quoting, first[2] or "", first[1] != "förslag")
    damaged = last is not None and (last[1], last[2]) != ("på", "förslaget")
    return Mark("last", quoting, "", damaged)


def _parts(line: str) -> tuple[str, str]:
    """What stands before a line's first equals signs, and what between those and the last."""
    if _EDGE not in line or len(line := line.strip(_QUOTING)) > _LONGEST:
        return "", ""
    before, _, rest = line.partition(_EDGE)
    words = rest.lstrip("=").rstrip(SPACES + _AROUND)
    if not words.endswith(_EDGE):
        return "", ""
    said = plain_spaces(words.rstrip("=").translate(_REMOVED))
    return before, " ".join(composed(_DASHES.sub("-", said)).casefold().split())


def _quoting(before: str) -> Quoting | None:
    """How a block is quoted whose first line has this before it; None if that is too much."""
    if not before.strip(_QUOTING + "|" + _AROUND):
        bars = before.count("|")
        return Quoting(bars) if bars <= _MOST_BARS else None
    label = before.strip(_QUOTING)
    if len(label) > _LONGEST_LABEL:
        return None
    return Quoting(0, re.compile(re.sub(r"[0-9]+", "[0-9]+", re.escape(label))))
