"""Two changes of one entry put together, or what stands in the way, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter
from typing import Any

from asf_edit.fields import Field, Fields
from asf_edit.in_words import in_words
from asf_register.schema import Schema, alike
from asf_register.swedish import small
from asf_register.vocabulary import Vocabulary

from asf_propose.list_items import (
    Pairs,
    equal_and_named,
    have_one_name,
    in_gaps,
    left_of,
    name_keys,
)
from asf_propose.subject import ENTERPRISE, Subject

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two changes make different things of; None for nothing.

    Attributes:
        field: The field; the entry itself has no pointer.
        base: What stood there before both.
        ours: What stands there now.
        theirs: What the proposal wants there.
        subject: What the entry is.
    """

    field: Field
    base: Any
    ours: Any
    theirs: Any
    subject: Subject = ENTERPRISE

    def in_words(self, words: Vocabulary) -> str:
        """The conflict in a sentence."""
        if not self.field.pointer:
            if self.ours is None:
                return f"{self.subject.definite} har tagits bort under tiden."
            if self.theirs is None:
                what = small(self.subject.definite)
                return f"Förslaget tar bort {what}, som har ändrats under tiden."
            return f"{self.subject.another} har fått samma filnamn under tiden."
        base, ours, theirs = (
            f"«{in_words(value, self.field.node, words)}»"
            for value in (self.base, self.ours, self.theirs)
        )
        if self.theirs is None:
            wanted = f"tar bort {base}"
        else:
            wanted = f"skriver {theirs}" + (
                f" i stället för {base}" if self.base is not None else ""
            )
        happened = f"skrivit {ours}" if self.ours is not None else "tagit bort uppgiften"
        return (
            f"{block_name(self.field)}: förslaget {wanted}, men under tiden har någon {happened}."
        )


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of two changes.

    Attributes:
        value: The entry with both; what stands there now, where they disagree.
        conflicts: Where they do.
    """

    value: Document | None
    conflicts: tuple[Conflict, ...]


def merge(
    base: Document | None,
    ours: Document | None,
    theirs: Document | None,
    words: Vocabulary,
    subject: Subject = ENTERPRISE,
) -> Merged:
    """Put two changes of one entry together, field by field.

    Args:
        base: What both began with; None for no file.
        ours: What stands there now.
        theirs: What the proposal made of it.
        words: The closed lists.
        subject: What the entry is.
    """
    top = Fields(Schema(subject.schema, words)).whole
    conflicts: list[Conflict] = []
    if None in (base, ours, theirs):
        value = _one_of(top, base, ours, theirs, conflicts)
    else:
        value = _group(top, base, ours, theirs, conflicts)
    return Merged(value, tuple(replace(one, subject=subject) for one in conflicts))


def block_name(field: Field) -> str:
    """What a field is called in a proposal's block: «Varor och tjänster 2, rubrik»."""
    name = ""
    for title in field.titles:
        if not name:
            name = title
        elif title.isdigit():
            name = f"{name} {title}"
        else:
            name = f"{name}, {small(title)}"
    return name


