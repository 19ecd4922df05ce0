"""Rows are gathered by the enterprise they are about: an entry's, or each other's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from asf_register.explanation import clipped
from asf_register.register import Register
from asf_register.slugs import fold
from asf_register.swedish import listing

from asf_edit.importing.field_cells import NEW
from asf_edit.importing.identity import Likeness, named_aside, of_entry, of_row
from asf_edit.importing.matching import Known, Match
from asf_edit.importing.row_reading import RowSaid
from asf_edit.importing.said import Said, Standing
from asf_edit.importing.targets import SLUG

# No file's name can begin so.
_ROW = "rad "
_IN_DOUBT = (
    "Är det samma: skriv {name} i en kolumn som heter Fil. Är det ett annat företag: skriv «ny» i "
    "den kolumnen."
)


@dataclass(slots=True)
class Group:
    """Rows about one enterprise.

    Attributes:
        rows: The rows.
        slug: The entry's file; "" for a new one.
        problem: Why the rows go nowhere; "" where they go in.
        part_of: What a parenthesis after the name makes it a part of.
        notes: What is to be said of others with the same name.
    """

    rows: list[RowSaid]
    slug: str = ""
    problem: str = ""
    part_of: list[Said] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the first row calls the enterprise, folded."""
        return fold(self.rows[0].name)

    @property
    def numbers(self) -> str:
        """The rows, in words."""
        return listing([str(number) for row in self.rows for number in row.numbers])


class RowGroups:
    """Gathers rows.

    Args:
        register: The entries.
        rows: Rows without problems.
    """

    def __init__(self, register: Register, rows: Iterable[RowSaid]) -> None:
        self._register = register
        self._entries = Known((one.slug, of_entry(one, register)) for one in register)
        self._seen = Known()
        self._by_key: dict[str, Group] = {}
        self.groups: list[Group] = []
        found = [(row, self._entry_of(row)) for row in rows]
        for row, match in sorted(found, key=lambda one: one[1].same is None):
            self._gather(row, match)
        for group in self.groups:
            if not group.slug and not group.problem:
                self._look_aside(group)
                self._note_namesakes(group)

    def entry_called(self, name: str) -> str:
        """The file of the enterprise with this file name or name; the name where there is none."""
        known = self._register.find(name)
        called = [slug for slug, _ in self._entries.called([name])]
        return known.slug if known else called[0] if len(called) == 1 else name

    def _entry_of(self, row: RowSaid) -> Match:
        named = row.first(SLUG)
        if named is not None and named.value != NEW:
            known = self._register.find(named.value)
            if known is None:
                return Match(why=f"Filen {named.value}.yaml finns inte i registret. Rätta namnet.")
            return Match(known.slug)
        match = self._entries.find(of_row(row))
        part_of = row.first("part_of")
        # A unit has the number of the enterprise that it says it is part of.
        is_unit = part_of is not None and self.entry_called(part_of.value) in match.maybe
        if is_unit or (match.maybe and named is not None):
            return Match()
        if match.why:
            files = listing([f"{slug}.yaml" for slug in match.maybe])
            mend = _IN_DOUBT.format(name=match.maybe[0])
            return Match(why=f"{files} {match.why}. {mend}")
        return match

    def _gather(self, row: RowSaid, match: Match) -> None:
        identity = of_row(row)
        if match.why or not (match.same or identity.region):
            self.groups.append(Group([row], problem=match.why or _without_place(row)))
            return
        other = Match() if match.same else self._seen.find(identity)
        key = match.same or other.same or f"{_ROW}{row.numbers[0]}"
        self._seen.add(key, identity)
        if key in self._by_key:
            self._by_key[key].rows.append(row)
            return
        group = self._by_key[key] = Group([row], slug=match.same or "")
        self.groups.append(group)
        if other.why and row.first(SLUG) is None:
            self._doubt(group, [self._by_key[maybe] for maybe in other.maybe], other.why)

    def _doubt(self, own: Group, others: Iterable[Group], why: str) -> None:
        """Two rows may be one: neither goes in before a person has looked."""
        mend = "Lägg ihop raderna, eller skriv «ny» i en kolumn som heter Fil."
        for other in others:
            own.problem = f"Rad {other.numbers} {why}. {mend}"
            if not other.slug:
                other.problem = f"Rad {own.numbers} {why}. {mend}"

    def _look_aside(self, group: Group) -> None:
        """What stands in parentheses after a name may be the enterprise that it is part of."""
        row = group.rows[0]
        names = named_aside(row)
        if row.first("part_of") is not None or not names:
            return
        others = [self._by_key[key] for key, _ in self._seen.called(names)]
        told = {other.slug or other.name for other in others if other is not group}
        silent = {slug: who for slug, who in self._entries.called(names) if slug not in told}
        near = [s for s, who in silent.items() if of_row(row).place_of(who) is not Likeness.OTHER]
        if near:
            mend = _IN_DOUBT.format(name=near[0])
            group.problem = f"{near[0]}.yaml har det namn som står i parentes. {mend}"
            return
        wholes = [*told, *silent]
        if len(wholes) == 1:
            column = next(said.column for said in row.said if said.path == "name")
            note = f"parentesen {clipped(row.aside)} är namnet på ett annat företag"
            group.part_of = [Said("part_of", Standing.GUESSED, wholes[0], note, column)]

    def _note_namesakes(self, group: Group) -> None:
        """Somebody of the same name elsewhere is another, unless it is the place that is wrong."""
        others = [slug for slug, _ in self._entries.called(of_row(group.rows[0]).names)]
        if others:
            files = listing([f"{slug}.yaml" for slug in others])
            group.notes.append(
                f"Samma namn finns på en annan plats, i {files}; det här blir ett nytt."
            )


def _without_place(row: RowSaid) -> str:
    """Why a row has no place: what was refused of it, or that nothing is said."""
    paths = ("municipality", "region")
    refusals = [said.note for said in row.said if said.path in paths and said.note]
    if refusals:
        return f"Platsen går inte att läsa. {refusals[0]}"
    return "Varken kommun eller län är angivet. Skriv kommunen."
