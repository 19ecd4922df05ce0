"""What a round of checks has come to, as people and programs are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asf_register.problem import visible
from asf_register.swedish import count_of, listing, long_date, number

from asf_upkeep.links.memory import Finding
from asf_upkeep.links.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A round that is over.

    Attributes:
        used: Every address, with the names of those who have it.
        outcomes: What came of each that there was time for.
        findings: What has been so for long; None where nothing is remembered.
    """

    used: Mapping[str, Sequence[str]]
    outcomes: Mapping[str, Outcome]
    findings: Sequence[Finding] | None

    @property
    def failed(self) -> dict[str, Outcome]:
        """The addresses that failed this time."""
        return {address: one for address, one in sorted(self.outcomes.items()) if not one.is_good}

    @property
    def left(self) -> int:
        """How many there was no time for."""
        return len(self.used) - len(self.outcomes)


def as_text(told: Told) -> str:
    """The round in Swedish."""
    return "\n".join(_lines(told))


def as_json(told: Told) -> str:
    """The same for a program."""
    said: dict[str, Any] = {
        "addresses": len(told.used),
        "checked": len(told.outcomes),
        "failed": [
            {"address": address, "why": one.why, "used_by": list(told.used[address])}
            for address, one in told.failed.items()
        ],
    }
    if told.findings is not None:
        said["findings"] = [
            {
                "address": one.address,
                "kind": one.kind,
                "since": one.since.isoformat(),
                "why": one.why,
                "moved_to": one.moved_to,
                "used_by": list(told.used[one.address]),
            }
            for one in told.findings
        ]
    return json.dumps(said, ensure_ascii=False, indent=2)


def _lines(told: Told) -> Iterator[str]:
    failed = told.failed
    good = len(told.outcomes) - len(failed)
    yield f"{count_of(len(told.used), 'länk', 'länkar')}: {number(good)} fungerar, " + (
        f"{number(len(failed))} gör det inte."
    )
    if told.left:
        yield f"{count_of(told.left, 'länk', 'länkar')} hanns inte med och kommer först nästa gång."
    if told.findings is None:
        yield from _part("Fungerar inte i dag:", (_failure(told, *one) for one in failed.items()))
        return
    lasting = {one.address for one in told.findings}
    new = ((address, one) for address, one in failed.items() if address not in lasting)
    yield from _part("Att se över:", (_finding(told, one) for one in told.findings))
    yield from _part(
        "Fungerar inte i dag, men det kan gå över:", (_failure(told, *one) for one in new)
    )


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    written = list(lines)
    if written:
        yield ""
        yield heading
        yield from written


def _failure(told: Told, address: str, outcome: Outcome) -> str:
    return f"- {visible(address)} ({_users(told, address)}): {visible(outcome.why)}."


def _finding(told: Told, finding: Finding) -> str:
    what = (
        f"har flyttat till {visible(finding.moved_to)}"
        if finding.kind == "moved"
        else f"{visible(finding.why)}, sedan {long_date(finding.since)}"
    )
    return f"- {visible(finding.address)} ({_users(told, finding.address)}): {what}."


def _users(told: Told, address: str) -> str:
    return listing([visible(name) for name in told.used[address]])
