"""Days and years, in words, in figures and as spreadsheets count them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from asf_register.swedish import MONTHS, long_date

from asf_edit.understanding.numbers import without_qualifier
from asf_edit.understanding.typography import straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

# What a spreadsheet counts days from (its 1 is 1 January 1900, and it counts a
# 29 February 1900 that never was).
_SPREADSHEETS_ZERO = date(1899, 12, 30)
_SERIAL = re.compile(r"[1-6][0-9]{4}(?:[.,][0-9]+)?")
_TIME = r"(?:[T ]+[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.0+)?)?Z?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/. ]([0-9]{{1,2}})[-/. ]([0-9]{{1,2}}){_TIME}")
_RUN_TOGETHER = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})[-/. ]+([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})[-/ ]+'?([0-9]{2})")
_IN_WORDS = re.compile(
    r"(?:den )?([0-9]{1,2})(?::?[ae])?\.? ([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE
)
_FOUR_DIGITS = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_AROUND_YEAR = re.compile(r"\b(?:år|sedan|start(?:ade|at)?|grunda(?:des|t)|bilda(?:des|t))\b")
_MEND = "Skriv år, månad och dag, till exempel 2026-11-21."


def day(written: str) -> Understood:
    """A date, written in any of the usual Swedish ways.

    Raises:
        NotUnderstoodError: Where it is none, or no real day.
    """
    text = straight(written)
    if match := _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        return _real(written, *match.groups())
    if match := _DAY_FIRST.fullmatch(text):
        first, mark, second, year = match.groups()
        if int(second) > 12 >= int(first):
            return _real(written, year, first, second, guess=True)
        # «1/11/2025» is how American programs write 11 January.
        american = mark == "/" and text.count("/") == 2 and int(first) <= 12 and first != second
        return _real(written, year, second, first, guess=american)
    if match := _IN_WORDS.fullmatch(text):
        of_month, name, year = match.groups()
        months = [at for at, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3])]
        if months and MONTHS[months[0] - 1].startswith(name.lower()):
            return _real(written, year, months[0], of_month)
    if match := _SHORT_YEAR.fullmatch(text):
        of_month, month, year = match.groups()
        return _real(written, f"20{year}", month, of_month, guess=True)
    if _SERIAL.fullmatch(text):
        counted = _from_serial(text)
        note = f"{quoted(text)} togs som ett kalkylblads dag, {long_date(counted)}"
        return Understood(counted.isoformat(), certain=False, note=note)
    raise NotUnderstoodError(f"{quoted(written)} är inget datum.", _MEND)


def year(written: str) -> Understood:
    """A year, out of a date too; «ca» stands beside it, as `qualifier`.

    Raises:
        NotUnderstoodError: Where there is none, or several.
    """
    text, qualifier = without_qualifier(straight(written))
    beside = {"qualifier": qualifier} if qualifier else {}
    try:
        dated = day(text)
    except NotUnderstoodError:
        pass
    else:
        return Understood(int(dated.value[:4]), dated.certain, dated.note, beside)
    years = _FOUR_DIGITS.findall(text)
    if len(years) != 1 or re.search(r"[0-9]{2}-?tal", text):
        what = "flera år" if len(years) > 1 else "inget år"
        raise NotUnderstoodError(
            f"{quoted(written)} är {what}.", "Skriv ett år med fyra siffror, till exempel 2015."
        )
    around = re.sub(r"[.,]0$", "", text).replace(years[0], "")
    certain = not re.search(r"\w", _AROUND_YEAR.sub("", around.lower()))
    note = "" if certain else f"av {quoted(written)} togs året {years[0]}"
    return Understood(int(years[0]), certain, note, beside)


def _real(
    written: str, year: str, month: str | int, of_month: str, *, guess: bool = False
) -> Understood:
    try:
        found = date(int(year), int(month), int(of_month))
    except ValueError as error:
        raise NotUnderstoodError(f"{quoted(written)} är inget riktigt datum.", _MEND) from error
    note = f"{quoted(straight(written))} togs som {long_date(found)}" if guess else ""
    return Understood(found.isoformat(), certain=not guess, note=note)


def _from_serial(text: str) -> date:
    return _SPREADSHEETS_ZERO + timedelta(days=int(re.split("[.,]", text)[0]))
