"""The text block that a form ends in and every way of sending carries.

    ===== ASF-listan: förslag 1 =====
    * Ärende: Ändra företag
    * Telefon: 070-174 06 05
    * Beskrivning:
    | En text av flera rader, där den här raden är så lång att den
      går vidare på nästa.
    |
    | Andra stycket.
    ===== Slut på förslaget =====

How it is written. A character is a code point (in JavaScript `[...text].length` counts them), and
lines end in a line feed.

1. A value is tidied first: Unicode NFC; line ends are line feeds; each tab, no-break, thin or other
   space becomes a plain space; spaces at the end of a line go. A value without a line feed has its
   spaces at the beginning taken away, too, and each run of spaces made one. A name is tidied like
   a value of one line; it holds no colon and begins with a letter or a digit.
2. A value without a line feed makes one line: `* `, the name, `: ` and the value; nothing after
   the colon if it is empty. Otherwise there is a line `* `, name, `:`, and then one for each line
   of the value: `| ` and that line, or `|` alone if it is empty.
3. In each of those lines some spaces are written as no-break spaces (U+00A0): every space of a run
   of two or more, and a space before one of `*` `|` `>` `=` `-` `–` `—` `•` `·`. If what stands
   after `* name: ` or `| ` begins with `http://`, `https://` or `www.` (in any case, also after
   `<`), every space in that is one; the space before it stays plain.
4. A line of more than 68 characters is broken at plain spaces only, and never at the first of
   them: words are put on a line as long as it then has at most 68 characters, and each line after
   the first is indented by two spaces, which count. A word too long for that stands on its own.
5. Before all that stands the first line as above, after it the last one, with a line feed.

So no line but those that begin an entry or a line of a text begins with a mark, however the block
is quoted, wrapped or indented on the way, and reading it needs to know nothing of that way.
"""

from __future__ import annotations

from asf_propose.block.lines import Block, BlockError, Line, NoBlockError, tidy
from asf_propose.block.reading import read_block
from asf_propose.block.writing import written

__all__ = ["Block", "BlockError", "Line", "NoBlockError", "read_block", "tidy", "written"]
