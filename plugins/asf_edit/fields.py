"""The fields of a schema, by all that people call them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from asf_register.errors import UsageError
from asf_register.problem import Pointer, visible
from asf_register.schema import Schema
from asf_register.slugs import fold
from asf_register.swedish import small

from asf_edit.kinds import kinds_of

_WITH_KEY = re.compile(r".*\(([a-z_.0-9]+)\)\s*")


class UnknownFieldError(UsageError):
    """No field is called what somebody wrote."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field, or an item of a list, and where it stands in a document.

    Attributes:
        pointer: The keys and indexes that lead to it.
        titles: What it is called in Swedish, from the outermost group inwards.
        node: Its part of the schema, with closed lists filled in and no `$ref` left.
        siblings: The names of the fields in its group, itself among them.
        required: Whether its group is nothing without it.
    """

    pointer: Pointer
    titles: tuple[str, ...]
    node: Mapping[str, Any]
    siblings: Collection[str] = ()
    required: bool = False

    @property
    def name(self) -> str:
        """How it is written: «address.street»; items of lists are counted from 1."""
        parts = (str(part + 1) if isinstance(part, int) else part for part in self.pointer)
        return ".".join(parts)

    @property
    def title(self) -> str:
        """What it is called in Swedish: «Besöksadress, gata»."""
        first, *inner = self.titles
        return ", ".join([first, *map(small, inner)])

    @property
    def is_list(self) -> bool:
        """Whether it holds several of something."""
        return "items" in self.node

    @property
    def is_group(self) -> bool:
        """Whether it holds fields of its own."""
        return "properties" in self.node

    @property
    def kinds(self) -> dict[str, Field]:
        """It as each of the kinds that its schema tells apart, such as the events of a case."""
        return {kind: replace(self, node=node) for kind, node in kinds_of(self.node).items()}

    @property
    def children(self) -> list[Field]:
        """A group's own fields, in the order of the schema."""
        return [self.child(key) for key in self.node["properties"]]

    def child(self, key: str) -> Field:
        """One of a group's own fields."""
        known = self.node["properties"]
        node = known[key]
        titles = (*self.titles, node["title"])
        required = key in self.node.get("required", ())
        return Field((*self.pointer, key), titles, node, tuple(known), required)

    def item(self, index: int) -> Field:
        """One of a list's items, counted from 0."""
        node = self.node["items"]
        return Field((*self.pointer, index), (*self.titles, str(index + 1)), node)


class Fields:
    """Every field that a kind of document may hold.

    Args:
        schema: What such a document must be like.
    """

    def __init__(self, schema: Schema) -> None:
        whole = schema.expanded
        self.whole = Field((), (), _resolved(whole, whole))
        self.fields = tuple(self.whole.child(key) for key in self.whole.node["properties"])

    def find(self, written: str) -> Field:
        """Find a field by its key, its Swedish title or what else people call it.

        Args:
            written: «phone», «Telefon», «Telefon (phone)», «address.street», «gata»,
                «offers.1.title». The parts of a path may be in either language.

        Raises:
            UnknownFieldError: Where there is no such field, with those that are near.
        """
        name = written.strip().rstrip(":")
        if with_key := _WITH_KEY.fullmatch(name):
            name = with_key.group(1)
        if found := self._known.get(fold(name)):
            return found
        first, *rest = (part.strip() for part in name.split("."))
        field = self._known.get(fold(first))
        if field is None or not rest:
            raise _unknown(written, self._known)
        for part in rest:
            field = _step(field, part)
        return field

    def at(self, pointer: Pointer) -> Field:
        """The field that a pointer of a document leads to; one without parts to the whole."""
        field = self.whole
        for part in pointer:
            field = field.item(part) if isinstance(part, int) else field.child(part)
        return field

    @cached_property
    def _known(self) -> dict[str, Field]:
        """The first field that each name leads to, by the folded name."""
        known: dict[str, Field] = {}
        for name, field in self.names():
            known.setdefault(fold(name), field)
        return known

    def names(self) -> Iterator[tuple[str, Field]]:
        """Everything that a field outside of lists is called, with the field."""
        for field in self.fields:
            for name in _names_of(field):
                yield name, field
            for inner in _inside(field):
                yield inner.name, inner
                yield inner.title, inner
        leaves: dict[str, list[Field]] = {}
        for field in self.fields:
            for inner in _inside(field):
                for name in _names_of(inner):
                    leaves.setdefault(name, []).append(inner)
        yield from ((name, found[0]) for name, found in leaves.items() if len(found) == 1)


def _step(field: Field, part: str) -> Field:
    """What a part of a path leads to: an item of a list, or a field of a group."""
    if field.is_list and re.fullmatch("[1-9][0-9]{0,3}", part):
        return field.item(int(part) - 1)
    if field.is_list:
        raise UnknownFieldError(
            f"{field.title} är en lista, så efter punkten står vilken i ordningen.",
            f"Skriv {field.name}.1 för den första.",
        )
    inner = [field.child(key) for key in field.node.get("properties", ())]
    known = {fold(name): one for one in reversed(inner) for name in _names_of(one)}
    if fold(part) not in known:
        raise _unknown(part, known, f" i {field.title}")
    return known[fold(part)]


def _unknown(written: str, known: Mapping[str, Field], where: str = "") -> UnknownFieldError:
    near = get_close_matches(fold(written), list(known), 3, 0.6)
    message = f'Fältet "{visible(written.strip())}" finns inte{where}.'
    if near:
        meant = dict.fromkeys(f"{known[name].title} ({known[name].name})" for name in near)
        return UnknownFieldError(message, f"Menade du {' eller '.join(meant)}?")
    outermost = min((len(field.pointer) for field in known.values()), default=0)
    fields = [field for field in known.values() if len(field.pointer) == outermost]
    every = ", ".join(dict.fromkeys(field.titles[-1] for field in fields))
    return UnknownFieldError(message, f"Fält som finns: {every or 'inga'}.")


def _inside(field: Field) -> Iterator[Field]:
    """The fields of a group, and of the groups in it, but not those of lists."""
    if field.is_group:
        for key in field.node["properties"]:
            inner = field.child(key)
            yield inner
            yield from _inside(inner)


def _names_of(field: Field) -> Iterator[str]:
    """What a field is called within its group."""
    yield str(field.pointer[-1])
    yield field.titles[-1]
    yield f"{field.titles[-1]} ({field.pointer[-1]})"
    yield from field.node.get("x-also-called", ())


def _resolved(node: Any, whole: Mapping[str, Any]) -> Any:
    """A schema's part with what each `$ref` in it leads to."""
    if isinstance(node, list):
        return [_resolved(item, whole) for item in node]
    if not isinstance(node, dict):
        return node
    name = node.get("$ref", "").removeprefix("#/$defs/")
    full = {**whole["$defs"][name], **node} if name else node
    return {
        key: _resolved(part, whole) for key, part in full.items() if key not in ("$ref", "$defs")
    }
