"""Rules for time: nothing lies in the future or before the beginning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context


def not_in_future(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """Dates and years are not in the future."""
    for pointer, day in _dates(enterprise):
        if day > context.day:
            yield Finding(pointer, f"datumet {day} har inte varit än.", "Rätta datumet.")
    for pointer, year in _years(enterprise):
        if year > context.day.year:
            yield Finding(pointer, f"året {year} har inte varit än.", "Rätta året.")


def founded_first(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """Nothing is stated for a year before the enterprise was founded."""
    founded = enterprise.founded
    if founded is None:
        return
    for index, figure in enumerate(enterprise.social_value.figures):
        if figure.year < founded:
            yield Finding(
                ("social_value", "figures", index, "year"),
                f"siffran gäller {figure.year}, men företaget grundades {founded}.",
                "Rätta siffrans år eller founded.",
            )
    if enterprise.closed is not None and enterprise.closed.date.year < founded:
        yield Finding(
            ("closed", "date"),
            f"företaget lades ner {enterprise.closed.date}, men grundades {founded}.",
            "Rätta datumet eller founded.",
        )


def closed_claims(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A closed enterprise claims nothing for the time after it closed."""
    if enterprise.closed is None:
        return
    day = enterprise.closed.date
    hint = "Rätta datumet för nedläggningen, eller ta bort uppgiften."
    if enterprise.member:
        yield Finding(
            ("member",),
            f"företaget lades ner {day}, men står som medlem.",
            "Ta bort raden member, eller skriv medlem=nej i samma asf set.",
        )
    if enterprise.confirmed is not None and enterprise.confirmed.date > day:
        yield Finding(
            ("confirmed", "date"),
            f"företaget lades ner {day}, men bekräftades {enterprise.confirmed.date}.",
            hint,
        )
    for index, figure in enumerate(enterprise.social_value.figures):
        if figure.year > day.year:
            yield Finding(
                ("social_value", "figures", index, "year"),
                f"företaget lades ner {day}, men har en siffra för {figure.year}.",
                hint,
            )
    for index, share in enumerate(enterprise.target_group_share):
        if share.date > day:
            yield Finding(
                ("target_group_share", index, "date"),
                f"företaget lades ner {day}, men har en andel för {share.date}.",
                hint,
            )


def _dates(enterprise: Enterprise) -> Iterator[tuple[Pointer, date]]:
    for name in ("consent", "confirmed", "admitted", "closed"):
        dated = getattr(enterprise, name)
        if dated is not None:
            yield (name, "date"), dated.date
    for index, share in enumerate(enterprise.target_group_share):
        yield ("target_group_share", index, "date"), share.date


def _years(enterprise: Enterprise) -> Iterator[tuple[Pointer, int]]:
    if enterprise.founded is not None:
        yield ("founded",), enterprise.founded
    for index, figure in enumerate(enterprise.social_value.figures):
        yield ("social_value", "figures", index, "year"), figure.year
    for index, source in enumerate(enterprise.sources):
        for name in ("year", "read"):
            year = getattr(source, name)
            if year is not None:
                yield ("sources", index, name), year
