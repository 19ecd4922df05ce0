"""Where the blocks of a text begin and end, and what stands in them without quoting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_propose.block.lines import BlockError, NoBlockError, quoted
from asf_propose.block.marks import FORMAT, Mark, Quoting, mark_in

MAX_KIB = 64
MAX_BLOCKS = 50
# How much larger quoting and indenting may make a block.
_MOST_AROUND = 4
_COPY = (
    "Kopiera hela texten ur formuläret, från den första raden med likhetstecken till den sista, "
    "och skicka den i ett nytt meddelande."
)


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line of a block.

    Attributes:
        inside: What stands there without quoting, nor spaces around.
        full: The line as it was found.
    """

    inside: str
    full: str


def found_blocks(text: str) -> Iterator[list[FoundLine]]:
    """The lines between the first and the last line of each block in a text.

    Raises:
        BlockError: Where there is no block, or one that has no end or another format.
    """
    lines = iter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    blocks = 0
    stray = False
    for line in lines:
        mark = mark_in(line)
        if mark and mark.kind == "first":
            yield _unquoted(mark.quoting, _until_last(mark, lines))
            blocks += 1
            if blocks > MAX_BLOCKS:
                raise several()
        stray = stray or (mark is not None and mark.kind == "last")
    if stray and not blocks:
        raise BlockError("Början av förslaget saknas.", _COPY)
    if not blocks:
        raise NoBlockError("Meddelandet innehåller inget förslag.", _COPY)


def _until_last(first: Mark, lines: Iterator[str]) -> list[str]:
    """The lines of a block, as they stand, its last one included."""
    _refuse_format(first)
    inside = []
    for line in lines:
        inside.append(line)
        mark = _mark_within(line, first.quoting)
        if mark and mark.kind == "first":
            break
        if mark:
            if first.damaged or mark.damaged:
                raise damaged()
            return inside
    if first.damaged:
        raise damaged()
    raise BlockError("Slutet av förslaget saknas.", _COPY)


def _unquoted(quoting: Quoting, lines: list[str]) -> list[FoundLine]:
    *within, last = lines
    if sum(map(len, within)) + len(within) > _MOST_AROUND * MAX_KIB * 1024:
        raise too_large()
    if not quoting.stands_before(last):
        # What stands before the first line alone is no label but the end of a sentence.
        quoting = quoting.without_label()
    return [FoundLine(quoting.inside(line), line) for line in within]


def _mark_within(line: str, quoting: Quoting) -> Mark | None:
    """The mark that a line of a block is, when it is quoted as the block's first line or less."""
    if "===" not in line:
        return None
    inside = quoting.inside(line)
    return mark_in(inside) if inside.startswith("=") else None


def _refuse_format(first: Mark) -> None:
    if first.number != FORMAT:
        raise BlockError(
            f"Förslaget är i formatet {quoted(first.number)}, som inte känns igen.",
            "Öppna formuläret på webbplatsen på nytt och skicka ändringen därifrån.",
        )


def several() -> BlockError:
    """A text holds blocks that say different things."""
    return BlockError(
        "Meddelandet innehåller flera förslag som inte är lika.",
        "Skicka varje förslag i ett eget meddelande.",
    )


def too_large() -> BlockError:
    """A block holds more than any form can ask for."""
    return BlockError(
        f"Förslaget är för stort: det får vara högst {MAX_KIB} KiB.", "Korta texterna i det."
    )


def damaged() -> BlockError:
    """A block has lost letters on its way."""
    return BlockError(
        "Å, ä, ö eller andra tecken i förslaget har skadats på vägen.",
        "Kopiera texten på sidan med formuläret, inte ur ett mejl, och skicka den igen.",
    )
