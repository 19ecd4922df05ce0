"""Problems in words, for a terminal, GitHub, a pull request or a program.

Reporters never decide; what a problem is and whether it blocks is settled before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby

from asf_register.harmless import as_code, harmless
from asf_register.problem import Problem, Severity

# A warning in more files than these is told once.
_MANY_FILES = 5
_SHOWN_FILES = 3
_WORDS = {Severity.ERROR: "fel", Severity.WARNING: "varning"}


def text(problems: Sequence[Problem]) -> str:
    """For a person at a terminal: errors, then warnings, a file a block; then the count.

    One warning that many files have is one line.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.WARNING:
            alike.setdefault((problem.rule, problem.message, problem.hint), []).append(problem)
    gathered = [same for same in alike.values() if len({p.path for p in same}) > _MANY_FILES]
    many = {problem for same in gathered for problem in same}
    rest = [p for p in problems if p.severity is Severity.WARNING and p not in many]
    lines = "\n".join(_gathered_line(same) for same in gathered)
    blocks = [*_blocks(errors), *_blocks(rest), *([lines] if lines else [])]
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
        lines = [f"- {harmless(_line(problem))}" for problem in group]
        blocks.append("\n".join([as_code(path), "", *lines]))
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


def _blocks(problems: Sequence[Problem]) -> list[str]:
    return [
        "\n".join([path, *(f"  {_line(problem)}" for problem in group)])
        for path, group in groupby(problems, key=lambda problem: problem.path)
    ]


def _gathered_line(same: Sequence[Problem]) -> str:
    paths = list(dict.fromkeys(problem.path for problem in same))
    enterprises = all(path.startswith("data/asf/") for path in paths)
    what = f"{len(paths)} {'företag' if enterprises else 'filer'}"
    first = [path.rpartition("/")[2] for path in paths[:_SHOWN_FILES]]
    one = same[0]
    return (
        f"{what}: varning: {_said(one)} "
        f"Först {', '.join(first)} och {len(paths) - len(first)} till. [{one.rule}]"
    )


def _line(problem: Problem) -> str:
    kind = "" if problem.severity is Severity.ERROR else f"{_WORDS[problem.severity]}: "
    return f"rad {problem.line}: {kind}{_said(problem)} [{problem.rule}]"


def _said(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
