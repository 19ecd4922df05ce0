"""Files of the register in the one form that it writes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from asf_register.cohort_files import CASES, COHORT_FILE, DECISIONS
from asf_register.documents import read_document
from asf_register.policy_files import PEOPLE
from asf_register.problem import Problem
from asf_register.reading import load
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.vocabulary_files import read_vocabulary

from asf_edit.canonical import canonical


@dataclass(frozen=True, slots=True)
class Formatted:
    """What came of putting files in form.

    Attributes:
        right: How many were in form already.
        changed: The new bytes of those that weren't.
        before: What those files held.
        problems: What is wrong with those that can't be read, and so are left as they are.
    """

    right: int
    changed: Mapping[Path, bytes]
    before: Mapping[Path, bytes]
    problems: tuple[Problem, ...]


def formatted(root: Root, wanted: Collection[Path] | None = None) -> Formatted:
    """Put files in form, without writing them.

    Args:
        root: The register.
        wanted: The files; all that have a form where none are named.

    Raises:
        ProblemsFoundError: Where a closed list cannot be read.
    """
    words = read_vocabulary(root)
    schemas: dict[str, Schema] = {}
    changed: dict[Path, bytes] = {}
    before: dict[Path, bytes] = {}
    problems: list[Problem] = []
    right = 0
    for path, name in with_a_form(root):
        if wanted is not None and path not in wanted:
            continue
        schema = schemas[name] = schemas.get(name) or Schema(name, words)
        outcome = read_document(path, root.shown(path), schema, words)
        problems += outcome.problems
        if (document := outcome.document) is None:
            continue
        content = canonical(document.value, schema, document.raw)
        # Some texts only quotation marks can hold, such as one with a tab first on a line;
        # a file that would not read back the same stays as somebody wrote it.
        if content == document.raw or load(content).value != document.value:
            right += 1
        else:
            changed[path] = content
            before[path] = document.raw
    return Formatted(right, changed, before, tuple(sorted(problems)))


def with_a_form(root: Root) -> Iterator[tuple[Path, str]]:
    """The files of a register that are written in one form, each with its schema."""
    for path in files_in(root.enterprises, ".yaml"):
        yield path, "enterprise"
    for folder, schema in (
        (root.marketplace, "post"),
        (root.members, "member"),
        (root.experiences, "experience"),
        (root.calendar, "calendar-event"),
    ):
        if not folder.is_symlink():
            yield from ((path, schema) for path in files_in(folder, ".yaml"))
    yield from _of_rounds(root)
    people = root.policy / f"{PEOPLE}.yaml"
    if root.has_own_policy and people.is_file():
        yield people, "policy-people"
    if root.archive.is_file():
        yield root.archive, "archive"


def _of_rounds(root: Root) -> Iterator[tuple[Path, str]]:
    for folder in files_in(root.cohorts):
        if folder.is_symlink() or not folder.is_dir():
            continue
        if (folder / COHORT_FILE).is_file():
            yield folder / COHORT_FILE, "cohort"
        for kind, schema in ((CASES, "case"), (DECISIONS, "decisions")):
            if not (folder / kind).is_symlink():
                yield from ((path, schema) for path in files_in(folder / kind, ".yaml"))
