"""What rows change in an entry that is there: only what differs, and only what is sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from asf_register.slugs import fold
from asf_register.vocabulary import Vocabulary

from asf_edit.importing.half_groups import without_halves
from asf_edit.importing.row_reading import RowSaid
from asf_edit.importing.said import Said, Standing
from asf_edit.importing.sameness import is_group_list, is_same, key_of
from asf_edit.importing.sources import source_steps
from asf_edit.importing.steps import Plan, Step, follows_place
from asf_edit.importing.targets import SLUG
from asf_edit.values import placed, value_at

_TERMS = ("industries", "social_value.target_groups", "social_value.global_goals")


class EntryChanges:
    """Gathers what a row changes in an entry.

    Args:
        value: What the entry's file holds.
        words: The closed lists.
        fill_gaps: Whether guesses may go where the entry says nothing.
    """

    def __init__(self, value: Mapping[str, Any], words: Vocabulary, *, fill_gaps: bool) -> None:
        self._value: dict[str, Any] = dict(value)
        self._words = words
        self._fill_gaps = fill_gaps
        self._steps: list[Step] = []
        self._left: list[Said] = []
        self._place: Said | None = None
        self._whole_name = ""

    def plan(self, row: RowSaid) -> Plan:
        """What a row does to the entry."""
        by_path: dict[str, list[Said]] = {}
        self._place = row.first("municipality")
        self._whole_name = fold(f"{row.name} {row.aside}")
        for one in without_halves(row.said, self._value, self._goes_in):
            if one.standing is Standing.REFUSED:
                self._left.append(one)
            elif not one.column.is_constant and one.path != SLUG:
                by_path.setdefault(one.path, []).append(one)
        sources = by_path.pop("sources", [])
        self._leave_free_text(by_path)
        for path, said in by_path.items():
            if path in _TERMS:
                self._terms(path, said)
            elif is_group_list(path):
                self._groups(path, said)
            elif said:
                self._field(path, said[0])
        steps, left = source_steps(self._value, sources, self._steps)
        for step in steps:
            self._take(step)
        return Plan(self._value, tuple(self._steps), (*self._left, *left))

    def _goes_in(self, said: Said) -> bool:
        is_sure = said.standing is Standing.TAKEN or self._fill_gaps
        return is_sure and not said.column.is_constant

    def _leave_free_text(self, by_path: dict[str, list[Said]]) -> None:
        """What a cell tells in free text of what is sold goes only where nothing is known of it."""
        if not self._value.get("industries") and not self._value.get("offers"):
            return
        for path in ("industries", "offers"):
            said = by_path.get(path, [])
            by_path[path] = [one for one in said if one.column.path == path == "industries"]
            for one in said:
                if one not in by_path[path] and not self._is_known(one):
                    self._left.append(one)

    def _is_known(self, said: Said) -> bool:
        """Whether the entry names the industry of what is said to be sold."""
        offered = [offer.get("industry") for offer in self._value.get("offers", [])]
        industry = said.value["industry"] if said.path == "offers" else said.value
        return industry in (*self._value.get("industries", []), *offered)

    def _field(self, path: str, said: Said) -> None:
        pointer = tuple(path.split("."))
        there = value_at(self._value, pointer)
        if is_same(path, there, said.value, self._words) or self._is_moot(path, said):
            return
        if path == "name" and fold(str(there)) != fold(said.value):
            note = "namn byts med asf set, för filens namn följer med"
            self._left.append(said.doubted(note))
        elif said.standing is Standing.TAKEN or (there is None and self._fill_gaps):
            follows = follows_place(path, said, self._place)
            self._take(Step(path, there, said.value, (said,), follows))
        else:
            self._left.append(said)

    def _is_moot(self, path: str, said: Said) -> bool:
        """Whether it says nothing of what stands there.

        A name may have its parentheses there too, and how a municipality is known may be
        said of another one.
        """
        if path == "name":
            is_guess = said.standing is Standing.GUESSED
            return is_guess and fold(str(self._value["name"])) == self._whole_name
        told = self._place and self._place.value
        return path == "municipality_basis" and self._value.get("municipality") != told

    def _terms(self, path: str, said: list[Said]) -> None:
        """A column of terms is the whole list where all of it is sure, and else adds to it."""
        there = list(value_at(self._value, tuple(path.split("."))) or [])
        if not said:
            return
        sure = [one for one in said if one.standing is Standing.TAKEN]
        guesses = [one for one in said if one.standing is Standing.GUESSED]
        wanted = [one.value for one in sure]
        refused = any(one.path == path for one in self._left)
        is_free_text = any(one.column.path != path for one in said)
        if guesses or refused or is_free_text:
            after = [*there, *(value for value in wanted if value not in there)]
        else:
            after = [value for value in there if value in wanted]
            after += [value for value in wanted if value not in after]
        if self._fill_gaps and not there:
            after += [one.value for one in guesses if one.value not in after]
            sure, guesses = [*sure, *guesses], []
        after = list(dict.fromkeys(after))
        if after != there:
            self._take(Step(path, there or None, after, tuple(sure)))
        self._left += [one for one in guesses if one.value not in after]

    def _groups(self, path: str, said: Iterable[Said]) -> None:
        """A list of groups gets more of them, and a figure its new value; nothing goes."""
        pointer = tuple(path.split("."))
        before = list(value_at(self._value, pointer) or [])
        after = list(before)
        done = []
        for one in said:
            at = next((i for i, g in enumerate(after) if _is_of_key(path, g, one.value)), None)
            takes = one.standing is Standing.TAKEN or (not before and self._fill_gaps)
            if at is None and takes:
                after.append(one.value)
                done.append(one)
            elif at is not None and _differs(after[at], one.value) and takes:
                method = {k: v for k, v in after[at].items() if k == "method"}
                after[at] = {**one.value, **method}
                done.append(one)
            elif at is None or _differs(after[at], one.value):
                self._left.append(one)
        if done:
            self._take(Step(path, before or None, after, tuple(done)))

    def _take(self, step: Step) -> None:
        self._value = placed(self._value, step.pointer, step.after)
        self._steps.append(step)


def _is_of_key(path: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return key_of(path, one) == key_of(path, other)


def _differs(there: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether two groups about the same thing give it another value."""
    return "value" in said and there["value"] != said["value"]
