"""The register before a change and with it, laid out so that pages can be made of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from asf_propose.report.newer_base import put_together
from asf_propose.repository import Repository
from asf_register.check import check
from asf_register.known_files import KnownFiles
from asf_register.register import Register

from asf_site.build import judging_day

_FOLDERS = ("data/", "content/")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A register with and without a change.

    Attributes:
        before: The base as it is.
        after: The base with the change put in.
        paths: The files that the change is about.
        clashes: Whether the base has been changed since in a way that doesn't go with it.
        is_elsewhere: Whether it also changes what pages are made by.
    """

    before: Register
    after: Register
    paths: frozenset[str]
    clashes: bool
    is_elsewhere: bool


@contextmanager
def proposed(repository: Repository, base: str, head: str, day: date) -> Iterator[Proposed | None]:
    """Lay a register out with and without a change, as long as one needs it.

    What is shown is the base with the change put in. The change's own branch may be older than
    the base, and would show what has happened since as undone.

    Args:
        repository: Where both versions are.
        base: What the change is to be taken into.
        head: The change's last commit.
        day: The day that counts as today.

    Yields:
        Both registers; None where one of them has errors.
    """
    start = repository.merge_base(base, head)
    change = repository.changed(start, head)
    meanwhile = repository.changed(start, base) if start != base else ()
    contents = repository.contents(
        [side for one in (*change, *meanwhile) for side in (one.before, one.after)]
    )
    now, on = repository.files(base), judging_day(day)
    with repository.laid_out_files(now) as root:
        known = KnownFiles(root, on)
        before = check(root, on, known).register
        if before is None:
            yield None
            return
        whole = put_together(now, change, meanwhile, contents, before.vocabulary)
        with repository.laid_out_files(whole.files, whole.made) as together:
            after = check(together, on, known if known.holds_for(together, on) else None)
            if after.errors or after.register is None:
                yield None
                return
            paths = frozenset(one.path for one in change if one.inside)
            yield Proposed(
                before,
                after.register,
                paths,
                bool(whole.clashes),
                any(not one.inside or not one.path.startswith(_FOLDERS) for one in change),
            )
