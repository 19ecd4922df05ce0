"""Changed files of enterprises and posts: read as far as they can be, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from asf_register.reading import load
from asf_register.slugs import fold

from asf_propose.history.changed_files import ChangedFile
from asf_propose.history.stored_files import StoredFile

# A hidden file is none of the register's.
_ENTRY = re.compile(r"data/asf/([^/.][^/]*)\.yaml", re.IGNORECASE | re.DOTALL)
_POST = re.compile(r"data/marketplace/([^/.][^/]*)\.yaml", re.IGNORECASE | re.DOTALL)

Contents = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class EntryFile:
    """An enterprise's or a post's file on one side of a change.

    Attributes:
        path: From the register's root.
        slug: Its name without the ending.
        raw: Its bytes; nothing for a link.
        value: What it holds; None where that can't be read.
        is_file: Whether it is a file, and no link or foreign repository.
    """

    path: str
    slug: str
    raw: bytes
    value: Mapping[str, Any] | None
    is_file: bool

    def text(self, key: str) -> str:
        """A field's text; "" where there is none."""
        found = (self.value or {}).get(key)
        return found if isinstance(found, str) else ""

    @property
    def aliases(self) -> list[str]:
        """The addresses it says it had."""
        found = (self.value or {}).get("aliases")
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


@dataclass(frozen=True, slots=True)
class EntryPair:
    """An enterprise's or a post's file before a change and after it; None for no file."""

    before: EntryFile | None
    after: EntryFile | None

    @property
    def latest(self) -> EntryFile:
        """The file as it is, or as it was where it is gone."""
        if self.after is not None:
            return self.after
        if self.before is None:
            raise ValueError("no file on either side")
        return self.before


def slug_of_path(path: str) -> str:
    """The slug of an enterprise's file; "" for another file."""
    match = _ENTRY.fullmatch(path)
    return match[1] if match else ""


def id_of_path(path: str) -> str:
    """The id of a post's file; "" for another file."""
    match = _POST.fullmatch(path)
    return match[1] if match else ""


def entry_file(path: str, file: StoredFile | None, contents: Contents) -> EntryFile | None:
    """Read a file as far as it can be.

    Args:
        path: From the register's root.
        file: What git has there.
        contents: What files hold, by what git calls that.
    """
    if file is None:
        return None
    raw = contents.get(file.id, b"") if file.is_file else b""
    loaded = load(raw)
    value = loaded.value if not loaded.faults and isinstance(loaded.value, dict) else None
    return EntryFile(path, slug_of_path(path) or id_of_path(path), raw, value, file.is_file)


def pairs_of(files: Iterable[ChangedFile], contents: Contents) -> list[EntryPair]:
    """Changed files of enterprises, with one that was renamed as one pair."""
    pairs = [
        EntryPair(
            entry_file(file.path, file.before, contents),
            entry_file(file.path, file.after, contents),
        )
        for file in files
        if file.inside and slug_of_path(file.path)
    ]
    gone = {pair.before.path: pair.before for pair in pairs if pair.before and not pair.after}
    new = [pair.after for pair in pairs if pair.after and not pair.before]
    renamed: dict[str, EntryFile] = {}
    for names_of in (_addresses, _number, _name):
        old_ones = {name: old for old in gone.values() for name in names_of(old, is_new=False)}
        for file in new:
            found = (old_ones.get(name) for name in names_of(file, is_new=True))
            old = next((one for one in found if one is not None and one.path in gone), None)
            if old is not None and file.path not in renamed:
                renamed[file.path] = gone.pop(old.path)
    taken = {old.path for old in renamed.values()}
    return [
        EntryPair(renamed.get(pair.latest.path, pair.before), pair.after)
        for pair in pairs
        if pair.after is not None or pair.latest.path not in taken
    ]


def pairs_of_posts(files: Iterable[ChangedFile], contents: Contents) -> list[EntryPair]:
    """Changed files of posts, which keep their names."""
    return [
        EntryPair(
            entry_file(file.path, file.before, contents),
            entry_file(file.path, file.after, contents),
        )
        for file in files
        if file.inside and id_of_path(file.path)
    ]


def _addresses(file: EntryFile, *, is_new: bool) -> list[str]:
    return file.aliases if is_new else [file.slug]


def _number(file: EntryFile, *, is_new: bool) -> list[str]:
    del is_new
    return [number] if (number := file.text("organisation_number")) else []


def _name(file: EntryFile, *, is_new: bool) -> list[str]:
    del is_new
    name = fold(file.text("name"))
    return [f"{name}/{file.text('region')}"] if name else []
