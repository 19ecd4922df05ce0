"""The head of a block: what it is about, before the lines that say something of it."""

from __future__ import annotations

import re

from asf_register.slugs import fold

from asf_propose.block.lines import Block, Line

MATTER, ABOUT, VERSION = "Ärende", "Gäller", "Utgår från"
_HEAD = frozenset(map(fold, (MATTER, ABOUT, VERSION)))
_ABOUT = re.compile(r".*\(([a-z0-9-]{1,100})\)|([a-z0-9-]{1,100})")


def is_head(line: Line) -> bool:
    """Whether a line is of the head."""
    return fold(line.name) in _HEAD


def slug_written(block: Block) -> str:
    """The slug that a block is about; nothing where it names none."""
    match = _ABOUT.fullmatch((block.get(ABOUT) or "").strip())
    return (match[1] or match[2]) if match else ""
