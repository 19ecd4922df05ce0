"""One place where a document is not as its schema says, with what one needs to explain it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jsonschema import ValidationError

from asf_register.problem import Pointer
from asf_register.reading import Positions
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

_SHOWN = 60


class Explanation:
    """One error of one document, with what is needed to put it in words."""

    def __init__(
        self, error: ValidationError, schema: Schema, positions: Positions, words: Vocabulary
    ) -> None:
        self.pointer: Pointer = tuple(error.absolute_path)
        self.value: Any = error.instance
        self.limit: Any = error.validator_value
        self.schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
        self.positions = positions
        self.words = words
        self._expanded = schema.expanded
        self._title, self.is_required = _led_to(schema.expanded, error.absolute_schema_path)

    @property
    def written(self) -> str:
        """The value as it stands in the file, shortened, within quotation marks."""
        return clipped(self.positions.written.get(self.pointer, str(self.value)))

    def resolved(self, part: dict[str, Any]) -> dict[str, Any]:
        """A part of the schema with what its `$ref` leads to."""
        name = part.get("$ref", "").removeprefix("#/$defs/")
        return {**self._expanded["$defs"][name], **part} if name else part

    @property
    def field(self) -> str:
        """The name of the field that holds the value."""
        names = [part for part in self.pointer if isinstance(part, str)]
        return names[-1] if names else "filen"

    @property
    def title(self) -> str:
        """What the field is called in Swedish, with its name in the file."""
        if not self.pointer:
            return "filen"
        return f"{self._title} ({self.field})" if self._title else self.field


def clipped(text: str) -> str:
    """A text within quotation marks, on one line and no longer than is good to read."""
    text = text.rstrip("\n").replace("\n", "↵")
    return f'"{text[:_SHOWN]}…"' if len(text) > _SHOWN else f'"{text}"'


def _led_to(schema: dict[str, Any], path: Iterable[str | int]) -> tuple[str, bool]:
    """What the way to a keyword passes: the innermost title, and whether its field is required.

    What `$ref` leads to often has no title.
    """
    node: Any = schema
    group: dict[str, Any] = {}
    title, is_required = "", False
    for part in path:
        if isinstance(node, dict) and part not in node and "$ref" in node:
            node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
        if part == "properties":
            group = node
        elif group.get("properties") is node:
            is_required = part in group.get("required", ())
        elif part == "items":
            is_required = False
        node = node[part]
        if isinstance(node, dict) and isinstance(node.get("title"), str):
            title = node["title"]
    return title, is_required
