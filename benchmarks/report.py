"""A run's figures as tables in Markdown, and their place in the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from benchmarks.budgets import judged, memory_in_words, seconds
from benchmarks.figures import Figures, Stage, Work
from benchmarks.rivals import RIVALS

_KEPT = {True: "yes", False: "**no**", None: "–"}
# Each rival beside what of ours it is compared with.
_BESIDE = {
    Work.CHECK_JSONSCHEMA: Work.CHECK_COLD,
    Work.CHECK_WARM: Work.CHECK_COLD,
    Work.AGAIN: Work.BUILD,
    Work.MARKET: Work.BUILD,
    Work.PHONE: Work.BUILD,
    Work.OFFER: Work.BUILD,
    Work.HUGO: Work.BUILD,
    Work.HUGO_PAGEFIND: Work.BUILD,
    Work.HUGO_EASED: Work.BUILD,
    Work.PELICAN: Work.BUILD,
}
# How far apart the average bytes of a page may be.
_ALIKE = 0.15
# A stage that takes less of the whole is not shown by itself.
_SMALL = 0.01


class NoPlaceError(Exception):
    """The page has no place for the tables."""


def tables(figures: Figures, machine: str, versions: str, day: date) -> str:
    """Everything that a run found out."""
    said = [f"Measured {day.day} {day:%B %Y} by `make bench`: {machine} Against {versions}."]
    said += _left_out(figures)
    blocks = [" ".join(said), _budgets(figures), _times(figures), *_pages(figures)]
    blocks += [_stages(size, stages) for size, stages in sorted(figures.stages.items())]
    return "\n\n".join(blocks)


def between_markers(page: str, name: str, text: str) -> str:
    """A page with the figures of a benchmark between their two markers, and all else as it was.

    Raises:
        NoPlaceError: Where the page does not have each marker once, in their order.
    """
    first, last = (f"<!-- figures of {name}: {where} -->" for where in ("begin", "end"))
    before, begin, rest = page.partition(first)
    _, end, after = rest.partition(last)
    if not begin or not end or first in rest or last in before + after:
        raise NoPlaceError(f"The page needs the lines {first} and {last}, once each.")
    return f"{before}{first}\n\n{text}\n\n{last}{after}"


def _left_out(figures: Figures) -> Iterator[str]:
    for rival in RIVALS:
        skipped = [size for size in figures.sizes if size > rival.largest]
        if rival.name in figures.left_out:
            yield f"{rival.name} was left out."
        elif skipped:
            yield f"{rival.name} is not run on more than {count(rival.largest)}."


def _budgets(figures: Figures) -> str:
    rows = [(row.budget, row.figure, _KEPT[row.kept]) for row in judged(figures)]
    return _table(("budget", "measured", "kept?"), rows)


def _times(figures: Figures) -> str:
    head = (
        "what",
        "enterprises",
        "ratio to ours",
        "least",
        "median",
        "runs",
        "processors",
        "memory",
    )
    order = {work: number for number, work in enumerate(Work)}
    rows = []
    for (work, size), found in sorted(
        figures.times.items(), key=lambda item: (order[item[0][0]], item[0][1])
    ):
        rows.append(
            (
                str(work),
                count(size),
                _ratio(figures, work, size),
                seconds(found.seconds),
                seconds(found.middle),
                str(len(found.runs)),
                seconds(found.processor) if found.processor else "–",
                memory_in_words(found.peak),
            )
        )
    return _table(head, rows)


def _ratio(figures: Figures, work: Work, size: int) -> str:
    if work not in _BESIDE:
        return "1"
    ratio = figures.ratio(work, _BESIDE[work], size)
    return "–" if ratio is None else f"{ratio:.2f}"


def _pages(figures: Figures) -> Iterator[str]:
    for size, (ours, hugo) in sorted(figures.pages.items()):
        alike = ours.count == hugo.count and abs(hugo.average / ours.average - 1) <= _ALIKE
        warning = "" if alike else " **That is not alike: the ratios to Hugo say little.**"
        yield (
            f"At {count(size)} enterprises our site has {count(ours.count)} HTML pages of "
            f"{ours.average:,.0f} bytes on average, Hugo's {count(hugo.count)} of "
            f"{hugo.average:,.0f} ({hugo.average / ours.average:.2f} ×).{warning}"
        )


def _stages(size: int, stages: Sequence[Stage]) -> str:
    whole = sum(stage.seconds for stage in stages)
    shown = [stage for stage in stages if stage.seconds >= whole * _SMALL]
    small = whole - sum(stage.seconds for stage in shown)
    rows = [
        (stage.name, seconds(stage.seconds), f"{stage.seconds / whole:.0%}")
        for stage in [*shown, Stage("stages of less than 1 %", small)]
    ]
    title = f"Where the time of a build at {count(size)} goes ({seconds(whole)} with clocks on):"
    return f"{title}\n\n{_table(('stage', 'its own time', 'share'), rows)}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def count(number: int) -> str:
    """A whole number with spaces: 10 000."""
    return f"{number:,}".replace(",", " ")
