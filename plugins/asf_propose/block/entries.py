"""The entries of a block, put together again from the lines that they were wrapped on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from asf_propose.block.finding import FoundLine
from asf_propose.block.lines import (
    ADDRESS,
    SPACES,
    BlockError,
    Line,
    one_line,
    plain_spaces,
    quoted,
    tidy,
)
from asf_propose.block.writing import glued

MAX_ENTRIES = 500
_LONGEST_NAME = 200
_BULLETS = "*•·∙◦‣▪●"
_DASHES = "-–—"
_BEGINNINGS = _BULLETS + _DASHES + "|"
# No program wraps lines shorter than this.
_NARROWEST = 45


@dataclass(slots=True)
class _Entry:
    """An entry while it is read: the pieces of its first line, and of the lines of its text."""

    heading: list[str]
    texts: list[list[str]] = field(default_factory=list)

    @property
    def last(self) -> list[str]:
        """The pieces that the rest of a wrapped line belongs to."""
        return self.texts[-1] if self.texts else self.heading

    @property
    def may_go_on(self) -> bool:
        """Whether the heading has nothing after its name so far."""
        return not self.texts and (not self.heading or _after_name(self.heading) == [])


def lines_of(found: Sequence[FoundLine]) -> list[Line]:
    """What the lines of a block say.

    Raises:
        BlockError: Where one has no name, or belongs to no entry.
    """
    _refuse_remarks([line.inside for line in found])
    return [_line(entry) for entry in _entries([line for line in found if line.inside])]


def _refuse_remarks(lines: list[str]) -> None:
    """Refuse text after an empty line, save where a program has put one between all lines."""
    after = list(pairwise(lines))
    if not any(one and other for one, other in after):
        return
    for before, line in after:
        # A word that is too long for any line may leave an empty one behind it.
        if line and not before and line[0] not in _BEGINNINGS and not _is_long(_first_word(line)):
            raise _belongs_nowhere(line)


def _entries(found: Sequence[FoundLine]) -> list[_Entry]:
    """Sort the lines of a block by the entries that they belong to."""
    entries: list[_Entry] = []
    bullets = _bullets(found)
    head = ""  # The line before as it stands, where that began an entry or a line of a text.
    for line in found:
        inside = line.inside
        if inside[0] in bullets and (len(inside) == 1 or inside[1] in SPACES):
            rest = inside[1:].strip(SPACES)
            entries.append(_Entry([rest] if rest else []))
            head = line.full
        elif not entries:
            raise _belongs_nowhere(inside)
        elif inside[0] == "|":
            entries[-1].texts.append([_after_bar(inside)])
            head = line.full
        elif head and not _goes_on(entries[-1], head, inside):
            raise _belongs_nowhere(inside)
        else:
            entries[-1].last.append(inside)
            head = ""
    if len(entries) > MAX_ENTRIES:
        raise BlockError(
            f"Förslaget har fler än {MAX_ENTRIES} uppgifter.", "Dela upp det på flera meddelanden."
        )
    return entries


def _bullets(found: Sequence[FoundLine]) -> str:
    """The marks that begin an entry; a dash is one where the first entry has it."""
    return _BULLETS + (_DASHES if found and found[0].inside[0] in _DASHES else "")


def _goes_on(entry: _Entry, head: str, inside: str) -> bool:
    """Whether a line is the rest of one that was full, and not a remark put in under it."""
    return entry.may_go_on or _is_long(f"{head.rstrip(SPACES)} {_first_word(inside)}")


def _first_word(inside: str) -> str:
    """What a program wouldn't have wrapped at the beginning of a line."""
    return glued(plain_spaces(inside)).split(" ", 1)[0]


def _is_long(line: str) -> bool:
    return len(line) > _NARROWEST


def _after_bar(inside: str) -> str:
    return inside[2:] if inside[1:2] and inside[1] in SPACES else inside[1:]


def _belongs_nowhere(inside: str) -> BlockError:
    return BlockError(
        f"Texten {quoted(inside)} hör inte till någon uppgift i förslaget.",
        "Skriv sådant som inte hör till förslaget före den första eller efter den sista raden med "
        "likhetstecken. Varje rad i en text med flera rader börjar med ett lodstreck (|).",
    )


def _line(entry: _Entry) -> Line:
    """The line that an entry says."""
    pieces = _after_name(entry.heading)
    name = one_line(_until_name(entry.heading))
    if pieces is None or not name or len(name) > _LONGEST_NAME:
        raise BlockError(
            f"Raden {quoted(' '.join(entry.heading) or '*')} säger inte vilken uppgift den gäller.",
            "Skriv uppgiftens namn och ett kolon före värdet, som i «Telefon: 08-465 00 42».",
        )
    values = [_joined(text) for text in entry.texts]
    if pieces or not values:
        values.insert(0, one_line(_joined(pieces)))
    return Line(name, tidy("\n".join(values)))


def _until_name(pieces: list[str]) -> str:
    return " ".join(pieces).partition(":")[0]


def _after_name(pieces: list[str]) -> list[str] | None:
    """What stands after an entry's name, in pieces; None where there is no name."""
    for index, piece in enumerate(pieces):
        _, colon, rest = piece.partition(":")
        if colon:
            return [part for part in (rest.strip(SPACES), *pieces[index + 1 :]) if part]
    return None


def _joined(pieces: list[str]) -> str:
    """The pieces of a wrapped line; those of an address on the web without spaces."""
    made: list[str] = []
    is_address = False
    for piece in pieces:
        if not piece:
            continue
        if made and not is_address:
            made.append(" ")
        made.append(piece)
        begins = len(made) == 1 and ADDRESS.match(piece)
        is_address = bool(begins or is_address) and " " not in plain_spaces(piece)
    return "".join(made)
