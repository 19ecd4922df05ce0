"""The budgets, and whether a run kept them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.figures import Figures, Weights, Work
from benchmarks.measure import Measured

MANY, MOST = 10_000, 100_000
CHECK_RATIO = 10.0
WARM_SECONDS = 1.0
BUILD_RATIO = 1.0
CHANGE_SECONDS = 1.0
MOST_MEMORY = 4 * 10**9
MOST_PER_ENTRY = 1.3
MATCH_SECONDS = 10.0
MATCHED_POSTS = 2_000
LIST_BYTES, PROFILE_BYTES = 60 * 1024, 20 * 1024
NOT_MEASURED = "not in this run"


@dataclass(frozen=True, slots=True)
class Judged:
    """A budget, the figure beside it, and whether it is kept; None where it was not measured."""

    budget: str
    figure: str
    kept: bool | None


def judged(figures: Figures) -> Iterator[Judged]:
    """Every budget that the benchmark measures, in the order of the table."""
    yield _check_cold(figures)
    yield _check_warm(figures)
    yield _build(figures)
    yield _changed(figures)
    yield _matching(figures)
    yield from _most(figures)
    yield from _weights(figures.weights)


def _check_cold(figures: Figures) -> Judged:
    budget = "`asf check` of 10 000, cold: at least 10 × as fast as check-jsonschema"
    ratio = figures.ratio(Work.CHECK_JSONSCHEMA, Work.CHECK_COLD, MANY)
    if ratio is None:
        return Judged(budget, NOT_MEASURED, None)
    ours, theirs = figures.times[Work.CHECK_COLD, MANY], figures.times[Work.CHECK_JSONSCHEMA, MANY]
    return Judged(budget, f"{ratio:.1f} × ({_against(ours, theirs)})", ratio >= CHECK_RATIO)


def _check_warm(figures: Figures) -> Judged:
    budget = "`asf check` of 10 000, again, nothing changed: at most 1 s"
    again = figures.times.get((Work.CHECK_WARM, MANY))
    if again is None:
        return Judged(budget, NOT_MEASURED, None)
    return Judged(budget, seconds(again.seconds), again.seconds <= WARM_SECONDS)


def _build(figures: Figures) -> Judged:
    budget = "`asf build` of 10 000 into an empty folder: at most 1.0 × Hugo and Pagefind"
    ratio = figures.ratio(Work.BUILD, Work.HUGO_PAGEFIND, MANY)
    if ratio is None:
        return Judged(budget, NOT_MEASURED, None)
    ours, theirs = figures.times[Work.BUILD, MANY], figures.times[Work.HUGO_PAGEFIND, MANY]
    return Judged(budget, f"{ratio:.2f} × ({_against(ours, theirs)})", ratio <= BUILD_RATIO)


def _changed(figures: Figures) -> Judged:
    budget = (
        "one of 10 000 changed, until its page and the lists it is on are right, "
        "the search index apart: at most 1 s"
    )
    changes = [figures.times.get((work, MANY)) for work in (Work.PHONE, Work.OFFER)]
    waits = [change.seconds for change in changes if change is not None]
    if not waits:
        return Judged(budget, NOT_MEASURED, None)
    figure = f"{seconds(max(waits))} while `asf build --serve` runs"
    return Judged(budget, figure, max(waits) <= CHANGE_SECONDS)


def _matching(figures: Figures) -> Judged:
    budget = "10 000 enterprises held against 2 000 posts: under 10 s"
    measured, matched = figures.times.get((Work.MATCH, MANY)), figures.matched.get(MANY)
    if measured is None or matched is None:
        return Judged(budget, NOT_MEASURED, None)
    figure = f"{seconds(measured.seconds)}: {matched.posts} posts, {matched.matches} matches"
    kept = measured.seconds < MATCH_SECONDS and matched.posts >= MATCHED_POSTS
    return Judged(budget, figure, kept)


def _most(figures: Figures) -> Iterator[Judged]:
    memory = "`asf build` of 100 000: under 4 GB"
    cost = "`asf build` of 100 000: at most 1.3 × the time an entry takes at 10 000"
    most, many = (figures.times.get((Work.BUILD, size)) for size in (MOST, MANY))
    if most is None:
        yield Judged(memory, NOT_MEASURED, None)
    else:
        yield Judged(memory, memory_in_words(most.peak), most.peak < MOST_MEMORY)
    ratio = _per_entry(most, MOST) / _per_entry(many, MANY) if most and many else None
    if ratio is None:
        yield Judged(cost, NOT_MEASURED, None)
    else:
        yield Judged(cost, f"{ratio:.2f} ×", ratio <= MOST_PER_ENTRY)


def _per_entry(measured: Measured, size: int) -> float:
    return measured.seconds / size


def _weights(weights: Weights | None) -> Iterator[Judged]:
    listed = "the list with 400 enterprises, all it loads until somebody searches: at most 60 KB"
    profile = "a profile page, all it loads: at most 20 KB"
    if weights is None:
        yield Judged(listed, NOT_MEASURED, None)
        yield Judged(profile, NOT_MEASURED, None)
        return
    yield Judged(listed, _kilobytes(weights.list_page), weights.list_page <= LIST_BYTES)
    heaviest, middle = weights.heaviest_profile, weights.middle_profile
    figure = f"{_kilobytes(heaviest)} the heaviest, {_kilobytes(middle)} the median"
    yield Judged(profile, figure, heaviest <= PROFILE_BYTES)


def _against(ours: Measured, theirs: Measured) -> str:
    """By the clock, and by what processors worked, which a busy machine changes less."""
    return (
        f"{seconds(ours.seconds)} against {seconds(theirs.seconds)}, "
        f"processors {seconds(ours.processor)} against {seconds(theirs.processor)}"
    )


def seconds(value: float) -> str:
    """Seconds with as many digits as they are worth."""
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def memory_in_words(value: int) -> str:
    """Bytes of memory in megabytes or gigabytes."""
    return f"{value / 10**9:.2f} GB" if value >= 10**9 else f"{value / 10**6:.0f} MB"


def _kilobytes(value: int) -> str:
    return f"{value / 1024:.1f} KB"
