"""What becomes of a file with a notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from asf_edit.notices.notice import Notice


class Fate(StrEnum):
    """What becomes of a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REPLACED = "replaced"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a file.

    Attributes:
        path: The file.
        fate: What becomes of it.
        why: Why it is left out, or how it can't be taken in.
        notice: What it tells; None where it can't be read.
        post: The post that it makes or changes; "" for none.
        before: What the post's file holds; None for a new one.
        after: What it will hold.
    """

    path: Path
    fate: Fate
    why: str = ""
    notice: Notice | None = None
    post: str = ""
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] = field(default_factory=dict)
