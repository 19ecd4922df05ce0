"""Everything that is on file about an enterprise, a line a field, for whoever is to confirm it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from asf_edit.fields import Field, Fields
from asf_edit.in_words import in_words
from asf_register.problem import visible
from asf_register.schema import Schema
from asf_register.swedish import long_date
from asf_register.vocabulary import Vocabulary

_INSIDE = "  "


def entry_lines(value: Mapping[str, Any], words: Vocabulary) -> tuple[str, ...]:
    """An entry in words: codes by their titles, texts whole, groups and lists indented.

    Args:
        value: What its file holds, or a part of it.
        words: The closed lists.
    """
    fields = Fields(Schema("enterprise", words)).fields
    there = [field for field in fields if field.pointer[0] in value]
    return tuple(
        line for field in there for line in _lines(value[str(field.pointer[0])], field, words)
    )


def _lines(value: Any, field: Field, words: Vocabulary, called: str = "") -> Iterator[str]:
    title = called or field.titles[-1]
    if isinstance(value, dict) and field.is_group:
        yield f"{title}:"
        for key, part in value.items():
            for line in _lines(part, field.child(key), words):
                yield f"{_INSIDE}{line}"
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for index, part in enumerate(value):
            item = field.item(index)
            yield from _lines(part, item, words, f"{item.node['title']} {index + 1}")
    elif isinstance(value, str) and field.node.get("format") == "date":
        yield f"{title}: {long_date(date.fromisoformat(value))}"
    elif isinstance(value, str) and not {"x-vocabulary", "x-labels"} & field.node.keys():
        first, *others = value.split("\n")
        yield f"{title}: {visible(first)}"
        for line in others:
            yield f"{_INSIDE}{visible(line)}".rstrip()
    else:
        yield f"{title}: {in_words(value, field.node, words)}"
