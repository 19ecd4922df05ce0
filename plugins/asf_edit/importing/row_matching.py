"""Each row's entry: the one it is about, or a new one with a file name of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from asf_register.register import Register
from asf_register.rules.names import slugs_for

from asf_edit.entries import free_slug
from asf_edit.importing.identity import of_row
from asf_edit.importing.merging import merged
from asf_edit.importing.row_groups import Group, RowGroups
from asf_edit.importing.row_reading import RowSaid
from asf_edit.importing.said import Said, refused
from asf_edit.understanding.understood import quoted


@dataclass(frozen=True, slots=True)
class Matched:
    """A row, or several that are one, and the entry it belongs to.

    Attributes:
        row: What it says; its problem is why it goes nowhere.
        slug: The entry's file name; "" where it goes nowhere.
        is_new: Whether there is no such entry yet.
    """

    row: RowSaid
    slug: str = ""
    is_new: bool = False


def match_rows(rows: Iterable[RowSaid], register: Register) -> list[Matched]:
    """Find out what each row is about; those that are one come once."""
    rows = list(rows)
    faulty = [Matched(row) for row in rows if row.problem]
    gathered = RowGroups(register, (row for row in rows if not row.problem))
    sound = [group for group in gathered.groups if not group.problem]
    slugs = _slugs_of([group for group in sound if not group.slug], register)
    whole = _Whole(gathered, slugs, register)
    others = [_matched(group, whole, slugs, register) for group in sound]
    for group in gathered.groups:
        if group.problem:
            faulty += [Matched(replace(row, problem=group.problem)) for row in group.rows]
    return sorted([*faulty, *others], key=lambda one: one.row.numbers)


def _matched(group: Group, whole: _Whole, slugs: dict[int, str], register: Register) -> Matched:
    row = merged(sorted(group.rows, key=lambda one: one.numbers), register.vocabulary)
    if row.problem:
        return Matched(row)
    said = tuple(whole.in_place(one) for one in (*row.said, *group.part_of))
    row = replace(row, said=said, notes=(*row.notes, *group.notes))
    if group.slug:
        return Matched(row, group.slug)
    slug = slugs[id(group)]
    if not slug:
        why = "Alla filnamn som passar är upptagna. Gör namnet tydligt annorlunda."
        return Matched(replace(row, problem=why))
    return Matched(row, slug, is_new=True)


class _Whole:
    """Puts the file's name of an enterprise in the place of its name, for its units."""

    def __init__(self, gathered: RowGroups, slugs: dict[int, str], register: Register) -> None:
        self._gathered = gathered
        self._register = register
        self._new = {group.name: slugs.get(id(group), "") for group in gathered.groups}

    def in_place(self, said: Said) -> Said:
        if said.path != "part_of" or said.value is None:
            return said
        entry = self._gathered.entry_called(said.value)
        if new := self._new.get(entry):
            return replace(said, value=new)
        if self._register.find(entry) is None:
            note = f"{quoted(said.value)} finns varken i registret eller i arket."
            return refused(said.path, note, said.column)
        return replace(said, value=entry)


def _slugs_of(groups: list[Group], register: Register) -> dict[int, str]:
    """A free file name for each new enterprise; "" where none is left."""
    twice = Counter(group.name for group in groups)
    slugs: dict[int, str] = {}
    for group in groups:
        possible = list(_possible(group, register))
        if twice[group.name] > 1:
            # Both have their place in the file name, in whatever order they stand.
            possible = [*possible[1:], possible[0]]
        slugs[id(group)] = free_slug(possible, register, set(slugs.values()))
    return slugs


def _possible(group: Group, register: Register) -> Iterator[str]:
    identity, name = of_row(group.rows[0]), group.rows[0].name
    words = register.vocabulary
    yield from slugs_for(name, identity.region or "", identity.municipality, words)
