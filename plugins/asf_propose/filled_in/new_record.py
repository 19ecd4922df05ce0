"""The slug of a record that isn't there yet, or why it can't have one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from asf_edit.entries import NameTakenError, new_slug
from asf_edit.new_ids import new_experience_id, new_post_id
from asf_register.errors import UsageError
from asf_register.intranet.experience import to_experience
from asf_register.marketplace.post import Post, to_post
from asf_register.marketplace.post_kinds import POST_KINDS
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.schema import Schema
from asf_register.slugs import fold

from asf_propose.forms import Form
from asf_propose.proposal.ground import Ground
from asf_propose.proposal.mistakes import BY_HAND, TAKEN_BEFORE, THERE_ALREADY, Mistake
from asf_propose.proposal.outcomes import RefusedError
from asf_propose.subject import ENTERPRISE, EXPERIENCE, POST

Value = Mapping[str, Any]


def form_page_of(form: Form) -> str:
    """The address of the page of a form for new records."""
    return form.subject.form_page(form.subject.new or POST_KINDS[form.given["kind"]].slug)


def slug_of_new(form: Form, value: Value, on: Ground) -> str:
    """The slug of a new record.

    Args:
        form: What it was written in.
        value: What its file shall hold.
        on: What is there already.

    Raises:
        RefusedError: Where it is there already, or can't have a file.
    """
    if form.subject is POST:
        return _of_post(value, on)
    if form.subject is EXPERIENCE:
        return _of_experience(value, on)
    try:
        return new_slug(value, on.register)
    except NameTakenError as error:
        raise _taken(error, str(value["name"]), on.register) from error
    except UsageError as error:
        mistake = Mistake("Namn", error.message, error.mend)
        raise RefusedError(mistake, form=form_page_of(form)) from error


def _of_post(value: Value, on: Ground) -> str:
    if same := _same_post(value, on.register):
        page = POST.form_page(same.id) if same.has_form_on(on.day) else None
        raise RefusedError(THERE_ALREADY, form=page, subject=POST)
    actor = value["actor"]
    enterprise = on.register.find(actor.get("enterprise", ""))
    called = enterprise.name if enterprise else actor.get("name", "")
    return new_post_id(on.day.year, value["title"], called, on.register)


def _of_experience(value: Value, on: Ground) -> str:
    there = on.register.intranet.experiences
    # Only whoever has sent it can send the very same again, so this tells nothing of others.
    new = to_experience("", {**value, "date": on.day.isoformat()})
    if any(replace(one, id="", date=on.day) == new for one in there.values()):
        raise RefusedError(TAKEN_BEFORE, subject=EXPERIENCE)
    return new_experience_id(on.day.year, value["title"], on.register)


def _same_post(value: Value, register: Register) -> Post | None:
    """A post that is shown and says the same, whenever it was published."""
    if not Schema(POST.schema, register.vocabulary).accepts(value):
        return None
    post = to_post("", {**value, "published": None})
    shown = public_view(register).posts.values()
    return next((one for one in shown if replace(one, id="", published=None) == post), None)


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
    return RefusedError(there, form=ENTERPRISE.form_page(shown[0].slug), details=details)
