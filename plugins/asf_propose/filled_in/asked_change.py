"""What a form asks for, done to its record: found, changed, put together with what is there."""

from __future__ import annotations

from dataclasses import replace

from asf_edit.draft import Draft
from asf_edit.entries import NameTakenError
from asf_edit.renaming import renamed
from asf_register.register import Register
from asf_register.schema import alike

from asf_propose.block import Block
from asf_propose.block.head import MATTER, VERSION, slug_written
from asf_propose.filled_in.answers import Answer, answers
from asf_propose.filled_in.applying import Applied, apply
from asf_propose.filled_in.named_enterprises import with_enterprises_of_now
from asf_propose.filled_in.new_record import form_page_of, slug_of_new
from asf_propose.filled_in.starting_point import StartingPoint, public_slug, starting_point
from asf_propose.forms import Form, form_named
from asf_propose.forms.post_forms import not_asked
from asf_propose.proposal.entry_change import EntryChange
from asf_propose.proposal.ground import Ground
from asf_propose.proposal.mistakes import (
    BY_HAND,
    NO_SUCH_PAGE,
    NO_SUCH_POST,
    NOTHING_CHANGED,
    OVERTAKEN,
    TOO_OLD,
    UNKNOWN_MATTER,
    Mistake,
)
from asf_propose.proposal.outcomes import RefusedError
from asf_propose.subject import ENTERPRISE, POST, Subject
from asf_propose.three_way import merge

# A post that ends is told of by that day.
_ENDS = {"awarded", "withdrawn"}


def asked_change(block: Block, on: Ground) -> EntryChange:
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
    if form.is_new:
        return _new(block, form, on)
    slug = _slug_of_form(slug_written(block), form.subject, on)
    start = starting_point(slug, (block.get(VERSION) or "").strip(), form, on)
    if start is None:
        raise _refused(form, slug, TOO_OLD)
    return _changed(block, form, start, on)


def _slug_of_form(written: str, subject: Subject, on: Ground) -> str:
    """The slug of the record that has the form which somebody has filled in."""
    if subject is ENTERPRISE:
        slug = public_slug(written, on.register)
        if slug is None:
            raise RefusedError(NO_SUCH_PAGE)
        return slug
    post = subject.shown(on.register).get(written)
    if post is None or not post.has_form_on(on.day):
        raise RefusedError(NO_SUCH_POST, subject=subject)
    return written


def _changed(block: Block, form: Form, start: StartingPoint, on: Ground) -> EntryChange:
    words, subject = on.register.vocabulary, form.subject
    if subject is POST:
        form = form.without(not_asked(on.register.posts[start.slug]))
    applied = _applied(block, form, start, on)
    merged = merge(start.then, start.now, applied.value, words, subject)
    if merged.conflicts:
        told = [Mistake("", conflict.in_words(words), "") for conflict in merged.conflicts]
        raise _refused(form, start.slug, *told, OVERTAKEN)
    draft = Draft(words, start.now, start.raw, subject.schema)
    draft.value = dict(merged.value or {})
    if alike(draft.value) == alike(start.now) and not applied.wants_logo:
        raise _refused(form, start.slug, NOTHING_CHANGED)
    if subject is POST and not _ENDS & draft.value.keys():
        draft.value["changed"] = on.day.isoformat()
    new = _renamed(start.slug, draft, on.register) if subject is ENTERPRISE else start.slug
    return EntryChange(
        subject=subject,
        slug=new,
        value=draft.value,
        raw=start.raw,
        gone=start.slug if new != start.slug else None,
        form=subject.form_page(start.slug),
        wants_logo=applied.wants_logo,
        notes=applied.notes,
        said=applied.said,
    )


def _new(block: Block, form: Form, on: Ground) -> EntryChange:
    applied = _applied(block, form, None, on)
    value = applied.value
    if form.subject is POST:
        value = {**value, "published": on.day.isoformat()}
    return EntryChange(
        subject=form.subject,
        slug=slug_of_new(form, value, on),
        value=value,
        raw=b"",
        gone=None,
        form=form_page_of(form),
        wants_logo=applied.wants_logo,
        notes=applied.notes,
        said=applied.said,
    )


def _applied(block: Block, form: Form, start: StartingPoint | None, on: Ground) -> Applied:
    found = list(answers(block, form))
    given = [one for one in found if isinstance(one, Answer)]
    then = start.then if start else None
    applied = apply(given, form, then, on.register.vocabulary, on.day)
    mistakes = [*(one for one in found if isinstance(one, Mistake)), *applied.mistakes]
    if form.subject is not ENTERPRISE and not mistakes:
        value, unknown = with_enterprises_of_now(given, applied.value, on.register, on.day)
        applied = replace(applied, value=value)
        mistakes += unknown
    if mistakes:
        page = form.subject.form_page(start.slug) if start else form_page_of(form)
        raise RefusedError(*mistakes, form=page, subject=form.subject)
    return applied


def _refused(form: Form, slug: str, *mistakes: Mistake) -> RefusedError:
    """Why a change of a record that is shown can't be taken."""
    subject = form.subject
    return RefusedError(*mistakes, form=subject.form_page(slug), subject=subject)


def _renamed(slug: str, draft: Draft, register: Register) -> str:
    try:
        return renamed(slug, draft, register)
    except NameTakenError as error:
        details = (f"{error.message} {error.mend}",)
        raise RefusedError(BY_HAND, details=details) from error
