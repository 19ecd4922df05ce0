"""Personal identity numbers in text: found, so that they can be kept out. Source: SKV 707."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.se import personnummer

from asf_register.problem import visible

# In a text made plain. A day that has its parts apart may be the first of two days: «2024-12-18 –
# 2025-01-10». theme/static/form-text.js has the same.
_LIKE = re.compile(
    r"(?<![0-9])(?:"
    r"((?:18|19|20)?[0-9]{6}) *(?:([-+./_]) *)?([0-9]{4})(?![0-9])"
    r"|((?:18|19|20)[0-9]{2}([-.])[0-9]{2}\5[0-9]{2}) *(?:[-+] *)?([0-9]{4})"
    r"(?![0-9]|[-.][0-9]{2}(?![0-9])))"
)
_MARKS = frozenset("-+./_")
_LONGEST_ECHO = 100
Span = tuple[int, int]


def personal_numbers(text: str) -> Iterator[str]:
    """Each personal or co-ordination number in a text, as it is written there."""
    for start, end in spans_of_personal_numbers(text):
        yield text[start:end]


def without_personal_numbers(text: str) -> str:
    """A text with "(personnummer)" in place of each number, for reports that many read."""
    kept, at = [], 0
    for start, end in spans_of_personal_numbers(text):
        kept += [text[at:start], "(personnummer)"]
        at = end
    return "".join([*kept, text[at:]])


def echoed(written: str) -> str:
    """What somebody wrote, as an answer may show it: not too long, and nobody's personal number."""
    shown = visible(without_personal_numbers(written))
    return shown if len(shown) <= _LONGEST_ECHO else f"{shown[:_LONGEST_ECHO]}…"


def spans_of_personal_numbers(text: str) -> Iterator[Span]:
    """Where in a text personal and co-ordination numbers begin and end.

    However they are written: with another dash or none, with spaces or a line break at the dash,
    with wide digits, with characters in between that nobody sees.
    """
    plain = text.translate(_PLAIN)
    found = list(_spans(plain))
    if found and len(plain) < len(text):
        stands = [at for at, sign in enumerate(text) if _PLAIN[ord(sign)] is not None]
        found = [(stands[start], stands[end - 1] + 1) for start, end in found]
    yield from found


def _spans(plain: str) -> Iterator[Span]:
    match = _LIKE.search(plain)
    while match:
        is_personal = _is_personal(match)
        if is_personal:
            yield match.span()
        # What is no number may still hold the beginning of one.
        match = _LIKE.search(plain, match.end() if is_personal else match.start() + 1)


class _Plain(dict[int, str | None]):
    """What a character stands for: a digit, a dash, a space, itself, or nothing that is seen."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        plain = unicodedata.normalize("NFKC", sign)
        kind = unicodedata.category(sign)
        value: str | None = sign
        if kind == "Cf":
            value = None
        elif sign.isspace():
            value = " "
        elif kind == "Pd" or sign == "\N{MINUS SIGN}":
            value = "-"
        elif plain in _MARKS or (kind == "Nd" and plain.isascii()):
            value = plain
        self[code] = value
        return value


_PLAIN = _Plain()


def _is_personal(match: re.Match[str]) -> bool:
    born = re.sub("[^0-9]", "", match[1] or match[4])
    last = match[3] or match[6]
    day = int(born[-2:])
    # A co-ordination number has 60 added to the day of birth.
    day -= 60 if day > 60 else 0
    mark = "+" if match[2] == "+" and len(born) == 6 else "-"
    try:
        personnummer.get_birth_date(f"{born[:-2]}{day:02}{mark}{last}")
    except ValidationError:
        return False
    return bool(luhn.is_valid(born[-6:] + last))
