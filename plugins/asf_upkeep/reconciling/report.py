"""What came of a reconciliation, for a person at a terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap

from asf_register.problem import visible
from asf_register.swedish import count_of, long_date, number

from asf_upkeep.reconciling.finding import HEADINGS, NOT_COMPARED, WHAT_TO_DO, Finding, Kind
from asf_upkeep.reconciling.reconciliation import Reconciliation

_WIDTH = 80
_MOST = 10
_NOTHING = "Inget skiljer."
_NOBODY = "Inget företag i registret har sitt nummer i filen."


def as_text(done: Reconciliation) -> str:
    """The whole, under a heading for each kind; of those not compared only the first few."""
    by_kind = {kind: [one for one in done.findings if one.kind is kind] for kind in Kind}
    blocks = [_read(done)]
    for kind, found in by_kind.items():
        if found and kind not in NOT_COMPARED:
            blocks += [_heading(found), *("\n".join(_lines(one)) for one in found)]
    if len(blocks) == 1:
        blocks.append(_NOBODY if done.not_found and not done.compared else _NOTHING)
    for kind in NOT_COMPARED:
        if found := by_kind[kind]:
            blocks.append("\n".join([_heading(found), *_briefly(found)]))
    return "\n\n".join(blocks)


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
    lines = [
        f"{extract.file}: {extract.told}, från {long_date(extract.day)}.",
        told,
        f"{compared} {number(done.without_number)} har inget nummer.",
    ]
    if done.not_found > done.compared:
        lines.append(
            f"{number(done.not_found)} nummer finns inte i filen. Är det rätt fil, och hel?"
        )
    return "\n".join(lines)


def _heading(found: list[Finding]) -> str:
    kind = found[0].kind
    heading = f"{HEADINGS[kind]} ({len(found)}){_how(found)}"
    return "\n".join(filter(None, (heading, WHAT_TO_DO.get(kind))))


def _briefly(found: list[Finding]) -> Iterator[str]:
    yield from map(_who, found[:_MOST])
    if len(found) > _MOST:
        yield f"- och {len(found) - _MOST} till, som --format json visar"


def _how(found: list[Finding]) -> str:
    writable = sum(bool(one.changes) for one in found)
    if not writable:
        return ""
    kind = found[0].kind.value
    if writable == len(found):
        return f". Skriv med --write {kind}"
    return f". Med --write {kind} skrivs {writable} av dem"


def _who(one: Finding) -> str:
    return f"- {visible(one.name)}, {one.place} ({one.slug})"


def _lines(one: Finding) -> Iterator[str]:
    yield _who(one)
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
