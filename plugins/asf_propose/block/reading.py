"""The text block, found and read in whatever mail programs and people made of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asf_register.reading.text import composed, refused_character

from asf_propose.block.entries import lines_of
from asf_propose.block.finding import MAX_KIB, FoundLine, damaged, found_blocks, several, too_large
from asf_propose.block.lines import Block, BlockError, quoted

MAX_TEXT = 4 * 1024 * 1024
# What UTF-8 becomes when it is read as Windows-1252, once or twice, and what can't be read at all.
_DAMAGED = re.compile("\ufffd|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|â€|ðŸ")


def read_block(text: str) -> Block:
    """Read the one block that a text holds.

    Args:
        text: Anything, with a block somewhere in it. The same block twice, as in a reply with what
            it replies to, counts as one.

    Raises:
        BlockError: Where there is none, or none that can be taken, with what to answer.
    """
    if len(text) > MAX_TEXT:
        raise BlockError(
            "Meddelandet är för långt.", "Skicka bara förslaget, i ett nytt meddelande."
        )
    found = {_read(lines) for lines in found_blocks(text)}
    if len(found) > 1:
        raise several()
    return found.pop()


def _read(found: Sequence[FoundLine]) -> Block:
    _refuse_content(composed("\n".join(line.inside for line in found)))
    read = lines_of(found)
    if not read:
        raise BlockError("Förslaget är tomt.", "Öppna formuläret och skicka ändringen därifrån.")
    names = set[str]()
    for line in read:
        if line.name.casefold() in names:
            raise BlockError(
                f"Uppgiften {quoted(line.name)} står två gånger i förslaget.",
                "Låt bara den ena stå kvar och skicka förslaget igen.",
            )
        names.add(line.name.casefold())
    return Block(tuple(read))


def _refuse_content(text: str) -> None:
    """Refuse a block that is too large or holds characters that mustn't be there."""
    if len(text) > MAX_KIB * 1024 or len(text.encode("utf-8", "replace")) > MAX_KIB * 1024:
        raise too_large()
    if _DAMAGED.search(text):
        raise damaged()
    character = refused_character(text.replace("\n", " "))
    if character or any("\ud800" <= letter <= "\udfff" for letter in text):
        named = f" (U+{ord(character):04X})" if character else ""
        where = next((line for line in text.split("\n") if character and character in line), "")
        raise BlockError(
            f"I förslaget står ett osynligt tecken{named}, som inte får finnas: {quoted(where)}.",
            "Radera ordet där det står, skriv om det och skicka förslaget igen.",
        )
