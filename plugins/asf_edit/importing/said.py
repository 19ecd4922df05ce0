"""What a cell says of a field: taken, guessed or refused, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from asf_edit.importing.headings import Column
from asf_edit.understanding import NotUnderstoodError, Understood


class Standing(StrEnum):
    """How far what a cell says may go.

    What is taken has one reading, and may change what the register says. What is
    guessed has a likely reading: it goes into new entries, marked, and changes nothing
    that is there. What is refused goes nowhere.
    """

    TAKEN = "taken"
    GUESSED = "guessed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell, or a part of one, says of a field.

    Attributes:
        path: The field, with dots between names.
        standing: How far it may go.
        value: What would stand in the file; None where it is refused.
        note: How it was understood, or why not, in Swedish.
        column: Where it stands.
    """

    path: str
    standing: Standing
    value: Any
    note: str
    column: Column

    def doubted(self, why: str) -> Said:
        """The same as a guess, with one more reason for doubt."""
        if not why or self.standing is Standing.REFUSED:
            return self
        note = f"{self.note}; {why}" if self.note else why
        return replace(self, standing=Standing.GUESSED, note=note)


def understood(path: str, found: Understood, column: Column, *, is_term: bool = False) -> Said:
    """What was understood, as something said.

    Args:
        path: The field.
        found: What was understood.
        column: Where it stands.
        is_term: Whether it was chosen from a closed list, where another word than the
            term's own is a guess.
    """
    plain = found.certain and not (is_term and found.note)
    standing = Standing.TAKEN if plain else Standing.GUESSED
    return Said(path, standing, found.value, found.note, column)


def refused(path: str, why: NotUnderstoodError | str, column: Column) -> Said:
    """What was not understood, with the way out."""
    note = why if isinstance(why, str) else f"{why.message} {why.mend}"
    return Said(path, Standing.REFUSED, None, note, column)
