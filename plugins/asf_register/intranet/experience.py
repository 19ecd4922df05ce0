"""What one ASF has learnt, told to others: its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """One experience.

    Attributes:
        id: The file's name.
        title: What it is about.
        date: The day on which it was written down.
        guides: The slugs of the guides that it belongs to.
        enterprise: The slug of who tells, which may be an alias by now.
        did: What they did.
        gave: What came of it.
        otherwise: What they would do in another way; may be empty.
        contact: A role address; may be empty.
    """

    id: str
    title: str
    date: date
    guides: tuple[str, ...]
    enterprise: str
    did: str
    gave: str
    otherwise: str = ""
    contact: str = ""


def to_experience(name: str, data: dict[str, Any]) -> Experience:
    """Make the record of one experience.

    Args:
        name: The file's name without .yaml.
        data: A document that schemas/experience.schema.json has accepted.
    """
    return msgspec.convert({**data, "id": name}, Experience, strict=False)
