"""What an import did or would do, row by row, in words a coordinator understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from asf_register.personal_number import without_personal_numbers
from asf_register.problem import visible
from asf_register.schema import alike
from asf_register.vocabulary import Vocabulary

from asf_edit.importing.said import Said, Standing
from asf_edit.importing.sheet_import import Fate, Outcome, SheetImport
from asf_edit.importing.steps import Step
from asf_edit.importing.targets import fields, target_of
from asf_edit.in_words import in_words


class Kind(StrEnum):
    """What a line of the report tells; the value is how the line begins."""

    TAKEN = "taget"
    CHANGED = "ändras"
    GUESSED = "gissat"
    SUGGESTED = "förslag"
    REFUSED = "inte taget"
    NOTE = "obs"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told of a row."""

    kind: Kind
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class RowReport:
    """What is told of a row, or of several that are one.

    Attributes:
        numbers: The rows, as the spreadsheet program numbers them.
        name: What the enterprise is called.
        place: Where it is, as far as that was understood.
        fate: What becomes of it.
        file: Its file; "" for none.
        problem: Why it doesn't go in.
        lines: What is told of its fields.
    """

    numbers: tuple[int, ...]
    name: str
    place: str
    fate: Fate
    file: str
    problem: str
    lines: tuple[Line, ...]

    @property
    def to_look_at(self) -> tuple[Line, ...]:
        """The lines that a person should read."""
        return tuple(line for line in self.lines if line.kind is not Kind.TAKEN)


def report_rows(done: SheetImport) -> list[RowReport]:
    """Tell of each row, in the order of the sheet."""
    words = done.reading.register.vocabulary
    folder = done.reading.register.root.shown(done.reading.register.root.enterprises)
    return [_row(outcome, folder, words) for outcome in done.outcomes]


def _row(outcome: Outcome, folder: str, words: Vocabulary) -> RowReport:
    row = outcome.row
    lines = [Line(Kind.NOTE, "", safe(note)) for note in row.notes]
    if outcome.fate is Fate.REFUSED:
        # What would have been done is no help where nothing is.
        left = [said for said in row.said if said.standing is Standing.REFUSED]
        left = [said for said in left if said.note not in outcome.problem]
    else:
        lines += [_step(step, outcome.fate, words) for step in outcome.plan.counted]
        left = list(outcome.plan.left)
    lines += [_left(said, words) for said in left]
    has_file = outcome.slug and outcome.fate is not Fate.REFUSED
    return RowReport(
        row.numbers,
        safe(row.name) or "(utan namn)",
        _place(outcome, words),
        outcome.fate,
        f"{folder}/{outcome.slug}.yaml" if has_file else "",
        safe(outcome.problem),
        tuple(lines),
    )


def _place(outcome: Outcome, words: Vocabulary) -> str:
    municipality, region = outcome.row.first("municipality"), outcome.row.first("region")
    if municipality is not None:
        return words.municipalities[municipality.value].name
    return words.regions[region.value].name if region is not None else ""


def _step(step: Step, fate: Fate, words: Vocabulary) -> Line:
    node = fields().find(step.path).node
    before, after = _apart(step)
    text = in_words(after, node, words)
    if before is not None:
        text = f"{in_words(before, node, words)} → {text}"
    notes = "; ".join(dict.fromkeys(said.note for said in step.said if said.note))
    text = f"{text} ({notes})" if notes else text
    kind = Kind.CHANGED if fate is Fate.CHANGED else Kind.TAKEN
    return Line(Kind.GUESSED if step.is_guess else kind, title_of(step.path), safe(text))


def _apart(step: Step) -> tuple[Any, Any]:
    """What a field was and will be; of a list, only what goes and what comes."""
    if not isinstance(step.after, list):
        return step.before, step.after
    old, new = (set(map(alike, parts or ())) for parts in (step.before, step.after))
    gone = [part for part in step.before or () if alike(part) not in new]
    return gone or None, [part for part in step.after if alike(part) not in old] or None


def _left(said: Said, words: Vocabulary) -> Line:
    title = title_of(said.path)
    if said.standing is Standing.REFUSED:
        return Line(Kind.REFUSED, title, safe(f"{said.note} ({said.column.shown})"))
    value = _in_words(said, words)
    return Line(Kind.SUGGESTED, title, safe(f"{value} ({said.note})" if said.note else value))


def _in_words(said: Said, words: Vocabulary) -> str:
    node = fields().find(said.path).node
    return in_words(said.value, node.get("items", node), words)


def title_of(path: str) -> str:
    """What a field or target is called in Swedish."""
    target = target_of(path)
    return target.title if target is not None else fields().find(path).title


def safe(text: str) -> str:
    """A text on one line that shows what it holds, but no person's number."""
    return visible(without_personal_numbers(text))


def how_many(rows: Iterable[RowReport], *kinds: Kind) -> int:
    """How many lines of these kinds there are."""
    return sum(line.kind in kinds for row in rows for line in row.lines)


def of_fate(rows: Iterable[RowReport], fate: Fate) -> Iterator[RowReport]:
    """The rows that this becomes of."""
    return (row for row in rows if row.fate is fate)
