"""Whether a register has nothing yet that an audit could be about."""

from __future__ import annotations

from asf_register.reading import load
from asf_register.reading.text import MAX_BYTES
from asf_register.root import Root


def is_undecided(root: Root) -> bool:
    """Whether nobody has decided on any certification, so that no audit has to begin anywhere.

    What was taken over from published sources isn't decided by anybody. A file that can't be read
    may hold anything.

    Args:
        root: The register.
    """
    folder = root.folder / "data" / "cohorts"
    for path in folder.glob("*/decisions/*"):
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            loaded = load(file.read(MAX_BYTES + 1))
        events = loaded.value.get("events") if isinstance(loaded.value, dict) else None
        if loaded.faults or not isinstance(events, list):
            return False
        kinds = {event.get("event") if isinstance(event, dict) else None for event in events}
        if kinds - {"taken_over"}:
            return False
    return True
