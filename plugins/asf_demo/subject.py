"""The enterprise that a file is about, with all that the parts of the file are made of."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from asf_demo.demo import Demo
from asf_demo.facts import Facts, facts_of
from asf_demo.sketches import Sketch
from asf_demo.slots import Slots, slots_of
from asf_demo.states import State


@dataclass(frozen=True, slots=True)
class Subject:
    """One enterprise of a demo.

    Attributes:
        demo: What it is in.
        sketch: Who it is.
        facts: What its parts agree about.
        slots: Words for sentences about it.
        luck: Decides the rest.
    """

    demo: Demo
    sketch: Sketch
    facts: Facts
    slots: Slots
    luck: Random

    @property
    def state(self) -> State:
        """What kind of entry it has."""
        return self.sketch.state

    @property
    def from_sources(self) -> bool:
        """Whether others tell of it, and briefly."""
        return self.sketch.state.listing == "sources"

    @property
    def turn(self) -> int:
        """Where among sentences for every trade it begins."""
        return self.sketch.number + self.demo.seed

    def happens(self, how_often: float) -> bool:
        """Whether something with this probability is so."""
        return self.luck.random() < how_often


def subject_of(sketch: Sketch, demo: Demo) -> Subject:
    """What there is to tell of an enterprise."""
    luck = demo.luck("enterprise", sketch.number)
    facts = facts_of(sketch, demo, luck)
    return Subject(demo, sketch, facts, slots_of(sketch, demo, facts, luck), luck)
