"""A folder is built beside the one in use, and takes its place in one step."""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from asf_register.errors import BuildError

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def staged(final: Path) -> Iterator[Path]:
    """Give an empty folder that becomes `final` if nothing fails.

    Until then, and where something fails or is killed, `final` stays as it was.

    Raises:
        BuildError: Where another program is writing beside `final`.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(final.parent):
        _recover(final)
        for leftover in final.parent.glob(f".{glob.escape(final.name)}.new-[0-9]*"):
            shutil.rmtree(leftover, ignore_errors=True)
        # A name of its own: what a killed build started may still write into the old one.
        staging = final.with_name(f".{final.name}.new-{os.getpid()}")
        staging.mkdir()
        try:
            yield staging
            take_place(staging, final)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other programs that ask so out of a folder, where the system can.

    A death lets go of it.

    Raises:
        BuildError: Where another program is writing there.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildError(
                f"Ett annat program skriver just nu i {folder}.",
                "Vänta tills det är klart och försök igen.",
            ) from error
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(handle)


def take_place(staging: Path, final: Path) -> None:
    """Put a folder where another one may be, in one step where the system can."""
    if not final.exists():
        staging.rename(final)
    elif not _exchanged(staging, final):
        aside = _aside(final)
        final.rename(aside)
        try:
            staging.rename(final)
        except OSError:
            aside.rename(final)
            raise
        # What can't be removed now the next build removes.
        shutil.rmtree(aside, ignore_errors=True)


def bring_back(final: Path) -> None:
    """Mend what a death between two renames left, unless somebody is at work there."""
    if _aside(final).exists():
        with suppress(BuildError), alone_in(final.parent):
            _recover(final)


def _recover(final: Path) -> None:
    """Bring back the last good folder after a death between two renames."""
    aside = _aside(final)
    if aside.exists():
        if final.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(final)


def _aside(final: Path) -> Path:
    return final.with_name(f".{final.name}.old")


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux's renameat2)."""
    if sys.platform == "win32":
        return False  # there the program itself is no library to look in
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    failed: int = rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    return failed == 0
