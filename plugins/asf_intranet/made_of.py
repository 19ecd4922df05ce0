"""Digests that tell whether a file for members would come out as it did the last time."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import msgspec


def made_of(said: object, looks: Iterable[Path], program: str) -> str:
    """A digest of what a file says, how it looks and what writes it.

    Args:
        said: A record, or anything of plain values.
        looks: The project's files that decide on the rest.
        program: The package that writes it.
    """
    digest = sha256(msgspec.json.encode([said, program, version(program)]))
    for path in looks:
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()
