"""What came of a reconciliation, for a person at a terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap

from asf_register.problem import visible
from asf_register.swedish import count_of, long_date, number

from asf_upkeep.reconciling.finding import HEADINGS, WHAT_TO_DO, Finding, Kind
from asf_upkeep.reconciling.reconciliation import Reconciliation

_WIDTH = 80
_NOTHING = "Inget skiljer."


def as_text(done: Reconciliation) -> str:
    """The whole, under a heading for each kind."""
    blocks = [_read(done)]
    for kind in Kind:
        found = [one for one in done.findings if one.kind is kind]
        if found:
            heading = f"{HEADINGS[kind]} ({len(found)}){_how(found)}"
            blocks.append("\n".join(filter(None, (heading, WHAT_TO_DO.get(kind)))))
            blocks += ["\n".join(_lines(one)) for one in found]
    return "\n\n".join(blocks if done.findings else [*blocks, _NOTHING])


def as_json(done: Reconciliation) -> str:
    """The same for a program."""
    extract = done.extract
    told = {
        "file": extract.file,
        "read_as": extract.told,
        "day": extract.day.isoformat(),
        "rows": extract.counts["rows"],
        "rows_without_organisation_number": extract.counts["without_number"],
        "rows_not_read": extract.counts["bad"],
        "compared": done.compared,
        "without_number": done.without_number,
        "findings": [
            {
                "kind": one.kind.value,
                "slug": one.slug,
                "name": one.name,
                "why": one.why,
                "to_do": one.to_do,
                "command": one.command,
                "changes": dict(one.changes),
            }
            for one in done.findings
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _read(done: Reconciliation) -> str:
    extract, counts = done.extract, done.extract.counts
    without, bad = counts["without_number"], counts["bad"]
    told = f"{count_of(counts['rows'] + bad, 'rad', 'rader')} lästa."
    if without:
        told += f" {number(without)} om personer eller utan organisationsnummer hoppades över."
    if bad:
        told += f" {number(bad)} gick inte att läsa."
    compared = f"{number(done.compared)} företag i registret jämfördes på nummer;"
    return "\n".join(
        [
            f"{extract.file}: {extract.told}, från {long_date(extract.day)}.",
            told,
            f"{compared} {number(done.without_number)} har inget nummer.",
        ]
    )


def _how(found: list[Finding]) -> str:
    writable = sum(bool(one.changes) for one in found)
    if not writable:
        return ""
    kind = found[0].kind.value
    most = "" if writable == len(found) else f" skriver {writable} av dem"
    return f": --write {kind}{most}"


def _lines(one: Finding) -> Iterator[str]:
    yield f"- {visible(one.name)}, {one.place} ({one.slug})"
    yield from wrap(
        visible(f"{one.why} {one.to_do}".strip()),
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    if one.command:
        yield f"  {one.command}"
