"""A block's answers put into an entry, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_edit.draft import Draft
from asf_edit.understanding import NotUnderstoodError, Understood, understand, yes_or_no
from asf_edit.values import emptied, value_at
from asf_register.errors import UsageError
from asf_register.explanation import clipped
from asf_register.vocabulary import Vocabulary

from asf_propose.filled_in.answers import Answer
from asf_propose.filled_in.missing import missing_parts, missing_when_new
from asf_propose.forms import Form, FormField
from asf_propose.proposal.mistakes import STAYS_AND_LEAVES, Mistake

_FORMS_OWN = ("criteria", "criteria_text")
# Where the schema says that of a field, it is filled in with the day.
_TODAY = "today"


@dataclass(frozen=True, slots=True)
class Applied:
    """An entry with what was asked for.

    Attributes:
        value: The entry.
        mistakes: What has to be mended first.
        notes: What was taken otherwise than it was written.
        said: What isn't kept in the entry, by the block's name for it.
        wants_logo: Whether a picture was said to come along.
    """

    value: dict[str, Any]
    mistakes: tuple[Mistake, ...]
    notes: tuple[str, ...]
    said: Mapping[str, str]
    wants_logo: bool


def apply(
    given: Iterable[Answer],
    form: Form,
    base: Mapping[str, Any] | None,
    words: Vocabulary,
    day: date,
    *,
    schema: str = "",
) -> Applied:
    """Put answers into an entry.

    Args:
        given: The answers, in the order of the block.
        form: What was asked for.
        base: The entry that the form was filled in with; None for a new one.
        words: The closed lists.
        day: The day on which ticks were said.
        schema: The schema of what is filled in, where that isn't what the form is about.
    """
    begun = form.given if base is None else base
    work = _Work(Draft(words, begun, schema=schema or form.subject.schema), day)
    # New items come after those that are there, in the order of their numbers.
    every = sorted(given, key=_numbers)
    for answer in every:
        work.take(answer)
    work.finish()
    given_at = {answer.pointer for answer in every}
    missing = missing_when_new(form, given_at) if base is None else ()
    mistakes = [*_contradictions(every), *work.mistakes, *missing]
    if not mistakes:
        # Each error of a group names all that it lacks.
        mistakes += dict.fromkeys(missing_parts(work.draft))
    return Applied(
        work.draft.value, tuple(mistakes), tuple(work.notes), dict(work.said), work.wants_logo
    )


def _numbers(answer: Answer) -> list[int]:
    return [part for part in answer.pointer if isinstance(part, int)]


def _contradictions(every: Iterable[Answer]) -> Iterable[Mistake]:
    """Items that are taken away and written about in one block."""
    gone = {answer.pointer for answer in every if answer.is_item}
    for answer in every:
        if any(answer.pointer[: len(item)] == item != answer.pointer for item in gone):
            yield Mistake(
                answer.name, "Den både ändras och tas bort.", "Låt det ena stå och skicka igen."
            )


class _Work:
    """A draft while answers are put into it."""

    def __init__(self, draft: Draft, day: date) -> None:
        self.draft = draft
        self.mistakes: list[Mistake] = []
        self.notes: list[str] = []
        self.said: dict[str, str] = {}
        self.wants_logo = False
        self._day = day
        self._gone: list[Answer] = []
        self._is_leaving = self._is_consenting = False

    def take(self, answer: Answer) -> None:
        """Do what an answer asks for."""
        try:
            if answer.pointer[0] in _FORMS_OWN:
                self._take_saying(answer)
            elif answer.field.kind == "attachment":
                self.wants_logo = _is_attached(answer)
            elif answer.field.kind == "removal":
                self._is_leaving = answer.written is None or not yes_or_no(answer.written).value
            elif answer.written is None and answer.field.kind != "said":
                self._gone.append(answer)
            else:
                self._take_value(answer)
        except (NotUnderstoodError, UsageError) as error:
            self.mistakes.append(Mistake(answer.name, error.message, error.mend))

    def finish(self) -> None:
        """Do what has to wait until every answer is taken."""
        self._take_away()
        self._fill_in_today()
        if self._is_leaving and self._is_consenting:
            self.mistakes.append(STAYS_AND_LEAVES)
        elif self._is_leaving:
            self._remove()

    def _take_away(self) -> None:
        """Take fields and items away, the last first, so that the others keep their numbers."""
        for answer in sorted(self._gone, key=lambda answer: answer.pointer, reverse=True):
            if not answer.is_item:
                try:
                    self.draft.empty(self.draft.fields.at(answer.pointer))
                except UsageError as error:
                    self.mistakes.append(Mistake(answer.name, error.message, error.mend))
            elif value_at(self.draft.value, answer.pointer) is None:
                self.mistakes.append(
                    Mistake(answer.name, "Den finns inte på sidan.", "Öppna formuläret på nytt.")
                )
            else:
                self.draft.value = emptied(self.draft.value, answer.pointer)

    def _fill_in_today(self) -> None:
        """Give a new entry and new groups the day where nobody has said when."""
        fields = self.draft.fields.fields
        new = [one for one in fields if one.pointer[0] not in self.draft.before]
        there = [one for one in new if one.is_group and self.draft.at(one)]
        for field in (*new, *(inner for group in there for inner in group.children)):
            if field.node.get("x-unsaid") == _TODAY and self.draft.at(field) is None:
                self.draft.put(field, Understood(self._day.isoformat()))

    def _take_saying(self, answer: Answer) -> None:
        if answer.field.kind == "yes":
            understand(answer.written or "", {"const": True}, self.draft.words)
        else:
            _refuse_longer(answer)
        self.said[answer.name] = answer.written or ""

    def _remove(self) -> None:
        """What shall not be shown any more has not consented either."""
        self.draft.put(self.draft.fields.find("listing"), Understood("unlisted"))
        self.draft.value.pop("consent", None)

    def _take_value(self, answer: Answer) -> None:
        field = self.draft.fields.at(answer.pointer)
        if answer.field.kind == "said":
            _refuse_unsaid(answer)
            understand(answer.written or "", {"const": True}, self.draft.words)
            self.draft.put(field, Understood({"date": self._day.isoformat(), "by": "enterprise"}))
            if field.pointer == ("consent",):
                self._is_consenting = True
                self.draft.put(self.draft.fields.find("listing"), Understood("consented"))
        else:
            node = _offered(answer.field, field.node)
            found = understand(answer.written or "", node, self.draft.words, field.siblings)
            if not found.certain and found.note:
                self.notes.append(f"{answer.name}: {found.note}.")
            self.draft.put(field, found)


def _is_attached(answer: Answer) -> bool:
    if answer.written is None:
        raise NotUnderstoodError(
            "Logotypen kan inte tas bort i formuläret.", "Skriv till oss om den ska bort."
        )
    return bool(yes_or_no(answer.written).value)


def _refuse_unsaid(answer: Answer) -> None:
    if answer.written is None:
        raise NotUnderstoodError(
            "Rutan kan kryssas i, men det som en gång har sagts kan inte tas bort.",
            "Vill ni inte längre synas i listan: kryssa i det under Visning.",
        )


def _refuse_longer(answer: Answer) -> None:
    written, most = answer.written or "", answer.field.limits["maxLength"]
    if len(written) > most:
        raise NotUnderstoodError(
            f"{clipped(written)} har {len(written)} tecken, men får ha högst {most}.",
            "Korta texten.",
        )


def _offered(asked: FormField, node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A field's part of the schema, with only those of its fixed values that the form offers."""
    if asked.kind != "choice" or asked.list_name:
        return node
    offered = [value for value in node["enum"] if str(value) in asked.choices]
    return {**node, "enum": offered, "x-labels": asked.choices}
