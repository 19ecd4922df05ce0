"""Notices put in order: what those of each procurement do to its post, the newest last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from asf_register.marketplace.post_files import MARKETPLACE
from asf_register.read_register import Reading
from asf_register.schema import alike
from asf_register.slugs import fold

from asf_edit.notices.notice import Notice, Number, Stage
from asf_edit.notices.outcome import Fate, Outcome
from asf_edit.notices.selection import Selection
from asf_edit.notices.updating import held_number, updated

_MOST_OF_TITLE = 60


def planned(read: Iterable[Outcome], reading: Reading, day: date) -> Iterator[Outcome]:
    """What becomes of each file, procurement by procurement; nothing is judged yet.

    Args:
        read: The files that could be read, and those that couldn't.
        reading: The register as it is.
        day: The day that counts as today.
    """
    selection = Selection(reading.register.vocabulary, day)
    by_procedure: dict[str, list[Outcome]] = {}
    for one in read:
        if one.notice is None or one.fate is Fate.REFUSED:
            yield one
        elif one.notice.stage is Stage.PLANNING:
            yield replace(one, fate=Fate.SKIPPED, why=selection.why_not(one.notice))
        else:
            by_procedure.setdefault(one.notice.procedure, []).append(one)
    posts = {
        document.value["notice"]["procedure"]: name
        for (folder, name), document in reading.documents.items()
        if folder == MARKETPLACE and "notice" in document.value
    }
    for procedure, files in by_procedure.items():
        yield from _Procurement(posts.get(procedure, ""), reading, selection, day).planned(files)


@dataclass(frozen=True)
class _Procurement:
    """The files about one procurement, and its post; "" for none."""

    post: str
    reading: Reading
    selection: Selection
    day: date

    def planned(self, files: list[Outcome]) -> Iterator[Outcome]:
        before = self._before
        held = held_number(before) if before is not None else None
        by_number: dict[Number, list[Outcome]] = {}
        for one in files:
            if one.notice is not None:
                by_number.setdefault(one.notice.number, []).append(one)
        newer: list[Outcome] = []
        for number, same in sorted(by_number.items()):
            if any(one.notice != same[0].notice for one in same):
                why = f"Flera filer säger olika saker om samma annons, {number}."
                yield from (replace(one, fate=Fate.REFUSED, why=why) for one in same)
                continue
            new = same[:1] if held is None or number > held else []
            newer += new
            yield from (replace(one, fate=Fate.SAME, post=self.post) for one in same[len(new) :])
        yield from self._taken(newer, before)

    @property
    def _before(self) -> Mapping[str, Any] | None:
        if not self.post:
            return None
        value: Mapping[str, Any] = self.reading.documents[MARKETPLACE, self.post].value
        return value

    def _taken(self, files: list[Outcome], before: Mapping[str, Any] | None) -> Iterator[Outcome]:
        notices = [one.notice for one in files if one.notice is not None]
        if not notices:
            return
        if before is None and (why := self._why_not(notices)):
            yield from (replace(one, fate=Fate.SKIPPED, why=why) for one in files)
            return
        after = updated(before, notices, self.reading.register, self.day)
        if after is None or (before is not None and alike(after) == alike(before)):
            why = "Den ändrar inget. Är den återkallad: se efter för hand."
            yield from (replace(one, fate=Fate.SKIPPED, why=why, post=self.post) for one in files)
            return
        if before is None and "withdrawn" in after:
            why = "Upphandlingen är avbruten."
            yield from (replace(one, fate=Fate.SKIPPED, why=why) for one in files)
            return
        *older, last = files
        post = self.post or self._new_name(notices, after)
        yield from (replace(one, fate=Fate.REPLACED, post=post) for one in older)
        fate = Fate.NEW if before is None else Fate.CHANGED
        yield replace(last, fate=fate, post=post, before=before, after=after)

    def _why_not(self, notices: list[Notice]) -> str:
        asking = [one for one in notices if one.stage is Stage.COMPETITION]
        if not asking:
            return "Upphandlingen finns inte på marknadsplatsen."
        if why := self.selection.why_not(asking[-1]):
            return why
        is_ended = any(one.stage is Stage.RESULT for one in notices)
        if self.selection.is_over(asking[-1]) and not is_ended:
            return "Sista dagen att svara har passerat."
        return ""

    def _new_name(self, notices: list[Notice], after: Mapping[str, Any]) -> str:
        """The id of a new post: its title, and the number of its first notice, which is unique."""
        first = min(one.number for one in notices)
        title = fold(after["title"])
        if len(title) > _MOST_OF_TITLE:
            title = title[:_MOST_OF_TITLE].rpartition("-")[0]
        return f"{title or 'upphandling'}-{first}"
