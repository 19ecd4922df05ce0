"""The rule that keeps personal identity numbers out of every text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asf_register.documents import Document, texts_of
from asf_register.personal_number import personal_numbers
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context

# Without ten digits that may be parted, or an escape that could hide them, there is nothing to
# look for; nor in the field that has a rule of its own.
_MAY_HOLD = re.compile(
    rb"(?<![0-9])[0-9]{6,8}(?:[-+]|\s+|\xe2\x80[\x90-\x95])?[0-9]{4}(?![0-9])|\\"
)
_NUMBERS_OWN_LINE = re.compile(rb"^organisation_number: ['\"]?[0-9-]*['\"]?$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#(.*)")
_HAS_ITS_OWN_RULE: Pointer = ("organisation_number",)
_MESSAGE = "här står något som ser ut som ett personnummer, och sådana får aldrig stå i registret."
_HINT = (
    "Ta bort numret innan du sparar i git. Är det ett telefonnummer: skriv bindestreck efter "
    "riktnumret."
)


def personal_number(document: Document, context: Context) -> Iterator[Finding]:
    """No text, nor any comment, holds a person's identity number."""
    for number, line in enumerate(document.body.split("\n"), start=document.body_line):
        if any(personal_numbers(line)):
            yield Finding((), _MESSAGE, _HINT, number)
    if not _MAY_HOLD.search(_NUMBERS_OWN_LINE.sub(b"", document.raw)):
        return
    in_values = set()
    for pointer, text in texts_of(document.value):
        found = set(personal_numbers(text))
        in_values |= found
        if found and pointer != _HAS_ITS_OWN_RULE:
            yield Finding(pointer, _MESSAGE, _HINT)
    lines = document.raw.decode("utf-8").splitlines()
    for number, line in enumerate(lines, start=document.lines_above + 1):
        comment = _COMMENT.search(line)
        if comment and set(personal_numbers(comment.group(1))) - in_values:
            yield Finding((), _MESSAGE, _HINT, number)
