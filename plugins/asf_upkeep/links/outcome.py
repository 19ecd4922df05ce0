"""What came of checking an address once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether an address leads somewhere.

    Attributes:
        why: How it failed, as a Swedish clause without a stop; "" where it leads somewhere.
        moved_to: Where it says that it has moved for good; "" where it hasn't.
    """

    why: str = ""
    moved_to: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it leads somewhere."""
        return not self.why
