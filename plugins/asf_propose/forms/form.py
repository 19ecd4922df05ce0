"""A form: what it asks for, section by section, as a schema's `x-form` says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from asf_edit.fields import Fields
from asf_register.rules.contact import ROLE_WORDS
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

from asf_propose.forms.form_field import FormField, form_field, one_missing
from asf_propose.subject import ENTERPRISE, Subject


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
        subject: What it is about.
        is_new: Whether it makes a new record.
        given: What the form itself says of a new record, such as its kind.
        one_of: The keys of fields of which a new record needs one.
    """

    matter: str
    title: str
    sections: tuple[Section, ...]
    subject: Subject = ENTERPRISE
    is_new: bool = True
    given: Mapping[str, Any] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> tuple[FormField, ...]:
        """Every outermost field, in order."""
        return tuple(one for section in self.sections for one in section.fields)

    @property
    def missing(self) -> str:
        """What is said where none of the fields is filled in of which a new record needs one."""
        return one_missing([one.title for one in self.fields if one.key in self.one_of])

    def without(self, keys: Collection[str]) -> Form:
        """The form without some of its outermost fields."""
        return replace(self, sections=tuple(only(self.sections, lambda one: one.key not in keys)))

    def as_data(self) -> dict[str, Any]:
        """What the page's scripts need to know of it, ready to be written as JSON."""
        lists: dict[str, Mapping[str, str]] = {}
        for one in self.fields:
            lists.update(one.closed_lists())
        return {
            "matter": self.matter,
            "fields": [one.as_data() for one in self.fields],
            "lists": lists,
            **({"roleWords": sorted(ROLE_WORDS)} if any(map(_asks_for_mail, self.fields)) else {}),
            **({"oneOf": list(self.one_of), "missing": self.missing} if self.one_of else {}),
        }


def _asks_for_mail(asked: FormField) -> bool:
    return asked.kind == "e-mail" or any(map(_asks_for_mail, asked.fields))


def only(sections: Iterable[Section], wanted: Callable[[FormField], bool]) -> Iterator[Section]:
    """Sections with those of their outermost fields that are wanted, without empty ones."""
    for section in sections:
        asked = tuple(one for one in section.fields if wanted(one))
        if asked:
            yield replace(section, fields=asked)


def sections_of(schema_name: str, words: Vocabulary) -> Iterator[Section]:
    """What a schema's `x-form` asks for, section by section."""
    schema = Schema(schema_name, words)
    fields = {known.name: form_field(known, words) for known in Fields(schema).fields}
    for section in schema.source["x-form"]:
        asked = tuple(one for key in section["fields"] if (one := fields[key]) is not None)
        yield Section(section["title"], section.get("help", ""), asked)
