"""What a row does to an entry, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asf_register.problem import Pointer

from asf_edit.importing.said import Said, Standing


@dataclass(frozen=True, slots=True)
class Step:
    """A field of an entry gets a value.

    Attributes:
        path: The field, with dots between names.
        before: What it held; None for nothing.
        after: What it will hold.
        said: What the row says that brings this about.
        follows: Whether it only follows from another step.
    """

    path: str
    before: Any
    after: Any
    said: tuple[Said, ...]
    follows: bool = False

    @property
    def pointer(self) -> Pointer:
        """The keys that lead to the field."""
        return tuple(self.path.split("."))

    @property
    def is_guess(self) -> bool:
        """Whether any part of it was guessed."""
        return any(said.standing is Standing.GUESSED for said in self.said)


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of an entry.

    Attributes:
        value: What its file will hold.
        steps: What is done to it.
        left: What the row says that is not done: guesses that would change something that
            stands there, and what was refused.
    """

    value: dict[str, Any]
    steps: tuple[Step, ...] = ()
    left: tuple[Said, ...] = ()

    @property
    def counted(self) -> tuple[Step, ...]:
        """The steps that a person would count as changes."""
        return tuple(step for step in self.steps if not step.follows)


def follows_place(path: str, said: Said, municipality: Said | None) -> bool:
    """Whether a region is only said by the municipality that stands in the same cell."""
    return path == "region" and municipality is not None and municipality.column == said.column
