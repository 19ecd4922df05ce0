"""Digests that tell whether a file for members would come out as it did the last time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import msgspec

_HERE = Path(__file__).parent


def made_of(said: object, program: str, looks: Iterable[Path] = ()) -> str:
    """A digest of what a file says, what writes it and how it looks.

    Args:
        said: A record, or anything of plain values.
        program: The package that writes it.
        looks: The project's files that decide on the rest.
    """
    digest = sha256(msgspec.json.encode([said, program, version(program)]))
    for path in looks:
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def program_digest() -> str:
    """A digest of this package, which decides on how everything that members open is made."""
    digest = sha256()
    for path in sorted(_HERE.rglob("*.py"), key=lambda path: path.relative_to(_HERE).as_posix()):
        name = path.relative_to(_HERE).as_posix().encode()
        digest.update(sha256(name).digest() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
