"""Checking a register: everything that is wrong, at once, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from asf_register.errors import ProblemsFoundError
from asf_register.problem import Problem, Severity
from asf_register.read_register import Reading, read_register
from asf_register.register import Register
from asf_register.root import Root
from asf_register.rules import RULES, Context, EnterpriseRule, RegisterRule


@dataclass(frozen=True)
class Checked:
    """A register and what is wrong with it, sorted by file and line.

    Attributes:
        register: The records that could be read; None where nothing could be judged.
        problems: Errors and warnings.
    """

    register: Register | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that block."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def check(root: Root, day: date) -> Checked:
    """Read a register and hold it against every rule.

    Args:
        root: Where it lies.
        day: The day that counts as today.
    """
    try:
        reading = read_register(root)
    except ProblemsFoundError as error:
        return Checked(None, tuple(sorted(error.problems)))
    problems = [*reading.problems, *_broken_rules(reading, day)]
    return Checked(reading.register, tuple(sorted(set(problems))))


def _broken_rules(reading: Reading, day: date) -> Iterator[Problem]:
    context = Context(reading.register, day)
    for rule in RULES:
        name = rule.check.__name__
        if isinstance(rule, EnterpriseRule):
            for slug, enterprise in reading.register.enterprises.items():
                for finding in rule.check(enterprise, context):
                    yield reading.documents[slug].problem(name, rule.severity, finding)
        elif isinstance(rule, RegisterRule):
            for slug, finding in rule.check(context):
                yield reading.documents[slug].problem(name, rule.severity, finding)
        else:
            for slug, page in reading.register.pages.items():
                for finding in rule.check(page, context):
                    yield reading.pages[slug].problem(name, rule.severity, finding)
