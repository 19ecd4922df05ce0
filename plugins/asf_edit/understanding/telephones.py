"""Telephone numbers, put in groups as Swedes read them: 070-123 45 67."""

from __future__ import annotations

import re

from asf_edit.understanding.typography import straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

# Area codes of other than four digits, after one that begins like them.
# Source: Post- och telestyrelsen, the Swedish numbering plan (ITU-T E.164).
_SHORT_CODES = (
    "0200 08 010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 "
    "063 070 072 073 074 075 076 079 090"
).split()
_NUMBER = re.compile(r"(?:\+|\b)[0-9][0-9 ()./-]*[0-9]")
_LABEL = re.compile(
    r"\b(?:telefonnummer|telefon|telnr|tel|tfn|mobiltelefon|mobil|mob|växel|vx|phone)\b[:. ]*",
    re.IGNORECASE,
)
_GROUPS = {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}
_MEND = "Skriv numret med riktnummer, till exempel 070-123 45 67."


def telephone(written: str) -> Understood:
    """A Swedish number in any grouping, with or without +46, or a foreign one with its code.

    Raises:
        NotUnderstoodError: Where there is none, or one of a length that doesn't exist.
    """
    text = straight(written)
    found = [match.group() for match in _NUMBER.finditer(text.replace("tel:", " "))]
    long_enough = [number for number in found if len(_digits(number)) >= 7]
    if not long_enough:
        raise NotUnderstoodError(f"{quoted(written)} är inget telefonnummer.", _MEND)
    number, guess = _grouped(long_enough[0])
    rest = _LABEL.sub("", text.replace("tel:", " ").replace(long_enough[0], " "))
    if len(long_enough) > 1:
        guess = "av flera nummer togs det första"
    elif re.search(r"\w", rest) and not guess:
        guess = f"av {quoted(text)} togs bara numret"
    return Understood(number, certain=not guess, note=guess)


def _grouped(number: str) -> tuple[str, str]:
    """A number in the register's form, and the guess behind it, if any."""
    digits = _digits(number)
    if digits.startswith("00"):
        number, digits = f"+{digits[2:]}", digits[2:]
    guess = ""
    if number.startswith("+46") or (digits.startswith("46") and len(digits) == 11):
        # "+46 (0)70" says the 0 that is left out abroad.
        digits = "0" + digits[2:].lstrip("0")
    elif number.startswith("+"):
        return re.sub("[ ./]+", " ", number), ""
    elif not digits.startswith("0"):
        guess = f"nollan först saknades i {quoted(number)}"
        digits = f"0{digits}"
    code = next((code for code in _SHORT_CODES if digits.startswith(code)), digits[:4])
    rest = digits[len(code) :]
    if not 8 <= len(digits) <= 10 or len(rest) not in _GROUPS:
        raise NotUnderstoodError(
            f"{quoted(number)} har {len(digits)} siffror, men svenska telefonnummer har 8 till 10.",
            _MEND,
        )
    groups, start = [], 0
    for size in _GROUPS[len(rest)]:
        groups.append(rest[start : start + size])
        start += size
    return f"{code}-{' '.join(groups)}", guess


def _digits(number: str) -> str:
    return re.sub("[^0-9]", "", number)
