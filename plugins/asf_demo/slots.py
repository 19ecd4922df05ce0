"""The slots of sentences, and what is put into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

from asf_demo.demo import Demo
from asf_demo.facts import Facts
from asf_demo.places import inside
from asf_demo.sketches import Sketch

_Choice = TypeVar("_Choice")
_UP_TO_19 = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton"
).split()
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()


class Slots(dict[str, str]):
    """Words for the slots of sentences; those of a trade are drawn when first asked for.

    A slot that ends in 2 gets another word than the one without.

    Args:
        known: What is given.
        trade: What there is to draw from.
        luck: Decides.
    """

    def __init__(
        self, known: Mapping[str, str], trade: Mapping[str, tuple[str, ...]], luck: Random
    ) -> None:
        super().__init__(known)
        self._trade = trade
        self._luck = luck

    def __missing__(self, slot: str) -> str:
        kind = slot.removesuffix("2")
        other = self.get(kind) or self.get(f"{kind}2")
        self[slot] = self._luck.choice([word for word in self._trade[kind] if word != other])
        return self[slot]

    def fill(self, sentence: str) -> str:
        """A sentence with its slots filled, beginning with a capital letter."""
        said = sentence.format_map(self)
        return said[0].upper() + said[1:]


def slots_of(sketch: Sketch, demo: Demo, facts: Facts, luck: Random) -> Slots:
    """What sentences about an enterprise may name."""
    words = demo.words
    town = sketch.spot.town.name
    place = words.municipalities.get(sketch.spot.municipality or "")
    region = words.regions[sketch.spot.region].name
    known = {
        "name": sketch.name.written,
        "town": town,
        "in_town": inside(town),
        "in_municipality": inside(place.name if place else region),
        "in_place": inside(town if place else region),
        "region": region,
        "founded": str(facts.founded),
        "closed": str(facts.until.year),
        "years": in_words(facts.until.year - facts.founded),
        "employed": in_words(facts.employed),
        "group": facts.group.phrase,
        "parent": sketch.parent.name.written if sketch.parent else "",
        "business": sketch.trade.business,
        "industry": words.industries[sketch.trade.industry].title.lower(),
        "tasks": sketch.trade.tasks,
    }
    return Slots(known, sketch.trade.words, luck)


def cycled(options: Sequence[_Choice], turn: int) -> _Choice:
    """One of some options; all come before one comes again, and pairs come again late."""
    return options[(turn + turn // len(options)) % len(options)]


def in_words(number: int) -> str:
    """A number below a hundred in letters: «tjugotre»."""
    if number < len(_UP_TO_19):
        return _UP_TO_19[number]
    ones = _UP_TO_19[number % 10] if number % 10 else ""
    return f"{_TENS[number // 10 - 2]}{ones}"
