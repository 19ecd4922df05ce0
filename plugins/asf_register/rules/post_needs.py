"""Rules for what a post tells those who may answer: what, where, and how one answers."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.marketplace.post import Place, Post, PostState
from asf_register.problem import Finding, Pointer
from asf_register.rules.listing import missing_division
from asf_register.rules.rule import Context

_TO_ANSWER = (PostState.UPCOMING, PostState.OPEN)


def post_subject(post: Post, context: Context) -> Iterator[Finding]:
    """A post says what it is about by industry, CPV code or service, or each of its lots does."""
    if post.years is not None or post.industries or post.cpv or post.services:
        return
    silent = [index for index, lot in enumerate(post.lots) if not (lot.industries or lot.cpv)]
    wheres: list[Pointer] = [("lots", index) for index in silent] if post.lots else [()]
    for pointer in wheres:
        yield Finding(
            pointer,
            f"{_part(pointer)} säger inte vad den gäller med bransch, CPV-kod eller tjänst, så "
            "ingen som kan svara hittar hit.",
            "Lägg till industries: eller cpv:."
            if pointer
            else "Lägg till industries:, cpv: eller services:.",
        )


def post_place(post: Post, context: Context) -> Iterator[Finding]:
    """A post says where, or each of its lots does."""
    if post.years is not None or post.place is not None:
        return
    silent = [index for index, lot in enumerate(post.lots) if lot.place is None]
    wheres: list[Pointer] = [("lots", index) for index in silent] if post.lots else [()]
    for pointer in wheres:
        yield Finding(
            pointer,
            f"{_part(pointer)} säger inte var.",
            "Lägg till place: med regions:, municipalities: eller whole_country: true.",
        )


def place_radius(post: Post, context: Context) -> Iterator[Finding]:
    """A number of kilometres is counted from a municipality, and the other way."""
    for pointer, place in _places(post):
        if place.around is not None and place.radius_km is None:
            yield Finding(
                (*pointer, "around"),
                "här står vilken kommun avståndet räknas från, men inte hur långt.",
                "Lägg till radius_km:, eller skriv kommunen under municipalities i stället.",
            )
        elif place.radius_km is not None and place.around is None:
            yield Finding(
                (*pointer, "radius_km"),
                "här står ett antal kilometer, men inte från vilken kommun.",
                "Lägg till around: med kommunens kod.",
            )


def post_answer(post: Post, context: Context) -> Iterator[Finding]:
    """A post that can be answered says how."""
    if post.contact or post.notice or post.state_on(context.day) not in _TO_ANSWER:
        return
    slug = post.actor.enterprise
    enterprise = context.register.find(slug) if slug else None
    if slug and enterprise is None:
        return  # that it isn't there is told already
    if enterprise is not None and (enterprise.email or enterprise.website):
        return
    yield Finding(
        (),
        "annonsen säger inte hur man svarar.",
        "Lägg till contact: med email: eller url:.",
    )


def post_about(post: Post, context: Context) -> Iterator[Finding]:
    """A collaboration is about another post of the marketplace, and no other kind is."""
    if post.about is None:
        return
    if post.kind != "collaboration":
        yield Finding(
            ("about",),
            "bara en annons om samverkan gäller en annan annons.",
            "Ta bort raden, eller skriv kind: collaboration.",
        )
    elif post.about == post.id:
        yield Finding(
            ("about",),
            "annonsen gäller sig själv.",
            "Skriv filnamnet på den annons som anbudet gäller.",
        )
    elif (
        post.about not in context.register.posts
        and ("marketplace", post.about) not in context.unread_documents
    ):
        yield Finding(
            ("about",),
            f'det finns ingen annons med filnamnet "{post.about}" i data/marketplace.',
            "Rätta filnamnet, eller ta bort raden.",
        )


def cpv_of_post(post: Post, context: Context) -> Iterator[Finding]:
    """A CPV code of a post begins with a division that exists."""
    for index, code in enumerate(post.cpv):
        yield from missing_division(("cpv", index), code, context)
    for number, lot in enumerate(post.lots):
        for index, code in enumerate(lot.cpv):
            yield from missing_division(("lots", number, "cpv", index), code, context)


def _part(pointer: Pointer) -> str:
    return "delen" if pointer else "annonsen"


def _places(post: Post) -> Iterator[tuple[Pointer, Place]]:
    if post.place is not None:
        yield ("place",), post.place
    for index, lot in enumerate(post.lots):
        if lot.place is not None:
            yield ("lots", index, "place"), lot.place
