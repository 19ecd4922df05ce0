"""The one way a file of the register is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml12
from asf_register.reading.text import composed
from asf_register.schema import Schema

from asf_edit.comments import comments_of, with_comments
from asf_edit.kinds import of_its_kind


def canonical(value: Any, schema: Schema, before: bytes = b"") -> bytes:
    """Write a document: fields in the schema's order, folded at 80 columns, in UTF-8.

    Args:
        value: What the document holds: dicts, lists, texts, numbers, true and false.
        schema: Gives the order of the fields; a field it doesn't know comes last.
        before: The file that is written anew, whose comments are kept. It must be
            one that `load` reads without faults.
    """
    text = yaml12.format_yaml(_ordered(value, schema.expanded, schema.expanded)) + "\n"
    return with_comments(text, comments_of(before)).encode()


def canonical_document(schema: str, value: Any, before: bytes = b"") -> bytes:
    """Write a document of some kind; see `canonical`.

    Args:
        schema: The kind's schema: "case", "decisions", "cohort", "policy-people", "enterprise" …
        value: What the document holds.
        before: The file that is written anew, whose comments are kept.
    """
    return canonical(value, Schema(schema), before)


def _ordered(value: Any, node: Mapping[str, Any], whole: Mapping[str, Any]) -> Any:
    node = _resolved(of_its_kind(_resolved(node, whole), value), whole)
    if isinstance(value, list):
        return [_ordered(item, node.get("items", {}), whole) for item in value]
    if isinstance(value, dict):
        known = node.get("properties", {})
        names = [name for name in known if name in value]
        names += [name for name in value if name not in known]
        return {name: _ordered(value[name], known.get(name, {}), whole) for name in names}
    return composed(value) if isinstance(value, str) else value


def _resolved(node: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    name = node.get("$ref", "").removeprefix("#/$defs/")
    definition: Mapping[str, Any] = whole["$defs"][name] if name else node
    return definition
