"""Problems in words, for a terminal, GitHub, a pull request or a program.

Reporters never decide; what a problem is and whether it blocks is settled before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby

from asf_register.problem import Problem, Severity

_WORDS = {Severity.ERROR: "fel", Severity.WARNING: "varning"}


def text(problems: Sequence[Problem]) -> str:
    """For a person at a terminal: a file a block, a problem a line, then the count."""
    blocks = []
    for path, group in groupby(problems, key=lambda problem: problem.path):
        blocks.append("\n".join([path, *(f"  {_line(problem)}" for problem in group)]))
    return "\n\n".join([*blocks, summary(problems)])


def github(problems: Sequence[Problem]) -> str:
    """For GitHub's annotations: a workflow command a problem."""
    lines = [
        f"::{problem.severity.value} file={_property(problem.path)},line={problem.line},"
        f"col={problem.column},title={problem.rule}::{_data(_said(problem))}"
        for problem in problems
    ]
    return "\n".join([*lines, summary(problems)])


def markdown(problems: Sequence[Problem]) -> str:
    """For a summary or a pull request's comment: all of them, a list a file."""
    blocks = [f"**{summary(problems)}**"]
    for path, group in groupby(problems, key=lambda problem: problem.path):
        lines = [f"- {_escape(_line(problem))}" for problem in group]
        blocks.append("\n".join([f"`{path.replace('`', '')}`", "", *lines]))
    return "\n\n".join(blocks)


def as_json(problems: Sequence[Problem]) -> str:
    """For a program: an object with the counts and the problems."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return json.dumps(
        {
            "errors": errors,
            "warnings": len(problems) - errors,
            "problems": [asdict(problem) for problem in problems],
        },
        ensure_ascii=False,
        indent=2,
    )


REPORTERS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": text,
    "github": github,
    "markdown": markdown,
    "json": as_json,
}


def summary(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are, as a sentence."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "Inga fel och inga varningar."
    warned = "1 varning" if warnings == 1 else f"{warnings} varningar"
    return f"{errors} fel och {warned}." if errors else f"Inga fel, {warned}."


def _line(problem: Problem) -> str:
    kind = "" if problem.severity is Severity.ERROR else f"{_WORDS[problem.severity]}: "
    return f"rad {problem.line}: {kind}{_said(problem)} [{problem.rule}]"


def _said(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _escape(value: str) -> str:
    return "".join("\\" + char if char in "\\`*_{}[]<>()#+!|~@" else char for char in value)
