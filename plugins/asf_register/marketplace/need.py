"""What a post asks for: one need a lot, or one for the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
        reserved: Whether it is reserved, by itself or with the whole.
    """

    post: str
    number: int
    title: str
    industries: frozenset[str]
    stems: tuple[str, ...]
    services: frozenset[str]
    reach: Reach
    reserved: bool

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
            services=frozenset((*asked, *services.of(stems))),
            reach=country.of_place(lot.place),
            reserved=lot.reserved,
        )
        for number, lot, asked in _lots(post)
        for stems in [tuple(dict.fromkeys(map(stem, lot.cpv)))]
    )


def _lots(post: Post) -> Iterator[tuple[int, Lot, tuple[str, ...]]]:
    """The lots with all that holds for each, and the services; the whole where there are none."""
    whole = Lot(
        title="",
        industries=post.industries,
        cpv=post.cpv,
        place=post.place,
        reserved=post.is_reserved,
    )
    if not post.lots:
        yield 0, whole, post.services
    for number, lot in enumerate(post.lots, 1):
        held = replace(lot, place=lot.place or whole.place, reserved=lot.reserved or whole.reserved)
        if lot.industries or lot.cpv:
            # What says what it is about is not about the rest.
            yield number, held, ()
        else:
            asked = replace(held, industries=whole.industries, cpv=whole.cpv)
            yield number, asked, post.services
