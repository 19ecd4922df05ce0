"""A file to fetch on the intranet: its record."""

from __future__ import annotations

from dataclasses import dataclass

# No more than this is read, encrypted or fetched.
MAX_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What is said of a file that lies beside the description, under the name `file`."""

    slug: str
    title: str
    summary: str
    area: str
    file: str
    synonyms: tuple[str, ...] = ()
