"""Reading data/cohorts: a folder a round, with its cases and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from asf_register.certification.case import Case, to_case
from asf_register.certification.cohort import Cohort, to_cohort
from asf_register.certification.decisions import Decisions, to_decisions
from asf_register.documents import file_link, problem, read_document
from asf_register.problem import DocumentKey, Finding
from asf_register.record_files import RecordFiles
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.slugs import is_slug
from asf_register.vocabulary import Vocabulary

COHORT_FILE = "cohort.yaml"
CASES, DECISIONS = "cases", "decisions"


@dataclass(frozen=True)
class CohortFiles(RecordFiles):
    """What came of reading data/cohorts.

    Attributes:
        cohorts: By id.
        cases: By "round/enterprise".
        decisions: By "round/enterprise".
    """

    cohorts: dict[str, Cohort] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    decisions: dict[str, Decisions] = field(default_factory=dict)


def read_cohorts(root: Root, words: Vocabulary) -> CohortFiles:
    """Read every round that lies under a root.

    Args:
        root: The register.
        words: The closed lists.
    """
    found = CohortFiles()
    reader = _Reader(root, words, found)
    for folder in files_in(root.cohorts):
        if folder.is_dir() and not folder.is_symlink():
            reader.read(folder)
    return found


def cohort_folder(folder: str, has_file: bool) -> Iterator[Finding]:
    """A round is a folder called by a slug, with a cohort.yaml."""
    if not is_slug(folder):
        yield Finding(
            (),
            f'omgångens mapp "{folder}" går inte att använda som id.',
            "Byt namn på den till små bokstäver a–z, siffror och bindestreck, till exempel "
            '"2027-bas".',
        )
    elif not has_file:
        yield Finding(
            (),
            f"omgången {folder} saknar {COHORT_FILE}.",
            f"Skriv data/cohorts/{folder}/{COHORT_FILE} med minst kind: och title:, eller ta bort "
            "mappen.",
        )


class _Reader:
    """Reads rounds into what has been found of them."""

    def __init__(self, root: Root, words: Vocabulary, found: CohortFiles) -> None:
        self._root, self._words, self._found = root, words, found
        self._schemas: Mapping[str, Schema] = {
            "cohorts": Schema("cohort", words),
            CASES: Schema("case", words),
            DECISIONS: Schema("decisions", words),
        }

    def read(self, folder: Path) -> None:
        """Read one round."""
        name, path = folder.name, folder / COHORT_FILE
        has_file = path.exists() or path.is_symlink()
        wrong = list(cohort_folder(name, has_file))
        shown = self._root.shown(folder)
        self._found.problems.extend(problem(shown, "cohort_folder", one) for one in wrong)
        if wrong:
            return
        self._take(path, ("cohorts", name), partial(to_cohort, name), self._found.cohorts)
        for kind, records, make in (
            (CASES, self._found.cases, to_case),
            (DECISIONS, self._found.decisions, to_decisions),
        ):
            self._take_all(folder / kind, name, records, make)

    def _take_all(
        self,
        folder: Path,
        cohort: str,
        records: dict[str, Any],
        make: Callable[[str, str, dict[str, Any]], Any],
    ) -> None:
        if folder.is_symlink():
            for finding in file_link(folder, folder.lstat().st_mode):
                shown = self._root.shown(folder)
                self._found.problems.append(problem(shown, "file_link", finding))
            return
        for path in files_in(folder, ".yaml"):
            slug = path.name.rpartition(".")[0]
            key = (folder.name, f"{cohort}/{slug}")
            self._take(path, key, partial(make, cohort, slug), records)

    def _take(
        self,
        path: Path,
        key: DocumentKey,
        make: Callable[[dict[str, Any]], Any],
        records: dict[str, Any],
    ) -> None:
        kind, name = key
        shown = self._root.shown(path)
        outcome = read_document(path, shown, self._schemas[kind], self._words)
        document = self._found.take(key, shown, outcome)
        if document is not None:
            records[name] = make(document.value)
