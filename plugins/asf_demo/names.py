"""Names that Swedish enterprises could have, each with an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from random import Random

from asf_register.rules.names import slugs_for, sound
from asf_register.slugs import fold
from asf_register.vocabulary import Vocabulary

from asf_demo.bank import Names, Trade
from asf_demo.places import Town, genitive, inside

# So many names are tried before one is taken that somebody has elsewhere, and then that must be
# told apart by a number.
_TRIES_FOR_A_NEW_ONE = 5
_TRIES = 12
_FORMER = (
    "Projekt {word}",
    "Kooperativet {word}",
    "{word} Aktivitetshus",
    "Arbetscentrum {in_town}",
    "Föreningen {word} {in_town}",
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name has to be told from others: a region, maybe a municipality, and a town."""

    region: str
    municipality: str | None
    town: Town


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the address made of it, and the part that units take over."""

    written: str
    slug: str
    brand: str


class Namer:
    """Gives out names; no address is given twice.

    Args:
        names: What names are made of.
        words: The closed lists.
    """

    def __init__(self, names: Names, words: Vocabulary) -> None:
        self._names = names
        self._words = words
        self._taken: set[str] = set()
        self._heard: set[tuple[str | None, str]] = set()

    def new(self, trade: Trade, spot: Spot, luck: Random) -> Name:
        """A name for an enterprise of a trade."""
        for tries in count():
            written, brand = self._invented(trade, spot, luck)
            if tries >= _TRIES:
                written = f"{written} {tries}"
            slug = self._free_slug(written, spot, elsewhere=tries >= _TRIES_FOR_A_NEW_ONE)
            if slug:
                return self._given(Name(written, slug, brand), spot)
        raise AssertionError

    def of_unit(self, parent: Name, trade: Trade, spot: Spot, luck: Random) -> Name:
        """A name for a unit, which begins as that of its enterprise."""
        start = luck.randrange(len(trade.unit))
        for tries in count(start):
            written = f"{parent.brand} {trade.unit[tries % len(trade.unit)]}"
            if tries - start >= len(trade.unit):
                written = f"{written} {tries - start}"
            slug = self._free_slug(written, spot, elsewhere=True)
            if slug:
                return self._given(Name(written, slug, written), spot)
        raise AssertionError

    def settled(self, written: str, spot: Spot) -> Name:
        """A name that is given beforehand."""
        slug = self._free_slug(written, spot, elsewhere=True)
        return self._given(Name(written, slug, written), spot)

    def former(self, spot: Spot, luck: Random) -> tuple[str, str] | None:
        """A name from before and its address; None where that is somebody's."""
        word = luck.choice(self._names.words)
        written = luck.choice(_FORMER).format(word=word, in_town=inside(spot.town.name))
        slug = fold(written)
        if slug in self._taken:
            return None
        self._taken.add(slug)
        return written, slug

    def _invented(self, trade: Trade, spot: Spot, luck: Random) -> tuple[str, str]:
        word = luck.choice(self._names.words)
        kind = luck.random()
        if kind < 0.33:
            own = luck.choice(trade.names)
            return own, own
        pattern = luck.choice(trade.patterns if kind < 0.84 else self._names.free)
        while spot.municipality is None and "town" in pattern:
            pattern = luck.choice(trade.patterns)
        town = spot.town.name
        written = pattern.format(
            word=word,
            of_word=genitive(word),
            town=town,
            towns=genitive(town),
            in_town=inside(town),
        )
        return written, word if "word" in pattern else written

    def _free_slug(self, written: str, spot: Spot, elsewhere: bool) -> str:
        """An address that nobody has, or ""; other names in the municipality must sound unlike."""
        if (spot.municipality, sound(written)) in self._heard:
            return ""
        slugs = slugs_for(written, spot.region, spot.municipality, self._words)
        free = (slug for slug in slugs if slug not in self._taken)
        return next(free, "") if elsewhere or slugs[0] not in self._taken else ""

    def _given(self, name: Name, spot: Spot) -> Name:
        self._taken.add(name.slug)
        if spot.municipality is not None:
            self._heard.add((spot.municipality, sound(name.written)))
        return name