def _merged(field: Field, base: Any, ours: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    if _was_said(field) and alike(base) not in (alike(ours), alike(theirs)):
        if _are((dict,), ours, theirs):
            # Both said the same thing, and nobody has to choose between two days for it.
            return max(ours, theirs, key=lambda said: str(said.get("date", "")))
        return _one_of(field, base, ours, theirs, conflicts)
    if field.is_group and _are((dict, type(None)), base, ours, theirs):
        return _group(field, base or {}, ours or {}, theirs or {}, conflicts) or None
    if field.is_list and _are((list, type(None)), base, ours, theirs):
        if "properties" in field.node["items"]:
            return _groups(field, base or [], ours or [], theirs or [], conflicts) or None
        return _set(base or [], ours or [], theirs or []) or None
    return _one_of(field, base, ours, theirs, conflicts)


def _one_of(field: Field, base: Any, ours: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    if alike(theirs) in (alike(base), alike(ours)):
        return ours
    if alike(ours) == alike(base):
        return theirs
    if field.node.get("x-latest") and _are((str,), ours, theirs):
        return max(ours, theirs)
    conflicts.append(Conflict(field, base, ours, theirs))
    return ours


def _group(field: Field, base: Any, ours: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    """A group's fields one by one; one that the schema doesn't know is nobody's to merge."""
    known = field.node["properties"]
    merged = {key: value for key, value in ours.items() if key not in known}
    for key in known:
        parts = (base.get(key), ours.get(key), theirs.get(key), conflicts)
        value = _merged(field.child(key), *parts)
        if value is not None:
            merged[key] = value
    return merged


def _set(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """A list of single values, with what each change added and without what each took away."""
    if alike(ours) == alike(base):
        return theirs
    gone = [value for value in base if value not in theirs]
    new = [value for value in theirs if value not in base and value not in ours]
    return [*(value for value in ours if value not in gone), *new]


def _groups(
    field: Field, base: list[Any], ours: list[Any], theirs: list[Any], conflicts: list[Conflict]
) -> list[Any]:
    """A list of groups: each followed from the base to where it stands in either change."""
    if alike(ours) == alike(base):
        return theirs
    if alike(theirs) == alike(base):
        return ours
    keys = name_keys(str(field.pointer[-1]), field.node["items"])
    in_ours, in_theirs = _followed(base, ours, keys), _followed(base, theirs, keys)
    was = {here: index for index, here in in_ours.items()}
    merged: list[Any] = []
    places: list[int | None] = []  # where each stands in theirs
    for here, value in enumerate(ours):
        index = was.get(here)
        there = None if index is None else in_theirs.get(index)
        left = value
        if index is not None:
            versions = (base[index], value, None if there is None else theirs[there])
            left = _item(field.item(index), keys, versions, conflicts)
        if left is not None:
            merged.append(left)
            places.append(there)
    for index, there in in_theirs.items():
        if index not in in_ours:
            _one_of(field.item(index), base[index], None, theirs[there], conflicts)
    if _is_in_order(in_ours):
        merged = _reordered(merged, places)
    known = Counter(alike(ours[here]) for here in left_of(ours, was))
    new = [theirs[there] for there in left_of(theirs, in_theirs.values())]
    return [*merged, *_without(new, known)]


def _item(
    field: Field, keys: Collection[str], versions: tuple[Any, Any, Any], conflicts: list[Conflict]
) -> Any:
    # What has another name may be another thing: its fields are not mixed with the first one's.
    if have_one_name(versions, keys):
        return _group(field, *versions, conflicts)
    return _one_of(field, *versions, conflicts)


def _followed(base: list[Any], other: list[Any], keys: Collection[str]) -> Pairs:
    """Where each item of a list went; what stands in for an item alone is that item."""
    pairs = equal_and_named(base, other, keys)
    return {**pairs, **in_gaps(base, other, pairs)}


def _is_in_order(pairs: Pairs) -> bool:
    return all(one < other for one, other in pairwise(pairs[index] for index in sorted(pairs)))


def _reordered(items: list[Any], places: list[int | None]) -> list[Any]:
    """Items in another order; those that have no place in it stay where they are."""
    moving = [(place, item) for place, item in zip(places, items, strict=True) if place is not None]
    in_place = iter([item for _, item in sorted(moving, key=itemgetter(0))])
    return [
        item if place is None else next(in_place) for place, item in zip(places, items, strict=True)
    ]


def _without(items: list[Any], known: Counter[str]) -> Iterator[Any]:
    """Items without those that are known, each as often as it is."""
    for item in items:
        if known[alike(item)]:
            known[alike(item)] -= 1
        else:
            yield item


def _was_said(field: Field) -> bool:
    return bool(field.node.get("x-asked-as") == "said")


def _are(kinds: tuple[type, ...], *values: Any) -> bool:
    return all(isinstance(value, kinds) for value in values)
