"""A fault in the bytes or the syntax of a file."""

from __future__ import annotations

from dataclasses import dataclass

# Of one kind in one file: a file of rubbish must not drown the faults of the others.
MOST_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that the loader refuses.

    Attributes:
        rule: The rule's id, for example "yaml-duplicate-key".
        line: Counted from 1.
        column: Counted from 1.
        message: What is wrong, in Swedish.
        hint: How to mend it, in Swedish.
    """

    rule: str
    line: int
    column: int
    message: str
    hint: str
