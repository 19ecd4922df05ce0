"""The record that a form was filled in with: as it is, or as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asf_register.public import public_view
from asf_register.reading import load
from asf_register.register import Register
from asf_register.schema import Schema

from asf_propose.forms import Form, form_values, version_of
from asf_propose.proposal.ground import Ground
from asf_propose.subject import Subject


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A public record now, and as it was when somebody opened its form.

    Attributes:
        subject: What it is.
        slug: Its slug now.
        raw: Its file now.
        now: What that holds.
        then: What it held then.
    """

    subject: Subject
    slug: str
    raw: bytes
    now: dict[str, Any]
    then: dict[str, Any]


def public_slug(written: str, register: Register) -> str | None:
    """The slug now of a public entry that has or had this one.

    Nothing tells an entry that isn't shown from one that doesn't exist.
    """
    enterprise = public_view(register).find(written) if written else None
    return enterprise.slug if enterprise else None


def starting_point(slug: str, version: str, form: Form, on: Ground) -> StartingPoint | None:
    """Find what a form was filled in with.

    Args:
        slug: The record's slug now; it is public.
        version: What its form says it was filled in with.
        form: The form.
        on: The register, and where it was before.

    Returns:
        None where the record has never been so.
    """
    register, subject = on.register, form.subject
    raw = (register.root.folder / subject.path(slug)).read_bytes()
    now = load(raw).value
    shown = subject.shown(register)[slug]
    if version_of(form_values(shown, form)) == version:
        return StartingPoint(subject, slug, raw, now, now)
    paths = [subject.path(name) for name in (slug, *getattr(shown, "aliases", ()))]
    schema = Schema(subject.schema, register.vocabulary)
    for then in _earlier(on, paths, schema):
        if version_of(form_values(subject.record(slug, then), form)) == version:
            return StartingPoint(subject, slug, raw, now, then)
    return None


def _earlier(on: Ground, paths: list[str], schema: Schema) -> Iterator[dict[str, Any]]:
    """What the record has held, the newest first, as far as that can still be read."""
    for raw in on.repository.history(on.commit, paths):
        outcome = load(raw)
        if not outcome.faults and schema.accepts(outcome.value):
            yield outcome.value
