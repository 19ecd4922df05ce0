"""A folder is built beside the one in use, and takes its place in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def staged(final: Path) -> Iterator[Path]:
    """Give an empty folder that becomes `final` if nothing fails.

    Until then, and where something fails or is killed, `final` stays as it was.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    staging = final.with_name(f".{final.name}.new")
    _recover(final)
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
        _replace(staging, final)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _replace(staging: Path, final: Path) -> None:
    if not final.exists():
        staging.rename(final)
    elif not _exchanged(staging, final):
        aside = _aside(final)
        final.rename(aside)
        staging.rename(final)
        shutil.rmtree(aside)


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
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    failed: int = rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    return failed == 0
