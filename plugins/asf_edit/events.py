"""An event added at the end of a file of events; what stands there before is never touched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from asf_register.errors import UsageError
from asf_register.reading import load, positions_of

from asf_edit.canonical import canonical_document

_HEAD = b"events:\n"
_DASH = re.compile(rb"( *)-(?: |$)")


class NotAppendableError(UsageError):
    """Nothing can be added at the end of a file as it is written."""


def appended(schema: str, raw: bytes, event: Mapping[str, Any]) -> bytes:
    """A file of events with one more at its end; every byte before it is as it was.

    Args:
        schema: What kind of file it is: "case" or "decisions".
        raw: The file as it is; b"" for one that is begun.
        event: What happened, as it shall stand there.

    Raises:
        NotAppendableError: Where the file is written in a way that has no room at its end.
    """
    alone = canonical_document(schema, {"events": [dict(event)]})
    if not raw:
        return alone
    before = load(raw).value
    there = before.get("events") if isinstance(before, dict) else None
    if not isinstance(there, list) or not there:
        raise _no_room()
    lines = alone.removeprefix(_HEAD).split(b"\n")
    indent = _indent(raw)
    added = b"\n".join(indent + line.removeprefix(b"  ") if line else line for line in lines)
    made = (raw if raw.endswith(b"\n") else raw + b"\n") + added
    after = load(made)
    if after.faults or after.value != {"events": [*there, *load(alone).value["events"]]}:
        raise _no_room()
    return made


def _indent(raw: bytes) -> bytes:
    """What stands before the dashes of the events that are there."""
    line, _ = positions_of(raw).nearest(("events", 0))
    for above in reversed(raw.split(b"\n")[:line]):
        if dash := _DASH.match(above):
            return dash[1]
    raise _no_room()


def _no_room() -> NotAppendableError:
    return NotAppendableError(
        "Filen är skriven så att en händelse inte kan läggas till sist.",
        "Skriv om den i rätt form först, med asf format, i ett eget förslag.",
    )
