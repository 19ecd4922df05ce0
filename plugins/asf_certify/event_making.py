"""An event made of what somebody writes: each value understood as its field's schema has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from asf_edit.fields import Field, Fields
from asf_edit.understanding import NotUnderstoodError, understand
from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.reading import load
from asf_register.schema import Schema
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary

Event = dict[str, Any]
# What is never asked for: the kind is given, and a signature is made.
GIVEN = ("event", "signature")
# What the titles of these are in a sentence of their own.
_ASKED = {"by": "vem som gör det"}
# Area, outcome, maybe a day, and the rest: «staff=measure:2027-08-31:Skriv en plan».
_AREA = re.compile(r"(?P<area>[^=:]+)=(?P<said>[^:]+)(?::(?P<rest>.*))?", re.DOTALL)
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?::(?P<text>.*))?", re.DOTALL)


def event_kinds(schema: str, words: Vocabulary | None = None) -> dict[str, Field]:
    """The kinds of events of a kind of file, each with its fields.

    Args:
        schema: "case" or "decisions".
        words: The closed lists; without them no value can be understood.
    """
    return Fields(Schema(schema, words)).find("events").item(0).kinds


def is_of_areas(field: Field) -> bool:
    """Whether a field holds something of each area."""
    return "properties" in field.node.get("items", {})


def event_of(kind: str, field: Field, given: Mapping[str, Any], words: Vocabulary) -> Event:
    """Make an event.

    Args:
        kind: What happened.
        field: The kind's fields.
        given: What somebody wrote for each field, by key: a text, several, or True for a yes.
        words: The closed lists.

    Raises:
        UsageError: Where something is missing.
        NotUnderstoodError: Where something can't be understood.
    """
    event: Event = {"event": kind}
    for child in field.children:
        key = str(child.pointer[-1])
        if key in GIVEN:
            continue
        written = given.get(key)
        if child.node.get("type") == "boolean":
            event[key] = bool(written)
        elif written not in (None, "", (), [], False):
            event[key] = _value(written, child, words)
    missing = [
        f"{_ASKED.get(str(child.pointer[-1]), child.titles[-1].lower())} ({option_of(child)})"
        for child in field.children
        if child.required and str(child.pointer[-1]) not in {*event, *GIVEN}
    ]
    if missing:
        raise UsageError(
            f"Det saknas något: {listing(missing)}.", "Lägg till det och kör om. Inget är skrivet."
        )
    return event


def option_of(field: Field) -> str:
    """The option that a field is given with."""
    if is_of_areas(field):
        return "--area"
    return f"--{str(field.pointer[-1]).replace('_', '-')}"


def read_event_file(path: Path) -> Event:
    """What a file says of an event: its fields, or just what it says of the areas.

    Raises:
        UsageError: Where it can't be read so.
    """
    loaded = load(path.read_bytes())
    held = loaded.value
    if loaded.faults:
        fault = loaded.faults[0]
        raise UsageError(f"{path}, rad {fault.line}: {fault.message}", fault.hint)
    if isinstance(held, list):
        held = {"areas": held}
    if not isinstance(held, dict):
        raise UsageError(
            f"{path} har inga uppgifter om en händelse.", "Börja filen med areas: och en lista."
        )
    return held


def _value(written: Any, field: Field, words: Vocabulary) -> Any:
    if is_of_areas(field):
        parts = written if isinstance(written, (list, tuple)) else [written]
        return [part if isinstance(part, dict) else _area(part, field, words) for part in parts]
    if isinstance(written, (list, tuple)):
        return [one for part in written for one in _item(part, field, words)]
    if not isinstance(written, str):
        return written
    return _understood(written, field, words)


def _item(part: Any, field: Field, words: Vocabulary) -> Iterable[Any]:
    if not isinstance(part, str):
        return [part]
    # Terms have no commas of their own, texts do.
    if "x-vocabulary" in field.node["items"]:
        found: list[Any] = _understood(part, field, words)
        return found
    return [_understood(part, field.item(0), words)]


def _understood(written: str, field: Field, words: Vocabulary, option: str = "") -> Any:
    """A value that nobody had to guess: an event can't be changed afterwards.

    `option` is what it is given with, where that isn't the field's own.
    """
    option = option or option_of(field)
    try:
        found = understand(written, field.node, words)
    except NotUnderstoodError as error:
        raise NotUnderstoodError(f"{option}: {error.message}", error.mend) from error
    if not found.certain:
        raise NotUnderstoodError(
            f"{option}: {found.note}, men en händelse ska inte vila på en gissning.",
            "Skriv det så som det ska stå.",
        )
    return found.value


def _area(written: str, field: Field, words: Vocabulary) -> Event:
    """What is said of one area."""
    match = _AREA.fullmatch(written.strip())
    if match is None:
        raise UsageError(
            f'"{visible(written)}" säger inte vad som gäller för ett område.',
            "Skriv område=utfall, till exempel --area purpose=meets eller "
            "--area staff=measure:2027-08-31:Skriv en kompetensplan.",
        )
    item = field.item(0)
    keys = list(item.node["properties"])
    said = {keys[0]: match["area"], keys[1]: match["said"]}
    rest = match["rest"] or ""
    if "due" in keys and (dated := _DAY_FIRST.fullmatch(rest)):
        said["due"], rest = dated["day"], dated["text"] or ""
    option = option_of(field)
    made: Event = {key: _understood(said[key], item.child(key), words, option) for key in said}
    if rest and "text" in keys:
        made["text"] = _understood(rest, item.child("text"), words, option)
    elif rest and "evidence" in keys:
        made["evidence"] = [part.strip() for part in rest.split(";") if part.strip()]
    return made
