"""What a change does to what members alone read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from asf_register.check import Checked
from asf_register.intranet.intranet_files import FILE_KINDS
from asf_register.register import Register
from asf_register.schema import read_schema
from asf_register.swedish import listing, small

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.sentences import Kind, Sentence, value
from asf_propose.report.sides import Sides
from asf_propose.report.text_changes import text_change, text_words

_CALLED: Mapping[str, str] = {
    "guides": "Guiden",
    "templates": "Mallen",
    "workbooks": "Kalkylen",
    "courses": "Kursen",
    "recordings": "Inspelningen",
    "attachments": "Filen att hämta",
}
_SCHEMAS = {kind.key: kind.schema for kind in FILE_KINDS}
_DOES = {"added": "läggs till", "removed": "tas bort", "changed": "ändras"}


def intranet_changes(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    """Which page of the intranet is changed and what on it; nothing for other files there."""
    kind, before, after = _records(file, sides)
    latest = after or before
    if latest is None or (file.after is not None and after is None):
        return
    does = _DOES[file.status]
    name: Sentence = (
        f"{_CALLED[kind]} ",
        value(latest.title, 120, Kind.NAME),
        f", som bara medlemmar ser, {does}",
    )
    if before is None or after is None:
        yield name
        return
    fields = listing(_changed_fields(kind, before, after))
    told = text_words(text_change(_text(before), _text(after)))
    said: Sentence = (*name, *((f": {fields}",) if fields else ()))
    yield (*said, ". ", *told) if told else said


def _records(file: ChangedFile, sides: Sides) -> tuple[str, Any, Any]:
    """The kind of a file, and its record before and after; None where there is none."""
    for side in (sides.after, sides.before):
        kind = _kind_of(file.path, side.register) if side.register is not None else ""
        if kind:
            return (
                kind,
                _record(file.path, kind, sides.before),
                _record(file.path, kind, sides.after),
            )
    return "", None, None


def _kind_of(path: str, register: Register) -> str:
    folder, _, name = path.rpartition("/")
    for kind in FILE_KINDS:
        is_there = folder == register.root.shown(kind.folder(register.root))
        if kind.key in _CALLED and is_there and name.endswith(kind.ending):
            return kind.key
    return ""


def _record(path: str, kind: str, side: Checked) -> Any:
    if side.register is None:
        return None
    name = path.rpartition("/")[2].rpartition(".")[0]
    return getattr(side.register.intranet, kind).get(name)


def _changed_fields(kind: str, before: Any, after: Any) -> list[str]:
    """The fields that differ, as the schema calls them."""
    fields = read_schema(_SCHEMAS[kind])["properties"]
    return [
        small(str(field["title"]))
        for name, field in fields.items()
        if getattr(before, name) != getattr(after, name)
    ]


def _text(record: Any) -> str:
    return str(getattr(record, "body", ""))
