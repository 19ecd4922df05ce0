"""What the documentation says of the simulation: assumptions and figures, between marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asf_register.errors import UsageError

from asf_upkeep.reminders.asked import WEEKS_AHEAD
from asf_upkeep.simulation.assumptions import assumptions
from asf_upkeep.simulation.report import Report
from asf_upkeep.simulation.study import Moved, Need, Outcome
from asf_upkeep.simulation.words import english_days, per_cent

DOCUMENT = "docs/upkeep.md"
PICTURE = "docs/pictures/upkeep.svg"
# What moves the share by less than a point, and the time by less than ten days, moves nothing.
_LITTLE, _FEW_DAYS = 0.01, 10


def with_figures(document: str, report: Report) -> str:
    """The documentation with its assumptions and figures as they are now.

    Raises:
        UsageError: Where it lacks the marks that they stand between.
    """
    parts = {
        "assumptions": assumed(),
        "figures": figures(report),
        "needs": needed(report.needs),
        "sensitivity": sensitivity(report.moved),
    }
    for name, lines in parts.items():
        document = _between(document, name, "\n".join(lines))
    return document


def assumed() -> Iterator[str]:
    """Every assumption as a row."""
    yield "| assumption | value | range | why |"
    yield "|---|---|---|---|"
    for name, value, about in assumptions():
        said = f"`{name}`: {about.meaning}"
        yield f"| {said} | {value:g} | {about.low:g}–{about.high:g} | {about.why} |"


def figures(report: Report) -> Iterator[str]:
    """What came of each way to care for the register."""
    yield (
        f"{report.entries} open entries, {report.regions} coordinators with {report.minutes:g} "
        f"minutes a week, {report.start.years} years, seed {report.seed}; medians over the runs, "
        "with the lowest and the highest:"
    )
    yield ""
    yield (
        "| what is done | confirmed within 12 months | half of the dead noticed within | nine of "
        "ten within | dead in the list | dead, or with something wrong | minutes used |"
    )
    yield "|---|---|---|---|---|---|---|"
    yield from map(_way, report.ways)
    first = report.ways[0]
    yield ""
    yield (
        f"With both, {per_cent(first.crowded.middle)} is confirmed in the three regions that have "
        f"most entries, and {per_cent(first.elsewhere.middle)} in the others."
    )


def needed(needs: Sequence[Need]) -> Iterator[str]:
    """What it takes to reach the goal."""
    yield "| reminders | minutes | for 95 % | share then |"
    yield "|---|---|---|---|"
    for one in needs:
        sent = f"{WEEKS_AHEAD} weeks ahead" if one.effort.ahead else "when an entry is due"
        shared = "shared by entries" if one.effort.by_entries else "the same in every region"
        minutes = f"{one.effort.minutes:g}" if one.is_reached else f"not by {one.effort.minutes:g}"
        yield f"| {sent} | {shared} | {minutes} | {per_cent(one.fresh)} |"


def sensitivity(moved: Sequence[Moved]) -> Iterator[str]:
    """How far assumptions move the result; those that hardly do are named below."""
    yield "| assumption, from low to high | confirmed within 12 months | half of the dead noticed |"
    yield "|---|---|---|"
    quiet = []
    for one in moved:
        if abs(one.fresh[1] - one.fresh[0]) < _LITTLE and (
            abs(one.noticed[1] - one.noticed[0]) < _FEW_DAYS
        ):
            quiet.append(f"`{one.name}`")
            continue
        share = " → ".join(map(per_cent, one.fresh))
        days = " → ".join(map(english_days, one.noticed))
        span = f"{one.about.low:g}–{one.about.high:g}"
        yield f"| `{one.name}`: {one.about.meaning} ({span}) | {share} | {days} |"
    if quiet:
        yield ""
        yield f"Less than a point and ten days: {', '.join(quiet)}."


def _way(one: Outcome) -> str:
    effort = one.effort
    done = [
        name
        for name, is_done in (
            ("reminders", effort.reminders),
            ("reconciliation", effort.reconciliation),
        )
        if is_done
    ]
    title = " and ".join(done) or ("the work list alone" if effort.minutes else "nothing at all")
    fresh, gone, wrong = one.fresh, one.gone, one.wrong
    cells = (
        title,
        f"{per_cent(fresh.middle)} ({per_cent(fresh.low)}–{per_cent(fresh.high)})",
        english_days(one.half_noticed.middle),
        english_days(one.most_noticed.middle),
        f"{gone.middle:.0f} ({gone.low:.0f}–{gone.high:.0f})",
        per_cent(wrong.middle),
        f"{one.minutes_used.middle:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def _between(document: str, name: str, lines: str) -> str:
    begin, end = f"<!-- {name} of asf upkeep: begin -->", f"<!-- {name} of asf upkeep: end -->"
    before, found, rest = document.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise UsageError(f"{DOCUMENT} saknar raden {begin} eller {end}.", "Sätt in den igen.")
    return f"{before}{begin}\n\n{lines}\n\n{end}{after}"
