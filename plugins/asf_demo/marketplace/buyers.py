"""Who asks: organisations that aren't there, in places that aren't either.

A post says what somebody wants, and nobody real is to be made to say it: so not even the
municipalities and regions are real, only where their posts are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from asf_register.marketplace.post import ActorKind
from asf_register.slugs import fold

from asf_demo.contact import organisation_number
from asf_demo.facts import domain_of
from asf_demo.post_words import Buyers
from asf_demo.sketches import Sketch

# Enterprises count from 0 and never are so many, so no two have the same number.
_FIRST_NUMBER = 4_000_000


@dataclass(frozen=True, slots=True)
class Asker:
    """Whose a post is.

    Attributes:
        actor: As the file says it.
        id: Tells it from all others.
        domain: Where its addresses are.
    """

    actor: dict[str, Any]
    id: str
    domain: str


class Askers:
    """Names organisations; the same name is the same organisation.

    Args:
        words: What they are called.
        seed: Of the demo.
    """

    def __init__(self, words: Buyers, seed: int) -> None:
        self._words = words
        self._seed = seed
        self._known: dict[str, int] = {}

    def enterprise(self, sketch: Sketch) -> Asker:
        """An enterprise of the demo."""
        actor = {"kind": "enterprise", "enterprise": sketch.slug}
        return Asker(actor, sketch.slug, domain_of(sketch.slug))

    def organisation(
        self, kind: ActorKind, region: str, luck: Random, called: str | None = None
    ) -> Asker:
        """Somebody of a kind.

        Args:
            kind: Of which.
            region: Where they are at home.
            luck: Decides.
            called: What one of the kind is called, where that isn't left to chance.
        """
        places = self._words.places[region]
        name = (called or luck.choice(self._words.names[kind])).format(
            place=luck.choice(places.places), region=places.region
        )
        actor: dict[str, Any] = {"kind": kind, "name": name}
        number = self._known.setdefault(name, len(self._known))
        if luck.random() < 0.6:
            actor["organisation_number"] = organisation_number(_FIRST_NUMBER + number, self._seed)
        return Asker(actor, name, domain_of(fold(name)))

    def other(self, region: str, luck: Random) -> str:
        """Somebody who gets a contract without being an enterprise of the list."""
        place = luck.choice(self._words.places[region].places)
        return luck.choice(self._words.others).format(place=place)


def contact_of(
    asker: Asker, mail: str, number: int, phone: Callable[[], str], luck: Random
) -> dict[str, Any]:
    """How one answers.

    Args:
        asker: Whom.
        mail: The first part of the address.
        number: Of the post.
        phone: Gives a telephone number.
        luck: Decides.
    """
    if mail == "upphandling" and luck.random() < 0.6:
        return {"url": f"https://upphandling.{asker.domain}/{2000 + number}"}
    contact = {"email": f"{mail}@{asker.domain}"}
    return {**contact, "phone": phone()} if luck.random() < 0.4 else contact
