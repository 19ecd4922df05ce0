"""`python -m benchmarks.web`: measure what visitors meet, and print it as Markdown.

The pages are those of a made-up register of 400 enterprises; the search is also measured in one
of 10 000. Misses are named with what holds them back.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright

from benchmarks import machine, registers, weight
from benchmarks.browser import launched, path_of
from benchmarks.budgets import LIST_BYTES, PROFILE_BYTES, seconds
from benchmarks.full_build import FullBuild
from benchmarks.measure import PROJECT, CommandFailedError
from benchmarks.report import NoPlaceError, between_markers
from benchmarks.web.host import hosted
from benchmarks.web.lighthouse import CATEGORIES, FULL, Marks, marks
from benchmarks.web.search import latency
from benchmarks.web.visit import SLOWER, Visit, visits

SCRATCH = PROJECT / "scratch" / "bench-web"
PAGE = PROJECT / "docs" / "performance.md"
NAME = "make bench-web"
SHOWN, MANY = 400, 10_000
SLOWEST_SEARCH = 0.1
_BUDGETS = {"list": LIST_BYTES, "profile": PROFILE_BYTES}


@click.command()
@click.option("--size", default=MANY, show_default=True, help="How many are searched.")
@click.option("--write", is_flag=True, help="Also put the tables into docs/performance.md.")
def main(size: int, write: bool) -> None:
    """Measure what visitors meet. It takes about ten minutes."""
    others = machine.Others()
    try:
        with sync_playwright() as playwright:
            chromium = path_of(playwright.chromium)
            browser = launched(playwright.chromium)
            blocks = [*_pages(browser, chromium), _searches(browser, size)]
            browser.close()
        day = date.today()
        kind = f"{machine.kind()}.{others.in_words()}"
        text = "\n\n".join([f"Measured {day.day} {day:%B %Y} by `{NAME}`: {kind}", *blocks])
        if write:
            page = between_markers(PAGE.read_text(encoding="utf-8"), NAME, text)
            PAGE.write_text(page, encoding="utf-8")
    except (CommandFailedError, NoPlaceError) as error:
        click.echo(f"make bench-web: {error}", err=True)
        sys.exit(2)
    click.echo(text)


def _pages(browser: Browser, chromium: str) -> Iterator[str]:
    public = _built(SHOWN)
    addresses = _addresses(public)
    found: dict[str, Marks] = {}
    seen: dict[str, tuple[Visit, Visit]] = {}
    with hosted(public) as host:
        for kind, address in addresses.items():
            _say(f"{kind}: {address}")
            found[kind] = marks(f"{host}{address}", chromium)
            seen[kind] = visits(browser, f"{host}{address}")
    yield _marks_table(found)
    yield from _misses(found)
    yield _visits_table(seen, {kind: weight.weight(public, at) for kind, at in addresses.items()})


def _searches(browser: Browser, size: int) -> str:
    head = ("register", "until", "key presses", "median", "95th of 100", "budget", "kept?")
    rows = [_row(*head), "|---" * len(head) + "|"]
    for many in (SHOWN, size):
        public = _built(many)
        _say(f"search in {many}")
        with hosted(public) as host:
            found = latency(browser, f"{host}/asf/")
        rows.append(_latency_row(many, "some hits stand there", found.first))
        rows.append(_latency_row(many, "all of them do", found.all))
    return f"From a key press to its hits, the processor {SLOWER} × slower:\n\n" + "\n".join(rows)


def _addresses(public: Path) -> Mapping[str, str]:
    """The pages that are measured, by kind; of profiles the heaviest."""
    profiles = [f"/asf/{page.name}/" for page in (public / "asf").iterdir() if page.is_dir()]
    certificates = sorted(page.name for page in (public / "certifikat").glob("ASF-*"))
    return {
        "home": "/",
        "list": "/asf/",
        "search": "/asf/?q=st%C3%A4dning&till=gavle",
        "profile": max(profiles, key=lambda address: weight.weight(public, address)),
        "certificate": f"/certifikat/{certificates[0]}/",
        "marketplace": "/marknad/",
    }


def _built(size: int) -> Path:
    """The public site of a made-up register, built anew."""
    folder = SCRATCH / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _say(f"{size}: a register and its site")
    root = registers.make(folder, size, folder / "log")
    with registers.with_posts(root):
        FullBuild(root, folder / "site", folder / "log").ours()
    return folder / "site" / "public"


def _marks_table(found: Mapping[str, Marks]) -> str:
    rows = [_row("page", *CATEGORIES, "largest shown", "blocked", "shift", "kept?")]
    rows.append("|---" * 9 + "|")
    for kind, one in found.items():
        kept = "yes" if set(one.scores) == {FULL} else "**no**"
        times = (seconds(one.largest), seconds(one.blocked), f"{one.shift:.3f}")
        rows.append(_row(kind, *map(str, one.scores), *times, kept))
    return f"Lighthouse, as on a phone; budget {FULL} in all four:\n\n" + "\n".join(rows)


def _misses(found: Mapping[str, Marks]) -> Iterator[str]:
    told = [f"- {kind}: {why}" for kind, one in found.items() for why in one.held_back]
    if told:
        yield "What holds the marks back:\n\n" + "\n".join(told)


def _visits_table(seen: Mapping[str, tuple[Visit, Visit]], weights: Mapping[str, int]) -> str:
    head = ("weight", "budget", "kept?", "first: shown", "sent", "second: shown", "sent")
    rows = [_row("page", *head), "|---" * 8 + "|"]
    for kind, (first, second) in seen.items():
        budget = _BUDGETS.get(kind)
        kept = "–" if budget is None else "yes" if weights[kind] <= budget else "**no**"
        asked = "–" if budget is None else _kilobytes(budget)
        times = [part for one in (first, second) for part in (seconds(one.shown), _sent(one))]
        rows.append(_row(kind, _kilobytes(weights[kind]), asked, kept, *times))
    return f"Visits with the processor {SLOWER} × slower, no net between:\n\n" + "\n".join(rows)


def _latency_row(many: int, until: str, times: Sequence[float]) -> str:
    typical, slow = times[len(times) // 2], times[int(len(times) * 0.95)]
    kept = "yes" if slow <= SLOWEST_SEARCH else "**no**"
    said = map(seconds, (typical, slow, SLOWEST_SEARCH))
    return _row(f"{many:,}", until, str(len(times)), *said, kept)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _sent(visit: Visit) -> str:
    return f"{_kilobytes(visit.sent)} in {visit.requests}"


def _kilobytes(count: int) -> str:
    return f"{count / 1024:.1f} KB"


def _say(what: str) -> None:
    click.echo(f"{what} …", err=True)


if __name__ == "__main__":
    main()
