"""Looking for a text in all of a repository's history."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from asf_audit.guarded_paths import guard_of

from asf_erase.history_read import Progress, Stored, branches, files_that_came, objects
from asf_erase.hits import Hit, Kind, Spot
from asf_erase.spellings import Spellings

_AROUND = 90
_PEOPLE = re.compile(rb"^(author|committer|tagger) (.*) [0-9]+ [+-][0-9]{4}$", re.MULTILINE)
# What is packed or drawn: its text can't be seen without the program that made it, three letters
# stand in it by chance, and taking bytes out of it would break it.
_PACKED = (
    b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"\xfd7zXZ",
    b"GIF8", b"wOF2", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
# As far as git looks for one, too: what has a zero byte may be text of two bytes a letter.
_TEXT_SHOWS_WITHIN = 8000


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking.

    Attributes:
        hits: Where it stands, by kind and path.
        unread: Files by path of which the text can't be seen; those first in whose bytes something
            like it stands.
        alike: How many those are.
        objects: How many objects were read.
    """

    hits: tuple[Hit, ...]
    unread: tuple[str, ...]
    alike: int
    objects: int


@dataclass(slots=True)
class _Group:
    """A hit as it grows."""

    line: int
    spots: set[Spot] = field(default_factory=set)
    versions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Match:
    """A match in one object."""

    kind: Kind
    found: str
    sentence: str
    line: int
    spot: Spot


_Key = tuple[Kind, str, str, str]


def search(folder: Path, wanted: Spellings, progress: Progress = lambda _: None) -> Found:
    """Look in all contents, names, texts and signatures of all versions.

    Args:
        folder: The repository.
        wanted: What is looked for.
        progress: Is told how many objects have been read.

    Raises:
        UsageError: Where git can't read it.
    """
    large: list[str] = []
    groups: dict[_Key, _Group] = {}
    in_files: dict[str, list[_Match]] = {}
    # By object: whether something like it stands in its bytes.
    unread: dict[str, bool] = {}
    count = 0
    for stored in objects(folder, large, progress):
        count += 1
        matches = list(_matches(stored, wanted))
        if stored.kind != "blob":
            for match in matches:
                _add(groups, match, "", stored.id)
            continue
        is_packed = stored.raw.startswith(_PACKED)
        if is_packed or b"\0" in stored.raw[:_TEXT_SHOWS_WITHIN]:
            unread[stored.id] = is_packed and bool(matches)
        if matches and not is_packed:
            in_files[stored.id] = matches
    unread |= dict.fromkeys(large, False)
    closed = _in_files(folder, wanted, in_files, unread, groups)
    for name, led in branches(folder).items():
        for match in _in_text(Kind.BRANCH, name.encode(), 0, wanted, led):
            _add(groups, match, name, led)
    for blob in in_files.keys() - {spot.object for one in groups.values() for spot in one.spots}:
        for match in in_files[blob]:
            _add(groups, match, "", "")
    hits = (_hit(key, group) for key, group in groups.items())
    paths = sorted(closed, key=lambda path: (not closed[path], path))
    return Found(tuple(sorted(hits, key=_order)), tuple(paths), sum(closed.values()), count)


def _in_files(
    folder: Path,
    wanted: Spellings,
    in_files: dict[str, list[_Match]],
    unread: Mapping[str, bool],
    groups: dict[_Key, _Group],
) -> dict[str, bool]:
    """Find the paths of contents, paths that hold it themselves, and those of what is unread."""
    named: dict[str, list[_Match]] = {}
    closed: dict[str, bool] = {}
    for came in files_that_came(folder):
        if came.path not in named:
            raw = os.fsencode(came.path)
            named[came.path] = list(_in_text(Kind.NAME, raw, 0, wanted, ""))
        for match in named[came.path]:
            _add(groups, match, came.path, came.version)
        for match in in_files.get(came.object, ()):
            _add(groups, match, came.path, came.version)
        if came.object in unread:
            closed[came.path] = unread[came.object] or closed.get(came.path, False)
    return closed


def _matches(stored: Stored, wanted: Spellings) -> Iterator[_Match]:
    raw, name = stored.raw, stored.id
    if not wanted.are_in(raw):
        return
    if stored.kind == "blob":
        yield from _in_text(Kind.CONTENT, raw, 0, wanted, name)
        return
    head = raw.index(b"\n\n") if b"\n\n" in raw else len(raw)
    kind = Kind.MESSAGE if stored.kind == "commit" else Kind.TAG
    for person in _PEOPLE.finditer(raw, 0, head + 1):
        if wanted.are_in(person[2]):
            shown = person[2].decode("utf-8", "replace")
            yield _Match(Kind.PERSON, shown, shown, 0, Spot(name, person.start(2), person.end(2)))
    for match in _in_text(kind, raw[:head], 0, wanted, name):
        # What goes on from the line above: a merge may quote a tag there, the tagger with it.
        if raw[raw.rfind(b"\n", 0, match.spot.start) + 1 :].startswith(b" "):
            yield match
    yield from _in_text(kind, raw, head, wanted, name)


def _in_text(kind: Kind, raw: bytes, start: int, wanted: Spellings, name: str) -> Iterator[_Match]:
    for first, last in wanted.places(raw, start):
        before = raw[max(start, first - _AROUND) : first]
        after = raw[last : last + _AROUND]
        sentence = before.rpartition(b"\n")[2] + raw[first:last] + after.partition(b"\n")[0]
        yield _Match(
            kind,
            raw[first:last].decode("utf-8", "replace"),
            sentence.decode("utf-8", "replace").strip(),
            0 if kind in (Kind.NAME, Kind.BRANCH) else raw.count(b"\n", start, first) + 1,
            Spot(name, first, last),
        )


def _add(groups: dict[_Key, _Group], match: _Match, path: str, version: str) -> None:
    key = (match.kind, path, match.found, match.sentence)
    group = groups.setdefault(key, _Group(match.line))
    group.spots.add(match.spot)
    if version and version not in group.versions[-1:]:
        group.versions.append(version)


def _hit(key: _Key, group: _Group) -> Hit:
    kind, path, found, sentence = key
    first, last = (group.versions[0], group.versions[-1]) if group.versions else ("", "")
    is_file = kind in (Kind.CONTENT, Kind.NAME)
    return Hit(
        kind, path, found, sentence, group.line, tuple(sorted(group.spots)), len(group.versions),
        first, last, is_file and guard_of(path, is_file=True) is not None,
    )  # fmt: skip


def _order(hit: Hit) -> tuple[object, ...]:
    return ([*Kind].index(hit.kind), hit.path, hit.line, hit.sentence)
