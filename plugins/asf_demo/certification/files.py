"""The maker of everything about certification: data/policy and data/cohorts."""

from __future__ import annotations

from collections.abc import Iterator

from asf_edit.canonical import canonical
from asf_register.schema import Schema

from asf_demo.certification.cases import CaseWriter
from asf_demo.certification.cast import cast
from asf_demo.certification.cohorts import cohort_of, groups_of
from asf_demo.certification.decisions import DecisionWriter, decided_on, numbers_of
from asf_demo.certification.people import people_of, policy_files
from asf_demo.certification.rounds import rounds_of
from asf_demo.demo import Demo, DemoFile

_DECIDED = ("decided", "taken_over")


def certification(demo: Demo) -> Iterator[DemoFile]:
    """Who has a role, the rounds, their cases and what was decided."""
    parts = cast(demo)
    people = people_of(parts)
    yield from policy_files(demo, people)
    cases = CaseWriter(demo, people, tuple(map(str, demo.words.areas)))
    decisions = DecisionWriter(demo, people, numbers_of(parts))
    schemas = {name: Schema(name, demo.words) for name in ("cohort", "case", "decisions")}
    for place in rounds_of(demo.day).values():
        inside = [part for part in parts if part.round == place]
        if not inside and place.name == "taken_over":
            continue
        folder = f"data/cohorts/{place.id}"
        groups = groups_of(place, inside)
        written = cohort_of(demo, place, groups)
        yield DemoFile(f"{folder}/cohort.yaml", canonical(written, schemas["cohort"]))
        supervisors = {part.slug: supervisor for supervisor, group in groups for part in group}
        for part in inside:
            if part.act.stage != "taken_over":
                decided = decided_on(part) if part.act.stage == "decided" else None
                events = cases.events(part, supervisors.get(part.slug, ""), decided)
                content = canonical({"events": events}, schemas["case"])
                yield DemoFile(f"{folder}/cases/{part.slug}.yaml", content)
            if part.act.stage in _DECIDED:
                content = canonical({"events": decisions.events(part)}, schemas["decisions"])
                yield DemoFile(f"{folder}/decisions/{part.slug}.yaml", content)
