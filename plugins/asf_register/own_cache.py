"""The user's own cache folder: what programs may remember there, and what they trust of it.

It is never in the repository, where a proposal could bring something forged.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from asf_register.root import Root


def cache_folder() -> Path | None:
    """Where this user's programs keep what they can do without; None where nowhere is said."""
    if sys.platform == "win32":
        chosen = os.environ.get("LOCALAPPDATA")
    else:
        chosen = os.environ.get("XDG_CACHE_HOME") or os.path.expandvars("$HOME/.cache")
    return Path(chosen, "asf-register") if chosen and Path(chosen).is_absolute() else None


def cache_folder_beside(root: Root) -> Path | None:
    """The cache folder, unless it lies in the register, where what is there may be anybody's."""
    folder = cache_folder()
    try:
        inside = folder is not None and folder.resolve().is_relative_to(root.folder.resolve())
    except (OSError, RuntimeError):  # links that lead round in a ring
        return None
    return None if inside else folder


def read_own(place: Path, most: int) -> bytes | None:
    """What was kept in a file; None where there is none, or where it cannot be ours.

    Args:
        place: The file.
        most: More bytes than any of ours has.
    """
    with suppress(OSError, ValueError), open(place, "rb", opener=_at_once) as file:
        # Of the file that is open: what lies at the place may be another one the next moment.
        about = os.fstat(file.fileno())
        is_own = sys.platform == "win32" or about.st_uid == os.geteuid()
        if stat.S_ISREG(about.st_mode) and is_own and about.st_size <= most:
            return file.read()
    return None


def _at_once(path: str, flags: int) -> int:
    """Open a file without waiting for somebody to write to it, as a pipe would have one do."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def keep_own(place: Path, content: bytes) -> None:
    """Keep something for the next time, whole or not at all.

    A folder that cannot be written to keeps nothing, and that is no error.
    """
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_suffix(f".{os.getpid()}")
        try:
            # Never into a file that is there, which a link could lead anywhere.
            with new.open("xb") as file:
                file.write(content)
            new.replace(place)
        finally:
            new.unlink(missing_ok=True)
