"""Rules for names and addresses: slugs, aliases and units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asf_register.enterprise import Enterprise
from asf_register.problem import DocumentKey, Finding
from asf_register.rules.rule import Context
from asf_register.slugs import KEPT_FOR_EXPERIENCES, KEPT_SLUG, fold, is_slug
from asf_register.vocabulary import Vocabulary

# Spellings that Swedes hear as the same: Café/Kafé, Wasa/Vasa, Sofia/Sophia.
_SOUNDS = (("ph", "f"), ("c", "k"), ("w", "v"), ("z", "s"), ("q", "k"))
_DOUBLED = re.compile(r"(.)\1+")
# Beside the enterprises' files of open data.
_INDEX = "index"
_KEPT = {
    _INDEX: "listans öppna data",
    KEPT_SLUG: "formuläret för nya företag",
    KEPT_FOR_EXPERIENCES: "formuläret för erfarenheter",
}


def slug_of_name(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A file is named after its enterprise, with the municipality added where two collide."""
    plain = fold(enterprise.name)
    if not plain:
        yield Finding(
            ("name",),
            f'namnet "{enterprise.name}" har ingen bokstav eller siffra att göra en adress av.',
            "Skriv namnet så att det har minst en bokstav.",
        )
        return
    words = context.register.vocabulary
    allowed = slugs_for(enterprise.name, enterprise.region, enterprise.municipality, words)
    if enterprise.slug in _KEPT:
        yield Finding(
            ("name",),
            f'adressen "{enterprise.slug}" används av {_KEPT[enterprise.slug]}.',
            _better_name(enterprise.slug, allowed, context),
        )
    elif enterprise.slug not in allowed:
        yield Finding(
            ("name",),
            f'filen heter "{enterprise.slug}.yaml", men namnet är "{enterprise.name}".',
            _better_name(enterprise.slug, allowed, context),
        )


def slugs_for(name: str, region: str, municipality: str | None, words: Vocabulary) -> list[str]:
    """What the file of an enterprise may be called, the best first.

    Args:
        name: The enterprise's name.
        region: Its region's code.
        municipality: Its municipality's code, where that is known.
        words: The closed lists.
    """
    plain = fold(name)
    allowed = [plain, fold(f"{name} {words.regions[region].short}")]
    if municipality:
        allowed.insert(1, fold(f"{plain}-{words.municipalities[municipality].slug}"))
    return [slug for slug in allowed if slug not in _KEPT]


def _better_name(slug: str, allowed: list[str], context: Context) -> str:
    free = (name for name in allowed if not (context.register.find(name) or name in context.unread))
    better = next(free, None)
    if better is None:
        return "Alla filnamn som passar är upptagna. Gör namnet tydligt annorlunda."
    if slug == _INDEX:
        return f'Byt filens namn till "{better}.yaml".'
    return (
        f'Byt filens namn till "{better}.yaml". Är filen redan publicerad: lägg också till '
        f'"{slug}" under aliases, så att gamla länkar leder rätt.'
    )


def alias_collision(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """An earlier address leads to one enterprise only, and is no address in use."""
    register = context.register
    owners: dict[str, str] = {}
    for enterprise in register:
        for index, alias in enumerate(enterprise.aliases):
            taken_by = alias if alias in register.enterprises else owners.get(alias)
            owners.setdefault(alias, enterprise.slug)
            if taken_by is not None:
                others = {taken_by} - {enterprise.slug}
                yield (
                    ("asf", enterprise.slug),
                    Finding(
                        ("aliases", index),
                        f'den tidigare adressen "{alias}" används redan av {taken_by}.yaml.',
                        "Ta bort raden här, eller ändra i den andra filen.",
                        also=tuple(("asf", slug) for slug in others),
                    ),
                )


def alias_name(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An earlier address is one that every system can store as a file."""
    for index, alias in enumerate(enterprise.aliases):
        if not is_slug(alias):
            yield Finding(
                ("aliases", index),
                f'"{alias}" kan inte vara en adress, eftersom Windows har reserverat namnet.',
                "Ta bort raden.",
            )
        elif alias == _INDEX:
            yield Finding(
                ("aliases", index),
                f'adressen "{alias}" används av {_KEPT[alias]}.',
                "Ta bort raden.",
            )


def part_of_known(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A unit is part of an enterprise in the register, and not of itself."""
    if enterprise.part_of is None:
        return
    seen = {enterprise.slug}
    above: Enterprise | None = enterprise
    while above is not None and above.part_of is not None:
        name = above.part_of
        above = context.register.find(name)
        if above is None and len(seen) == 1 and name not in context.unread:
            yield Finding(
                ("part_of",),
                f'det finns inget företag med filnamnet "{name}".',
                "Skriv filnamnet utan .yaml på ett företag i registret, eller ta bort raden.",
            )
        elif above is not None and above.slug == enterprise.slug:
            yield Finding(
                ("part_of",),
                f'"{enterprise.part_of}" gör att enheten blir del av sig själv.',
                "Skriv det företag som enheten hör till, eller ta bort raden.",
                also=tuple(("asf", slug) for slug in seen - {enterprise.slug}),
            )
        if above is not None:
            if above.slug in seen:
                return  # a ring, which is said of those that are in it
            seen.add(above.slug)


def similar_names(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """Names in one municipality differ in more than their spelling."""
    first: dict[tuple[str | None, str], Enterprise] = {}
    for enterprise in context.register:
        if enterprise.municipality is None:
            continue
        other = first.setdefault((enterprise.municipality, sound(enterprise.name)), enterprise)
        if other is not enterprise:
            yield (
                ("asf", enterprise.slug),
                Finding(
                    ("name",),
                    f'"{enterprise.name}" liknar "{other.name}" i {other.slug}.yaml, i samma '
                    "kommun.",
                    "Är det samma företag: behåll en av filerna. Annars: gör namnen tydligt olika.",
                    also=(("asf", other.slug),),
                ),
            )


def sound(name: str) -> str:
    """How a name sounds to a Swede: the same for «Kafé Linden» and «Café Lindén»."""
    key = fold(name).replace("-", "")
    for written, heard in _SOUNDS:
        key = key.replace(written, heard)
    return _DOUBLED.sub(r"\1", key)
