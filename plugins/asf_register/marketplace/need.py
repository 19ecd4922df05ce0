"""What a post asks for: one need a lot, or one for the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.marketplace.country import Country, Reach
from asf_register.marketplace.cpv import CpvTerms, stem
from asf_register.marketplace.post import Lot, Post


@dataclass(frozen=True, slots=True)
class Need:
    """Something that an enterprise can answer by itself.

    Attributes:
        post: The post's id.
        number: The lot's, counted from 1; 0 for a post without lots.
        title: The lot's; "" for a post without lots.
        industries: The ids of the industries that it names, or that its codes belong to.
        stems: The stems of its CPV codes.
        services: The ids of the integration services that it names, or that its codes belong to.
        reach: Where it is wanted.
    """

    post: str
    number: int
    title: str
    industries: frozenset[str]
    stems: tuple[str, ...]
    services: frozenset[str]
    reach: Reach

    @property
    def asks_for_something(self) -> bool:
        """Whether it says what is wanted."""
        return bool(self.industries or self.stems or self.services)


def needs_of(
    post: Post, country: Country, industries: CpvTerms, services: CpvTerms
) -> tuple[Need, ...]:
    """What a post asks enterprises for; nothing where it asks buyers.

    Args:
        post: The post.
        country: Turns its places into reaches.
        industries: The industries by their codes.
        services: The integration services by their codes.
    """
    if not post.seeks_enterprises:
        return ()
    return tuple(
        Need(
            post=post.id,
            number=number,
            title=lot.title if number else "",
            industries=frozenset((*lot.industries, *industries.of(stems))),
            stems=stems,
            services=frozenset((*post.services, *services.of(stems))),
            reach=country.of_place(lot.place),
        )
        for number, lot in _lots(post)
        for stems in [tuple(dict.fromkeys(map(stem, lot.cpv)))]
    )


def _lots(post: Post) -> Iterator[tuple[int, Lot]]:
    """The lots with all that holds for each; the whole as one where there are none."""
    if not post.lots:
        yield 0, Lot(title="", industries=post.industries, cpv=post.cpv, place=post.place)
    for number, lot in enumerate(post.lots, 1):
        # A lot that says what it is about is not about the rest.
        says = lot if lot.industries or lot.cpv else post
        yield (
            number,
            Lot(
                title=lot.title,
                industries=says.industries,
                cpv=says.cpv,
                place=lot.place or post.place,
            ),
        )
