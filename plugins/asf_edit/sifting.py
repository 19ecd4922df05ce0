"""Drafts without those that would break a rule: what is right goes in, whatever else is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from asf_register.errors import ProblemsFoundError
from asf_register.problem import Problem

from asf_edit.judging import Judgement


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left of drafts.

    Attributes:
        drafts: The bytes of those that break no rule, by the name of their file.
        faulty: What is wrong with the others, by the name of theirs.
        warnings: What somebody should know of those that are left.
    """

    drafts: Mapping[str, bytes]
    faulty: Mapping[str, Problem]
    warnings: tuple[Problem, ...]


def sifted(
    drafts: Mapping[str, bytes], judged: Callable[[Mapping[str, bytes]], Judgement], source: str
) -> Sifted:
    """Leave out what would break a rule, until what is left breaks none.

    Args:
        drafts: The bytes of files, by their names without the ending.
        judged: Holds drafts against every rule.
        source: What a draft is made of in a Swedish sentence: «rad».

    Raises:
        ProblemsFoundError: Where something would be wrong that is no single draft's.
    """
    left, faulty = dict(drafts), dict[str, Problem]()
    while left:
        judgement = judged(left)
        if not judgement.errors:
            return Sifted(left, faulty, judgement.warnings)
        found = _first_by_draft(judgement.errors, left)
        if not found:
            raise ProblemsFoundError(
                f"Registret skulle få fel som inte hör till en enda {source}. Inget är skrivet.",
                "Rätta registret först.",
                judgement.errors,
            )
        faulty |= found
        left = {name: raw for name, raw in left.items() if name not in found}
    return Sifted({}, faulty, ())


def _first_by_draft(problems: Iterable[Problem], drafts: Mapping[str, bytes]) -> dict[str, Problem]:
    """The first problem of each draft; one in another file is of those that bring it about."""
    found: dict[str, Problem] = {}
    for problem in problems:
        names = [Path(path).stem for path in (problem.path, *problem.also)]
        for name in names if names[0] not in drafts else names[:1]:
            if name in drafts:
                found.setdefault(name, problem)
    return found
