"""Who the enterprises are, before anything is told of them.

Later makers need them too: a certification case or a post names an enterprise.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from random import Random

from asf_register.vocabulary import Municipality, Vocabulary

from asf_demo.bank import Bank, Trade
from asf_demo.names import Name, Namer, Spot
from asf_demo.places import Places
from asf_demo.states import AT_ITS_BEST, State, dealt

# Pictures cost more than all the rest, so only these first ones have any, and of them every ninth.
_WITH_LOGOS = 400
_LOGO_EVERY = 9
_PARENTS_KEPT = 40
# As the golden steps of places, and out of step with them.
_SILVER = sqrt(2) - 1


@dataclass(frozen=True, slots=True)
class Sketch:
    """An enterprise in outline.

    Attributes:
        number: Counts the enterprises, from 0.
        name: With its address.
        spot: Where it is.
        trade: What it mainly does.
        turn: How many of its trade came before it.
        state: What kind of entry it has.
        parent: What it is a unit of.
        former: A name from before and its address.
        logo: Whether it has a picture.
    """

    number: int
    name: Name
    spot: Spot
    trade: Trade
    turn: int
    state: State
    parent: Sketch | None = None
    former: tuple[str, str] | None = None
    logo: bool = False

    @property
    def slug(self) -> str:
        """Its address."""
        return self.name.slug


class Sketcher:
    """Sketches enterprises one after the other; each depends on those before it only.

    Args:
        luck: Chance, by its subject.
        bank: The texts.
        places: Where they can be.
        words: The closed lists.
    """

    def __init__(
        self, luck: Callable[..., Random], bank: Bank, places: Places, words: Vocabulary
    ) -> None:
        self._luck = luck
        self._bank = bank
        self._places = places
        self._words = words
        self._namer = Namer(bank.names, words)
        self._trades = list(bank.trades.values())
        self._weights = list(accumulate(trade.weight for trade in self._trades))
        self._turns: Counter[str] = Counter()
        self._parents: deque[Sketch] = deque(maxlen=_PARENTS_KEPT)
        self._deck: list[State] = []
        start = luck("start")
        self._start_place, self._start_trade = start.random(), start.random()

    def sketches(self, count: int) -> Iterator[Sketch]:
        """So many enterprises, those that every demo has first."""
        leads = self._bank.names.always
        # Names that are given beforehand are kept free, also in a demo too small for all of them.
        spots = [self._spot(self._words.municipalities[lead.municipality]) for lead in leads]
        names = [self._namer.settled(lead.name, at) for lead, at in zip(leads, spots, strict=True)]
        for number in range(count):
            if number < len(leads):
                yield self._lead(number, names[number], spots[number])
            else:
                yield self._dealt(number, self._luck("sketch", number))

    def _lead(self, number: int, name: Name, spot: Spot) -> Sketch:
        """One that every demo has, at its best."""
        lead = self._bank.names.always[number]
        trade = self._bank.trades[lead.trade]
        turn = self._turns[lead.trade]
        return self._kept(Sketch(number, name, spot, trade, turn, AT_ITS_BEST, logo=lead.logo))

    def _dealt(self, number: int, luck: Random) -> Sketch:
        """The next enterprise, with the next card of the deck."""
        self._deck = self._deck or dealt(self._luck("states", number))
        state = self._deck.pop()
        parent = luck.choice(self._parents) if state.unit and self._parents else None
        former = None
        if parent is not None:
            spot = parent.spot
            trade = self._bank.trades[luck.choice(parent.trade.beside)]
            name = self._namer.of_unit(parent.name, trade, spot, luck)
        else:
            spot = self._spot(self._places.spread(number, self._start_place), luck, state)
            trade = self._trade(number)
            name = self._namer.new(trade, spot, luck)
            former = self._namer.former(spot, luck) if state.renamed else None
        turn = self._turns[trade.industry]
        logo = _has_logo(number, state)
        return self._kept(Sketch(number, name, spot, trade, turn, state, parent, former, logo))

    def _kept(self, sketch: Sketch) -> Sketch:
        """Remember what later ones depend on."""
        state = sketch.state
        self._turns[sketch.trade.industry] += 1
        if state.listing == "consented" and not (state.closed or state.sparse or state.unit):
            self._parents.append(sketch)
        return sketch

    def _trade(self, number: int) -> Trade:
        """Trades come as often as their weights say, evenly."""
        at = (self._start_trade + number * _SILVER) % 1 * self._weights[-1]
        return self._trades[min(bisect(self._weights, at), len(self._trades) - 1)]

    def _spot(
        self, place: Municipality, luck: Random | None = None, state: State = AT_ITS_BEST
    ) -> Spot:
        town = self._places.town(place, luck or self._luck("town", place.code))
        return Spot(place.region, None if state.region_only else place.code, town)


def _has_logo(number: int, state: State) -> bool:
    shown = state.listing == "consented" and not state.sparse
    return shown and number < _WITH_LOGOS and number % _LOGO_EVERY == 0
