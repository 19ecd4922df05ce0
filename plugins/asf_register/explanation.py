"""One place where a document is not as its schema says, with what one needs to explain it."""

from __future__ import annotations

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
        self._title = _title(schema.expanded, list(error.absolute_schema_path))

    @property
    def written(self) -> str:
        """The value as it stands in the file, shortened, within quotation marks."""
        return clipped(self.positions.written.get(self.pointer, str(self.value)))

    @property
    def is_required(self) -> bool:
        """Whether the field that holds the value may not be left out."""
        holder: Any = self._expanded
        for part in self.pointer[:-1]:
            holder = self.resolved(holder)
            holder = (
                holder.get("items", {}) if isinstance(part, int) else holder["properties"][part]
            )
        return bool(self.pointer) and self.pointer[-1] in self.resolved(holder).get("required", ())

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


def _title(schema: dict[str, Any], path: list[str | int]) -> str:
    """The innermost title on the way to a keyword; what `$ref` leads to often has none."""
    node: Any = schema
    title = ""
    for part in path:
        if isinstance(node, dict) and part not in node:
            node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
        node = node[part]
        if isinstance(node, dict) and isinstance(node.get("title"), str):
            title = node["title"]
    return title
