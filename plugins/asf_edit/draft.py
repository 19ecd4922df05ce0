"""An entry that is being made or changed, and what that changes; nothing is written yet."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asf_register.errors import UsageError
from asf_register.schema import Schema, alike
from asf_register.slugs import fold
from asf_register.vocabulary import Vocabulary

from asf_edit.assignments import Assignment
from asf_edit.canonical import canonical
from asf_edit.fields import Field, Fields
from asf_edit.in_words import in_words
from asf_edit.understanding import NotUnderstoodError, Understood, understand
from asf_edit.values import emptied, placed, value_at


@dataclass(frozen=True, slots=True)
class Change:
    """What one field was and will be; None for nothing."""

    field: Field
    before: Any
    after: Any
    note: str = ""

    def in_words(self, words: Vocabulary) -> str:
        """The change on a line: «Telefon: 070-123 → 070-174 06 05», «Medlem: tas bort (nu: ja)»."""
        before, after = (in_words(v, self.field.node, words) for v in (self.before, self.after))
        note = f" ({self.note})" if self.note else ""
        if self.after is None:
            return f"{self.field.title}: tas bort (nu: {before}){note}"
        was = "" if self.before is None else f"{before} → "
        return f"{self.field.title}: {was}{after}{note}"


class Draft:
    """An entry on its way.

    Args:
        words: The closed lists.
        value: What its file holds now; nothing for a new entry.
        raw: The file's bytes, whose comments are kept.
        schema: The schema of what it is.
    """

    def __init__(
        self,
        words: Vocabulary,
        value: Mapping[str, Any] | None = None,
        raw: bytes = b"",
        schema: str = "enterprise",
    ) -> None:
        self.words = words
        self.schema = Schema(schema, words)
        self.fields = Fields(self.schema)
        self.before: dict[str, Any] = copy.deepcopy(dict(value or {}))
        self.value: dict[str, Any] = copy.deepcopy(self.before)
        self.changes: list[Change] = []
        self._raw = raw

    @property
    def content(self) -> bytes:
        """The file as it will be."""
        return canonical(self.value, self.schema, self._raw)

    @property
    def is_changed(self) -> bool:
        """Whether anything will be other than it was."""
        return alike(self.value) != alike(self.before)

    def at(self, field: Field) -> Any:
        """What a field holds now; None for nothing."""
        return value_at(self.value, field.pointer)

    def take(self, wanted: Assignment) -> None:
        """Do what an assignment says.

        Raises:
            UsageError: Where the field doesn't exist or can't be changed so.
            NotUnderstoodError: Where the value can't be understood.
        """
        field = self.fields.find(wanted.name)
        try:
            if wanted.sign == "-=":
                self._remove(field, wanted.written)
            elif not wanted.written:
                self.empty(field)
            else:
                self._put(field, wanted)
        except NotUnderstoodError as error:
            raise NotUnderstoodError(f"{field.title}: {error.message}", error.mend) from error

    def put(self, field: Field, understood: Understood) -> None:
        """Give a field a value, and fields beside it what came with that."""
        self._set(field, understood.value, understood.note)
        for name, value in understood.beside.items():
            beside = (*field.pointer[:-1], name)
            self._set(self.fields.at(beside), value, "")
        if field.pointer == ("municipality",):
            region = self.words.municipalities[understood.value].region
            self._set(self.fields.find("region"), region, "följer av kommunen")

    def empty(self, field: Field) -> None:
        """Take a field away.

        Raises:
            UsageError: Where the entry is nothing without it.
        """
        beside = value_at(self.value, field.pointer[:-1]) if field.required else {}
        if field.required and (len(field.pointer) == 1 or set(beside or ()) - {field.pointer[-1]}):
            raise UsageError(f"{field.title} måste finnas.", "Skriv ett värde.")
        before = self.at(field)
        if before is not None:
            self.value = emptied(self.value, field.pointer)
            self.changes.append(Change(field, before, None))

    def _put(self, field: Field, wanted: Assignment) -> None:
        if wanted.sign == "+=" and not field.is_list:
            raise UsageError(f"{field.title} är ingen lista.", f"Skriv {field.name}=värde.")
        found = understand(wanted.written, field.node, self.words, field.siblings)
        if field.is_list:
            found = self._with_known(field, found)
        if wanted.sign == "+=":
            there = self.at(field)
            known = there if isinstance(there, list) else []
            new = [part for part in found.value if part not in known]
            found = Understood([*known, *new], found.certain, found.note)
        self.put(field, found)

    def _with_known(self, field: Field, found: Understood) -> Understood:
        """A list whose groups were named by their first words, with all that is known of them."""
        there = self.at(field)
        known = (
            [part for part in there if isinstance(part, dict)] if isinstance(there, list) else []
        )

        def whole(part: Any) -> Any:
            if not isinstance(part, dict):
                return part
            same = (one for one in known if part.items() <= one.items())
            return next(same, part)

        return Understood([whole(part) for part in found.value], found.certain, found.note)

    def _remove(self, field: Field, written: str) -> None:
        if not field.is_list:
            raise UsageError(
                f"{field.title} är ingen lista.", f"Skriv {field.name}= för att tömma."
            )
        there = self.at(field) or []
        gone = [part for part in there if self._is_meant(part, field, written)]
        if not gone and "properties" not in field.node["items"]:
            meant = understand(written, field.node, self.words).value
            gone = [part for part in there if part in meant]
        if not gone:
            raise UsageError(
                f'"{written}" står inte i {field.title}.',
                f"Där står {in_words(there or None, field.node, self.words)}.",
            )
        left = [part for part in there if part not in gone]
        if left:
            self._set(field, left, "")
        else:
            self.empty(field)

    def _is_meant(self, part: Any, field: Field, written: str) -> bool:
        """Whether somebody who names a group in a list by its first words means this one."""
        if not isinstance(part, dict):
            return False
        node = field.node["items"]
        first = in_words(
            part.get(node["required"][0]), node["properties"][node["required"][0]], self.words
        )
        return fold(written) in (fold(first), fold(in_words(part, node, self.words)))

    def _set(self, field: Field, value: Any, note: str) -> None:
        before = self.at(field)
        if before is None or alike(before) != alike(value):
            self.value = placed(self.value, field.pointer, value)
            self.changes.append(Change(field, before, value, note))
