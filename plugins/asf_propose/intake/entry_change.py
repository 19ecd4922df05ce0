"""From a block to the entry as it shall be: found, changed, put together with what is there now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from asf_edit.draft import Draft
from asf_edit.entries import NameTakenError, new_slug
from asf_edit.renaming import renamed
from asf_register.errors import UsageError
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.rules.names import KEPT_SLUG
from asf_register.schema import alike
from asf_register.slugs import fold

from asf_propose.block import Block
from asf_propose.forms import Form, form_named
from asf_propose.forms.form import NEW_ENTERPRISE
from asf_propose.intake.answers import MATTER, VERSION, Answer, answers, slug_written
from asf_propose.intake.applying import Applied, apply
from asf_propose.intake.ground import Ground
from asf_propose.intake.minimal_change import changed_file
from asf_propose.intake.mistakes import (
    BY_HAND,
    NO_SUCH_PAGE,
    NOTHING_CHANGED,
    OVERTAKEN,
    TOO_OLD,
    UNKNOWN_MATTER,
    Mistake,
)
from asf_propose.intake.proposal import RefusedError
from asf_propose.intake.starting_point import StartingPoint, public_slug, starting_point
from asf_propose.three_way import merge


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry as it shall be.

    Attributes:
        slug: Its slug.
        value: What its file shall hold.
        raw: Its file now; nothing for a new one.
        gone: The slug that it had until now, where that is another.
        wants_logo: Whether a picture was said to come along.
        notes: What was taken otherwise than it was written.
        said: What isn't kept in the entry, by the block's name for it.
    """

    slug: str
    value: Mapping[str, Any]
    raw: bytes
    gone: str | None
    wants_logo: bool
    notes: tuple[str, ...]
    said: Mapping[str, str]

    @property
    def known_slug(self) -> str | None:
        """The slug by which it is on the site now; None for a new one."""
        return (self.gone or self.slug) if self.raw else None

    @property
    def form(self) -> str:
        """The slug of the form's own page."""
        return self.known_slug or KEPT_SLUG

    def with_logo(self, name: str) -> EntryChange:
        """The same, with a logo of this name."""
        return replace(self, value={**self.value, "logo": name})


def entry_change(block: Block, on: Ground) -> EntryChange:
    """Do what a block asks for.

    Args:
        block: What somebody sent.
        on: The register to change.

    Raises:
        RefusedError: Where it can't be done, with what to answer.
    """
    matter = (block.get(MATTER) or "").strip()
    form = form_named(matter, on.register.vocabulary)
    if form is None:
        raise RefusedError(UNKNOWN_MATTER)
    if form.matter == NEW_ENTERPRISE:
        return _new(block, form, on)
    slug = public_slug(slug_written(block), on.register)
    if slug is None:
        raise RefusedError(NO_SUCH_PAGE)
    start = starting_point(slug, (block.get(VERSION) or "").strip(), form, on)
    if start is None:
        raise RefusedError(TOO_OLD, form=slug)
    return _changed(block, form, start, on)


def _changed(block: Block, form: Form, start: StartingPoint, on: Ground) -> EntryChange:
    words = on.register.vocabulary
    applied = _applied(block, form, start, on)
    merged = merge(start.then, start.now, applied.value, words)
    if merged.conflicts:
        told = [Mistake("", conflict.in_words(words), "") for conflict in merged.conflicts]
        raise RefusedError(*told, OVERTAKEN, form=start.slug)
    draft = Draft(words, start.now, start.raw)
    draft.value = dict(merged.value or {})
    if alike(draft.value) == alike(start.now) and not applied.wants_logo:
        raise RefusedError(NOTHING_CHANGED, form=start.slug)
    new = _renamed(start.slug, draft, on.register)
    gone = start.slug if new != start.slug else None
    return EntryChange(
        new, draft.value, start.raw, gone, applied.wants_logo, applied.notes, applied.said
    )


def _new(block: Block, form: Form, on: Ground) -> EntryChange:
    applied = _applied(block, form, None, on)
    try:
        slug = new_slug(applied.value, on.register)
    except NameTakenError as error:
        raise _taken(error, str(applied.value["name"]), on.register) from error
    except UsageError as error:
        mistake = Mistake("Namn", error.message, error.mend)
        raise RefusedError(mistake, form=KEPT_SLUG) from error
    return EntryChange(
        slug, applied.value, b"", None, applied.wants_logo, applied.notes, applied.said
    )


def _applied(block: Block, form: Form, start: StartingPoint | None, on: Ground) -> Applied:
    found = list(answers(block, form))
    given = [one for one in found if isinstance(one, Answer)]
    then = start.then if start else None
    applied = apply(given, form, then, on.register.vocabulary, on.day)
    mistakes = [*(one for one in found if isinstance(one, Mistake)), *applied.mistakes]
    if mistakes:
        raise RefusedError(*mistakes, form=start.slug if start else KEPT_SLUG)
    return applied


def _renamed(slug: str, draft: Draft, register: Register) -> str:
    try:
        return renamed(slug, draft, register)
    except NameTakenError as error:
        details = (f"{error.message} {error.mend}",)
        raise RefusedError(BY_HAND, details=details) from error


def _taken(error: NameTakenError, name: str, register: Register) -> RefusedError:
    """Say of an entry that is shown that it is there; of another one, nothing."""
    details = (f"{error.message} {error.mend}",)
    shown = [one for one in public_view(register) if fold(one.name) == fold(name)]
    if not shown:
        return RefusedError(BY_HAND, details=details)
    there = Mistake(
        "Namn",
        f"{shown[0].name} finns redan i listan.",
        "Föreslå en ändring på företagets sida i stället.",
    )
    return RefusedError(there, form=shown[0].slug, details=details)


def file_of(change: EntryChange, register: Register) -> bytes:
    """The entry's file as it shall be, with no more changed in it than was asked for."""
    draft = Draft(register.vocabulary, change.value, change.raw)
    return changed_file(change.raw, change.value, draft.schema) if change.raw else draft.content
