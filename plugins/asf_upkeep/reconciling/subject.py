"""An entry that is held against an extract, and what the extract says under its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_edit.importing.identity import of_entry
from asf_register.certification.certificate import State
from asf_register.enterprise import Enterprise
from asf_register.register import Register

from asf_upkeep.reconciling.extract import Extract, Wanted
from asf_upkeep.reconciling.finding import Finding, Kind
from asf_upkeep.reconciling.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry, and all rows with its number.

    Attributes:
        enterprise: The entry.
        rows: What the extract says of it; none where it says nothing.
        register: All entries.
        extract: What it is held against.
        day: Today.
    """

    enterprise: Enterprise
    rows: tuple[Organisation, ...]
    register: Register
    extract: Extract
    day: date

    @property
    def is_unit(self) -> bool:
        """Whether it is part of another, whose number it has."""
        return self.enterprise.part_of is not None

    @property
    def number(self) -> str | None:
        """Its organisation number, its own or that of what it is part of."""
        return self.register.number_of(self.enterprise)

    @property
    def place(self) -> str:
        """Where it is, in words."""
        words, municipality = self.register.vocabulary, self.enterprise.municipality
        if municipality is not None:
            return words.municipalities[municipality].name
        return words.regions[self.enterprise.region].name

    @property
    def certificate(self) -> str:
        """The number of the certificate that it has today; "" for none."""
        stands = self.register.state_of(self.enterprise.slug, self.day)
        return (stands.number or "") if stands.state is State.CERTIFIED else ""

    def finding(
        self,
        kind: Kind,
        why: str,
        to_do: str = "",
        command: str = "",
        changes: tuple[tuple[str, Any], ...] = (),
    ) -> Finding:
        """Something to tell of it."""
        return Finding(
            kind=kind,
            slug=self.enterprise.slug,
            name=self.enterprise.name,
            place=self.place,
            why=why,
            to_do=to_do,
            command=command,
            changes=changes,
        )


def wanted_of(register: Register) -> Wanted:
    """Which rows of an extract are about entries that haven't closed."""
    there = [one for one in register if one.closed is None]
    numbers = (register.number_of(one) for one in there)
    whole = (one for one in there if one.part_of is None)
    names = (name for one in whole for name in of_entry(one, register).names)
    return Wanted(frozenset(filter(None, numbers)), frozenset(names))


def subjects(register: Register, extract: Extract, day: date) -> Iterator[Subject]:
    """Every entry that hasn't closed, in the register's order."""
    for one in register:
        if one.closed is None:
            rows = extract.numbered.get(register.number_of(one) or "", ())
            yield Subject(one, tuple(rows), register, extract, day)
