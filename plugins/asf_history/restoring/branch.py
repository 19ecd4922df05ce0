"""What the branches are called on which restored files wait for being merged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from asf_register.slugs import fold

BRANCHES = "aterstall/"
_LONGEST = 60


def branch_of(day: date, paths: Sequence[str]) -> str:
    """A branch's name: «aterstall/2026-12-01», with what is restored where that isn't everything.

    Args:
        day: The day.
        paths: What is restored; nothing for everything.
    """
    if not paths:
        return f"{BRANCHES}{day}"
    if len(paths) == 1:
        name = fold(paths[0].rpartition("/")[2].partition(".")[0])[:_LONGEST].strip("-")
        return f"{BRANCHES}{day}-{name or 'fil'}"
    digest = sha256("\0".join(sorted(paths)).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{BRANCHES}{day}-{len(paths)}-filer-{digest}"
