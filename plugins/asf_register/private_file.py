"""Files that are nobody's to read but their owner's: keys, codes, and what people are called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from asf_register.errors import UsageError


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only its owner can read, from its first byte on.

    Raises:
        UsageError: Where there is something by that name, a link that leads nowhere too.
        OSError: Where it can't be written.
    """
    try:
        with open(path, "xb", opener=_private) as file:
            file.write(content)
    except FileExistsError as error:
        raise UsageError(
            f"{path} finns redan och skrivs aldrig över.", "Välj ett annat namn."
        ) from error


def refuse_inside(folder: Path, others: Sequence[Path]) -> None:
    """See that what is secret isn't laid in some folders, whatever links lead there.

    Raises:
        UsageError: Where it does.
    """
    real = folder.resolve()
    if any(real.is_relative_to(other.resolve()) for other in others):
        raise UsageError(
            f"{folder} ligger i registrets förråd, och det som hamnar där kan andra läsa.",
            "Välj en mapp utanför, som bara de som ska läsa det kommer åt.",
        )


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
