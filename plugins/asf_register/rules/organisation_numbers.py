"""Rules for organisation numbers. Source: Skatteverket, SKV 709."""

from __future__ import annotations

from collections.abc import Iterator

from stdnum.se import orgnr

from asf_register.enterprise import Enterprise
from asf_register.problem import DocumentKey, Finding, Pointer
from asf_register.rules.rule import Context
from asf_register.swedish import listing

_FIELD = ("organisation_number",)
_NAMED = 3
PERSONS_NUMBER = "numret ser ut som ett personnummer, och sådana får aldrig stå i registret."


def organisation_number_check_digit(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An organisation number ends in the right check digit."""
    number = enterprise.organisation_number
    if number is not None:
        yield from wrong_check_digit(_FIELD, number)


def organisation_number_personal(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An organisation number is no person's identity number."""
    number = enterprise.organisation_number
    if number is not None and is_persons(number):
        yield Finding(_FIELD, PERSONS_NUMBER, "Ta bort raden. En enskild firma visas utan nummer.")


def organisation_number_unique(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """Two enterprises have the same organisation number only where one is a unit."""
    owners: dict[str, list[str]] = {}
    for enterprise in context.register:
        if enterprise.organisation_number and enterprise.part_of is None:
            owners.setdefault(enterprise.organisation_number, []).append(enterprise.slug)
    for number, slugs in owners.items():
        if len(slugs) == 1:
            continue
        for slug in slugs:
            others = [other for other in slugs if other != slug]
            yield (
                ("asf", slug),
                Finding(
                    _FIELD,
                    f"organisationsnumret {number} står också i {_files(others)}.",
                    "Rätta det nummer som är fel. Är det ena en enhet i det andra: skriv part_of.",
                    also=tuple(("asf", other) for other in others),
                ),
            )


def unit_number(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A unit has the organisation number of the enterprise that it is part of."""
    own, part_of = enterprise.organisation_number, enterprise.part_of
    above = context.register.find(part_of) if part_of else None
    if own is None or above is None or above.slug == enterprise.slug:
        return
    number = context.register.number_of(above)
    if number is None and above.part_of is not None:
        return  # what is wrong further up is said there
    if number is None:
        yield Finding(
            _FIELD,
            f"enheten har ett organisationsnummer, men {above.slug}.yaml, som den hör till, saknar "
            "det.",
            f"Flytta raden till {above.slug}.yaml: enheten ärver numret.",
            also=(("asf", above.slug),),
        )
    elif number != own:
        yield Finding(
            _FIELD,
            f"enheten har ett annat organisationsnummer än {above.slug}.yaml, som den hör till.",
            "Enheten ärver numret: ta bort raden. Har den ett eget nummer är den ett eget företag: "
            "ta då bort part_of.",
            also=(("asf", above.slug),),
        )


def organisation_number_needed(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An enterprise that has confirmed its entry states its organisation number."""
    confirmed = enterprise.confirmed is not None and enterprise.confirmed.by == "enterprise"
    if confirmed and context.register.number_of(enterprise) is None:
        yield Finding(
            ("confirmed",),
            "företaget har bekräftat uppgifterna, men organisationsnumret saknas.",
            "Fråga företaget och lägg till organisation_number.",
        )


def wrong_check_digit(pointer: Pointer, number: str) -> Iterator[Finding]:
    """Say of a number that its check digit is wrong; of a person's number, nothing.

    Args:
        pointer: Where it stands.
        number: As NNNNNN-NNNN.
    """
    if not is_persons(number) and not orgnr.is_valid(number):
        yield Finding(
            pointer,
            f"organisationsnumret {number} har fel kontrollsiffra, så någon siffra är fel.",
            "Jämför med registreringsbeviset.",
        )


def is_persons(number: str) -> bool:
    """Whether a number in the form of an organisation's begins as a person's."""
    return number[2] < "2"


def _files(slugs: list[str]) -> str:
    names = [f"{slug}.yaml" for slug in slugs[:_NAMED]]
    more = len(slugs) - len(names)
    return f"{', '.join(names)} och {more} till" if more else listing(names)
