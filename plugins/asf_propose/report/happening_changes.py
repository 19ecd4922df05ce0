"""What a change does to news, the calendar and the archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from asf_edit.fields import Fields
from asf_register.check import Checked
from asf_register.happenings.news import NewsItem
from asf_register.schema import Schema, alike, read_schema
from asf_register.swedish import count_of, listing, long_date, small

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.field_changes import Differences
from asf_propose.report.file_values import values_of
from asf_propose.report.sentences import Kind, Sentence, joined, value
from asf_propose.report.shown_values import several
from asf_propose.report.sides import Sides
from asf_propose.report.text_changes import text_change, text_words

_DOES = {"added": "läggs till", "removed": "tas bort", "changed": "ändras"}


def news_changes(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    """Which piece of news is changed and what in it, and from when it is shown."""
    before, after = (_news_of(file, side) for side in (sides.before, sides.after))
    latest = after or before
    if latest is None or (file.after is not None and after is None):
        return
    name: Sentence = ("Nyheten ", value(latest.title, 120, Kind.NAME))
    if before is None or after is None:
        shown = f" och syns från och med {long_date(latest.date)}" if after else ""
        yield (*name, f" {_DOES[file.status]}{shown}")
        return
    fields = [
        small(str(field["title"]))
        for key, field in read_schema("news")["properties"].items()
        if getattr(before, key) != getattr(after, key)
    ]
    said: Sentence = (*name, " ändras", f": {listing(fields)}" if fields else "")
    told = text_words(text_change(before.body, after.body))
    yield (*said, ". ", *told) if told else said


def event_changes(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    """What happens to one event of the calendar, and what a new one says."""
    before, after = values_of(file, sides.contents)
    latest = after if isinstance(after, dict) else before
    if not isinstance(latest, dict) or (file.after is not None and after is not latest):
        return
    yield (
        "Händelsen ",
        value(str(latest.get("title", "")), 120, Kind.NAME),
        f" {_DOES[file.status]}",
    )
    top = Fields(Schema("calendar-event", sides.words_after)).whole
    differences = Differences(sides.words_before, sides.words_after)
    if not isinstance(before, dict):
        told = {key: part for key, part in latest.items() if key != "title"}
        yield from (change.said for change in differences.told(top, told))
    elif latest is after:
        yield from (change.said for change in differences.between(top, before, latest))


def archive_changes(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    """How many of the archive's facts are added and taken away, and the first of them."""
    old, new = (_facts(side) for side in values_of(file, sides.contents))
    if old is None or new is None:
        return
    parts: list[Sentence] = []
    for does, facts, others in (("läggs till", new, old), ("tas bort", old, new)):
        named: list[Sentence] = [
            (value(told, 120),) for fact, told in facts.items() if fact not in others
        ]
        if named:
            count = count_of(len(named), "uppgift", "uppgifter")
            parts.append((f"{count} {does}: ", *several(named)))
    told = joined(parts, "; ") or ("bara ordningen eller sättet att skriva är ett annat",)
    yield ("Arkivet: ", *told)


def _facts(told: Any) -> Mapping[str, str] | None:
    """What each fact of an archive says, by all that stands there of it; {} without one."""
    if told is None:
        return {}
    if not isinstance(told, Sequence) or not all(isinstance(fact, dict) for fact in told):
        return None
    return {alike(fact): f"{fact.get('when', '')}: {fact.get('text', '')}" for fact in told}


def _news_of(file: ChangedFile, side: Checked) -> NewsItem | None:
    slug = file.path.rpartition("/")[2].rpartition(".")[0]
    return side.register.happenings.news.get(slug) if side.register is not None else None
