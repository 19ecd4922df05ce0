"""What a changed file holds on either side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from asf_register.reading import load

from asf_propose.history.changed_files import ChangedFile


def values_of(file: ChangedFile, contents: Mapping[str, bytes]) -> Iterator[Any]:
    """What a YAML file held before a change and holds after it; None where that can't be read.

    Args:
        file: The file.
        contents: What changed files hold, by what git calls that.
    """
    for side in (file.before, file.after):
        raw = contents.get(side.id) if side is not None and side.is_file else None
        loaded = load(raw) if raw is not None else None
        yield loaded.value if loaded is not None and not loaded.faults else None
