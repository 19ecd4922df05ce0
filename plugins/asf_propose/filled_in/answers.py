"""What a block asks to be changed: its lines, each with the field that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.problem import Pointer, visible
from asf_register.slugs import fold

from asf_propose.block import Block, Line
from asf_propose.block.head import is_head
from asf_propose.forms import Form, FormField
from asf_propose.proposal.mistakes import Mistake

TAKEN_AWAY = "(tas bort)"
_NUMBERED = re.compile(r"(.*\S)\s+([1-9][0-9]{0,2})")


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of a block.

    Attributes:
        name: The field as the block names it.
        field: The form's field, or the form's list for an item of it.
        pointer: Where it stands in the entry.
        written: The value as somebody wrote it; None where it shall go.
    """

    name: str
    field: FormField
    pointer: Pointer
    written: str | None

    @property
    def is_item(self) -> bool:
        """Whether it is about a whole item of a list of groups."""
        return self.field.kind == "groups" and isinstance(self.pointer[-1], int)


def answers(block: Block, form: Form) -> Iterator[Answer | Mistake]:
    """Find the field that each line of a block means; lines without a value say nothing."""
    seen = set[Pointer]()
    for line in block.lines:
        if not is_head(line) and line.value.strip():
            answer = _answer(line, form)
            # Names that are written otherwise may mean the same field.
            if isinstance(answer, Answer) and answer.pointer in seen:
                yield _twice(line)
                continue
            if isinstance(answer, Answer):
                seen.add(answer.pointer)
            yield answer


def _answer(line: Line, form: Form) -> Answer | Mistake:
    fields, pointer = form.fields, list[str | int]()
    found: FormField | None = None
    for part in line.name.split(", "):
        found, number = _meant(part, fields)
        if found is None or (pointer and isinstance(pointer[-1], str) and not fields):
            return _unknown(line)
        pointer += [found.key] if number is None else [found.key, number - 1]
        fields = found.fields if found.kind != "groups" or number is not None else ()
    written = None if fold(line.value) == fold(TAKEN_AWAY) else line.value
    if found is None or not _can_be_answered(found, pointer, written):
        return _unknown(line)
    return Answer(line.name, found, tuple(pointer), written)


def _can_be_answered(field: FormField, pointer: list[str | int], written: str | None) -> bool:
    """Whole groups, and items of lists, can only be taken away."""
    if field.kind == "groups":
        return written is None and isinstance(pointer[-1], int)
    return field.kind != "group"


def _meant(part: str, fields: tuple[FormField, ...]) -> tuple[FormField | None, int | None]:
    numbered = _NUMBERED.fullmatch(part)
    for field in fields:
        if field.kind == "groups" and numbered and fold(numbered[1]) == fold(field.title):
            return field, int(numbered[2])
        if field.kind != "groups" and fold(part) == fold(field.title):
            return field, None
    return None, None


def _unknown(line: Line) -> Mistake:
    return Mistake(
        "",
        f"Uppgiften «{visible(line.name[:80])}» kan inte ändras i formuläret.",
        "Ta bort raden. Skriv till oss om den behöver ändras.",
    )


def _twice(line: Line) -> Mistake:
    return Mistake(
        "",
        f"Uppgiften «{visible(line.name[:80])}» står två gånger i förslaget.",
        "Låt bara den ena stå kvar och skicka förslaget igen.",
    )
