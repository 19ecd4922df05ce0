"""Files that were right the last time, so that they need not be judged again.

What is kept are the records of enterprises and posts by the digests of their files. It
holds for the same program, schemas, closed lists and day only, and lies in the user's own
cache folder, where nothing that a repository brings can reach it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec

from asf_register.enterprise import Enterprise
from asf_register.marketplace.post import Post
from asf_register.own_cache import cache_folder_beside, keep_own, read_own
from asf_register.root import SCHEMAS, Root

Digest = bytes

_LIBRARIES = (
    "jsonschema-rs",
    "msgspec",
    "py-yaml12",
    "PyYAML",
    "markdown",
    "anyascii",
    "python-stdnum",
)

# A hundred thousand enterprises take half of it.
_MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class Records:
    """What the files of a register hold that nothing was wrong with, by their digests."""

    enterprises: Mapping[Digest, Enterprise] = field(default_factory=dict)
    posts: Mapping[Digest, Post] = field(default_factory=dict)


def digest_of(name: str, raw: bytes) -> Digest:
    """What a file is known by: its name and its bytes."""
    return blake2b(b"%d %s" % (len(name), name.encode()) + raw, digest_size=16).digest()


class KnownFiles:
    """The records of the files of one register that nothing was wrong with.

    Args:
        root: The register.
        day: The day that counts as today, which rules may ask for.
        folder: Where to keep them between runs of the program; None keeps them for this one.
    """

    def __init__(self, root: Root, day: date, folder: Path | None = None) -> None:
        self._place = folder and folder / f"{_short(str(root.folder).encode())}.msgpack"
        self._state = _state(root, day)
        self._records: Records = self._kept()

    def holds_for(self, root: Root, day: date) -> bool:
        """Whether all that a verdict depends on beside the file is as it was."""
        return self._state == _state(root, day)

    def enterprise(self, digest: Digest) -> Enterprise | None:
        """The record of a file with this name and these bytes, if nothing was wrong with it."""
        return self._records.enterprises.get(digest)

    def post(self, digest: Digest) -> Post | None:
        """The record of a post in a file with this name and these bytes, likewise."""
        return self._records.posts.get(digest)

    def keep(self, records: Records) -> None:
        """Keep these for the next time; a folder that cannot be written to keeps nothing."""
        before = self._records
        same = records.enterprises.keys() == before.enterprises.keys()
        same = same and records.posts.keys() == before.posts.keys()
        self._records = records
        if self._place is None or same:
            return
        keep_own(self._place, self._state + msgspec.msgpack.encode(records))

    def _kept(self) -> Records:
        if self._place is None:
            return Records()
        kept = read_own(self._place, _MAX_BYTES)
        if kept is not None and kept.startswith(self._state):
            with suppress(ValueError, msgspec.MsgspecError):
                return msgspec.msgpack.decode(memoryview(kept)[len(self._state) :], type=Records)
        return Records()


def remembered(root: Root, day: date) -> KnownFiles:
    """What this user's last run found right, where there is a place to remember it."""
    return KnownFiles(root, day, cache_folder_beside(root))


def _state(root: Root, day: date) -> bytes:
    """A digest of all that a verdict on a single file depends on beside the file."""
    sources = (*sorted(SCHEMAS.glob("*.json")), *sorted(root.vocabulary.glob("*.yaml")))
    return _digest_of_all([str(day).encode(), _program(), *_contents(sources)])


@cache
def _program() -> bytes:
    """A digest of the program, which stays what it is while it runs."""
    libraries = [f"{name} {version(name)}".encode() for name in _LIBRARIES]
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    return _digest_of_all([sys.version.encode(), *libraries, *_contents(sources)])


def _contents(paths: Iterable[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths if path.is_file()]


def _digest_of_all(parts: Iterable[bytes]) -> bytes:
    state = blake2b(digest_size=32)
    for part in parts:
        state.update(len(part).to_bytes(8, "big") + part)
    return state.digest()


def _short(text: bytes) -> str:
    return blake2b(text, digest_size=8).hexdigest()
