"""Rules for whose a post is, and who got it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from asf_register.marketplace.post import Post
from asf_register.marketplace.post_kinds import POST_KINDS
from asf_register.problem import Finding, Pointer
from asf_register.public import is_public
from asf_register.rules.organisation_numbers import PERSONS_NUMBER, is_persons, wrong_check_digit
from asf_register.rules.rule import Context
from asf_register.schema import read_schema
from asf_register.swedish import alternatives

_INSTEAD = {
    "procurement": "Styrs organisationen av det offentliga: skriv kind: public_company under "
    "actor. Annars: skriv kind: request.",
    "iop": "Rätta actor, eller skriv kind: csr om ett företag söker ASF att samarbeta med.",
    "collaboration": "Rätta actor, eller skriv kind: request om det är något som ska köpas.",
    "csr": "Rätta actor, eller skriv kind: request om det är något som ska köpas.",
    "offer": "Rätta actor, eller skriv kind: surplus om det är något som blivit över.",
}
_INSTEAD["reserved_procurement"] = _INSTEAD["procurement"]


def post_actor(post: Post, context: Context) -> Iterator[Finding]:
    """A post comes from an ASF of the register by its file name, or from somebody else by name."""
    actor = post.actor
    if actor.kind != "enterprise":
        if actor.enterprise is not None:
            yield Finding(
                ("actor", "enterprise"),
                "annonsen pekar ut ett ASF i registret, men slaget av organisation är ett annat.",
                "Skriv kind: enterprise under actor, eller byt raden mot name:.",
            )
        elif actor.name is None:
            yield Finding(
                ("actor",),
                "annonsen säger inte vilken organisation den kommer från.",
                "Lägg till name: under actor.",
            )
        return
    if actor.enterprise is None:
        yield Finding(
            ("actor",),
            "annonsen kommer från ett ASF, men säger inte vilket i registret.",
            "Lägg till enterprise: med företagets filnamn utan .yaml. Finns det inte i registret: "
            "lägg in det först.",
        )
    for field in ("name", "organisation_number"):
        if getattr(actor, field) is not None:
            yield Finding(
                ("actor", field),
                "ett ASF i registret har sitt namn och sitt nummer i data/asf.",
                f"Ta bort {field}. Det räcker med enterprise.",
            )


def actor_number(post: Post, context: Context) -> Iterator[Finding]:
    """The number of who publishes a post is an organisation's, with the right check digit."""
    number, pointer = post.actor.organisation_number, ("actor", "organisation_number")
    if number is None:
        return
    if is_persons(number):
        yield Finding(pointer, PERSONS_NUMBER, "Ta bort raden. En enskild firma visas utan nummer.")
    yield from wrong_check_digit(pointer, number)


def actor_of_kind(post: Post, context: Context) -> Iterator[Finding]:
    """Only public buyers procure, only ASF offer and seek collaboration, only firms seek ASF."""
    allowed = POST_KINDS[post.kind].actors
    if post.actor.kind in allowed:
        return
    fields = read_schema("post")["properties"]
    kinds = fields["kind"]["x-labels"]
    actors = fields["actor"]["properties"]["kind"]["x-labels"]
    yield Finding(
        ("actor", "kind"),
        f"«{kinds[post.kind]}» kan bara komma från "
        f"{alternatives([f'«{actors[one]}»' for one in allowed])}, inte från "
        f"«{actors[post.actor.kind]}».",
        _INSTEAD[post.kind],
    )


def enterprise_of_post(post: Post, context: Context) -> Iterator[Finding]:
    """An ASF that publishes a post or got a contract is in the register."""
    if post.actor.enterprise is not None:
        yield from _unknown(("actor", "enterprise"), post.actor.enterprise, context)
    for index, supplier in enumerate(post.awarded.to if post.awarded else ()):
        if supplier.enterprise is not None:
            yield from _unknown(
                ("awarded", "to", index, "enterprise"), supplier.enterprise, context
            )


def _unknown(pointer: Pointer, slug: str, context: Context) -> Iterator[Finding]:
    if context.register.find(slug) is not None or slug in context.unread:
        return
    # What isn't shown is suggested to nobody: whoever sends a proposal may read this.
    shown = (
        one.slug
        for one in context.register
        if one.slug[0] == slug[0] and is_public(one, context.register.site)
    )
    near = get_close_matches(slug, shown, 1)
    otherwise = (
        "Finns företaget inte i registret: lägg in det först."
        if pointer[0] == "actor"
        else "Finns företaget inte i registret: skriv name: med dess namn i stället."
    )
    yield Finding(
        pointer,
        f'det finns inget företag med filnamnet "{slug}" i data/asf.',
        f'Menade du "{near[0]}"? {otherwise}' if near else otherwise,
    )
