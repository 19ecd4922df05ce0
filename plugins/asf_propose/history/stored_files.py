"""Files as git has stored them: told apart, read, and laid out with nothing of theirs run."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from asf_edit.git import git

# No file of the register may be as large, so nobody reads further.
MOST_BYTES = 2 * 1024 * 1024
_AT_ONCE = 32 * 1024 * 1024
_LINK = "120000"
# Below what is no folder, nothing can lie.
_NOWHERE = f"{os.devnull}/nowhere"
_FILES = ("100644", "100755")
# What a name or its place may be wrong with, as opposed to what ails the disk.
_NO_PLACE = (
    errno.EEXIST,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENAMETOOLONG,
    errno.EINVAL,
    errno.EILSEQ,
    errno.ENOENT,
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file, link or foreign repository as a commit holds it."""

    mode: str
    id: str

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == _LINK

    @property
    def is_file(self) -> bool:
        """Whether it is a file with content of its own."""
        return self.mode in _FILES


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds; of one that is larger than any of ours may be, only how large it is."""

    size: int
    kept: bytes | None

    @property
    def raw(self) -> bytes:
        """The bytes; zeros for a file that is too large to be looked at."""
        return bytes(MOST_BYTES) if self.kept is None else self.kept


def contents_of(folder: Path, ids: Iterable[str]) -> dict[str, Content]:
    """Read many files at once, by what git calls their contents.

    Args:
        folder: A folder of the repository.
        ids: The contents' names; those that aren't there are left out.
    """
    sizes = _sizes(folder, dict.fromkeys(ids))
    found = {one: Content(size, None) for one, size in sizes.items() if size > MOST_BYTES}
    for some in _in_portions({one: size for one, size in sizes.items() if one not in found}):
        said = git(
            folder, "cat-file", "--batch", given="".join(f"{one}\n" for one in some).encode()
        )
        at = 0
        for one in some:
            at = said.index(b"\n", at) + 1
            found[one] = Content(sizes[one], said[at : at + sizes[one]])
            at += sizes[one] + 1
    return found


def _sizes(folder: Path, ids: Iterable[str]) -> dict[str, int]:
    given = "".join(f"{one}\n" for one in ids).encode()
    said = git(
        folder, "cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", given=given
    )
    rows = (line.split() for line in said.decode().splitlines())
    return {row[0]: int(row[2]) for row in rows if len(row) == 3 and row[1] == "blob"}


def _in_portions(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """As many contents at a time as there is room for."""
    some: list[str] = []
    held = 0
    for one, size in sizes.items():
        if some and held + size > _AT_ONCE:
            yield some
            some, held = [], 0
        some.append(one)
        held += size
    if some:
        yield some


def is_plain_path(path: str) -> bool:
    """Whether a path stays below where it begins, and out of git's own folder."""
    parts = path.split("/")
    return "\0" not in path and not any(p in ("", ".", "..") or p.lower() == ".git" for p in parts)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A folder in which files have been laid out, and which."""

    folder: Path
    files: Mapping[str, StoredFile]

    def place_of(self, path: str, file: StoredFile) -> Path | None:
        """Where the same file lies; None where it doesn't."""
        return self.folder / path if file.is_file and self.files.get(path) == file else None


def lay_out(
    folder: Path,
    files: Mapping[str, StoredFile],
    contents: Mapping[str, Content],
    beside: LaidOut | None = None,
) -> None:
    """Write files into an empty folder; those that have no place there are left out.

    Links become links again, but lead nowhere, so that nobody reads what lies outside. They come
    last, so that nothing is written through one.

    Args:
        folder: Where to.
        files: The files, by their paths below the folder.
        contents: What they hold, by what git calls it.
        beside: Where many of them lie already, and get a second name at no cost.
    """
    made: set[Path] = set()
    for path, file in sorted(files.items(), key=lambda item: item[1].is_link):
        content = contents.get(file.id)
        twin = beside.place_of(path, file) if beside is not None else None
        if not is_plain_path(path) or not (content or twin or file.is_link):
            continue
        target = folder / path
        try:
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            if twin is not None:
                os.link(twin, target)
            elif content is None:
                target.symlink_to(_NOWHERE)
            else:
                _write(target, content)
        except OSError as error:
            if error.errno not in _NO_PLACE:
                raise


def _write(target: Path, content: Content) -> None:
    # Never over something: a system may hold two names for one.
    with target.open("xb") as written:
        if content.kept is None:
            written.truncate(content.size)
        else:
            written.write(content.kept)
