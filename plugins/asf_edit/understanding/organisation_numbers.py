"""Organisation numbers as people and spreadsheets write them."""

from __future__ import annotations

import re

from stdnum.se import orgnr

from asf_edit.understanding.typography import straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)? ?E ?\+?[0-9]+", re.IGNORECASE)
_FORM = re.compile(r"(?:SE ?)?([0-9][0-9 -]*)(?:[.,]0)?", re.IGNORECASE)
_COMPARE = "Jämför med registreringsbeviset och skriv alla tio siffror."


def organisation_number(written: str) -> Understood:
    """Ten digits with or without a dash, also as 16 and ten digits or as a VAT number.

    Raises:
        NotUnderstoodError: Where digits are lost or wrong, or it is a person's number.
    """
    text = straight(written)
    if _SCIENTIFIC.fullmatch(text):
        raise NotUnderstoodError(
            f"{quoted(text)} är ett avrundat tal, så siffror har gått förlorade.",
            "Skriv om numret med alla tio siffror, i en cell med formatet Text.",
        )
    form = _FORM.fullmatch(text)
    if form is None:
        raise NotUnderstoodError(
            f"{quoted(text)} är inget organisationsnummer.",
            "Skriv tio siffror, till exempel 769600-0000.",
        )
    digits = re.sub("[ -]", "", form.group(1))
    note = ""
    if text.upper().startswith("SE") and len(digits) == 12:
        digits, note = digits[:10], f"momsnumret {text} togs som {digits[:6]}-{digits[6:10]}"
    elif len(digits) == 12 and digits.startswith("16"):
        digits = digits[2:]
    if len(digits) == 12 or (len(digits) == 10 and digits[2] < "2"):
        raise NotUnderstoodError(
            "Numret ser ut som ett personnummer, och sådana får aldrig stå i registret.",
            "Utelämna det. En enskild firma visas utan nummer.",
        )
    if len(digits) != 10:
        raise NotUnderstoodError(
            f"{quoted(text)} har {len(digits)} siffror, men ett organisationsnummer har tio.",
            _COMPARE,
        )
    number = f"{digits[:6]}-{digits[6:]}"
    if not orgnr.is_valid(digits):
        raise NotUnderstoodError(
            f"{number} har fel kontrollsiffra, så någon siffra är fel.",
            _COMPARE,
        )
    return Understood(number, note=note)
