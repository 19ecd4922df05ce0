"""From a path to a document: the file's name and kind, its YAML and its schema."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from asf_register.errors import ProblemsFoundError, ProjectFileError
from asf_register.personal_number import without_personal_numbers
from asf_register.problem import Finding, Pointer, Problem, Severity, json_pointer, visible
from asf_register.reading import Fault, load, positions_of
from asf_register.reading.fault import MOST_FAULTS
from asf_register.reading.text import MAX_BYTES, private_key
from asf_register.schema import Schema
from asf_register.schema_rules import explain
from asf_register.slugs import fold, is_slug
from asf_register.vocabulary import Vocabulary

# A rule's function name, how grave it is and what it found.
Found = tuple[str, Severity, Finding]


@dataclass(frozen=True)
class Document:
    """A file that was read and accepted by its schema.

    Attributes:
        path: The file.
        shown: Its path as people see it, for problems.
        raw: The bytes of its YAML.
        lines_above: Lines of the file that stand above its YAML.
        body: The running text below the YAML of a page.
        body_line: The line of the file where that begins.
    """

    path: Path
    shown: str
    raw: bytes
    lines_above: int = 0
    body: str = ""
    body_line: int = 1

    @cached_property
    def value(self) -> Any:
        """What its YAML holds."""
        return load(self.raw).value

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.name.rpartition(".")[0]

    def problems(self, found: Iterable[Found]) -> Iterator[Problem]:
        """Give what rules found in this document its lines and columns."""
        positions = positions_of(self.raw)
        for rule, severity, finding in found:
            line, column = positions.nearest(finding.pointer)
            line = finding.line or line + self.lines_above
            yield problem(self.shown, rule, finding, severity, line, column)


def texts_of(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """Every text in what a document holds, and where it stands."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts_of(part, (*pointer, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from texts_of(part, (*pointer, index))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a file: a document, or the problems that stopped it."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


def file_link(path: Path, mode: int) -> Iterator[Finding]:
    """Files are files, never symbolic links."""
    if stat.S_ISLNK(mode):
        yield Finding(
            (),
            f'"{path.name}" är en symbolisk länk till en annan plats.',
            f"Ta bort länken och lägg in det riktiga innehållet i {path.name}.",
        )


def file_kind(path: Path, mode: int) -> Iterator[Finding]:
    """What is called .yaml is a file, not a folder or a device."""
    if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
        yield Finding(
            (),
            f'"{path.name}" är ingen fil utan en mapp eller något annat.',
            f'Ta bort "{path.name}" eller byt namn.',
        )


def file_name(path: Path, mode: int) -> Iterator[Finding]:
    """A file's name is a slug with its ending: small letters a–z, digits and "-"."""
    stem, _, ending = path.name.rpartition(".")
    if is_slug(stem) and ending == ending.lower():
        return
    better = fold(stem)
    if is_slug(better):
        hint = f'Byt namn på filen till "{better}.{fold(ending)}".'
    else:
        hint = 'Byt namn på filen, till exempel till "foretagets-namn.yaml".'
    yield Finding((), f'filnamnet "{path.name}" går inte att använda.', hint)


FILE_RULES: tuple[Callable[[Path, int], Iterator[Finding]], ...] = (
    file_link,
    file_kind,
    file_name,
)


def read_document(path: Path, shown: str, schema: Schema, words: Vocabulary) -> Outcome:
    """Read one YAML file and hold it against its schema."""
    problems, raw = read_bytes(path, shown)
    return Outcome(None, problems) if problems else understand(path, shown, raw, schema, words)


def needed_document(path: Path, shown: str, schema: Schema, words: Vocabulary) -> Document:
    """Read a file that nothing can be judged without.

    Raises:
        ProjectFileError: Where it is missing.
        ProblemsFoundError: Where it is not as its schema says.
    """
    if not path.is_symlink() and not path.exists():
        raise ProjectFileError(f"Filen {shown} saknas.", "Hämta den på nytt med git.")
    outcome = read_document(path, shown, schema, words)
    if outcome.document is None:
        raise ProblemsFoundError(
            f"Filen {shown} har fel som måste rättas först.",
            "Rätta dem och försök igen.",
            outcome.problems,
        )
    return outcome.document


def read_bytes(path: Path, shown: str) -> tuple[tuple[Problem, ...], bytes]:
    """Read a file that is what it should be: the problems, or its bytes.

    No more is read than shows that a file is too large. Of one with a private key nothing else
    is said.
    """
    mode = os.lstat(path).st_mode
    raw = _beginning_of(path) if stat.S_ISREG(mode) else b""
    burnt = [*private_key(raw)] or [*private_key(os.fsencode(path.name))]
    if burnt:
        return tuple(of_fault(shown, fault) for fault in burnt), b""
    problems = tuple(
        problem(shown, rule.__name__, finding)
        for rule in FILE_RULES
        for finding in rule(path, mode)
    )
    return problems, b"" if problems else raw


def _beginning_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def understand(
    path: Path, shown: str, raw: bytes, schema: Schema, words: Vocabulary, lines_above: int = 0
) -> Outcome:
    """Read a file's YAML and hold it against its schema.

    Args:
        path: The file.
        shown: Its path as people see it.
        raw: The bytes of its YAML.
        schema: What it must be like.
        words: The closed lists, for "did you mean".
        lines_above: Lines of the file that stand above its YAML.
    """
    loaded = load(raw)
    if loaded.faults:
        return Outcome(None, tuple(of_fault(shown, f, lines_above) for f in loaded.faults))
    if schema.accepts(loaded.value):
        document = Document(path, shown, raw, lines_above)
        vars(document)["value"] = loaded.value  # so that it isn't loaded again
        return Outcome(document)
    positions = positions_of(raw)
    problems = []
    for rule, finding in islice(explain(schema, loaded.value, positions, words), MOST_FAULTS):
        line, column = positions.nearest(finding.pointer)
        at = (line + lines_above, column)
        problems.append(problem(shown, rule, finding, Severity.ERROR, *at))
    if not problems:
        raise ProjectFileError(
            f"{shown} följer inte schemat {schema.name}, men det går inte att säga varför.",
            "Visa filen för den som sköter programmet.",
        )
    return Outcome(None, tuple(problems))


def of_fault(shown: str, fault: Fault, lines_above: int = 0) -> Problem:
    """Turn a fault of the loader into a problem of a file."""
    finding = Finding((), fault.message, fault.hint)
    at = (fault.line + lines_above, fault.column)
    return problem(shown, fault.rule, finding, Severity.ERROR, *at)


def problem(
    shown: str,
    rule: str,
    finding: Finding,
    severity: Severity = Severity.ERROR,
    line: int = 1,
    column: int = 1,
) -> Problem:
    """Turn a finding into a problem of a file; `rule` is the rule's function name."""
    return Problem(
        visible(shown),
        line,
        column,
        rule.replace("_", "-"),
        severity,
        visible(without_personal_numbers(finding.message)),
        visible(without_personal_numbers(finding.hint)),
        without_personal_numbers(json_pointer(finding.pointer)),
    )
