"""The versions of the main line that touched some files, and what each did to them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from asf_propose.history.changed_files import ChangedFile, differences
from asf_propose.history.stored_files import is_plain_path

from asf_history.main_line import MainLine, Version

_FIELDS = "%H%x00%P%x00%ae%x00%s"
_RAW = ("-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none")


@dataclass(frozen=True, slots=True)
class Step:
    """A version that touched some files.

    Attributes:
        version: The version.
        parents: What it was made of, the main line first; none where this clone has nothing more.
        email: The address that it gives for whoever made it; never shown to anybody.
        subject: What it says of itself, on its first line; anybody may have written it.
        files: What it did to them, as one with all that it merged.
    """

    version: Version
    parents: tuple[str, ...]
    email: str
    subject: str
    files: tuple[ChangedFile, ...]


def steps(line: MainLine, paths: Sequence[str]) -> tuple[Step, ...]:
    """Find them, oldest first.

    Args:
        line: The main line.
        paths: Files, or folders with all below them, from the register's root.

    Raises:
        UsageError: Where git says no.
    """
    prefix = line.ask("rev-parse", "--show-prefix").removesuffix(b"\n")
    wanted = [os.fsencode(path) for path in paths if is_plain_path(path)]
    if not wanted:
        return ()
    found = line.ask("rev-list", "--first-parent", "--reverse", line.head, "--", *wanted)
    told = line.ask(
        "log", "--no-walk=unsorted", "--stdin", f"--format={_FIELDS}", "--no-show-signature",
        "--encoding=UTF-8", given=found,
    ) if found else b""  # fmt: skip
    rows = [row.decode("utf-8", "replace").split("\0", 3) for row in told.split(b"\n") if row]
    pairs = "".join(
        f"{name} {parents.partition(' ')[0]}".strip() + "\n" for name, parents, *_ in rows
    )
    compared = line.ask(
        "diff-tree", "--stdin", "--root", *_RAW, "--", *wanted, given=pairs.encode()
    )
    files = dict(_by_version(compared, prefix))
    return tuple(
        Step(line.by_id[name], tuple(parents.split()), email, subject, files.get(name, ()))
        for name, parents, email, subject in rows
    )


def _by_version(told: bytes, prefix: bytes) -> Iterator[tuple[str, tuple[ChangedFile, ...]]]:
    """What each version did, from what git tells of many."""
    parts = iter(told.split(b"\0"))
    name, own = "", []
    for part in parts:
        if part.startswith(b":"):
            own += [part, next(parts)]
            continue
        if name:
            yield name, tuple(_changed(own, prefix))
        name, own = part.decode(), []


def _changed(parts: Iterable[bytes], prefix: bytes) -> Iterator[ChangedFile]:
    for path, before, after in differences(b"\0".join([*parts, b""])):
        yield ChangedFile(os.fsdecode(path.removeprefix(prefix)), True, before, after)
