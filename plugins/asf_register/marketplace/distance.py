"""How far an enterprise is from where something is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.enterprise import Enterprise
from asf_register.marketplace.country import Country, Reach
from asf_register.marketplace.post import Place, Post
from asf_register.position import Position, kilometres
from asf_register.register import Register
from asf_register.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Goal:
    """What distances are measured to: where a post or its lots want something.

    Attributes:
        reach: The place.
        centres: Those of its municipalities; only that in the middle, for a circle.
    """

    reach: Reach
    centres: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What distances are measured from: an enterprise.

    Attributes:
        reach: The municipalities that it is in.
        position: Where it is; None where only its region is known.
    """

    reach: Reach
    position: Position | None

    def km_to(self, goal: Goal | None) -> float | None:
        """Kilometres to the nearest municipality of a place.

        Returns:
            0 inside a place of several municipalities; None where one of the two is known no
            closer than a region, or the place is the whole country.
        """
        if self.position is None or goal is None:
            return None
        if len(goal.centres) > 1 and self.reach & goal.reach:
            return 0.0
        return min([kilometres(self.position, centre) for centre in goal.centres])


def goal_of(post: Post, country: Country, words: Vocabulary) -> Goal | None:
    """What distances to a post are measured to; None for the whole country."""
    places = {lot.place or post.place for lot in post.lots} or {post.place}
    reach = 0
    for place in places:
        reach |= country.of_place(place)
    if reach == country.everywhere:
        return None
    middle = _middle(next(iter(places))) if len(places) == 1 else None
    codes = [middle] if middle else country.places_in(reach)
    return Goal(reach, tuple(words.municipalities[code].centre for code in codes))


def _middle(place: Place | None) -> str | None:
    """The municipality that a circle is drawn around; None for other places."""
    if place is None or place.regions or place.municipalities:
        return None
    return place.around


def start_of(enterprise: Enterprise, country: Country, register: Register) -> Start:
    """What distances from an enterprise are measured from."""
    return Start(country.of_enterprise(enterprise), register.position_of(enterprise))
