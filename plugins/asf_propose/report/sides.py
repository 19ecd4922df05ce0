"""The register before a change and with it: laid out, read and held against every rule."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from stat import S_IFLNK

from asf_register.check import Checked, check
from asf_register.documents import file_link, problem
from asf_register.errors import AsfError
from asf_register.known_files import KnownFiles, remembered
from asf_register.policy import Policy
from asf_register.policy_files import POLICY_FILES, read_policy
from asf_register.problem import Finding, Problem
from asf_register.root import PROJECT, Root
from asf_register.vocabulary import TERM_LISTS, Vocabulary
from asf_register.vocabulary_files import read_vocabulary

from asf_propose.history.changed_files import ChangedFile
from asf_propose.history.repository import Repository
from asf_propose.history.stored_files import LaidOut, StoredFile
from asf_propose.report.entry_files import Contents, slug_of_path
from asf_propose.report.newer_base import Together, put_together

_NO_WORDS = Vocabulary(regions={}, municipalities={})
_LONGEST_PATH = 100
_LISTS = ("regions", "municipalities", *TERM_LISTS)
# The files that a register that has them can't do without.
_NEEDED = {
    "data/site.yaml",
    *(f"data/vocabulary/{name.replace('_', '-')}.yaml" for name in _LISTS),
    *(f"data/policy/{name}.yaml" for name in POLICY_FILES),
}


@dataclass(frozen=True)
class Sides:
    """A change and the register on either side of it.

    Attributes:
        change: The files that it changes.
        contents: What changed files hold, by what git calls that.
        before: The register as it is now, checked.
        after: The register with the change, checked.
        words_before: Its closed lists as they are now.
        words_after: Its closed lists with the change.
        policy: Who must approve what, as it is now; None where that can't be read.
        together: The register with the change put into it.
        is_newest: Whether nothing has been changed since the change was begun.
    """

    change: tuple[ChangedFile, ...]
    contents: Contents
    before: Checked
    after: Checked
    words_before: Vocabulary
    words_after: Vocabulary
    policy: Policy | None
    together: Together
    is_newest: bool


def sides_of(repository: Repository, base: str, head: str, day: date) -> Sides:
    """The register before a change and with it, checked; see `sides_laid_out`."""
    with sides_laid_out(repository, base, head, day) as sides:
        return sides


@contextmanager
def sides_laid_out(repository: Repository, base: str, head: str, day: date) -> Iterator[Sides]:
    """Lay out and check the register before a change and with it.

    With it means: the base as it is now with the change put in. The change's own branch may be
    older, and would show what has happened since as undone.

    Args:
        repository: Where it lies.
        base: The version that the change is to come into.
        head: The version with the change.
        day: The day that counts as today.

    Yields:
        Both; their files lie there as long as one needs them.

    Raises:
        UsageError: Where one of the versions isn't there.
    """
    base, head = repository.commit(base), repository.commit(head)
    start = repository.merge_base(base, head)
    change = repository.changed(start, head)
    meanwhile = repository.changed(start, base) if start != base else ()
    stored = [side for file in (*change, *meanwhile) for side in (file.before, file.after)]
    contents = repository.contents(stored)
    now = repository.files(base)
    with repository.laid_out_files(now) as root:
        known = remembered(repository.root, day)
        if not known.holds_for(root, day):
            known = KnownFiles(root, day)
        before = _checked(root, day, known)
        words_before, policy = _words(before, root), _policy(before, root)
        together = put_together(now, change, meanwhile, contents, words_before)
        beside = LaidOut(root.folder, now)
        with repository.laid_out_files(together.files, together.made, beside) as with_change:
            if not known.holds_for(with_change, day):
                known = KnownFiles(with_change, day)
            after = _checked(with_change, day, known)
            words_after = _words(after, with_change, words_before)
            missing = tuple(_missing(now, together.files, after))
            no_place = _without_place(together.files, with_change)
            problems = {*after.problems, *missing, *no_place}
            yield Sides(
                change,
                contents,
                before,
                # Judged with what the project has instead, it would seem to be another register.
                Checked(None if missing else after.register, tuple(sorted(problems)), after.files),
                words_before,
                words_after,
                policy,
                together,
                is_newest=not meanwhile,
            )


def _checked(root: Root, day: date, known: KnownFiles) -> Checked:
    try:
        return check(root, day, known)
    except AsfError as error:
        finding = Finding((), error.message, error.mend)
        return Checked(None, (problem("", "missing_file", finding),))


def _words(side: Checked, root: Root, otherwise: Vocabulary | None = None) -> Vocabulary:
    """The closed lists of a side, or others where they can't be read."""
    if side.register is not None:
        return side.register.vocabulary
    if otherwise is not None:
        return otherwise
    for place in (root, Root(PROJECT)):
        try:
            return read_vocabulary(place)
        except AsfError:
            continue
    return _NO_WORDS


def _policy(side: Checked, root: Root) -> Policy | None:
    if side.register is not None:
        return side.register.policy
    try:
        return read_policy(root)
    except AsfError:
        return None


def _missing(
    before: Mapping[str, StoredFile], after: Mapping[str, StoredFile], checked: Checked
) -> Iterator[Problem]:
    """What the register can't do without, though the project's own would be taken for it here."""
    told = {found.message for found in checked.problems}
    for path in sorted(_NEEDED & before.keys() - after.keys()):
        finding = Finding((), "registret behöver filen, men den tas bort.", "Lägg tillbaka den.")
        if f"Filen {path} saknas." not in told:
            yield problem(path, "missing_file", finding)
    if any(map(slug_of_path, before)) and not any(map(slug_of_path, after)):
        finding = Finding((), "alla företag tas bort ur registret.", "Lägg tillbaka dem.")
        yield problem("data/asf", "missing_file", finding)


def _without_place(files: Mapping[str, StoredFile], root: Root) -> Iterator[Problem]:
    """What can't lie where the change has it, and so has been held against no rule."""
    for path, file in files.items():
        target = root.folder / path
        if file.is_link and not target.is_symlink():
            yield from (problem(path, "file_link", one) for one in file_link(target, S_IFLNK))
        elif file.is_file and not os.path.lexists(target):
            mend = "Byt namn på filen, eller ta bort det som ligger i vägen."
            finding = Finding((), "filen går inte att lagra på sin plats.", mend)
            yield problem(_short(path), "file_name", finding)
        elif not file.is_file and not file.is_link:
            mend = "Ta bort det, och lägg in filerna själva."
            finding = Finding((), "här ligger ett annat git-förråd i stället för en fil.", mend)
            yield problem(path, "file_kind", finding)


def _short(path: str) -> str:
    return path if len(path) <= _LONGEST_PATH else f"{path[:_LONGEST_PATH]}…"
