"""Swedish as it is written for people: days, times, numbers, lists and the alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

THIN_SPACE = "\u202f"

MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
).split()
_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def long_date(day: date) -> str:
    """A day in full: «4 december 2026»."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month(day: date) -> str:
    """A day's month: «december 2026»."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def clock_in_words(clock: str) -> str:
    """A time as it is written: «12» for "12:00", «9.30» for "09:30"."""
    hours, _, minutes = clock.partition(":")
    return str(int(hours)) if minutes == "00" else f"{int(hours)}.{minutes}"


def number(value: float) -> str:
    """A number with thin spaces and a decimal comma: «12 500», «29,96»."""
    grouped = f"{value:,.2f}".rstrip("0").rstrip(".")
    return grouped.replace(",", THIN_SPACE).replace(".", ",")


def listing(parts: Sequence[str]) -> str:
    """Things in a row: «a, b och c»."""
    return f"{', '.join(parts[:-1])} och {parts[-1]}" if len(parts) > 1 else "".join(parts)


def alternatives(parts: Sequence[str]) -> str:
    """Things to choose between: «a, b eller c»."""
    return f"{', '.join(parts[:-1])} eller {parts[-1]}" if len(parts) > 1 else "".join(parts)


def count_of(count: int, one: str, many: str) -> str:
    """A number with its noun in the right form: «1 kommun», «23 kommuner»."""
    return f"{number(count)} {one if count == 1 else many}"


def small(title: str) -> str:
    """A title inside a sentence: «telefon», but «CPV-koder»."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def sentence(said: str) -> str:
    """Words as a sentence: «Levererar städning i Gävleborg.»."""
    return f"{said[:1].upper()}{said[1:]}."


def alphabetical(text: str) -> str:
    """A sort key by the Swedish alphabet, where å, ä and ö come after z."""
    letters = text.casefold().translate(_AFTER_Z)
    if letters.isascii():
        return letters
    decomposed = unicodedata.normalize("NFD", letters)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
