"""Rules for organisation numbers. Source: Skatteverket, SKV 709."""

from __future__ import annotations

from collections.abc import Iterator

from stdnum.se import orgnr

from asf_register.enterprise import Enterprise
from asf_register.problem import Finding
from asf_register.rules.rule import Context

_FIELD = ("organisation_number",)


def organisation_number_check_digit(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An organisation number ends in the right check digit."""
    number = enterprise.organisation_number
    if number is not None and not orgnr.is_valid(number):
        yield Finding(
            _FIELD,
            f"organisationsnumret {number} har fel kontrollsiffra, så någon siffra är fel.",
            "Jämför med registreringsbeviset.",
        )


def organisation_number_personal(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An organisation number is no person's identity number."""
    number = enterprise.organisation_number
    if number is not None and number[2] < "2":
        yield Finding(
            _FIELD,
            "numret ser ut som ett personnummer, och sådana får aldrig stå i registret.",
            "Ta bort raden. En enskild firma visas utan nummer.",
        )


def organisation_number_unique(context: Context) -> Iterator[tuple[str, Finding]]:
    """Two enterprises have the same organisation number only where one is a unit."""
    owners: dict[str, list[str]] = {}
    for enterprise in context.register:
        if enterprise.organisation_number and enterprise.part_of is None:
            owners.setdefault(enterprise.organisation_number, []).append(enterprise.slug)
    for number, slugs in owners.items():
        if len(slugs) == 1:
            continue
        for slug in slugs:
            others = ", ".join(f"{other}.yaml" for other in slugs if other != slug)
            yield (
                slug,
                Finding(
                    _FIELD,
                    f"organisationsnumret {number} står också i {others}.",
                    "Rätta det nummer som är fel. Är det ena en enhet i det andra: skriv part_of.",
                ),
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
