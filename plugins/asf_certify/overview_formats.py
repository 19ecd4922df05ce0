"""A round for a page on the forge, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from asf_register.harmless import harmless
from asf_register.problem import visible
from asf_register.swedish import listing, long_date

from asf_certify.overview import Overview, Participant
from asf_certify.round_words import facts_of, kind_of, separation_of, total_of, wait_words


def as_markdown(seen: Overview) -> str:
    """The round as a table."""
    title = f"## {_safe(seen.cohort.title)} ({seen.cohort.id}), {long_date(seen.day)}"
    rows = ["| Företag | Läge | Väntar på |", "|---|---|---|", *_rows(seen)]
    parts = [title, " ".join(facts_of(seen.cohort, seen.day)), "\n".join(rows)]
    groups = [
        f"- {group.supervisor}: {_safe(listing(group.enterprises))}" for group in seen.cohort.groups
    ]
    separation = [f"- {_safe(said)}" for said in separation_of(seen)]
    for heading, lines in (("Grupper", groups), ("Åtskillnad", separation)):
        if lines:
            parts.append(f"### {heading}\n\n" + "\n".join(lines))
    parts.append(" ".join(total_of(seen)))
    return "\n\n".join(part for part in parts if part)


def list_as_markdown(rounds: Sequence[Overview]) -> str:
    """Every round as a table."""
    rows = [
        f"| {seen.cohort.id} | {kind_of(seen.cohort)} | {_safe(seen.cohort.title)} "
        f"| {' '.join(total_of(seen))} |"
        for seen in rounds
    ]
    return "\n".join(["| Omgång | Slag | Rubrik | Läge |", "|---|---|---|---|", *rows])


def as_json(seen: Overview) -> str:
    """The round for a program."""
    return _dumped(_told(seen))


def list_as_json(rounds: Sequence[Overview]) -> str:
    """Every round for a program."""
    return _dumped([_told(seen) for seen in rounds])


def _rows(seen: Overview) -> Iterator[str]:
    for one in seen.participants:
        state = f"{one.state} {one.certificate.number}" if one.certificate else one.state
        waits = "<br>".join(_safe(wait_words(wait, seen.day)) for wait in one.waits)
        yield f"| {_safe(one.name)} | {state} | {waits or '–'} |"


def _told(seen: Overview) -> dict[str, Any]:
    cohort = seen.cohort
    return {
        "id": cohort.id,
        "kind": cohort.kind,
        "title": cohort.title,
        "date": seen.day.isoformat(),
        "places": cohort.places,
        "places_left": seen.places_left,
        "owing": seen.owing,
        "late": seen.late,
        "groups": [
            {"supervisor": group.supervisor, "enterprises": list(group.enterprises)}
            for group in cohort.groups
        ],
        "auditors": list(cohort.auditors),
        "enterprises": [_participant(one, seen) for one in seen.participants],
    }


def _participant(one: Participant, seen: Overview) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "name": one.name,
        "state": one.state,
        "certificate": one.certificate.number if one.certificate else None,
        "waits": [
            {
                "what": wait.what,
                "who": wait.who,
                "due": wait.due.isoformat() if wait.due else None,
                "late": wait.is_late(seen.day),
            }
            for wait in one.waits
        ],
        "unpaid": [
            {
                "instalment": part.instalment,
                "amount": part.amount,
                "due": part.due.isoformat() if part.due else None,
            }
            for part in one.unpaid
        ],
        "supervisors": list(one.supervisors),
        "auditors": list(one.auditors),
        "conflicts": list(one.conflicts),
    }


def _safe(text: str) -> str:
    return harmless(visible(text), begins_line=False).replace("|", "\\|")


def _dumped(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
