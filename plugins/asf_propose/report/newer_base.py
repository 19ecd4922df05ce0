"""A change put together with what others have changed since it was begun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asf_edit.canonical import canonical
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

from asf_propose.history.changed_files import ChangedFile
from asf_propose.history.stored_files import StoredFile
from asf_propose.report.entry_files import (
    Contents,
    EntryFile,
    EntryPair,
    id_of_path,
    pairs_of,
    pairs_of_posts,
    slug_of_path,
)
from asf_propose.report.report import Clash
from asf_propose.report.sentences import Sentence, told
from asf_propose.subject import ENTERPRISE, POST, Subject
from asf_propose.three_way import Document, merge

_READ = ("data/", "content/")


@dataclass(frozen=True, slots=True)
class Together:
    """The register with a change put into it.

    Attributes:
        files: What git has of it, by path.
        made: Records that both have changed, with both changes; by path.
        clashes: What can't be put together; there the change goes before the others.
    """

    files: Mapping[str, StoredFile]
    made: Mapping[str, bytes]
    clashes: tuple[Clash, ...]


def put_together(
    now: Mapping[str, StoredFile],
    change: Sequence[ChangedFile],
    meanwhile: Sequence[ChangedFile],
    contents: Contents,
    words: Vocabulary,
) -> Together:
    """Put a change into the register as it is now.

    Args:
        now: The register's files.
        change: What the change does to the files that it began with.
        meanwhile: What others have done to them since.
        contents: What the changed files hold, by what git calls that.
        words: The closed lists.
    """
    files = dict(now)
    for file in change:
        if file.inside and f"{file.path}/".startswith(_READ):
            files.pop(file.path, None)
            if file.after is not None:
                files[file.path] = file.after
    made: dict[str, bytes] = {}
    clashes: list[Clash] = []
    for subject, pairs in ((ENTERPRISE, pairs_of), (POST, pairs_of_posts)):
        for ours, theirs in _both(pairs(change, contents), pairs(meanwhile, contents)):
            clash = _put_in((ours, theirs), words, subject, files, made)
            clashes += [clash] if clash is not None else []
    clashes += _other_clashes(change, meanwhile)
    return Together(files, made, tuple(clashes))


def _put_in(
    both: tuple[EntryPair, EntryPair],
    words: Vocabulary,
    subject: Subject,
    files: dict[str, StoredFile],
    made: dict[str, bytes],
) -> Clash | None:
    """Put both changes of one record into the register; what stands in the way, else None."""
    ours, theirs = both
    clash, value = _merged(ours, theirs, words, subject)
    if clash is not None:
        return clash
    for file in (ours.before, ours.after, theirs.before, theirs.after):
        if file is not None:
            files.pop(file.path, None)
    if value is not None:
        raw = theirs.latest.raw
        made[_place(ours, theirs)] = canonical(value, Schema(subject.schema, words), raw)
    return None


def _both(
    change: Iterable[EntryPair], meanwhile: Iterable[EntryPair]
) -> Iterator[tuple[EntryPair, EntryPair]]:
    """Entries that both have changed, each with what either made of it."""
    others = {_began(pair): pair for pair in meanwhile}
    for pair in change:
        other = others.get(_began(pair))
        if other is not None and _raw(pair.after) != _raw(other.after):
            yield pair, other


def _began(pair: EntryPair) -> str:
    return (pair.before or pair.latest).path


def _raw(file: EntryFile | None) -> tuple[str, bytes] | None:
    return None if file is None else (file.path, file.raw)


def _merged(
    ours: EntryPair, theirs: EntryPair, words: Vocabulary, subject: Subject
) -> tuple[Clash | None, Document | None]:
    """Both changes in one record, or what stands in the way."""
    called = (side.latest.text(key) for side in (ours, theirs) for key in ("name", "title"))
    name = next(filter(None, called), ours.latest.slug)
    if any(
        file is not None and file.value is None
        for file in (ours.before, ours.after, theirs.before, theirs.after)
    ):
        why: Sentence = (
            "Filen har ändrats på båda håll, men kan inte jämföras förrän felen i den är rättade",
        )
        return Clash(name, (why,)), None
    merged = merge(_value(ours.before), _value(theirs.after), _value(ours.after), words, subject)
    if merged.conflicts:
        return Clash(name, tuple((told(c.in_words(words)),) for c in merged.conflicts)), None
    return None, merged.value


def _value(file: EntryFile | None) -> Document | None:
    return None if file is None else file.value


def _place(ours: EntryPair, theirs: EntryPair) -> str:
    """Where an entry that both changed lies: where one of them has moved it to."""
    moved = ours.before is not None and ours.latest.path != ours.before.path
    return ours.latest.path if moved or theirs.after is None else theirs.latest.path


def _other_clashes(
    change: Iterable[ChangedFile], meanwhile: Iterable[ChangedFile]
) -> Iterator[Clash]:
    """Files of other kinds that both have changed."""
    others = {(file.path, file.inside): file for file in meanwhile}
    for file in change:
        other = others.get((file.path, file.inside))
        if other is None or other.after == file.after or _is_record(file.path):
            continue
        why = "Filen har ändrats också av någon annan under tiden"
        if file.after is None:
            why = "Förslaget tar bort filen, men den har ändrats under tiden"
        elif other.after is None:
            why = "Filen har tagits bort under tiden"
        yield Clash(file.path, ((why,),))


def _is_record(path: str) -> bool:
    return bool(slug_of_path(path) or id_of_path(path))
