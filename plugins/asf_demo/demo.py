"""What a demo is asked to be, and what its makers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

from asf_demo.bank import Bank
from asf_demo.places import Places
from asf_demo.sketches import Sketch, Sketcher

# Everything is told as of this day, unless another is asked for: the same bytes on any day.
DAY = date(2026, 11, 1)


@dataclass(frozen=True)
class DemoFile:
    """One file of a demo; its path is relative to the demo's folder, with "/" in it."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Demo:
    """A made-up register that is to be written.

    Attributes:
        words: The closed lists.
        enterprises: How many.
        seed: Decides everything that is left to chance.
        day: The day on which it is told.
    """

    words: Vocabulary
    enterprises: int
    seed: int = 1
    day: date = DAY

    def luck(self, *about: object) -> Random:
        """Chance that the seed and a subject decide, and nothing else."""
        return Random(f"{self.seed} {about}")  # noqa: S311 -- nothing here is to be secret

    @cached_property
    def bank(self) -> Bank:
        """The texts."""
        return Bank()

    @cached_property
    def places(self) -> Places:
        """Where enterprises are."""
        return Places(self.words)

    @cached_property
    def sketches(self) -> tuple[Sketch, ...]:
        """Who the enterprises are, before anything is told of them."""
        sketcher = Sketcher(self.luck, self.bank, self.places, self.words)
        return tuple(sketcher.sketches(self.enterprises))

    @cached_property
    def enterprise_schema(self) -> Schema:
        """Gives the order of an enterprise's fields."""
        return Schema("enterprise", self.words)


# Makes one kind of files. What is to be shown in a demo gets a maker of its own.
Maker = Callable[[Demo], Iterator[DemoFile]]
