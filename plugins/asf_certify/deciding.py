"""What a decision says that the register and the round already know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from asf_edit.understanding import day
from asf_propose.event_branches import BRANCHES
from asf_propose.history.repository import Repository
from asf_register.certification.certificate import last_valid_day
from asf_register.enterprise import Enterprise
from asf_register.errors import UsageError
from asf_register.reading import load
from asf_register.register import Register

from asf_certify.places import Place

_MOST = 999


def days_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, with the days that others follow from as they stand in files.

    Raises:
        NotUnderstoodError: Where one is no day.
    """
    days = {key: day(given[key]).value for key in ("date", "valid_from") if given.get(key)}
    return {**given, **days}


def known_of(
    kind: str, place: Place, given: Mapping[str, Any], register: Register, repository: Repository
) -> dict[str, Any]:
    """The fields of a decision that nobody needs to write.

    Args:
        kind: The decision.
        place: Its file.
        given: What somebody wrote; `date` and `valid_from` decide on other days.
        register: What is known.
        repository: Where other decisions are on their way.

    Raises:
        UsageError: Where the register lacks what the decision needs.
    """
    if kind not in ("certified", "renamed"):
        return {}
    enterprise = register.find(place.slug)
    if enterprise is None:
        raise UsageError(
            f"Företaget {place.slug} finns inte i registret.", "Lägg in det först, med asf new."
        )
    known: dict[str, Any] = {"name": enterprise.name}
    if number := register.number_of(enterprise):
        known["organisation_number"] = number
    elif not given.get("organisation_number"):
        raise UsageError(
            f"Registret saknar organisationsnumret för {enterprise.name}.",
            f"Lägg in det först: asf set {enterprise.slug} organisation_number=NNNNNN-NNNN.",
        )
    if kind == "certified":
        known |= _of_certified(place, given, enterprise, register, repository)
    return known


def _of_certified(
    place: Place,
    given: Mapping[str, Any],
    enterprise: Enterprise,
    register: Register,
    repository: Repository,
) -> dict[str, Any]:
    cohort = register.cohorts[place.cohort]
    decided = date.fromisoformat(given["date"])
    first = date.fromisoformat(given.get("valid_from") or given["date"])
    known: dict[str, Any] = {
        "number": given.get("number") or next_number(decided.year, register, repository),
        "valid_from": first.isoformat(),
        "valid_to": last_valid_day(first).isoformat(),
    }
    if cohort.standard:
        known["standard"] = cohort.standard.name
    if cohort.criteria_version:
        known["criteria_version"] = cohort.criteria_version
    held = register.certificates_of(enterprise.slug)
    if cohort.kind == "recertification" and held:
        known["renews"] = max(held, key=lambda one: one.turns[0].first).number
    return known


def next_number(year: int, register: Register, repository: Repository) -> str:
    """The next number that no certificate has, nor one that is on its way on a branch.

    Raises:
        UsageError: Where a year's numbers are at an end.
    """
    begins = f"ASF-{year}-"
    numbers = {*register.certificates, *_on_branches(repository)}
    taken = [
        int(number.removeprefix(begins))
        for number in numbers
        if number.startswith(begins) and number.removeprefix(begins).isdecimal()
    ]
    following = max(taken, default=0) + 1
    if following > _MOST:
        raise UsageError(f"Numren för {year} är slut.", "Låt ett nytt år börja.")
    return f"{begins}{following:03d}"


def _on_branches(repository: Repository) -> Iterator[str]:
    """Numbers of decisions on branches, here and as they were last fetched."""
    branches = [*repository.branches(BRANCHES).items(), *repository.fetched_branches(BRANCHES)]
    for name, commit in branches:
        _, cohort, slug, *_ = *name.split("/"), "", ""
        raw = repository.read(commit, Place("decisions", cohort, slug).path)
        value = load(raw).value if raw else None
        events = value.get("events") if isinstance(value, dict) else None
        if isinstance(events, list) and events and isinstance(events[0], dict):
            yield str(events[0].get("number", ""))
