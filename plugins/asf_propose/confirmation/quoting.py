"""Where somebody's own words end and the mail begins that they reply to, or send on.

What looks like such a beginning and isn't one would hide what stands below it. So a line that may
be prose, such as «Den 3 mars skrev vi …:», counts only with what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from asf_propose.confirmation.answer import ABOVE

# An answer is short: what is quoted below more than this counts as somebody's own words.
_MOST_LINES = 200
_NAMES = "från|from|skickat|sent|datum|date|till|to|kopia|cc|ämne|subject|svara till|reply-to"
_HEADER = re.compile(rf"[>\s]*\*?(?:{_NAMES})\s?\*?\s*:.*", re.IGNORECASE)
_FROM = re.compile(r"[>\s]*\*?(?:från|from)\s?\*?\s*:.*", re.IGNORECASE)
_MARKED = re.compile(r"[>|].*")
_SENT_ON = re.compile(
    r"[-_\s]*(?:(?:vidarebefordrat|forwarded)(?:\s+(?:meddelande|mejl|brev|message))?"
    r"|begin forwarded message|ursprungligt meddelande|originalmeddelande"
    r"|original message)[-_:\s]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-_]{5,}")
# The day may stand before or after who wrote; a program ends it with a colon.
_WROTE = re.compile(
    r".{0,80}[0-9].{0,80}\b(?:skrev|wrote)\b.{0,160}:|.{0,120}\b(?:skrev|wrote)\b.{0,40}[0-9].{0,40}:",
    re.IGNORECASE,
)
_BEGINS_WROTE = re.compile(r"(?:den|on)\b.*[0-9].*|.*\b(?:skrev|wrote)\b.*", re.IGNORECASE)


def own_words(text: str) -> list[str]:
    """The lines that somebody has written themselves above what they quote."""
    lines = [line for one in text.splitlines() if (line := one.strip())]
    for at in range(min(len(lines), _MOST_LINES)):
        if begins_quote(lines[at:]):
            return lines[:at]
    return lines


def begins_quote(lines: Sequence[str]) -> bool:
    """Whether the first of some lines begins the mail that is replied to or sent on.

    Args:
        lines: That line and those below it, without empty ones.
    """
    first, *below = lines
    if _MARKED.fullmatch(first) or _SENT_ON.fullmatch(first) or _is_reminder(first):
        return True
    if _RULE.fullmatch(first):
        return bool(below) and (_is_head(below) or _is_reminder(below[0]))
    return _is_head(lines) or _is_wrote(lines)


def is_header(line: str) -> bool:
    """Whether a line is one of a mail's head, such as «Till: …»."""
    return _HEADER.fullmatch(line) is not None


def _is_head(lines: Sequence[str]) -> bool:
    """Whether a mail's head stands here: who it is from and one more, since one may be prose."""
    one, *others = lines[:2]
    return bool(
        _FROM.fullmatch(one) and others and is_header(others[0]) and not _FROM.fullmatch(others[0])
    )


def _is_wrote(lines: Sequence[str]) -> bool:
    """Whether «Den … skrev …:» stands here, on a line or on two, above what was written then."""
    whole = [line for line in lines[:2] if _WROTE.fullmatch(line)]
    if lines[0] in whole[:1]:
        head, below = lines[0], lines[1:]
    elif len(lines) > 1 and not whole and _BEGINS_WROTE.fullmatch(lines[0]):
        head, below = " ".join(lines[:2]), lines[2:]
    else:
        return False
    if not below or not _WROTE.fullmatch(head):
        return False
    return "@" in head or _MARKED.fullmatch(below[0]) is not None or _is_reminder(below[0])


def _is_reminder(line: str) -> bool:
    return ABOVE.casefold() in line.casefold()
