"""The register before a change and with it, laid out so that pages can be made of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from asf_propose.history.repository import Repository
from asf_propose.report import sides_laid_out, verdict_of
from asf_register.register import Register

_FOLDERS = ("data/", "content/")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A register with and without a change.

    Attributes:
        before: The base as it is; None where that can't be shown.
        after: The base with the change put in; None where that can't be shown.
        paths: The files that the change is about.
        brings_errors: Whether the report tells of errors that come of the change.
        clashes: Whether the base has been changed since in a way that doesn't go with it.
        is_elsewhere: Whether it also changes what pages are made by.
    """

    before: Register | None
    after: Register | None
    paths: frozenset[str]
    brings_errors: bool
    clashes: bool
    is_elsewhere: bool

    @property
    def title(self) -> str:
        """What the site is called; "" where neither version says."""
        either = (self.before, self.after)
        return next((one.site.title for one in either if one and one.site.title), "")


@contextmanager
def proposed(repository: Repository, base: str, head: str, day: date) -> Iterator[Proposed]:
    """Lay a register out with and without a change, as long as one needs it.

    Args:
        repository: Where both versions are.
        base: What the change is to be taken into.
        head: The change's last commit.
        day: The day that counts as today.

    Yields:
        Both registers, judged as the report judges them.
    """
    with sides_laid_out(repository, base, head, day) as sides:
        yield Proposed(
            sides.before.register,
            None if sides.after.errors else sides.after.register,
            frozenset(one.path for one in sides.change if one.inside),
            bool(verdict_of(sides).errors),
            bool(sides.together.clashes),
            any(not one.inside or not one.path.startswith(_FOLDERS) for one in sides.change),
        )
