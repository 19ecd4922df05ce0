"""Drafts held against every rule before they are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from asf_register.check import Checked, check
from asf_register.enterprise_files import Drafts
from asf_register.known_files import KnownFiles
from asf_register.problem import Problem, Severity
from asf_register.root import Root


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with drafts.

    Attributes:
        errors: What keeps them from being written.
        warnings: What somebody should know of them that wasn't so before.
    """

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def judge(root: Root, drafts: Drafts, day: date, known: KnownFiles | None = None) -> Judgement:
    """Check a register as if some files were written already.

    An error in another file counts only if the drafts bring it about.

    Args:
        root: The register.
        drafts: The bytes of the files, by slug; None for one that shall go.
        day: The day that counts as today.
        known: Files that were right before, which need no judging.
    """
    own = {root.shown(root.enterprises / f"{slug}.yaml") for slug in drafts}
    return _judged(root, day, known, check(root, day, known, drafts), own)


def judge_posts(
    root: Root, drafts: Drafts, day: date, known: KnownFiles | None = None
) -> Judgement:
    """Check a register as if some posts were written already; see `judge`.

    Args:
        root: The register.
        drafts: The bytes of the files, by id; None for one that shall go.
        day: The day that counts as today.
        known: Files that were right before, which need no judging.
    """
    own = {root.shown(root.marketplace / f"{name}.yaml") for name in drafts}
    return _judged(root, day, known, check(root, day, known, posts=drafts), own)


def judge_intranet(
    root: Root, drafts: Drafts, day: date, known: KnownFiles | None = None
) -> Judgement:
    """Check a register as if some files of the intranet were written already; see `judge`.

    Args:
        root: The register.
        drafts: The bytes of the files, by their paths from the root; None for one that shall go.
        day: The day that counts as today.
        known: Files that were right before, which need no judging.
    """
    return _judged(root, day, known, check(root, day, known, intranet=drafts), set(drafts))


def _judged(
    root: Root, day: date, known: KnownFiles | None, after: Checked, own: set[str]
) -> Judgement:
    if after.register is None:
        return Judgement(after.errors, ())
    # Most changes are right, and then nobody needs to know what was wrong before.
    before = check(root, day, known).problems if after.problems else ()
    new = {identity(problem) for problem in after.problems} - set(map(identity, before))
    errors = [p for p in after.errors if p.path in own or identity(p) in new]
    warnings = [
        problem
        for problem in after.problems
        if problem.severity is Severity.WARNING
        and identity(problem) in new
        and own & {problem.path, *problem.also}
    ]
    return Judgement(tuple(errors), tuple(warnings))


def judge_files(copy: Root, files: Drafts, day: date) -> Judgement:
    """Check a register as if some files of it were written already; see `judge`.

    Args:
        copy: The register, in a folder that may be written to; it is left as it was.
        files: The bytes of the files, by their paths from the register's root; None for one that
            shall go.
        day: The day that counts as today.
    """
    after, there = _checked_with(copy, files, day)
    problems = [one for one in after.problems if identity(one) not in there]
    if after.register is None:
        return Judgement(after.errors, ())
    return Judgement(
        tuple(p for p in after.errors if p.path in files or identity(p) not in there),
        tuple(
            p
            for p in problems
            if p.severity is Severity.WARNING and files.keys() & {p.path, *p.also}
        ),
    )


def judge_in_copy(copy: Root, path: str, content: bytes, day: date) -> Judgement:
    """Check a register with one file of it written anew; see `judge`.

    Args:
        copy: The register, in a folder that may be written to; it is left as it was.
        path: The file, from the register's root.
        content: Its bytes.
        day: The day that counts as today.
    """
    after, there = _checked_with(copy, {path: content}, day)
    new = [one for one in after.problems if one.path == path or identity(one) not in there]
    return Judgement(
        tuple(one for one in new if one.severity is Severity.ERROR),
        tuple(one for one in new if one.severity is Severity.WARNING),
    )


def _checked_with(copy: Root, files: Drafts, day: date) -> tuple[Checked, set[tuple[str, ...]]]:
    """A copy checked with some files in it, and what is wrong with it without them."""
    held = {copy.folder / path: _held(copy.folder / path) for path in files}
    for path, content in files.items():
        _put(copy.folder / path, content)
    after = check(copy, day)
    for file, content in held.items():
        _put(file, content)
    # Most changes are right, and then nobody needs to know what was wrong before.
    return after, set(map(identity, check(copy, day).problems)) if after.problems else set()


def _held(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _put(file: Path, content: bytes | None) -> None:
    """Write a file, never through a link; None takes it away."""
    file.unlink(missing_ok=True)
    if content is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def identity(problem: Problem) -> tuple[str, ...]:
    """What makes a problem the same before and after a change: all but its line."""
    return problem.path, problem.rule, problem.pointer, problem.message
