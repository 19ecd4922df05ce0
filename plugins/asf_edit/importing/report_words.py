"""The report of an import, for a terminal, a pull request or a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from asf_register.harmless import harmless
from asf_register.problem import Problem
from asf_register.swedish import count_of, listing

from asf_edit.importing.report import (
    Kind,
    Line,
    RowReport,
    how_many,
    of_fate,
    report_rows,
    safe,
    title_of,
)
from asf_edit.importing.sheet_import import Fate, SheetImport

_TITLES = {
    Fate.REFUSED: "Rader som inte kommer in",
    Fate.CHANGED: "Företag som ändras",
    Fate.NEW: "Nya företag",
    Fate.SAME: "Företag som redan står så, men där arket säger mer",
}
_EVERY_TITLE = {**_TITLES, Fate.SAME: "Företag som redan står så"}


# As many rows that are refused for one reason are told of together, with the first of them.
_MANY = 5
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of the report: a title, and items with lines below them."""

    title: str
    items: tuple[tuple[str, tuple[str, ...]], ...]


def as_text(done: SheetImport, *, everything: bool) -> str:
    """For a person at a terminal."""
    parts = []
    for block in _blocks(done, everything=everything):
        lines = [block.title]
        for head, below in block.items:
            lines += [f"  {head}", *(f"      {line}" for line in below)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def as_markdown(done: SheetImport, *, everything: bool) -> str:
    """For a pull request or a document."""
    parts = []
    for block in _blocks(done, everything=everything):
        lines = [f"## {harmless(block.title)}", ""]
        for head, below in block.items:
            lines += [f"- {harmless(head)}", *(f"  - {harmless(line)}" for line in below)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def as_json(done: SheetImport, *, everything: bool) -> str:
    """For a program; it always tells everything."""
    del everything
    rows = report_rows(done)
    told = {
        "file": done.file.name,
        "sheet": done.table.sheet.name,
        "columns": [
            {"heading": safe(column.heading), "field": column.path, "note": column.note}
            for column in done.columns
        ],
        "counts": {fate.value: len(list(of_fate(rows, fate))) for fate in Fate}
        | {"changes": _changes(rows)},
        "files": list(done.drafts),
        "rows": [asdict(row) for row in rows],
        "warnings": [asdict(problem) for problem in done.warnings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[..., str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _blocks(done: SheetImport, *, everything: bool) -> Iterator[_Block]:
    rows = report_rows(done)
    yield _Block(_head(done), tuple((line, ()) for line in _summary(rows)))
    yield _Block("Kolumner", tuple((line, ()) for line in _columns(done)))
    titles = _EVERY_TITLE if everything else _TITLES
    for fate, title in titles.items():
        items = list(_items(list(of_fate(rows, fate)), everything=everything))
        if fate is not Fate.REFUSED and not everything:
            items = [item for item in items if item[1]]
        if items:
            yield _Block(title, tuple(items))
    if done.warnings:
        yield _Block("Varningar om nya företag", tuple(_warnings(done.warnings)))


def _warnings(problems: Sequence[Problem]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each warning once, with the files that it is about."""
    alike: dict[str, list[str]] = {}
    for problem in problems:
        files = alike.setdefault(f"{problem.message} {problem.hint}", [])
        files.append(problem.path.rpartition("/")[2])
    for said, files in alike.items():
        yield said[:1].upper() + said[1:], (_first_of(files),)


def _first_of(names: Sequence[str]) -> str:
    more = f" och {len(names) - _SHOWN} till" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"


def _head(done: SheetImport) -> str:
    sheet = f", bladet «{safe(done.table.sheet.name)}»" if done.table.sheet.name else ""
    return (
        f"{done.file.name}{sheet} ({done.file.told}): rubriker på rad "
        f"{done.table.headings.number}, {count_of(len(done.table.rows), 'rad', 'rader')} under dem"
    )


def _summary(rows: Sequence[RowReport]) -> Iterator[str]:
    counts = {fate: len(list(of_fate(rows, fate))) for fate in Fate}
    changes = count_of(_changes(rows), "uppgift", "uppgifter")
    yield count_of(counts[Fate.NEW], "nytt företag", "nya företag")
    yield f"{counts[Fate.CHANGED]} företag ändras, i {changes}"
    yield f"{counts[Fate.SAME]} företag står redan så i registret"
    yield f"{count_of(counts[Fate.REFUSED], 'rad', 'rader')} kommer inte in"
    if guesses := how_many(rows, Kind.GUESSED):
        yield f"{count_of(guesses, 'gissning', 'gissningar')} förs in"
    if suggested := how_many(rows, Kind.SUGGESTED):
        what = count_of(suggested, "förslag", "förslag")
        yield f"{what} om företag som redan finns, och som inte förs in"
    if refused := how_many(rows, Kind.REFUSED):
        yield f"{count_of(refused, 'uppgift', 'uppgifter')} gick inte att ta"


def _changes(rows: Sequence[RowReport]) -> int:
    return how_many(of_fate(rows, Fate.CHANGED), Kind.CHANGED, Kind.GUESSED)


def _columns(done: SheetImport) -> Iterator[str]:
    for column in done.columns:
        note = f" ({column.note})" if column.note else ""
        if column.is_taken:
            yield safe(f"{column.shown} → {title_of(column.path)}{note}")
        else:
            yield safe(f"{column.shown}: läses inte ({column.note or 'valt så'})")


def _items(rows: Sequence[RowReport], *, everything: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows one by one, but those that many have the same problem as together and last."""
    alike: dict[str, list[RowReport]] = {}
    for row in rows:
        alike.setdefault(row.problem if not everything else "", []).append(row)
    many = [why for why, same in alike.items() if why and len(same) > _MANY]
    yield from (_item(row, everything=everything) for row in rows if row.problem not in many)
    for why in many:
        named = [f"rad {_numbers(row)} {row.name}" for row in alike[why]]
        yield count_of(len(named), "rad", "rader"), (why, _first_of(named))


def _numbers(row: RowReport) -> str:
    return listing([str(number) for number in row.numbers])


def _item(row: RowReport, *, everything: bool) -> tuple[str, tuple[str, ...]]:
    numbers = _numbers(row)
    place = f", {row.place}" if row.place else ""
    file = f" → {row.file}" if row.file else ""
    lines = row.lines if everything else row.to_look_at
    below = [row.problem] if row.problem else []
    below += [_line(line) for line in lines if everything or not _is_told(line, lines)]
    return f"rad {numbers}: {row.name}{place}{file}", tuple(below)


def _is_told(line: Line, others: Sequence[Line]) -> bool:
    """Whether a guess about offers says no more than the one about industries."""
    if line.field != title_of("offers") or line.kind in (Kind.CHANGED, Kind.REFUSED):
        return False
    return any(o.field == title_of("industries") and o.kind is line.kind for o in others)


def _line(line: Line) -> str:
    field = f"{line.field}: " if line.field else ""
    return f"{line.kind.value}: {field}{line.text}"
