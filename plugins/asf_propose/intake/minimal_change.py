"""An entry's file with a change and nothing else: what nobody asked to be written anew stays."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from asf_edit.canonical import canonical
from asf_edit.draft import Draft
from asf_register.reading import load
from asf_register.register import Register
from asf_register.schema import Schema, alike

from asf_propose.proposal.entry_change import EntryChange


def file_of(change: EntryChange, register: Register) -> bytes:
    """The record's file as it shall be, with no more changed in it than was asked for."""
    draft = Draft(register.vocabulary, change.value, change.raw, change.subject.schema)
    return _changed_file(change.raw, change.value, draft.schema) if change.raw else draft.content


def _changed_file(raw: bytes, value: Mapping[str, Any], schema: Schema) -> bytes:
    """The file of a changed entry.

    A file in the register's own form is written by the project's writer. In one that somebody
    wrote by hand only the lines of the change are put in its place, where that can be done.

    Args:
        raw: The file as it is.
        value: What it shall hold.
        schema: Gives the order of the fields.
    """
    if b"\r\n" in raw:
        return _changed_file(raw.replace(b"\r\n", b"\n"), value, schema).replace(b"\n", b"\r\n")
    whole = canonical(value, schema, raw)
    before = canonical(load(raw).value, schema, raw)
    if before == raw:
        return whole
    patched = _patched(raw, before, whole)
    if patched is None:
        return whole
    outcome = load(patched)
    kept = not outcome.faults and alike(outcome.value) == alike(dict(value))
    return patched if kept else whole


def _patched(raw: bytes, before: bytes, after: bytes) -> bytes | None:
    """A text with what is different between two others; None where it has no place in it."""
    there, base, wanted = (text.splitlines(keepends=True) for text in (raw, before, after))
    at = {
        block.a + step: block.b + step
        for block in SequenceMatcher(None, base, there, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    }
    steps = SequenceMatcher(None, base, wanted, autojunk=False).get_opcodes()
    # From the end, so that what is still to be changed keeps its place.
    for kind, start, end, new_start, new_end in reversed(steps):
        if kind == "equal":
            continue
        lines = [at.get(line) for line in range(start, end)]
        first = lines[0] if lines else _place_between(at, start)
        if first is None or lines != [*range(first, first + len(lines))]:
            return None
        there[first : first + len(lines)] = wanted[new_start:new_end]
    return b"".join(there)


def _place_between(at: Mapping[int, int], line: int) -> int | None:
    """Where lines are to be put that stand between two others."""
    return at[line - 1] + 1 if line - 1 in at else at.get(line)
