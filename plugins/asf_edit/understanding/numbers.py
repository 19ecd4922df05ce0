"""Numbers and shares, with what people write around them: «ca 35», «12 000 kr», «45 %»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asf_register.reading.core_schema import MAX_DIGITS
from asf_register.swedish import number as in_swedish

from asf_edit.understanding.typography import straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

_QUALIFIERS = {
    "about": r"^(?:(?:ca|c:a|cirka|circa|ungefär|omkring|runt|drygt|knappt|nästan)\b\.?|~|≈)\s*"
    r"|\s+ca\.?$",
    "at_least": r"^(?:(?:minst|över|mer än|fler än)\b|>=?|≥)\s*|(?<=[0-9])\s*\+$",
}
_UNIT = re.compile(
    r"\s*(?:kr\.?|kronor|sek|:-|%|procent|st\.?|stycken|personer|pers\.?|anställda|medarbetare|"
    r"deltagare|platser|km|kilometer)$",
    re.IGNORECASE,
)
_TIMES = {"tkr": 1_000, "kkr": 1_000, "mkr": 1_000_000, "mnkr": 1_000_000, "msek": 1_000_000}
_TIMES |= {"tusen": 1_000, "miljon": 1_000_000, "miljoner": 1_000_000, "mil": 10}
_MULTIPLIED = re.compile(rf"\s*({'|'.join(_TIMES)})(?: kr| kronor)?$", re.IGNORECASE)
_PLAIN = re.compile(r"[-+]?[0-9]+")
_IN_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(?:([ '.,])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
_DECIMAL = re.compile(r"[-+]?[0-9]*[.,][0-9]+")
_SCIENTIFIC = re.compile(r"[-+]?[0-9](?:[.,][0-9]+)?E[-+]?[0-9]{1,2}", re.IGNORECASE)
_ANY = re.compile(r"[0-9]+(?:[ '.,][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with how exact it is: "about", "at_least" or "" for exact."""

    value: float
    qualifier: str = ""
    doubt: str = ""


def number(written: str, *, whole: bool = False) -> Understood:
    """A number; what it says of how exact it is stands beside it, as `qualifier`.

    Args:
        written: As a person wrote it.
        whole: Whether only a number without decimals will do.

    Raises:
        NotUnderstoodError: Where there is none, or several.
    """
    found = amount(written, whole=whole)
    beside = {"qualifier": found.qualifier} if found.qualifier else {}
    return Understood(_tidy(found.value), not found.doubt, found.doubt, beside)


def percent(written: str) -> Understood:
    """A share in per cent; a spreadsheet's 0,45 is taken for 45.

    Raises:
        NotUnderstoodError: Where there is no number from 0 to 100.
    """
    understood = number(written)
    share, signed = understood.value, re.search("%|procent", written, re.IGNORECASE)
    if 0 < share < 1 and not signed:
        share = _tidy(round(share * 100, 10))
        note = f"{quoted(straight(written))} togs som {in_swedish(share)} procent"
        return Understood(share, False, note, understood.beside)
    if share == 1 and not signed:
        return Understood(1, False, "1 togs som 1 procent, inte som 100", understood.beside)
    return understood


def amount(written: str, *, whole: bool = False) -> Amount:
    """Take a number out of its text.

    Raises:
        NotUnderstoodError: Where there is none, or several.
    """
    text, qualifier = without_qualifier(straight(written))
    bare = _UNIT.sub("", text).strip()
    if times := _MULTIPLIED.search(text):
        value, _ = _read(_MULTIPLIED.sub("", text).strip(), written, whole=False)
        value = round(value * _TIMES[times.group(1).lower()], 6)
        return Amount(value, qualifier, f"{quoted(written)} togs som {in_swedish(value)}")
    value, doubt = _read(bare, written, whole=whole)
    return Amount(value, qualifier, doubt)


def without_qualifier(text: str) -> tuple[str, str]:
    """A text without «ca» or «minst», and what that says of the number: "" for nothing."""
    for qualifier, words in _QUALIFIERS.items():
        bare = re.sub(words, "", text, flags=re.IGNORECASE)
        if bare != text:
            return bare, qualifier
    return text, ""


def _read(text: str, written: str, *, whole: bool) -> tuple[float, str]:
    """The number that a text is, and what is doubtful in it."""
    if sum(map(str.isdigit, text)) > MAX_DIGITS:
        raise NotUnderstoodError(f"{quoted(written)} är för långt.", "Skriv ett tal.")
    if _PLAIN.fullmatch(text):
        return int(text), ""
    if _SCIENTIFIC.fullmatch(text):
        value = float(text.replace(",", "."))
        return value, f"det avrundade talet {quoted(text)} togs som {in_swedish(value)}"
    if grouped := _IN_THOUSANDS.fullmatch(text):
        mark = grouped.group(1)
        if mark in " '" or len(re.findall("[.,]", text)) > 1:
            return float(text.replace(mark, "").replace(",", ".")), ""
        # One mark and three digits: thousands, or decimals?
        value = float(text.replace(mark, "" if whole else "."))
        return value, f"{quoted(text)} togs som {in_swedish(value)}"
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", ".")), ""
    return _only_number_in(text, written, whole=whole)


def _only_number_in(text: str, written: str, *, whole: bool) -> tuple[float, str]:
    found = _ANY.findall(text)
    if len(found) != 1 or found[0] == text or re.search(r"[0-9]\s*-\s*[0-9]", text):
        what = "inget tal" if not found else "mer än ett tal"
        raise NotUnderstoodError(f"{quoted(written)} är {what}.", "Skriv ett tal med siffror.")
    value, _ = _read(found[0], written, whole=whole)
    return value, f"av {quoted(written)} togs {in_swedish(value)}"


def _tidy(value: float) -> float:
    return int(value) if float(value).is_integer() else value
