"""Checking a register: everything that is wrong, at once, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from asf_register.documents import Document, Found
from asf_register.errors import ProblemsFoundError
from asf_register.problem import Finding, Problem, Severity
from asf_register.read_register import Reading, read_register
from asf_register.reading.fault import MOST_FAULTS
from asf_register.register import Register
from asf_register.root import Root
from asf_register.rules import RULES, Context, EnterpriseRule, PageRule, RegisterRule


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
    context = Context(reading.register, day, reading.unread)
    found: dict[str, tuple[Document, list[Found]]] = {}
    for rule in RULES:
        for document, finding in _findings(rule, reading, context):
            of_document = found.setdefault(document.shown, (document, []))[1]
            of_document.append((rule.check.__name__, rule.severity, finding))
    for document, findings in found.values():
        yield from document.problems(findings)


def _findings(
    rule: EnterpriseRule | RegisterRule | PageRule, reading: Reading, context: Context
) -> Iterator[tuple[Document, Finding]]:
    if isinstance(rule, RegisterRule):
        for slug, finding in rule.check(context):
            yield reading.documents[slug], finding
    elif isinstance(rule, EnterpriseRule):
        for slug, enterprise in reading.register.enterprises.items():
            for finding in islice(rule.check(enterprise, context), MOST_FAULTS):
                yield reading.documents[slug], finding
    else:
        for slug, page in reading.register.pages.items():
            for finding in islice(rule.check(page, context), MOST_FAULTS):
                yield reading.pages[slug], finding
