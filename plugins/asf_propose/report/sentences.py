"""Sentences of a report, in which what others have written is kept apart from our own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from asf_register.personal_number import without_personal_numbers
from asf_register.problem import visible
from asf_register.swedish import long_date

_LONGEST = 200
_LONGEST_SENTENCE = 500


class Kind(StrEnum):
    """How something that others have written is meant."""

    QUOTED = "quoted"
    # Running text, which has stops of its own.
    TEXT = "text"
    NAME = "name"
    FILE = "file"
    # A rule's own, which quotes what others have written.
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Value:
    """What somebody else has written; it never speaks in the report's own voice."""

    text: str
    kind: Kind = Kind.QUOTED


Sentence = tuple[str | Value, ...]


def value(text: str, longest: int = _LONGEST, kind: Kind = Kind.QUOTED) -> Value:
    """What somebody has written: on one line, not too long, and without personal numbers."""
    shown = visible(without_personal_numbers(text.strip()))
    return Value(shown if len(shown) <= longest else f"{shown[:longest].rstrip()} …", kind)


def told(text: str) -> Value:
    """A sentence of a rule's, with what somebody has written in it."""
    return value(text, 600, Kind.SENTENCE)


def path(text: str) -> Value:
    """The name of a file or the address of a page, which anybody may have made up."""
    return value(text, 120, Kind.FILE)


def day(text: object) -> str | Value:
    """A day in full where it is one: «4 december 2026»."""
    try:
        return long_date(date.fromisoformat(text if isinstance(text, str) else ""))
    except ValueError:
        return value(str(text))


def capital(sentence: Sentence) -> Sentence:
    """A sentence with a capital first, where it begins with words of ours."""
    first = sentence[0] if sentence else ""
    if not isinstance(first, str):
        return sentence
    return (f"{first[:1].upper()}{first[1:]}", *sentence[1:])


def joined(parts: Sequence[Sentence], between: str = ", ") -> Sentence:
    """Sentences in a row as one."""
    said: list[str | Value] = []
    for part in parts:
        said += [between, *part] if said else part
    return tuple(said)


def not_too_long(sentence: Sentence) -> Sentence:
    """A sentence that ends with «…» where it would go on for long."""
    return tuple(_kept(sentence))


def _kept(sentence: Sentence) -> Iterator[str | Value]:
    left = _LONGEST_SENTENCE
    for part in sentence:
        text = part.text if isinstance(part, Value) else part
        if len(text) > left:
            if isinstance(part, Value) and left > 20:
                yield replace(part, text=f"{text[:left].rstrip()} …")
            else:
                yield " …"
            return
        left -= len(text)
        yield part
