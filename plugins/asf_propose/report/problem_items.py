"""What a report tells of problems: by file, and once where many files have the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from asf_register.problem import Problem

from asf_propose.report.section import Item
from asf_propose.report.sentences import Sentence, path, told
from asf_propose.report.shown_values import several

# A problem that more files than this have is told once.
_MANY_FILES = 5


def problem_items(problems: Sequence[Problem]) -> Iterator[Item]:
    """Each problem once: the widespread first, with their files, then the others file by file."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.message, problem.hint), []).append(problem)
    many = {said for said, some in alike.items() if len({p.path for p in some}) > _MANY_FILES}
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if (problem.message, problem.hint) not in many:
            by_path.setdefault(problem.path, []).append(problem)
    for said, some in alike.items():
        if said in many:
            files = list(dict.fromkeys(problem.path for problem in some))
            named = several([(path(name),) for name in files])
            yield Item((f"{len(files)} filer: ", told(" ".join(said))), (named,), len(some))
    for name, some in by_path.items():
        yield Item((path(name or "registret i sin helhet"),), tuple(map(_line, some)), len(some))


def _line(problem: Problem) -> Sentence:
    said = told(f"{problem.message} {problem.hint}")
    # What is wrong with a whole file stands on no line of it.
    is_of_file = problem.line == problem.column == 1 and not problem.pointer
    whole = replace(said, text=f"{said.text[:1].upper()}{said.text[1:]}")
    return (whole,) if is_of_file else (f"rad {problem.line}: ", said)
