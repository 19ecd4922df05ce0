"""All objects of a repository and all that its versions changed, one at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError
from typing import IO

from asf_edit.git import git, git_told
from asf_propose.history.git_refusals import refused
from asf_register.errors import UsageError
from asf_register.root import Root

Progress = Callable[[int], None]
# What is larger is a picture or an archive of some kind; it is told that nobody has looked.
_MOST_BYTES = 64 * 1024 * 1024
_LISTED = "--batch-check=%(objectname) %(objecttype) %(objectsize)"


@dataclass(frozen=True, slots=True)
class Stored:
    """An object as git stores it."""

    id: str
    kind: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Came:
    """A file that a version brought or changed."""

    version: str
    object: str
    path: str


def objects(folder: Path, too_large: list[str], progress: Progress) -> Iterator[Stored]:
    """Every version, tag and file content, whether anything leads to it or not.

    Args:
        folder: The repository.
        too_large: Gets the names of those that are too large to be read.
        progress: Is told how many have been read.

    Raises:
        UsageError: Where git can't read it.
    """
    wanted = []
    with _git_told(folder, "cat-file", "--batch-all-objects", "--unordered", _LISTED) as told:
        for line in told:
            name, kind, size = line.split()
            if kind == b"tree":
                continue
            if int(size) > _MOST_BYTES:
                too_large.append(name.decode())
            else:
                wanted.append(name.decode())
    for count, stored in enumerate(stored_as(folder, wanted), 1):
        progress(count)
        yield stored


def stored_as(folder: Path, names: Iterable[str]) -> Iterator[Stored]:
    """Some objects, read one at a time in the order given.

    Args:
        folder: The repository.
        names: What git calls them; all of them are there.

    Raises:
        UsageError: Where git can't read them.
    """
    wanted = list(names)
    asked = "".join(f"{name}\n" for name in wanted).encode()
    with _git_told(folder, "cat-file", "--batch", "--buffer", given=asked) as told:
        for _ in wanted:
            name, kind, size = told.readline().split()
            raw = told.read(int(size))
            told.read(1)
            yield Stored(name.decode(), kind.decode(), raw)


def files_that_came(folder: Path) -> Iterator[Came]:
    """Every file that some version brought or changed, the oldest version first.

    Args:
        folder: The repository.

    Raises:
        UsageError: Where git can't read it.
    """
    asked = _git(folder, "rev-list", "--all", "--reverse", "--topo-order")
    with _git_told(
        folder, "diff-tree", "--stdin", "-m", "--root", "-r", "-z", "--raw", "--no-abbrev",
        "--no-renames", "--ignore-submodules=none", given=asked,
    ) as told:  # fmt: skip
        version, named = "", ""
        for part in _parts(told):
            if named:
                if named.strip("0"):
                    yield Came(version, named, part)
                named = ""
            elif part.startswith(":"):
                named = part.split(" ")[3]
            else:
                version = part


def branches(folder: Path) -> dict[str, str]:
    """All branches, tags and notes, with the object that each leads to."""
    told = _git(folder, "for-each-ref", "--format=%(objectname) %(refname)")
    rows = (line.split(" ", 1) for line in os.fsdecode(told).splitlines())
    return {own_name(name): led for led, name in rows}


def own_name(name: str) -> str:
    """What a branch is called here that another repository is followed by."""
    parts = name.split("/", 3)
    followed = parts[:2] == ["refs", "remotes"] and len(parts) == 4
    return f"refs/heads/{parts[3]}" if followed else name


def _parts(told: IO[bytes]) -> Iterator[str]:
    """What stands between zero bytes, without holding all of it."""
    left = b""
    while chunk := told.read(1 << 20):
        *whole, left = (left + chunk).split(b"\0")
        yield from map(os.fsdecode, whole)
    yield os.fsdecode(left)


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        return git(folder, *arguments)
    except (CalledProcessError, FileNotFoundError) as error:
        raise _unreadable(error, folder) from error


@contextmanager
def _git_told(folder: Path, *arguments: str, given: bytes = b"") -> Iterator[IO[bytes]]:
    try:
        with git_told(folder, *arguments, given=given) as told:
            yield told
    except (CalledProcessError, FileNotFoundError) as error:
        raise _unreadable(error, folder) from error


def _unreadable(error: CalledProcessError | FileNotFoundError, folder: Path) -> UsageError:
    if isinstance(error, FileNotFoundError):
        return UsageError("Programmet git saknas.", "Installera det och försök igen.")
    return refused(os.fsdecode(error.stderr or b""), Root(folder))
