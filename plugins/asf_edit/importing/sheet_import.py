"""A sheet becomes drafts of entries, each held against every rule; then they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from asf_register.errors import ProblemsFoundError
from asf_register.known_files import KnownFiles, remembered
from asf_register.problem import Problem
from asf_register.read_register import Reading, read_register
from asf_register.root import Root
from asf_register.rules.rule import Context
from asf_register.schema import Schema

from asf_edit.canonical import canonical
from asf_edit.importing.changes import EntryChanges
from asf_edit.importing.headings import Column, Table, choose_sheet, find_table
from asf_edit.importing.new_entries import WITHOUT_LISTING, plan_new
from asf_edit.importing.row_matching import Matched, match_rows
from asf_edit.importing.row_reading import RowReader, RowSaid
from asf_edit.importing.sheet import SheetFile
from asf_edit.importing.sheet_file import read_sheets
from asf_edit.importing.sheet_mapping import SheetMapping
from asf_edit.importing.steps import Plan
from asf_edit.judging import judge
from asf_edit.sifting import sifted
from asf_edit.transaction import refuse_uncommitted, write_enterprises

# How these rules are met in a sheet; their own hints are for files.
_HINTS = {
    "consent-needed": (
        "Skriv dagen i en kolumn Samtyckesdatum och vem som svarade i en kolumn Samtycke av, "
        "eller skriv nej i en kolumn Visning."
    ),
    "sources-needed": "Skriv webbadressen i en kolumn Källa, eller nej i en kolumn Visning.",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose.

    Attributes:
        mapping: What the columns are, and constants.
        sheet: The sheet to read; None for the likeliest.
        listing: How new enterprises are shown of which the sheet says nothing.
        fill_gaps: Whether guesses may go where an entry says nothing.
    """

    mapping: SheetMapping = field(default_factory=SheetMapping)
    sheet: str | None = None
    listing: str | None = None
    fill_gaps: bool = False


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row, or of several that are one.

    Attributes:
        row: What it says.
        fate: What becomes of it.
        slug: The entry; "" for none.
        plan: What is done.
        problem: Why nothing is.
    """

    row: RowSaid
    fate: Fate
    slug: str = ""
    plan: Plan = field(default_factory=lambda: Plan({}))
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SheetImport:
    """What a sheet would do to a register; nothing is written yet.

    Attributes:
        file: The file.
        table: The list that was found in it.
        reading: The register as it is.
        outcomes: What becomes of each row, in the order of the sheet.
        drafts: The files to write, by slug.
        warnings: What is to be known of the new entries.
    """

    file: SheetFile
    table: Table
    reading: Reading
    outcomes: tuple[Outcome, ...]
    drafts: Mapping[str, bytes]
    warnings: tuple[Problem, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, as they were understood."""
        return self.table.columns


def open_table(path: Path, choices: Choices) -> tuple[SheetFile, Table]:
    """Read a file and find the list in it.

    Raises:
        SheetError: Where that cannot be done.
        UsageError: Where the mapping is of another list.
    """
    file = read_sheets(path)
    table = find_table(choose_sheet(file, choices.sheet), choices.mapping.by_folded)
    choices.mapping.refuse_absent(table.headings)
    return file, table


def prepare(root: Root, path: Path, choices: Choices, day: date) -> SheetImport:
    """Find out what a sheet would do to a register.

    Raises:
        SheetError: Where the file cannot be read as a list.
        ProblemsFoundError: Where the register has files that cannot be read.
    """
    file, table = open_table(path, choices)
    known = remembered(root, day)
    reading = _readable(root, known)
    context = Context(reading.register, day)
    rows = RowReader(table, choices.mapping.constants, context).rows()
    planned = [_planned(one, reading, choices) for one in match_rows(rows, reading.register)]
    outcomes, drafts, warnings = _judged(planned, reading, day, known)
    return SheetImport(file, table, reading, tuple(outcomes), drafts, warnings)


def carry_out(done: SheetImport) -> None:
    """Write what a sheet does to its register: every file or none.

    Raises:
        UsageError: Where a file has changes that git doesn't have, or has changed meanwhile.
        BuildError: Where another program is writing there.
        OSError: Where the disk doesn't take them; every file is then as it was.
    """
    root = done.reading.register.root
    documents = done.reading.documents
    there = {slug: documents["asf", slug].raw for slug in done.drafts if ("asf", slug) in documents}
    refuse_uncommitted(root, list(there))
    write_enterprises(root, done.drafts, {slug: there.get(slug) for slug in done.drafts})


def _readable(root: Root, known: KnownFiles) -> Reading:
    reading = read_register(root, known)
    if reading.unread:
        unread = tuple(p for p in reading.problems if Path(p.path).stem in reading.unread)
        raise ProblemsFoundError(
            "Registret har filer som inte går att läsa, så det går inte att veta vilka rader som "
            "redan står där.",
            "Rätta dem först.",
            unread,
        )
    return reading


def _planned(matched: Matched, reading: Reading, choices: Choices) -> Outcome:
    row = matched.row
    if row.problem:
        return Outcome(row, Fate.REFUSED, problem=row.problem)
    words = reading.register.vocabulary
    if not matched.is_new:
        there = reading.documents["asf", matched.slug].value
        plan = EntryChanges(there, words, fill_gaps=choices.fill_gaps).plan(row)
        return Outcome(row, Fate.CHANGED if plan.steps else Fate.SAME, matched.slug, plan)
    plan = plan_new(row, choices.listing)
    if "listing" not in plan.value:
        return Outcome(row, Fate.REFUSED, matched.slug, plan, WITHOUT_LISTING)
    return Outcome(row, Fate.NEW, matched.slug, plan)


def _judged(
    outcomes: list[Outcome], reading: Reading, day: date, known: KnownFiles
) -> tuple[list[Outcome], Mapping[str, bytes], tuple[Problem, ...]]:
    """Refuse what would break a rule."""
    root = reading.register.root
    schema = Schema("enterprise", reading.register.vocabulary)
    drafts = {
        one.slug: canonical(one.plan.value, schema, _raw(one, reading))
        for one in outcomes
        if one.fate in (Fate.NEW, Fate.CHANGED)
    }
    left = sifted(drafts, lambda some: judge(root, some, day, known), "rad")
    told = [_refused(one, left.faulty) for one in outcomes]
    new = {one.slug for one in told if one.fate is Fate.NEW}
    return told, left.drafts, tuple(_of(left.warnings, new))


def _raw(outcome: Outcome, reading: Reading) -> bytes:
    return reading.documents["asf", outcome.slug].raw if outcome.fate is Fate.CHANGED else b""


def _refused(outcome: Outcome, faulty: Mapping[str, Problem]) -> Outcome:
    if outcome.slug not in faulty or outcome.fate not in (Fate.NEW, Fate.CHANGED):
        return outcome
    problem = faulty[outcome.slug]
    message = problem.message[:1].upper() + problem.message[1:]
    hint = _HINTS.get(problem.rule, problem.hint)
    return replace(outcome, fate=Fate.REFUSED, problem=f"{message} {hint}")


def _of(problems: Iterable[Problem], slugs: set[str]) -> Iterable[Problem]:
    return (problem for problem in problems if Path(problem.path).stem in slugs)
