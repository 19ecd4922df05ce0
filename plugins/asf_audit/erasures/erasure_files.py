"""Where the records of erasures lie, and the evidence that belongs to each."""

from __future__ import annotations

import re

from asf_audit.guarded_paths import POLICY

FOLDER = f"{POLICY}/erasures"
# Files in git; none so large that the forge complains.
MOST_BYTES = 64 * 1024 * 1024
EVIDENCE_BYTES = 8 * 1024 * 1024
_ID = r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{1,3}))?"
_RECORD = re.compile(rf"{FOLDER}/({_ID})\.json")
_EVIDENCE = re.compile(rf"{FOLDER}/({_ID})/[0-9]{{4}}\.jsonl")


def record_at(path: str) -> str | None:
    """The id of the erasure whose record lies at a path, as «2026-12-04-2»; None for another file.

    Args:
        path: From the repository's top.
    """
    found = _RECORD.fullmatch(path)
    return found[1] if found else None


def evidence_at(path: str) -> str | None:
    """The id of the erasure to which the evidence at a path belongs; None for another file.

    Args:
        path: From the repository's top.
    """
    found = _EVIDENCE.fullmatch(path)
    return found[1] if found else None


def is_of_erasures(path: str) -> bool:
    """Whether a path is in the folder of erasures, or is that folder."""
    return path == FOLDER or path.startswith(f"{FOLDER}/")


def in_order(erasure: str) -> tuple[str, int]:
    """What erasures are sorted by: the day, then the number within it."""
    return erasure[:10], int(erasure[11:] or 1)


def record_path(erasure: str) -> str:
    """Where the record of an erasure lies."""
    return f"{FOLDER}/{erasure}.json"


def evidence_path(erasure: str, number: int) -> str:
    """Where a part of an erasure's evidence lies.

    Args:
        erasure: Its id.
        number: Which part, from 1.
    """
    return f"{FOLDER}/{erasure}/{number:04}.jsonl"
