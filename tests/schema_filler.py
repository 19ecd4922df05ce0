"""Documents with one text in every field that takes it, found in the schemas.

A field is filled from the day that it stands in a schema. Where a schema wants a form that is
not known, filling it fails, so that no text field is left untried by mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from jsonschema import Draft202012Validator

# Longer fields take several lines. Also where a schema sets no limit.
LONGEST_LINE = 300
_PADDING = " ord"


class CannotFillError(Exception):
    """A field that is neither free text nor of a form that is known."""


@dataclass
class Filler:
    """Fills documents with a text.

    Attributes:
        schema: A schema as read, with `$ref` to its own `$defs` only.
        text: What is written, shortened to what each field takes.
        forms: What to write instead, by the end of a field's address ("figures[].year"); a
            list has the first for the first of its kind, and so on.
        filled: The addresses of the fields that got the text, so far.
    """

    schema: Mapping[str, Any]
    text: str
    forms: Mapping[str, Any]
    filled: set[str] = field(default_factory=set)

    def document(self, *without: str) -> Any:
        """A document with every field but these.

        Raises:
            CannotFillError: For a field of unknown form.
        """
        return self._fill(self.schema, "", 0, without)

    def _fill(self, node: Mapping[str, Any], at: str, index: int, without: tuple[str, ...]) -> Any:
        node = _resolved(node, self.schema)
        form = self._form(at)
        value: Any
        if form is not None:
            value = form[index] if isinstance(form, list) else form
        elif "const" in node or "enum" in node:
            value = node["const"] if "const" in node else node["enum"][0]
        elif node.get("type") == "object":
            value = self._object(node, at, index, without)
        elif node.get("type") == "array":
            many = 1 if node.get("uniqueItems") else 2
            value = [self._fill(node["items"], f"{at}[]", i, ()) for i in range(many)]
        elif node.get("type") == "boolean":
            value = True
        elif node.get("type") in ("integer", "number"):
            value = node["minimum"] + index
        elif node.get("type") == "string" and "x-vocabulary" not in node:
            value = self._text(node, at)
        else:
            raise CannotFillError(f"say among the forms what to write in {at}")
        return value

    def _form(self, at: str) -> Any:
        parts = at.split(".")
        ends = (".".join(parts[start:]) for start in range(len(parts)))
        return next((self.forms[end] for end in ends if end in self.forms), None)

    def _object(
        self, node: Mapping[str, Any], at: str, index: int, without: tuple[str, ...]
    ) -> dict[str, Any]:
        ways = [way["required"] for way in node.get("oneOf", [])]
        other = {name for number, names in enumerate(ways) if number != index for name in names}
        return {
            name: self._fill(inner, f"{at}.{name}".lstrip("."), index, ())
            for name, inner in node["properties"].items()
            if name not in other and name not in without
        }

    def _text(self, node: Mapping[str, Any], at: str) -> str:
        longest = node.get("maxLength", LONGEST_LINE)
        text = self.text if longest > LONGEST_LINE else " ".join(self.text.split("\n"))
        if len(text) < node.get("minLength", 0):
            text += _PADDING
        text = text[:longest].strip()
        if not Draft202012Validator(node).is_valid(text):
            raise CannotFillError(f"say among the forms what to write in {at}")
        self.filled.add(at)
        return text


def text_fields(schema: Mapping[str, Any]) -> set[str]:
    """The addresses of every string of a schema that is not chosen from a list."""
    return set(_strings(schema, schema, ""))


def _strings(node: Mapping[str, Any], schema: Mapping[str, Any], at: str) -> Iterator[str]:
    node = _resolved(node, schema)
    for name, inner in node.get("properties", {}).items():
        yield from _strings(inner, schema, f"{at}.{name}".lstrip("."))
    if "items" in node:
        yield from _strings(node["items"], schema, f"{at}[]")
    if "string" in node.get("type", ()) and not {"const", "enum", "x-vocabulary"} & set(node):
        yield at


def _resolved(node: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """A part of a schema with what its reference leads to."""
    named = schema["$defs"][node["$ref"].removeprefix("#/$defs/")] if "$ref" in node else {}
    return {key: value for key, value in {**named, **node}.items() if key != "$ref"}


def exchanged(document: Any, address: str, text: str) -> Any:
    """A copy of a document with another text in one field, the first of its kind in a list."""
    copy = deepcopy(document)
    holder, parts = copy, address.replace("[]", ".0").split(".")
    for part in parts[:-1]:
        holder = holder[int(part) if part.isdigit() else part]
    last = parts[-1]
    holder[int(last) if last.isdigit() else last] = text
    return copy
