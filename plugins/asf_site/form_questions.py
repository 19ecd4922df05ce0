"""What a form asks, ready to be drawn and to be checked by the page's scripts.

A form's field says what is asked for; its place in the schema says the rest: the form that a text
must have, and what one item of a list is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from asf_edit.fields import Field, Fields
from asf_propose.forms import Form, FormField
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

# More boxes than these are folded away, under a line that says which are ticked.
_MOST_OPEN = 8
# How a browser helps with each kind of text.
_TEXT: Mapping[str, Mapping[str, str]] = {
    "day": {"type": "date"},
    "e-mail": {"type": "email", "spellcheck": "false"},
    "list": {"type": "text", "inputmode": "text", "spellcheck": "false"},
    "number": {"type": "text", "inputmode": "decimal"},
    "organisation-number": {"type": "text", "inputmode": "numeric"},
    "percent": {"type": "text", "inputmode": "decimal"},
    "place": {"type": "text", "spellcheck": "false"},
    "places": {"type": "text", "spellcheck": "false"},
    "postal-code": {"type": "text", "inputmode": "numeric"},
    "telephone": {"type": "tel"},
    "web-address": {"type": "url", "spellcheck": "false"},
    "whole-number": {"type": "text", "inputmode": "numeric"},
    "year": {"type": "text", "inputmode": "numeric"},
}
# What a browser may know of an enterprise already, by the field's way in the document.
_KNOWN = {
    "name": "organization",
    "address.street": "address-line1",
    "address.postal_code": "postal-code",
    "address.locality": "address-level2",
    "website": "url",
    "email": "email",
    "phone": "tel",
}
_SUGGESTED = ("place", "places")


@dataclass(frozen=True, slots=True)
class Question:
    """A field as a page asks for it.

    Attributes:
        field: What is asked for.
        id: Of its element; the same in every item of a list, where scripts make it another.
        noun: What one item of a list of groups is called within a sentence.
        attributes: Of its text field.
        folded: Whether its boxes are folded away.
        told: Whether its section's heading says its title.
        questions: What is asked inside a group, or inside each of several.
        data: What scripts need to know of it.
    """

    field: FormField
    id: str
    noun: str
    attributes: Mapping[str, str]
    folded: bool
    told: bool
    questions: tuple[Question, ...]
    data: Mapping[str, Any]

    @property
    def needs_all(self) -> bool:
        """Whether a group is nothing without some of its parts."""
        return any(question.field.required for question in self.questions)


@dataclass(frozen=True, slots=True)
class Part:
    """Questions under a heading."""

    title: str
    help: str
    questions: tuple[Question, ...]


def form_parts(form: Form, schema_name: str, words: Vocabulary) -> tuple[Part, ...]:
    """All that a form asks, part by part.

    Args:
        form: The form.
        schema_name: Whose fields it asks for.
        words: The closed lists.
    """
    fields = {field.name: field for field in Fields(Schema(schema_name, words)).fields}
    return tuple(
        Part(
            section.title,
            section.help,
            tuple(
                _question(field, fields.get(field.key), (field.key,), section.title)
                for field in section.fields
            ),
        )
        for section in form.sections
    )


def form_data(form: Form, parts: tuple[Part, ...]) -> dict[str, Any]:
    """What the page's scripts need to know of a form, ready to be written as JSON."""
    questions = (question for part in parts for question in part.questions)
    return {**form.as_data(), "fields": [question.data for question in questions]}


def _question(
    field: FormField, known: Field | None, way: tuple[str, ...], heading: str = ""
) -> Question:
    inside = known.item(0) if known and field.kind == "groups" else known
    keys = inside.node.get("properties", ()) if inside else ()
    questions = tuple(
        _question(inner, inside.child(inner.key) if inside and inner.key in keys else None, step)
        for inner in field.fields
        for step in [(*way, inner.key if field.kind != "groups" else f"#.{inner.key}")]
    )
    node = known.node if known else {}
    item = node.get("items", {})
    title = item.get("title", field.title)
    return Question(
        field,
        f"f-{'-'.join(way).replace('#.', '')}",
        f"{title[:1].lower()}{title[1:]}",
        dict(_attributes(field, ".".join(way))),
        len(field.choices) > _MOST_OPEN,
        field.title == heading,
        questions,
        _data(field, node, item, questions),
    )


def _attributes(field: FormField, way: str) -> Iterator[tuple[str, str]]:
    yield from _TEXT.get(field.kind, {"type": "text"}).items()
    if field.kind in _SUGGESTED:
        yield "list", f"list-{field.list_name}"
    yield "autocomplete", _KNOWN.get(way, "off")


def _data(
    field: FormField,
    node: Mapping[str, Any],
    item: Mapping[str, Any],
    questions: tuple[Question, ...],
) -> dict[str, Any]:
    """What a script needs to know: all that the field says of itself, and the form of its text."""
    data = {key: value for key, value in field.as_data().items() if key != "fields"}
    form = item if field.kind == "list" else node
    if field.kind == "list" and "x-written-as" in form:
        data["of"] = form["x-written-as"]
    for key, name in (("minimum", "minimum"), ("pattern", "pattern"), ("x-mend", "mend")):
        if key in form and field.kind not in ("attachment", "line", "text"):
            data[name] = form[key]
    if questions:
        data["fields"] = [question.data for question in questions]
    return data
