"""An entry's life: every change on the main line that touched it, told oldest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from asf_edit.entries import UnknownEntryError, slug_of
from asf_propose.report.sentences import Sentence
from asf_register.errors import AsfError, UsageError
from asf_register.policy import Person
from asf_register.policy_files import read_policy
from asf_register.register import Register
from asf_register.root import Root
from asf_register.slugs import fold, is_slug

from asf_history.life.certification_story import CertificationStory
from asf_history.life.entry_story import EntryStory
from asf_history.life.names import Traces, gone_slugs, traces_of
from asf_history.life.way import Way, way_of
from asf_history.main_line import MainLine, Version

_NEAR = 0.8
_FILE = re.compile(r"^.*[/\\]|\.ya?ml$")


@dataclass(frozen=True, slots=True)
class Change:
    """A change on the main line that touched the entry.

    Attributes:
        version: The version.
        way: By which way it came.
        said: What it did.
    """

    version: Version
    way: Way
    said: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """An entry's life.

    Attributes:
        slug: Its address, now or last.
        name: What it is or was called; "" where none of its files could be read.
        earlier: The addresses that it had before, too.
        is_there: Whether it has a file now.
        changes: What happened, oldest first, from the day that was asked for.
        left_out: How many changes there were before that day.
        cut_off: The day on which this clone begins, where there was something before; else None.
    """

    slug: str
    name: str
    earlier: tuple[str, ...]
    is_there: bool
    changes: tuple[Change, ...]
    left_out: int
    cut_off: date | None


def life_of(written: str, register: Register, line: MainLine, since: date = date.min) -> Life:
    """Tell an entry's life.

    Args:
        written: What somebody calls it; one that is gone by its address only.
        register: The register as it lies there, to find it in.
        line: The main line.
        since: The first day that is told of.

    Raises:
        UsageError: Where no entry is or was called so, or git says no.
    """
    traces = _traces(written, register, line)
    entry = EntryStory(traces, register.vocabulary)
    certification = CertificationStory(line.repository, traces.slugs, register.vocabulary)
    people = _people(register.root)
    changes: list[Change] = []
    for step in traces.steps:
        way = way_of(step, people, is_cut_off=step.version.id in line.cut_off)
        said = (*entry.tell(step, way.kind), *certification.tell(step, entry.name))
        if said:
            changes.append(Change(step.version, way, said))
    told = tuple(one for one in changes if one.version.day >= since)
    slug, *earlier = traces.slugs
    return Life(
        slug,
        entry.name,
        tuple(earlier),
        bool(line.repository.files(line.head, f"data/asf/{slug}.yaml")),
        told,
        len(changes) - len(told),
        line.versions[0].day if line.is_cut_off else None,
    )


def _traces(written: str, register: Register, line: MainLine) -> Traces:
    """What the main line holds of the entry that somebody means, also of one that is gone."""
    try:
        slug = slug_of(written, register)
    except UnknownEntryError as error:
        slug = fold(_FILE.sub("", written.strip().rstrip("/")))
        is_gone = is_slug(slug) and register.find(slug) is None
        traces = traces_of(line, slug) if is_gone else None
        if traces is None or not _has_been(traces):
            near = get_close_matches(slug, gone_slugs(line), 2, _NEAR)
            mend = f"Menade du {' eller '.join(near)}, som har funnits?" if near else error.mend
            raise UnknownEntryError(error.message, mend) from None
        return traces
    traces = traces_of(line, slug)
    if not _has_been(traces):
        raise UsageError(
            f"{slug} är inte sparat i git på main.", "Spara filen och lägg in den på main först."
        )
    return traces


def _has_been(traces: Traces) -> bool:
    own = {f"data/asf/{slug}.yaml" for slug in traces.slugs}
    return any(file.path in own for step in traces.steps for file in step.files)


def _people(root: Root) -> Mapping[str, Person]:
    """Those whom the policy knows; nobody where it can't be read."""
    try:
        return read_policy(root).people
    except AsfError:
        return {}


def lines_of(change: Change) -> Iterator[Sentence]:
    """What is said of a change, and that its day is uncertain where it is."""
    if not change.version.is_certain:
        yield ("Dagen är osäker, för klockan gick fel när det här sparades",)
    yield from change.said
