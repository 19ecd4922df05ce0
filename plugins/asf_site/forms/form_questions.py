"""What a form asks, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from asf_propose.forms import Form, FormField

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
    "slug": {"type": "text", "spellcheck": "false"},
    "telephone": {"type": "tel"},
    "time": {"type": "text", "inputmode": "decimal"},
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
    "actor.name": "organization",
}
_SUGGESTED = ("place", "places")


@dataclass(frozen=True, slots=True)
class Question:
    """A field as a page asks for it.

    Attributes:
        field: What is asked for.
        id: Of its element; the same in every item of a list, where scripts make it another.
        attributes: Of its text field.
        folded: Whether its boxes are folded away.
        told: Whether its section's heading says its title.
        questions: What is asked inside a group, or inside each of several.
        is_optional: Whether it may be left empty, whatever is said elsewhere.
    """

    field: FormField
    id: str
    attributes: Mapping[str, str]
    folded: bool
    told: bool
    questions: tuple[Question, ...]
    is_optional: bool

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


def form_parts(form: Form) -> tuple[Part, ...]:
    """All that a form asks, part by part."""
    return tuple(
        Part(
            section.title,
            section.help,
            tuple(
                _question(field, (field.key,), section.title, field.key in form.one_of)
                for field in section.fields
            ),
        )
        for section in form.sections
    )


def _question(
    field: FormField, way: tuple[str, ...], heading: str = "", needs_one: bool = False
) -> Question:
    step = "#." if field.kind == "groups" else ""
    one_of = field.one_of if field.required else ()
    return Question(
        field,
        f"f-{'-'.join(way).replace('#.', '')}",
        dict(_attributes(field, ".".join(way))),
        len(field.choices) > _MOST_OPEN,
        field.title == heading,
        tuple(
            _question(inner, (*way, f"{step}{inner.key}"), needs_one=inner.key in one_of)
            for inner in field.fields
        ),
        not (field.required or needs_one),
    )


def _attributes(field: FormField, way: str) -> Iterator[tuple[str, str]]:
    yield from _TEXT.get(field.kind, {"type": "text"}).items()
    if field.kind in _SUGGESTED:
        yield "list", f"list-{field.list_name}"
    yield "autocomplete", _KNOWN.get(way, "off")
