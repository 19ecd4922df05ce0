"""What a proposal is put on: the register at one commit, on one day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from asf_register.check import check
from asf_register.errors import ProblemsFoundError
from asf_register.problem import Problem
from asf_register.register import Register

from asf_propose.history.repository import Repository


@dataclass(frozen=True)
class Ground:
    """The register that proposals are made from.

    Attributes:
        repository: Where it was before.
        commit: Which version of it this is.
        register: Its records; its folder is a copy that may be written to.
        errors: What is wrong with it already.
        day: The day that counts as today.
    """

    repository: Repository
    commit: str
    register: Register
    errors: tuple[Problem, ...]
    day: date


@contextmanager
def ground(repository: Repository, base: str, day: date) -> Iterator[Ground]:
    """Lay a version of the register out.

    Args:
        repository: Where it is.
        base: The version: a branch, a tag or a commit.
        day: The day that counts as today.

    Raises:
        UsageError: Where there is no such version.
        ProblemsFoundError: Where it can't be judged.
    """
    commit = repository.commit(base)
    with repository.laid_out(commit) as root:
        checked = check(root, day)
        if checked.register is None:
            raise ProblemsFoundError(
                "Registret har fel som måste rättas innan förslag kan tas emot.",
                "Kör asf check och rätta dem.",
                checked.problems,
            )
        yield Ground(repository, commit, checked.register, checked.errors, day)
