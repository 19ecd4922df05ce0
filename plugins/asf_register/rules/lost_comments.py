"""The rule for text that a "#" makes a comment of without anyone having meant it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from asf_register.documents import Document
from asf_register.problem import Finding
from asf_register.reading.text import decode
from asf_register.rules.rule import Context

_MAY_BE_LOST = re.compile(rb"[ \t]#[^\s#]")
_LOST = re.compile(r"[ \t]+(#[^\s#].*)")


def lost_comment(document: Document, context: Context) -> Iterator[Finding]:
    """A text without quotation marks does not go on after a "#", where YAML stops reading it."""
    if not _MAY_BE_LOST.search(document.raw):
        return
    text, _ = decode(document.raw)
    lines = text.split("\n")
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if not isinstance(event, yaml.ScalarEvent) or event.style not in (None, ""):
            continue
        end: Any = event.end_mark
        lost = _LOST.match(lines[end.line], end.column) if end.line < len(lines) else None
        if lost:
            yield Finding(
                (),
                f'texten slutar före "{lost.group(1)[:60]}", för # efter ett mellanslag börjar en '
                "kommentar.",
                "Hör det till texten: sätt hela texten inom citattecken. Är det en kommentar: "
                "skriv ett mellanslag efter #.",
                end.line + 1 + document.lines_above,
            )
