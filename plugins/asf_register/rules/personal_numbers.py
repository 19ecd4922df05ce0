"""The rule that keeps personal identity numbers out of every text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from asf_register.documents import Document, texts_of
from asf_register.personal_number import personal_numbers, spans_of_personal_numbers
from asf_register.problem import Finding
from asf_register.rules.rule import Context

# Bytes that may hold a number: ten digits, or eight apart, with anything that is no ASCII between.
_LIKE = re.compile(
    rb"[0-9](?<![0-9][0-9])%(more)s*(?:%(digit)s{4}|%(digit)s{3}%(mark)s%(digit)s{2}%(mark)s%(digit)s)"
    rb"[0-9][\s\x1c-\x1f\x80-\xff+./_#-]*%(digit)s{3}[0-9](?![0-9])"
    % {
        b"more": rb"[\x80-\xff]",
        b"digit": rb"(?:[0-9][\x80-\xff]*)",
        b"mark": rb"(?:[-.][\x80-\xff]*)?",
    }
)
# An escape, and the beginnings of digits of other widths, which could hide one.
_HIDING = (b"\\", b"\xef\xbc", b"\xf0\x9d\x9f", b"\xf0\x9f\xaf")
_NUMBERS_OWN_LINE = re.compile(rb"^ *organisation_number: ['\"]?[0-9-]*['\"]?$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#(.*)")
# Counted through the year, and the year.
_OF_A_NOTICE = re.compile("[0-9]{6}-20[0-9]{2}")
_HAS_ITS_OWN_RULE = "organisation_number"
_MESSAGE = "här står något som ser ut som ett personnummer, och sådana får aldrig stå i registret."
_HINT = (
    "Ta bort numret innan du sparar i git. Är det ett telefonnummer: skriv bindestreck efter "
    "riktnumret."
)


def personal_number(document: Document, context: Context) -> Iterator[Finding]:
    """No text, nor any comment, holds a person's identity number."""
    for number in _lines_with_numbers(document.body):
        yield Finding((), _MESSAGE, _HINT, document.body_line + number)
    # The field that has a rule of its own is nothing to look into a file for.
    if not may_hold_personal_number(_NUMBERS_OWN_LINE.sub(b"", document.raw)):
        return
    notices = set(_notice_numbers(document.value))
    in_values = set(notices)
    for pointer, text in texts_of(document.value):
        found = set(personal_numbers(text)) - notices
        in_values |= found
        if found and pointer[-1] != _HAS_ITS_OWN_RULE:
            yield Finding(pointer, _MESSAGE, _HINT)
    for first, comment in _comments(document.raw.decode("utf-8")):
        for number in _lines_with_numbers(comment, but=in_values):
            yield Finding((), _MESSAGE, _HINT, document.lines_above + first + number)


def may_hold_personal_number(raw: bytes) -> bool:
    """Whether a file is worth a closer look; most are not, and this is quick."""
    return any(sign in raw for sign in _HIDING) or bool(_LIKE.search(raw))


def _notice_numbers(value: Any) -> Iterator[str]:
    """The number that TED gave a notice, which may happen to look like a person's."""
    notice = value.get("notice") if isinstance(value, dict) else None
    number = str(notice.get("number")) if isinstance(notice, dict) else ""
    if _OF_A_NOTICE.fullmatch(number):
        yield number


def _lines_with_numbers(text: str, but: Container[str] = ()) -> Iterator[int]:
    """The lines of a text, from 0, on which numbers begin; each once."""
    spans = spans_of_personal_numbers(text)
    starts = [start for start, end in spans if text[start:end] not in but]
    yield from dict.fromkeys(text.count("\n", 0, start) for start in starts)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Comments and the lines where they begin, from 1; those on lines in a row are one."""
    first, lines = 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        comment = _COMMENT.search(line)
        if comment:
            first = first if lines else number
            lines.append(comment.group(1))
        elif lines:
            yield first, "\n".join(lines)
            lines = []
    if lines:
        yield first, "\n".join(lines)
