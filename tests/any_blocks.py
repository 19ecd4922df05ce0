"""Blocks with anything in them that may stand in one."""

from __future__ import annotations

import re
import unicodedata

from asf_propose.block import Block, Line, tidy
from hypothesis import strategies as st

FIRST = "===== ASF-listan: förslag 1 ====="
LAST = "===== Slut på förslaget ====="

# What may stand in a block: no controls and no half characters. What looks like damage is left out
# of whole texts below, since letters taken apart can look like it when they are put together.
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn", "Co", "Cf"]) | (
    st.sampled_from("\n\u200d -*|>=•·–")
)


def is_whole(text: str) -> bool:
    return not re.search("[ÃÂâð\ufffd]", unicodedata.normalize("NFC", text))


NAMES = st.builds(
    str.__add__,
    st.sampled_from("AZÅÄÖabcåäö019"),
    st.text(LETTERS, max_size=40).map(lambda text: re.sub("[:\n]", "", text)),
).filter(is_whole)
WORDS = st.sampled_from(
    "ordet * | > = - – • · ===== == ** *: a: https://kafe.example/a www.kafe.example Ǻ \n \n\n "
    "👩🏽‍🚀 å\u00a0ä \u2009 \t * • | || >> ``` #".split(" ")
) | st.sampled_from([FIRST, LAST, "* Telefon: 1", "ord" * 40, "*" * 90, "  ", "| ", "> * a: b"])
VALUES = (
    st.text(LETTERS, max_size=120)
    | st.lists(WORDS, max_size=40).map(" ".join)
    | st.lists(WORDS | st.text(LETTERS, max_size=12), max_size=25).map(" ".join)
).filter(is_whole)
LINES = st.builds(Line, NAMES, VALUES)
BLOCKS = st.lists(LINES, min_size=1, max_size=6, unique_by=lambda line: folded(line.name)).map(
    lambda lines: Block(tuple(lines))
)


def folded(name: str) -> str:
    return " ".join(tidy(name).split()).casefold()


def tidied(block: Block) -> Block:
    """A block as any way of sending carries it."""
    return Block(tuple(Line(tidy(line.name), tidy(line.value)) for line in block.lines))
