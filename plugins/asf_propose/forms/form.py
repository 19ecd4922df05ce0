"""The forms that there are, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from asf_edit.fields import Fields
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

from asf_propose.forms.form_field import FormField, form_field

# What a new entry must have for the form to take it, beside what its schema requires.
_NEEDED_WHEN_NEW = ("municipality", "consent")
# What makes no sense for an entry that isn't there yet.
_NOT_WHEN_NEW = ("confirmed", "listing", "closed")


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, under a heading."""

    title: str
    help: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class Form:
    """A form of the site.

    Attributes:
        matter: What its block says the matter is: «Ändra företag».
        title: The heading of its page.
        sections: What it asks for.
    """

    matter: str
    title: str
    sections: tuple[Section, ...]

    @cached_property
    def fields(self) -> tuple[FormField, ...]:
        """Every outermost field, in order."""
        return tuple(field for section in self.sections for field in section.fields)

    def as_data(self) -> dict[str, Any]:
        """What the page's scripts need to know of it, ready to be written as JSON."""
        lists: dict[str, Mapping[str, str]] = {}
        for field in self.fields:
            lists.update(field.closed_lists())
        return {
            "matter": self.matter,
            "fields": [field.as_data() for field in self.fields],
            "lists": lists,
        }


def form_named(matter: str, words: Vocabulary) -> Form | None:
    """The form whose block names this matter; None where there is none."""
    make = _FORMS.get(matter)
    return make(matter, words) if make else None


def _changed_enterprise(matter: str, words: Vocabulary) -> Form:
    return Form(matter, "Föreslå en ändring", tuple(sections_of("enterprise", words)))


def _new_enterprise(matter: str, words: Vocabulary) -> Form:
    sections = [
        replace(
            section,
            fields=tuple(
                replace(field, required=field.required or field.key in _NEEDED_WHEN_NEW)
                for field in section.fields
                if field.key not in _NOT_WHEN_NEW
            ),
        )
        for section in sections_of("enterprise", words)
    ]
    return Form(matter, "Anmäl ert företag", (*sections[:-1], _criteria(words), sections[-1]))


def _criteria(words: Vocabulary) -> Section:
    """The four criteria, which an enterprise says that it meets and somebody else examines."""
    criteria = Fields(Schema("enterprise", words)).find("admitted.criteria")
    asked = [form_field(criteria.child(key), words) for key in criteria.node["properties"]]
    group = FormField(
        key="criteria",
        title="Kriterierna",
        kind="group",
        required=True,
        fields=tuple(
            replace(field, question=field.title, required=True) for field in asked if field
        ),
    )
    said = FormField(
        key="criteria_text",
        title="Så uppfyller ni kriterierna",
        kind="text",
        help="Några meningar till den som prövar. De visas inte på webben.",
        limits={"maxLength": 4000},
    )
    return Section(
        "De fyra kriterierna",
        "Ett arbetsintegrerande socialt företag uppfyller alla fyra. Länets processledare prövar "
        "dem tillsammans med er.",
        (group, said),
    )


def sections_of(schema_name: str, words: Vocabulary) -> Iterator[Section]:
    """What a schema's `x-form` asks for, section by section."""
    schema = Schema(schema_name, words)
    fields = {field.name: form_field(field, words) for field in Fields(schema).fields}
    for section in schema.source["x-form"]:
        asked = tuple(field for key in section["fields"] if (field := fields[key]) is not None)
        yield Section(section["title"], section.get("help", ""), asked)


CHANGED_ENTERPRISE = "Ändra företag"
NEW_ENTERPRISE = "Nytt företag"

_FORMS: Mapping[str, Callable[[str, Vocabulary], Form]] = {
    CHANGED_ENTERPRISE: _changed_enterprise,
    NEW_ENTERPRISE: _new_enterprise,
}
