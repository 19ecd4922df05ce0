"""Which enterprises take part in the rounds of a demo, and in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from asf_demo.certification.plots import PLOTS, Act, Holder, Plot
from asf_demo.certification.rounds import Round, RoundName, rounds_of
from asf_demo.contact import organisation_number
from asf_demo.demo import Demo
from asf_demo.enterprises import fields_of
from asf_demo.sketches import Sketch
from asf_demo.subject import Subject, subject_of

# The larger demos have the rounds of one with so many.
_DRAWN_FROM = 400
# At most so many have anything to do with certification, out of three.
_OUT_OF_THREE = 2


@dataclass(frozen=True, slots=True)
class Part:
    """What one enterprise does in one round.

    Attributes:
        round: Which.
        act: What it does there.
        subject: The enterprise.
        number: Its organisation number.
        index: Counts the parts of the round, from 0.
        renews: The id of the round in which it was certified before; "" for none.
    """

    round: Round
    act: Act
    subject: Subject
    number: str
    index: int
    renews: str = ""

    @property
    def slug(self) -> str:
        """The address that it had then, which its files keep."""
        return self._then[1]

    @property
    def name(self) -> str:
        """The name that it had then."""
        return self._then[0]

    @property
    def slug_now(self) -> str:
        """The address that it has on the demo's day."""
        return self.subject.sketch.slug

    @property
    def name_now(self) -> str:
        """The name that it has on the demo's day."""
        return self.subject.sketch.name.written

    @property
    def _then(self) -> tuple[str, str]:
        return self.subject.sketch.former or (self.name_now, self.slug_now)


def cast(demo: Demo) -> tuple[Part, ...]:
    """Who does what in which round, in the order of the plots."""
    rounds = rounds_of(demo.day)
    indexes: Counter[RoundName] = Counter()
    parts: list[Part] = []
    for plot, subject in _chosen(demo, rounds):
        number = organisation_number(subject.sketch.number, demo.seed)
        renews = ""
        for act in plot.acts:
            place, index = rounds[act.round], indexes[act.round]
            indexes[act.round] += 1
            before = renews if act.round == "running" else ""
            parts.append(Part(place, act, subject, number, index, before))
            renews = place.id
    return tuple(parts)


def _chosen(demo: Demo, rounds: dict[RoundName, Round]) -> Iterator[tuple[Plot, Subject]]:
    sketches = list(demo.sketches[:_DRAWN_FROM])
    left = max(1, len(sketches) * _OUT_OF_THREE // 3)
    demo.luck("cast").shuffle(sketches)
    waiting = [subject_of(sketch, demo) for sketch in sketches if _can_take_part(sketch)]
    for plot in PLOTS:
        if any(act.round not in rounds for act in plot.acts):
            continue
        first = rounds[plot.acts[0].round].application[0].year
        for subject in waiting:
            # It has been at work for a year, and more, when it applies.
            if holder_of(subject) == plot.holder and subject.facts.founded <= first - 2:
                waiting.remove(subject)
                yield plot, subject
                left -= 1
                break
        if left == 0:
            return


def _can_take_part(sketch: Sketch) -> bool:
    state = sketch.state
    return state.listing != "sources" and not state.closed and sketch.parent is None


def holder_of(subject: Subject) -> Holder:
    """What kind of holder of a certificate an enterprise would be."""
    if subject.state.listing == "unlisted":
        # What its file says is left to chance, so it is told once more from the beginning.
        told = fields_of(subject_of(subject.sketch, subject.demo))
        return "published" if told.get("publish_certificate") else "hidden"
    return "renamed" if subject.sketch.former else "listed"
