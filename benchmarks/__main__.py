"""`python -m benchmarks`: measure everything in one run and print it as Markdown."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path

import click

from benchmarks import (
    check,
    full_build,
    machine,
    matching,
    one_change,
    registers,
    rivals,
    stages,
    weight,
)
from benchmarks.figures import Figures, Work
from benchmarks.measure import PROJECT, CommandFailedError, Measured
from benchmarks.report import NoPlaceError, between_markers, tables

SCRATCH = PROJECT / "scratch" / "bench"
PAGE = PROJECT / "docs" / "performance.md"
SIZES = (1_000, 10_000)
WEIGHED = 400

_EXPECTED = (
    rivals.RivalMissingError,
    CommandFailedError,
    one_change.WrongPageError,
    NoPlaceError,
)


@click.command()
@click.option(
    "--size", "sizes", type=click.IntRange(1), multiple=True, default=SIZES, show_default=True,
    help="How many enterprises a register has; may be given several times.",
)  # fmt: skip
@click.option(
    "--without", multiple=True, type=click.Choice([rival.name for rival in rivals.RIVALS]),
    help="A rival that is left out; may be given several times.",
)  # fmt: skip
@click.option("--write", is_flag=True, help="Also put the tables into docs/performance.md.")
def main(sizes: tuple[int, ...], without: tuple[str, ...], write: bool) -> None:
    """Measure what the register costs, beside others. It takes a quarter of an hour or more."""
    try:
        rivals.hold_all(without)
        if write:
            _written("")  # a page without a place for it is better found now
        others = machine.Others()
        figures = measured(tuple(sorted(set(sizes))), frozenset(without))
        kind = f"{machine.kind()}.{others.in_words()}"
        text = tables(figures, kind, rivals.versions(without), date.today())
        if write:
            PAGE.write_text(_written(text), encoding="utf-8")
    except _EXPECTED as error:
        click.echo(f"make bench: {error}", err=True)
        sys.exit(2)
    click.echo(text)


def measured(sizes: tuple[int, ...], without: frozenset[str]) -> Figures:
    """Measure registers of these sizes, and what pages weigh."""
    figures = Figures(sizes, left_out=without)
    try:
        for size in sizes:
            _measure_size(figures, size)
        folder = _empty_scratch()
        _say(f"{WEIGHED}: weight of pages")
        root = registers.make(folder, WEIGHED, folder / "log")
        with registers.with_posts(root):
            full_build.FullBuild(root, folder / "site", folder / "log").ours()
        figures.weights = weight.measure(folder / "site" / "public", WEIGHED)
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    return figures


def _measure_size(figures: Figures, size: int) -> None:
    """Measure all on a register of one size; a size leaves nothing for the next."""
    folder = _empty_scratch()
    log, site = folder / "log", folder / "site"
    _say(f"{size}: making the register")
    root = registers.make(folder, size, log)

    def asked(rival: rivals.Rival) -> bool:
        return rival.name not in figures.left_out and size <= rival.largest

    def keep(found: dict[Work, Measured]) -> None:
        figures.times.update({(work, size): measured for work, measured in found.items()})

    _say(f"{size}: checks")
    keep(check.measure(root, log, asked(rivals.CHECK_JSONSCHEMA)))
    _say(f"{size}: builds")
    build = full_build.FullBuild(root, site, log)
    times, pages = full_build.measure(build, asked(rivals.HUGO), asked(rivals.PELICAN))
    keep(times)
    if pages is not None:
        figures.pages[size] = pages
    _say(f"{size}: one enterprise changed")
    keep(one_change.one_change(root, site, log))
    _say(f"{size}: the marketplace")
    with registers.with_posts(root):
        keep({Work.MARKET: build.with_posts()})
        figures.times[Work.MATCH, size], figures.matched[size] = matching.measure(root, folder, log)
    _say(f"{size}: stages of the build")
    figures.stages[size] = stages.measure(root, folder, log)


def _written(text: str) -> str:
    return between_markers(PAGE.read_text(encoding="utf-8"), "make bench", text)


def _empty_scratch() -> Path:
    """An empty folder; programs are told to keep in it what they keep between runs."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True)
    os.environ["XDG_CACHE_HOME"] = str(SCRATCH / registers.CACHE)
    return SCRATCH


def _say(text: str) -> None:
    click.echo(text, err=True)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
