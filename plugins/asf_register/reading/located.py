"""The explaining path: reads any file, says where each value stands and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from asf_register.problem import Pointer
from asf_register.reading.core_schema import NumberRefusedError, resolve
from asf_register.reading.fault import MOST_FAULTS, Fault
from asf_register.reading.plain import MAX_DEPTH
from asf_register.reading.refusals import (
    Place,
    yaml_anchor,
    yaml_documents,
    yaml_duplicate_key,
    yaml_key,
    yaml_nesting,
    yaml_number,
    yaml_tag,
)
from asf_register.reading.syntax import late_quote, plain_slip, yaml_syntax
from asf_register.reading.text import character_fault, composed, refused_character

# What the parser notices only after the line where it went wrong.
_NOTICED_LATE = (
    "found unexpected end of stream",
    "could not find expected ':'",
    "did not find expected ',' or",
)


@dataclass(frozen=True)
class Positions:
    """Where each value of a file stands, and how it was written.

    Attributes:
        places: (line, column) of a pointer: of its key, or of a list's item.
        written: The text of each scalar as it stands in the file.
    """

    places: Mapping[Pointer, Place]
    written: Mapping[Pointer, str]

    def nearest(self, pointer: Pointer) -> Place:
        """The place of the value, or of what it would stand in."""
        while pointer and pointer not in self.places:
            pointer = pointer[:-1]
        return self.places.get(pointer, (1, 1))


@dataclass
class _Open:
    """A collection that is being read."""

    value: dict[Any, Any] | list[Any]
    pointer: Pointer
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)


class _Composer:
    """Builds a value from parser events without recursing, and keeps the faults."""

    def __init__(self) -> None:
        self.value: Any = None
        self.faults: list[Fault] = []
        self.places: dict[Pointer, Place] = {}
        self.written: dict[Pointer, str] = {}
        self._open: list[_Open] = []
        self._documents = 0
        # Line and column where the last quoted text of several lines begins, and where it ends.
        self.quoted: tuple[int, int, int] | None = None

    def take(self, event: Event) -> bool:
        """Take one event; False when there is no sense in reading on."""
        mark: Any = event.start_mark
        place = (mark.line + 1, mark.column + 1)
        if len(self.faults) >= MOST_FAULTS:
            return False
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1 or event.version or event.tags:
                self.faults.extend(yaml_documents(place))
                return False
        elif isinstance(event, AliasEvent):
            self.faults.extend(yaml_anchor(place, f"*{event.anchor}"))
            self._put(None, place, "")
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._open.pop()
        elif isinstance(event, NodeEvent):
            return self._node(event, place)
        return True

    def _node(self, event: NodeEvent, place: Place) -> bool:
        if event.anchor is not None:
            self.faults.extend(yaml_anchor(place, f"&{event.anchor}"))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.faults.extend(yaml_tag(place, str(tag)))
        if isinstance(event, ScalarEvent):
            self._scalar(event, place)
            return True
        opened = _Open({} if isinstance(event, MappingStartEvent) else [], ())
        opened.pointer = self._put(opened.value, place, None)
        self._open.append(opened)
        if len(self._open) > MAX_DEPTH:
            self.faults.extend(yaml_nesting(place))
            return False
        return True

    def _scalar(self, event: ScalarEvent, place: Place) -> None:
        text = composed(event.value)
        end: Any = event.end_mark
        if event.style in ("'", '"') and end.line + 1 > place[0]:
            self.quoted = (*place, end.line + 1)
        value: Any = text
        # Only escapes such as "\u202e" bring here what the file's own text may not hold.
        if refused := refused_character(text):
            self.faults.append(character_fault(refused, *place))
        if event.implicit[0]:
            try:
                value = resolve(text)
            except NumberRefusedError:
                self.faults.extend(yaml_number(place, text))
        self._put(value, place, text)

    def _put(self, value: Any, place: Place, written: str | None) -> Pointer:
        """Place a value in what is open, and return its pointer."""
        if not self._open:
            self.value = value
            pointer: Pointer = ()
        else:
            into = self._open[-1]
            if isinstance(into.value, list):
                pointer = (*into.pointer, len(into.value))
                into.value.append(value)
            elif into.key is None:
                return self._key(into, value, place)
            else:
                pointer = (*into.pointer, into.key)
                into.value[into.key] = value
                into.key = None
        self.places.setdefault(pointer, place)
        if written is not None:
            self.written[pointer] = written
        return pointer

    def _key(self, into: _Open, key: Any, place: Place) -> Pointer:
        if not isinstance(key, str):
            self.faults.extend(yaml_key(place))
            key = f"\0{place}"
        elif key in into.seen:
            self.faults.extend(yaml_duplicate_key(place, key, into.seen[key]))
        into.seen.setdefault(key, place[0])
        into.key = key
        pointer = (*into.pointer, key)
        self.places[pointer] = place
        return pointer


def read_located(text: str) -> tuple[Any, Positions, list[Fault]]:
    """Read any text.

    Args:
        text: What `decode` gave, without faults.

    Returns:
        The value (worth nothing where there are faults), where everything
        stands, and the faults in the order of the file.
    """
    composer = _Composer()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not composer.take(event):
                break
    except yaml.MarkedYAMLError as error:
        composer.faults.append(_syntax_fault(error, text, composer.quoted))
    positions = Positions(composer.places, composer.written)
    return composer.value, positions, sorted(composer.faults, key=lambda f: (f.line, f.column))


def _syntax_fault(
    error: yaml.MarkedYAMLError, text: str, quoted: tuple[int, int, int] | None
) -> Fault:
    late = (error.problem or "").startswith(_NOTICED_LATE)
    mark: Any = (error.context_mark if late else None) or error.problem_mark or error.context_mark
    lines = text.removesuffix("\n").split("\n")
    at = len(lines) - 1 if mark is None else min(mark.line, len(lines) - 1)
    if slip := plain_slip(lines, at):
        return slip
    if quoted and quoted[2] == at + 1 and "expected key" in (error.problem or ""):
        return late_quote(*quoted)
    if mark is None or mark.line >= len(lines):
        return yaml_syntax(error, len(lines), len(lines[-1]) + 1, lines[-1])
    before, after = lines[at][: mark.column], lines[at][mark.column :]
    return yaml_syntax(error, at + 1, mark.column + 1, before, after)
