"""A file that members fetch from the intranet, ready to be encrypted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file.

    Attributes:
        id: What pages call it: "mallar/iop-avtal.docx".
        name: What it is called when it is saved.
        type: Its media type.
        title: What it is, for people.
        made_of: A digest of all but this package that its bytes depend on.
        make: Gives the bytes.
    """

    id: str
    name: str
    type: str
    title: str
    made_of: str
    make: Callable[[], bytes]
