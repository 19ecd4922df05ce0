"""What happened to an entry's own files in each version, in the report's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from asf_edit.fields import Fields
from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.change import Change
from asf_propose.report.enterprise_changes import fate_of
from asf_propose.report.entry_files import EntryFile, EntryPair, pairs_of
from asf_propose.report.field_changes import Differences
from asf_propose.report.own_sentences import address
from asf_propose.report.pictures import picture_change
from asf_propose.report.report import Fate
from asf_propose.report.sentences import Kind, Sentence, path, value
from asf_register.schema import Schema, alike
from asf_register.vocabulary import Vocabulary

from asf_history.life.names import Traces
from asf_history.life.steps import Step
from asf_history.life.way import Kind as WayKind

Document = Mapping[str, Any]


class EntryStory:
    """Tells an entry's life version by version; it remembers what was there before.

    Files that today's schema refuses are told as they are.

    Args:
        traces: What the main line holds of the entry.
        words: The closed lists, as they are now.
    """

    def __init__(self, traces: Traces, words: Vocabulary) -> None:
        self.name = ""
        """What the entry is called where the story has come to; "" before it begins."""
        self._traces = traces
        self._top = Fields(Schema("enterprise", words)).whole
        self._differences = Differences(words, words)
        # The entry's files where the story has come to, as they were last readable.
        self._there: dict[str, Document | None] = {}
        # What the entry held when it was last taken away.
        self._left: Document | None = None

    def tell(self, step: Step, way: WayKind) -> Iterator[Sentence]:
        """What a version does to the entry.

        Args:
            step: The version; they are told from the oldest on.
            way: By which way it came.
        """
        own = {f"data/asf/{slug}.yaml" for slug in self._traces.slugs}
        pairs = pairs_of((file for file in step.files if file.path in own), self._traces.contents)
        for pair in pairs:
            several = len(self._there.keys() | {pair.latest.path}) > 1 and not _moved(pair)
            for said in self._of_pair(pair, way):
                yield (path(pair.latest.path), ": ", *said) if several else said
        logos = {f"data/asf/{logo}" for logo in self._traces.logos}
        yield from (_picture(file) for file in step.files if file.path in logos)

    def _of_pair(self, pair: EntryPair, way: WayKind) -> Iterator[Sentence]:
        before, after, fate = pair.before, pair.after, fate_of(pair)
        held = self._there.pop(before.path, None) if before is not None else None
        if after is None:
            self._left = held
            yield ("Filen ", path(pair.latest.path), " tas bort ur registret")
            return
        self.name = value(after.text("name"), 120).text or self.name
        self._there[after.path] = held if after.value is None else after.value
        if not after.is_file:
            yield ("Filen blir ingen vanlig fil, utan leder till en annan plats",)
        elif after.value is None:
            yield ("Filen går inte att läsa, så vad som ändras går inte att säga",)
        elif before is None:
            yield from self._came(after, after.value, way)
        elif fate is Fate.SAME:
            yield ("Inga uppgifter ändras, bara hur filen är skriven",)
        else:
            yield from self._changed(pair, held, after.value)

    def _came(self, file: EntryFile, document: Document, way: WayKind) -> Iterator[Sentence]:
        called: Sentence = (value(self.name or file.slug, 120, Kind.NAME),)
        if self._left is not None:
            changes = list(self._between(self._left, document))
            told = "" if changes else ", med samma uppgifter som när filen togs bort"
            yield (*called, f" kommer tillbaka i registret{told}")
            yield from (change.said for change in changes)
            return
        does = "finns redan" if way is WayKind.CUT_OFF else "läggs till i registret"
        yield (*called, f" {does}")
        yield from (one.said for one in self._differences.told(self._top, document))
        known = self._top.node["properties"]
        for key in document:
            if key not in known:
                yield ("Det okända fältet ", value(str(key), 40), " läggs till")

    def _changed(self, pair: EntryPair, held: Document | None, now: Document) -> Iterator[Sentence]:
        before, after = pair.before, pair.after
        if before is not None and before.value is None:
            yield ("Filen går att läsa igen",)
        if before is not None and after is not None and _moved(pair):
            leads = "den gamla leder till den nya"
            leads = leads if before.slug in after.aliases else "den gamla leder ingenstans"
            ways: Sentence = (address(before.slug), " till ", address(after.slug))
            yield ("Adressen ändras från ", *ways, f", och {leads}")
        for change in self._between(held, now) if held is not None else ():
            # What the new address says already.
            if not (_moved(pair) and change.what == "tidigare adress"):
                yield change.said

    def _between(self, before: Document, now: Document) -> Iterator[Change]:
        if alike(before) != alike(now):
            yield from self._differences.between(self._top, before, now)


def _moved(pair: EntryPair) -> bool:
    before, after = pair.before, pair.after
    return before is not None and after is not None and before.path != after.path


def _picture(file: ChangedFile) -> Sentence:
    """What happens to a logo; nobody asks how large it was."""
    return picture_change(file, {}).said
