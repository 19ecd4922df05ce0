"""A problem in a file: where it is, which rule it breaks and the way out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from asf_register.private_key import without_private_keys

Pointer = tuple[str | int, ...]

# What a document is found by: its folder and its name, as ("asf", "kafe-linden").
DocumentKey = tuple[str, str]

# Controls, marks and overrides of direction, line separators, and what is no character.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


class Severity(StrEnum):
    """Errors block a build and a merge; warnings don't."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in one document, before anyone looked up where it stands.

    Attributes:
        pointer: The keys and indexes that lead to the value.
        message: What is wrong, in Swedish.
        hint: How to mend it, in Swedish.
        line: The line of the file, where the pointer cannot tell.
        also: The other documents that the finding is about.
    """

    pointer: Pointer
    message: str
    hint: str
    line: int | None = None
    also: tuple[DocumentKey, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem of one file, ready to be reported.

    Attributes:
        path: The file, relative to the root, with "/" between folders.
        line: Counted from 1.
        column: Counted from 1.
        rule: The rule's id, also its heading in docs/data-model.md.
        severity: Whether it blocks.
        message: What is wrong, in Swedish, without the place.
        hint: How to mend it, in Swedish.
        pointer: The keys and indexes that lead to the value, as a JSON Pointer.
        also: The other files that the problem is about.
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    hint: str
    pointer: str = ""
    also: tuple[str, ...] = ()


def visible(text: str) -> str:
    """A text on one line, with its invisible characters written out and no private key in it.

    Names of files and values may hold anything; a report must not be forged by them.
    """
    line = without_private_keys(text).replace("\n", "↵")
    return _INVISIBLE.sub(lambda match: f"<U+{ord(match.group()):04X}>", line)


def json_pointer(pointer: Pointer) -> str:
    """Write a pointer as RFC 6901 has it: ("offers", 0) becomes "/offers/0"."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)
