"""Files of data/asf in the one form that the register writes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from asf_register.documents import read_document
from asf_register.problem import Problem
from asf_register.read_register import read_vocabulary
from asf_register.reading import load
from asf_register.root import Root, files_in
from asf_register.schema import Schema

from asf_edit.canonical import canonical


@dataclass(frozen=True, slots=True)
class Formatted:
    """What came of putting files in form.

    Attributes:
        right: How many were in form already.
        changed: The new bytes of those that weren't, by slug.
        before: What those files held.
        problems: What is wrong with those that can't be read, and so are left as they are.
    """

    right: int
    changed: Mapping[str, bytes]
    before: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def formatted(root: Root, wanted: Collection[str] | None = None) -> Formatted:
    """Put files in form, without writing them.

    Args:
        root: The register.
        wanted: The names of the files; all of data/asf where none are named.

    Raises:
        ProblemsFoundError: Where a closed list cannot be read.
    """
    words = read_vocabulary(root)
    schema = Schema("enterprise", words)
    changed: dict[str, bytes] = {}
    before: dict[str, bytes] = {}
    problems: list[Problem] = []
    right = 0
    for path in files_in(root.enterprises, ".yaml"):
        if wanted is not None and path.name not in wanted:
            continue
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
            changed[document.slug] = content
            before[document.slug] = document.raw
    return Formatted(right, changed, before, tuple(sorted(problems)))
