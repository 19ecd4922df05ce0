"""What a column can be about: the schema's fields, and a few things that become several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from asf_register.schema import Schema

from asf_edit.fields import Field, Fields

IGNORE = "ignore"
PLACE = "place"
SLUG = "slug"
FIGURES = "social_value.figures"
FIGURE_SOURCE = f"{FIGURES}.source"

# Lists of groups that a cell can tell of in words; of others a sheet says nothing.
_TOLD = ("offers", "integration_services", FIGURES)
# Whole in one cell, or a part in each of several.
_ALSO_WHOLE = ("address", "position")
# What only the register itself, a person or another way in decides.
_NOT_IN_SHEETS = frozenset("aliases logo sites links admitted target_group_share sources".split())
_IN_LISTS = {
    "sources.url": ("sources", "url"),
    "sources.year": ("sources", "year"),
    FIGURE_SOURCE: ("social_value.figures", "source"),
}
_OF_KIND = re.compile(rf"{re.escape(FIGURES)}\.([a-z0-9-]+)(?:\.((?:19|20)[0-9]{{2}}))?")


@dataclass(frozen=True, slots=True)
class Target:
    """What a column can be about.

    Attributes:
        path: The names that lead to the field, with dots between; or one of this module's own.
        title: What it is called in Swedish.
        field: The field whose form its values have.
        is_list: Whether several columns can tell of it.
    """

    path: str
    title: str
    field: Field
    is_list: bool = False


@cache
def fields() -> Fields:
    """The fields of an enterprise, without the closed lists."""
    return Fields(Schema("enterprise"))


@cache
def targets() -> dict[str, Target]:
    """Everything that a column can be about, by path, in the schema's order."""
    find = fields().find
    found = {
        PLACE: Target(PLACE, "Kommun, län och ort i ett", find("address.locality")),
        SLUG: Target(SLUG, "Filens namn i registret", find("part_of")),
    }
    for field in fields().fields:
        found |= {one.name: _target(one) for one in _told_of(field)}
    for path, (holder, part) in _IN_LISTS.items():
        inner = find(holder).item(0).child(part)
        title = f"{inner.titles[0]}, {inner.titles[-1].lower()}"
        found[path] = Target(path, title, inner)
    return found


def target_of(path: str) -> Target | None:
    """The target with this path; that of a figure may end in its kind, and year."""
    known = targets().get(path)
    if known is None and _OF_KIND.fullmatch(path):
        return targets()[FIGURES]
    return known


def kind_and_year(path: str) -> tuple[str, str]:
    """The kind and year of figure that a path is about; "" for what it leaves open."""
    named = _OF_KIND.fullmatch(path) if path not in targets() else None
    return (named[1], named[2] or "") if named else ("", "")


def _told_of(field: Field) -> Iterator[Field]:
    if field.name in _NOT_IN_SHEETS:
        return
    if not field.is_group:
        if field.name in _TOLD or not (field.is_list and "properties" in field.node["items"]):
            yield field
        return
    if field.name in _ALSO_WHOLE:
        yield field
    for key in field.node["properties"]:
        yield from _told_of(field.child(key))


def _target(field: Field) -> Target:
    return Target(field.name, field.title, field, field.is_list)
