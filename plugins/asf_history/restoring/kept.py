"""What stays as it is when the register is brought back to a day, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from asf_propose.history.repository import Repository
from asf_propose.history.stored_files import StoredFile
from asf_propose.report.entry_files import EntryFile, entry_file, slug_of_path

# Files whose names say which enterprise they are about.
_NAMES = re.compile(r"data/(?:cohorts/[^/]+/(?:cases|decisions)|members)/([^/]+)\.yaml")
_LISTS = "data/vocabulary/"

Files = Mapping[str, StoredFile]


@dataclass(frozen=True, slots=True)
class Place:
    """A place whose files are never brought back.

    Attributes:
        folder: Where.
        why: The reason, in Swedish.
        instead: What to do, in Swedish.
    """

    folder: str
    why: str
    instead: str


PLACES = (
    Place(
        "data/cohorts/",
        "Ärenden och beslut om certifiering är bevis, så till dem läggs det bara till.",
        "Är ett beslut fel: fatta ett nytt med asf decide.",
    ),
    Place(
        "data/policy/",
        "Godkännanden prövas mot roller och regler som de var just då.",
        "Ändra dem i ett eget förslag, som en administratör godkänner.",
    ),
    Place(
        "data/members/",
        "En nyckel som är återkallad skulle öppna intranätet igen.",
        "Lägg till eller återkalla nycklar med asf member.",
    ),
)
_ONLY_LISTS = "Programmet behöver listan, och den fanns inte då."
_NAMED = "Det finns ärenden, beslut eller medlemsnycklar som hör till företaget."
_MOVED = "Företaget ligger nu på en annan plats, som ärenden, beslut eller nycklar leder till."
_NO_FILE = "Det var ingen vanlig fil den dagen."


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that stays as it is though it was another on the day.

    Attributes:
        path: The file.
        why: The reason, in Swedish.
    """

    path: str
    why: str


def place_of(path: str) -> Place | None:
    """The place that a file or folder lies in, whose files are never brought back."""
    return next((one for one in PLACES if f"{path}/".startswith(one.folder)), None)


def kept_files(repository: Repository, then: Files, now: Files) -> Iterator[Kept]:
    """The files that stay, of those that differ or not.

    Args:
        repository: The register's.
        then: All files of the day.
        now: All files as they are.
    """
    for path in {*then, *now}:
        place = place_of(path)
        if place is not None:
            yield Kept(path, place.why)
        elif path.startswith(_LISTS) and path not in then:
            yield Kept(path, _ONLY_LISTS)
        elif path in then and not then[path].is_file:
            yield Kept(path, _NO_FILE)
    yield from _named(repository, then, now)


def _named(repository: Repository, then: Files, now: Files) -> Iterator[Kept]:
    """Entries that what stays is about, where the day knows nobody by that name."""
    names = {found[1] for path in now if (found := _NAMES.fullmatch(path))}
    known_then = _by_name(entries_of(repository, then))
    entries = _by_name(entries_of(repository, now))
    for name in names - known_then.keys():
        file = entries.get(name)
        if file is None:
            continue
        yield Kept(file.path, _NAMED)
        for other in (*file.aliases, file.slug):
            before = known_then.get(other)
            if before is not None and before.path != file.path:
                yield Kept(before.path, _MOVED)


def entries_of(repository: Repository, files: Files) -> list[EntryFile]:
    """The entries among some files, of those that can be read."""
    own = {path: file for path, file in files.items() if slug_of_path(path)}
    contents = repository.contents(list(own.values()))
    read = (entry_file(path, file, contents) for path, file in own.items())
    return [file for file in read if file is not None]


def _by_name(entries: Iterable[EntryFile]) -> dict[str, EntryFile]:
    """Entries by all addresses that they have; its own goes before another's earlier one."""
    found: dict[str, EntryFile] = {}
    own: dict[str, EntryFile] = {}
    for entry in entries:
        found |= dict.fromkeys(entry.aliases, entry)
        own[entry.slug] = entry
    return found | own
