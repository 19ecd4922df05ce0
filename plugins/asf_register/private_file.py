"""Files that are nobody's to read but their owner's: keys, codes, and what people are called."""

from __future__ import annotations

import os
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


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
