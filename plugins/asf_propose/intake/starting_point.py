"""The entry that a form was filled in with: as it is, or as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asf_register.enterprise import to_enterprise
from asf_register.public import public_view
from asf_register.reading import load
from asf_register.register import Register
from asf_register.schema import Schema

from asf_propose.forms import Form, form_values, version_of
from asf_propose.intake.ground import Ground


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A public entry now, and as it was when somebody opened its form.

    Attributes:
        slug: Its slug now.
        raw: Its file now.
        now: What that holds.
        then: What it held then.
    """

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
        slug: The entry's slug now; it is public.
        version: What its form says it was filled in with.
        form: The form.
        on: The register, and where it was before.

    Returns:
        None where the entry has never been so.
    """
    register = on.register
    raw = (register.root.enterprises / f"{slug}.yaml").read_bytes()
    now = load(raw).value
    if version_of(form_values(public_view(register).enterprises[slug], form)) == version:
        return StartingPoint(slug, raw, now, now)
    names = (slug, *register.enterprises[slug].aliases)
    paths = [f"data/asf/{name}.yaml" for name in names]
    schema = Schema("enterprise", register.vocabulary)
    for then in _earlier(on, paths, schema):
        if version_of(form_values(to_enterprise(slug, then), form)) == version:
            return StartingPoint(slug, raw, now, then)
    return None


def _earlier(on: Ground, paths: list[str], schema: Schema) -> Iterator[dict[str, Any]]:
    """What the entry has held, the newest first, as far as that can still be read."""
    for raw in on.repository.history(on.commit, paths):
        outcome = load(raw)
        if not outcome.faults and schema.accepts(outcome.value):
            yield outcome.value
