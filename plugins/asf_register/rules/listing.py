"""Rules for what may be shown, and what is needed to be found."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.enterprise import Enterprise
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context


def consent_needed(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An enterprise that is listed by consent has said yes on a day."""
    if enterprise.listing == "consented" and enterprise.consent is None:
        yield Finding(
            ("listing",),
            "företaget visas som samtyckt, men samtycket saknas.",
            "Lägg till consent: med date: och by:, eller skriv listing: unlisted.",
        )


def sources_needed(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An enterprise that is shown from sources names them."""
    if enterprise.listing == "sources" and not enterprise.sources:
        yield Finding(
            ("listing",),
            "företaget visas ur källor, men ingen källa står här.",
            "Lägg till sources: med url:, year: och supports:, eller skriv listing: unlisted.",
        )


def industries_wanted(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An enterprise has an industry to be found by."""
    if not enterprise.all_industries and enterprise.closed is None:
        yield Finding(
            ("industries",),
            "ingen bransch är angiven, så företaget hittas inte på bransch.",
            "Lägg till industries: när du vet vad företaget gör.",
        )


def cpv_division(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A CPV code begins with a division that exists."""
    for number, offer in enumerate(enterprise.offers):
        for index, code in enumerate(offer.cpv):
            yield from missing_division(("offers", number, "cpv", index), code, context)


def missing_division(pointer: Pointer, code: str, context: Context) -> Iterator[Finding]:
    """Say of a CPV code that its division doesn't exist.

    Args:
        pointer: Where it stands.
        code: The code.
        context: Has the divisions.
    """
    if code[:2] not in context.register.vocabulary.cpv_divisions:
        yield Finding(
            pointer,
            f'CPV-koden "{code}" finns inte: ingen huvudgrupp börjar med {code[:2]}.',
            "Slå upp koden och skriv den på nytt.",
        )
