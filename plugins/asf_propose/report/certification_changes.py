"""What a change does to rounds, cases, decisions and to who may decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asf_edit.fields import Fields
from asf_register.certification.cohort import Cohort
from asf_register.certification.supervision import supervisors_of
from asf_register.schema import Schema, alike, labels, read_schema
from asf_register.swedish import listing

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.event_words import Event, case_words, decision_words
from asf_propose.report.field_changes import Differences
from asf_propose.report.file_kinds import CASES, COHORTS, DECISIONS, POLICY, FileKind, kind_of
from asf_propose.report.file_values import values_of
from asf_propose.report.people_changes import people_changes
from asf_propose.report.sentences import Kind, Sentence, path, value
from asf_propose.report.sides import Sides


@dataclass(frozen=True, slots=True)
class EventFile:
    """A changed file of events.

    Attributes:
        cohort: The round's id.
        slug: The enterprise's.
        name: What the enterprise is called.
        before: The events that were there; None where the file can't be read.
        after: The events that are there now; None where the file is gone or can't be read.
    """

    cohort: str
    slug: str
    name: str
    before: list[Event] | None
    after: list[Event] | None

    @property
    def is_appended(self) -> bool:
        """Whether everything that was there is as it was."""
        if self.before is None or self.after is None:
            return False
        return alike(self.after[: len(self.before)]) == alike(self.before)

    @property
    def added(self) -> list[Event]:
        """The events that come after those that were there."""
        if self.before is None or self.after is None:
            return []
        return self.after[len(self.before) :]

    @property
    def certificate(self) -> str:
        """The number of the certificate that its decisions are about; "" for none."""
        events = self.after or self.before or []
        return str(events[0].get("number", "")) if events else ""


def certification_notices(sides: Sides) -> Iterator[Sentence]:
    """What whoever decides on a change should know first: who may merge it, what is rewritten."""
    for file in sides.change:
        kind = kind_of(file)
        if kind not in (DECISIONS, CASES):
            continue
        events = _event_file(file, sides)
        if events.before is None or file.before is None or events.is_appended:
            continue
        what: Sentence = ("Det som redan står i ", path(file.path))
        does = "tas bort" if file.after is None else "ändras"
        yield (*what, f" {does}. Händelser läggs bara till, de ändras aldrig")
    for file in sides.change:
        if kind_of(file) is DECISIONS and file.after is not None:
            yield from _who_may_merge(_event_file(file, sides), sides)


def _who_may_merge(events: EventFile, sides: Sides) -> Iterator[Sentence]:
    deciders = {str(event["by"]) for event in events.added if event.get("by")}
    register = sides.before.register
    if not deciders or sides.policy is None or register is None:
        return
    case = register.cases.get(f"{events.cohort}/{events.slug}")
    auditors = {audit.by for audit in case.audits} if case else set()
    supervisors = supervisors_of(events.slug, events.cohort, register)
    interested = {
        person.id
        for person in sides.policy.people.values()
        if register.interested_since(person, events.slug)
    }
    may = [
        person.id
        for person in sides.policy.people.values()
        if person.may("certifier")
        and person.id not in deciders.union(auditors, supervisors, interested)
    ]
    said: Sentence = (
        value(events.name, 120, Kind.NAME),
        ": den som slår ihop ska vara en annan certifierare än ",
        value(listing(sorted(deciders))),
        *((", inte ha reviderat (", value(listing(sorted(auditors))), ")") if auditors else ()),
        *(
            (", inte ha handlett (", value(listing(sorted(supervisors))), ")")
            if supervisors
            else ()
        ),
        " och inte ha något intresse i företaget",
    )
    can = listing(may) if may else "ingen av dem som står i people.yaml"
    yield (*said, ". Det kan ", value(can), " göra")


def brief_of(kind: FileKind, files: Sequence[ChangedFile], sides: Sides) -> str:
    """What some files of a kind come to, in few words; "" where it is not one single event."""
    schema = {DECISIONS: "decisions", CASES: "case"}.get(kind)
    if schema is None or len(files) != 1:
        return ""
    events = _event_file(files[0], sides)
    if not events.is_appended or len(events.added) != 1:
        return ""
    return event_title(schema, events.added[0], events.name, events.cohort, events.certificate)


def event_title(schema: str, event: Event, name: str, cohort: str, certificate: str) -> str:
    """An event in one line, fit for a commit.

    Args:
        schema: The kind of file: "case" or "decisions".
        event: What happened.
        name: What its enterprise is called.
        cohort: The round's id.
        certificate: The number that a decision is about.
    """
    if event.get("event") == "certified":
        return f"{name} certifieras: {certificate}"
    does = labels(read_schema(schema))["event"].get(str(event.get("event")), "en händelse")
    which = f" (delbetalning {event['instalment']})" if "instalment" in event else ""
    which = f" ({event['area']})" if "area" in event else which
    return f"{name} ({certificate or cohort}): {does}{which}"


def _decisions(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    events = _event_file(file, sides)
    yield from rewritten(file, events, "Besluten om ")
    for event in events.added:
        yield decision_words(event, events.name, events.certificate)


def _cases(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    events = _event_file(file, sides)
    yield from rewritten(file, events, "Ärendet för ")
    areas = {str(term.id): term.title for term in sides.words_after.areas.values()}
    for event in events.added:
        yield case_words(event, events.name, _cohort(events.cohort, sides), areas)


def rewritten(file: ChangedFile, events: EventFile, what: str) -> Iterator[Sentence]:
    """What happens to events that were there, beside which others are only ever put.

    Args:
        file: Their file.
        events: What it held and holds.
        what: What the sentence begins with: «Besluten om ».
    """
    name: Sentence = (what, value(events.name, 120, Kind.NAME))
    if file.after is None:
        yield (*name, " tas bort")
    elif file.before is not None and events.before is not None and events.after is not None:
        if not events.is_appended:
            yield (*name, " skrivs om: det som redan stod där är ett annat")
        elif not events.added:
            yield (*name, " skrivs på ett annat sätt, med samma innehåll")


def _event_file(file: ChangedFile, sides: Sides) -> EventFile:
    before, after = (events_in(one) for one in values_of(file, sides.contents))
    _, _, cohort, _, name = file.path.split("/", 4)
    slug = name.removesuffix(".yaml")
    registers = (side.register for side in (sides.after, sides.before) if side.register is not None)
    enterprise = next(filter(None, (register.find(slug) for register in registers)), None)
    called = enterprise.name if enterprise else slug
    return EventFile(cohort, slug, called, [] if file.before is None else before, after)


def events_in(document: Any) -> list[Event] | None:
    """The events of a case's or a decision's file; None where it holds none."""
    events = document.get("events") if isinstance(document, dict) else None
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        return None
    return events


def _cohort(name: str, sides: Sides) -> Cohort | None:
    found = (
        side.register.cohorts.get(name)
        for side in (sides.after, sides.before)
        if side.register is not None
    )
    return next(filter(None, found), None)


def _cohorts(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    before, after = values_of(file, sides.contents)
    latest = after or before
    if not isinstance(latest, dict) or (file.after is not None and after is None):
        return
    name: Sentence = ("Omgången ", value(str(latest.get("title", "")) or file.path))
    if not isinstance(before, dict) or not isinstance(after, dict):
        yield (*name, " tas bort" if after is None else " läggs till")
        return
    top = Fields(Schema("cohort", sides.words_after)).whole
    for change in Differences(sides.words_before, sides.words_after).between(top, before, after):
        yield (*name, ": ", *change.said)


CERTIFICATION: Mapping[FileKind, Callable[[ChangedFile, Sides], Iterator[Sentence]]] = {
    DECISIONS: _decisions,
    CASES: _cases,
    COHORTS: _cohorts,
    POLICY: people_changes,
}
