"""Times of the day, as people write them."""

from __future__ import annotations

import re

from asf_edit.understanding.typography import straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

_TIME = re.compile(
    r"(?:senast )?(?:(?:klockan|kl)\.? ?)?([0-9]{1,2})(?: ?[.:,] ?([0-9]{2})(?:[.:]00)?)?",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"([0-2][0-9])([0-9]{2})")
_MEND = "Skriv timme och minut, till exempel 12.00."


def time(written: str) -> Understood:
    """A time of the day: «12», «kl. 9», «klockan 12.30».

    Raises:
        NotUnderstoodError: Where it is none, or none of the day's.
    """
    text = straight(written)
    match = _TIME.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
    if match is None:
        raise NotUnderstoodError(f"{quoted(written)} är inget klockslag.", _MEND)
    hour, minute = int(match[1]), int(match[2] or 0)
    if (hour, minute) == (24, 0):
        raise NotUnderstoodError(
            f"{quoted(written)} kan gälla två dagar.",
            "Lämna klockslaget tomt om hela dagen gäller.",
        )
    if hour > 23 or minute > 59:
        raise NotUnderstoodError(f"{quoted(written)} är inget riktigt klockslag.", _MEND)
    return Understood(f"{hour:02}:{minute:02}")
