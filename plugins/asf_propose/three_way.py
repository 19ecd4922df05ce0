"""Two changes of one entry put together, or what stands in the way, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from asf_edit.fields import Field, Fields
from asf_edit.in_words import in_words
from asf_register.schema import Schema, alike
from asf_register.swedish import small
from asf_register.vocabulary import Vocabulary

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two changes make different things of; None for nothing.

    Attributes:
        field: The field; the entry itself has no pointer.
        base: What stood there before both.
        ours: What stands there now.
        theirs: What the proposal wants there.
    """

    field: Field
    base: Any
    ours: Any
    theirs: Any

    def in_words(self, words: Vocabulary) -> str:
        """The conflict in a sentence."""
        if not self.field.pointer:
            if self.ours is None:
                return "Företaget har tagits bort under tiden."
            if self.theirs is None:
                return "Förslaget tar bort företaget, men det har ändrats under tiden."
            return "Ett annat företag har fått samma filnamn under tiden."
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
    base: Document | None, ours: Document | None, theirs: Document | None, words: Vocabulary
) -> Merged:
    """Put two changes of one entry together, field by field.

    Args:
        base: What both began with; None for no file.
        ours: What stands there now.
        theirs: What the proposal made of it.
        words: The closed lists.
    """
    top = Fields(Schema("enterprise", words)).whole
    conflicts: list[Conflict] = []
    if None in (base, ours, theirs):
        value = _one_of(top, base, ours, theirs, conflicts)
    else:
        value = _group(top, base, ours, theirs, conflicts)
    return Merged(value, tuple(conflicts))


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
    in_ours, in_theirs = _followed(base, ours), _followed(base, theirs)
    at = {in_ours[index]: index for index in in_ours}
    merged: list[Any] = []
    for index, value in enumerate(ours):
        if index not in at:
            merged.append(value)
            continue
        before = base[at[index]]
        their = theirs[in_theirs[at[index]]] if at[index] in in_theirs else None
        left = _item(field.item(at[index]), before, value, their, conflicts)
        merged += [] if left is None else [left]
    for index, where in in_theirs.items():
        if index not in in_ours:
            _one_of(field.item(index), base[index], None, theirs[where], conflicts)
    new = [value for index, value in enumerate(theirs) if index not in in_theirs.values()]
    known = {alike(value) for value in merged}
    return [*merged, *(value for value in new if alike(value) not in known)]


def _item(field: Field, base: Any, ours: Any, theirs: Any, conflicts: list[Conflict]) -> Any:
    if theirs is not None and _are((dict,), base, ours, theirs):
        return _group(field, base, ours, theirs, conflicts)
    return _one_of(field, base, ours, theirs, conflicts)


def _followed(base: list[Any], other: list[Any]) -> dict[int, int]:
    """Where each item of a list went; items that stand in for one another are the same item."""
    where: dict[int, int] = {}
    matcher = SequenceMatcher(None, [*map(alike, base)], [*map(alike, other)], autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind in ("equal", "replace"):
            pairs = zip(range(start, end), range(other_start, other_end), strict=False)
            where.update(pairs)
    return where


def _was_said(field: Field) -> bool:
    return bool(field.node.get("x-asked-as") == "said")


def _are(kinds: tuple[type, ...], *values: Any) -> bool:
    return all(isinstance(value, kinds) for value in values)
