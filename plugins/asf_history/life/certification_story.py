"""What happened in an entry's certification in each version, in the report's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from asf_propose.history.changed_files import ChangedFile
from asf_propose.history.repository import Repository
from asf_propose.history.stored_files import StoredFile
from asf_propose.report.certification_changes import EventFile, events_in, rewritten
from asf_propose.report.event_words import Event, case_words, decision_words
from asf_propose.report.sentences import Sentence, path
from asf_register.reading import load
from asf_register.vocabulary import Vocabulary

from asf_history.life.steps import Step

_EVENTS = re.compile(r"data/cohorts/([^/]+)/(cases|decisions)/([^/]+)\.yaml")


class CertificationStory:
    """Tells the certification of an entry.

    Args:
        repository: The register's.
        slugs: The addresses that the entry has had; cases keep the one they were written with.
        words: The closed lists, as they are now.
    """

    def __init__(self, repository: Repository, slugs: Collection[str], words: Vocabulary) -> None:
        self._repository = repository
        self._slugs = frozenset(slugs)
        self._areas = {str(term.id): term.title for term in words.areas.values()}

    def tell(self, step: Step, name: str) -> Iterator[Sentence]:
        """What a version adds to the entry's cases and decisions.

        Args:
            step: The version.
            name: What the entry is called then; "" for its address.
        """
        for file in step.files:
            found = _EVENTS.fullmatch(file.path)
            if found and found[3] in self._slugs:
                yield from self._of_file(file, found, name or found[3])

    def _of_file(self, file: ChangedFile, place: re.Match[str], name: str) -> Iterator[Sentence]:
        before, after = (self._events(side) for side in (file.before, file.after))
        events = EventFile(place[1], place[3], name, before, after)
        is_decision = place[2] == "decisions"
        if file.after is not None and after is None:
            yield (
                "Filen ",
                path(file.path),
                " går inte att läsa, så vad som ändras går inte att säga",
            )
        yield from rewritten(file, events, "Besluten om " if is_decision else "Ärendet för ")
        for event in events.added:
            if is_decision:
                yield decision_words(event, name, events.certificate)
            else:
                yield case_words(event, name, None, self._areas)

    def _events(self, file: StoredFile | None) -> list[Event] | None:
        """What a file held; nothing where there was none, None where it can't be read."""
        if file is None:
            return []
        loaded = load(self._repository.contents([file]).get(file.id, b""))
        return None if loaded.faults else events_in(loaded.value)
