"""What a proposal makes of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from asf_propose.subject import Subject


@dataclass(frozen=True, slots=True)
class EntryChange:
    """A record as it shall be.

    Attributes:
        subject: What it is.
        slug: Its slug.
        value: What its file shall hold.
        raw: Its file now; nothing for a new one.
        gone: The slug that it had until now, where that is another.
        form: The address of the form's own page.
        wants_logo: Whether a picture was said to come along.
        notes: What was taken otherwise than it was written.
        said: What isn't kept in the record, by the block's name for it.
    """

    subject: Subject
    slug: str
    value: Mapping[str, Any]
    raw: bytes
    gone: str | None
    form: str
    wants_logo: bool
    notes: tuple[str, ...]
    said: Mapping[str, str]

    @property
    def known_slug(self) -> str | None:
        """The slug by which it is on the site now; None for a new one."""
        return (self.gone or self.slug) if self.raw else None

    @property
    def path(self) -> str:
        """Its file, from the register's root."""
        return self.subject.path(self.slug)

    def with_logo(self, name: str) -> EntryChange:
        """The same, with a logo of this name."""
        return replace(self, value={**self.value, "logo": name})
