"""Everything that is on file about an enterprise, in the words and the order of the site's form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from asf_edit.fields import Field, Fields
from asf_edit.in_words import in_words
from asf_register.problem import visible
from asf_register.register import Register
from asf_register.schema import Schema

from asf_upkeep.reminders.figure_lines import figure_lines, share_lines
from asf_upkeep.reminders.place_lines import area_in_words, place_in_words
from asf_upkeep.reminders.standing_lines import SENTENCES, source_lines

_INSIDE = "  "
_ITEM = "– "
# What nobody can judge by reading it, and what is said together with something else.
_LEFT_OUT = ("position", "municipality_basis")
# What the form doesn't ask for, told where it belongs; all else comes last.
_TOLD_AT = {"municipality": ("part_of", "municipality", "region")}
_CALLED = {
    "area": "Levereras",
    "buyers": "Köpare",
    "cpv": "Koder som offentliga köpare söker på (CPV)",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of what is on file.

    Attributes:
        title: What it is called in the form.
        text: Its lines.
    """

    title: str
    text: str


def on_file_of(value: Mapping[str, Any], register: Register) -> tuple[Section, ...]:
    """An entry in words: codes by their titles, texts whole, yes and no as sentences.

    Args:
        value: What its file holds, or a part of it.
        register: What it stands in.
    """
    schema = Schema("enterprise", register.vocabulary)
    entry = _Entry(value, register, {str(one.pointer[0]): one for one in Fields(schema).fields})
    form = [(section["title"], _told_for(section["fields"])) for section in schema.source["x-form"]]
    asked = {key for _, keys in form for key in keys}
    form[-1][1].extend(key for key in entry.fields if key not in asked)
    told = ((title, "\n".join(entry.lines(keys))) for title, keys in form)
    return tuple(Section(title, text) for title, text in told if text)


def _told_for(keys: Iterable[str]) -> list[str]:
    return [told for key in keys for told in _TOLD_AT.get(key, (key,))]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry that is told.

    Attributes:
        value: What its file holds.
        register: What it stands in.
        fields: The fields of an entry, by key.
    """

    value: Mapping[str, Any]
    register: Register
    fields: Mapping[str, Field]

    def lines(self, keys: Iterable[str]) -> Iterator[str]:
        """The lines of some fields, of those that the entry has."""
        for key in keys:
            if key in self.value and key not in _LEFT_OUT:
                yield from self._field(key, self.value[key])

    def _field(self, key: str, part: Any) -> Iterator[str]:
        field = self.fields[key]
        if key in SENTENCES:
            yield from SENTENCES[key](part, self.value)
        elif key == "sources":
            yield from source_lines(part)
        elif key == "municipality" or (key == "region" and "municipality" not in self.value):
            yield place_in_words(self.value, self.register.vocabulary)
        elif key == "region":
            return
        elif key == "part_of":
            parent = self.register.find(part)
            yield f"Del av: {visible(parent.name if parent else part)}"
        elif key == "logo":
            yield "Logotyp: det finns en"
        elif key == "target_group_share":
            yield from share_lines(part, field)
        else:
            yield from self._lines(part, field)

    def _lines(self, part: Any, field: Field) -> Iterator[str]:
        """A value under its title; items of lists and parts of groups a line each."""
        key = field.pointer[-1]
        title = _CALLED.get(str(key), field.titles[-1])
        if key == "area":
            yield f"{title}: {area_in_words(part, self.register.vocabulary)}"
        elif key == "figures":
            yield from figure_lines(part, self.register.vocabulary)
        elif isinstance(part, dict) and key != "address":
            for name, inner in part.items():
                yield from self._lines(inner, field.child(name))
        elif isinstance(part, list) and any(isinstance(one, dict) for one in part):
            yield f"{title}:"
            for index, one in enumerate(part):
                yield from self._item(one, field.item(index))
        elif isinstance(part, str) and not {"x-vocabulary", "x-labels"} & field.node.keys():
            yield from _text(f"{title}: ", part)
        else:
            yield f"{title}: {in_words(part, field.node, self.register.vocabulary)}"

    def _item(self, item: Mapping[str, Any], field: Field) -> Iterator[str]:
        """An item of a list: what it is called, and below that the rest."""
        head, *rest = (key for key in field.node["properties"] if key in item)
        words = self.register.vocabulary
        yield f"{_ITEM}{in_words(item[head], field.child(head).node, words)}"
        for key in rest:
            if key in _LEFT_OUT:
                continue
            part = item[key]
            lines = _text("", part) if key == "text" else self._lines(part, field.child(key))
            for line in lines:
                yield f"{_INSIDE}{line}".rstrip()


def _text(before: str, text: str) -> Iterator[str]:
    first, *others = text.split("\n")
    yield f"{before}{visible(first)}"
    for line in others:
        yield visible(line).rstrip()
