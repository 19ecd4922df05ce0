"""Rules for the closed lists: each term once, with an address where it has a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asf_register.documents import Document
from asf_register.problem import Finding
from asf_register.rules.rule import Context

_WITH_PAGES = ("regions", "municipalities", "industries")


def repeated_term(document: Document, context: Context) -> Iterator[Finding]:
    """A closed list has each code or id once."""
    for key in ("code", "id"):
        for index, value, first in _repeated(document.value, key):
            yield Finding(
                (index, key),
                f'"{value}" står redan som nummer {first + 1} i listan.',
                "Behåll en av dem, eller ge den andra en egen kod.",
            )


def repeated_address(document: Document, context: Context) -> Iterator[Finding]:
    """No two pages of a closed list have the same address."""
    if document.slug not in _WITH_PAGES:
        return
    for index, slug, first in _repeated(document.value, "slug"):
        yield Finding(
            (index, "slug"),
            f'adressen "{slug}" används redan av nummer {first + 1} i listan.',
            "Skriv en annan slug på den som är nyast.",
        )


def industry_address(document: Document, context: Context) -> Iterator[Finding]:
    """Each industry has an address for its page."""
    if document.slug != "industries":
        return
    for index, term in enumerate(document.value):
        if "slug" not in term:
            yield Finding(
                (index,),
                f'branschen "{term["title"]}" saknar adress, så den kan inte få någon sida.',
                "Lägg till slug: med små bokstäver a–z, siffror och bindestreck.",
            )


def figure_unit(document: Document, context: Context) -> Iterator[Finding]:
    """Each kind of figure says what its numbers count."""
    if document.slug != "figure-kinds":
        return
    for index, term in enumerate(document.value):
        if "unit" not in term:
            yield Finding(
                (index,),
                f'siffran "{term["title"]}" saknar enhet.',
                "Lägg till unit: people, percent eller kronor.",
            )


def municipality_code(document: Document, context: Context) -> Iterator[Finding]:
    """A municipality's code begins with that of its region."""
    if document.slug != "municipalities":
        return
    for index, place in enumerate(document.value):
        if not place["code"].startswith(place["region"]):
            yield Finding(
                (index, "code"),
                f"kommunkoden {place['code']} börjar inte med länskoden {place['region']}.",
                "Rätta den kod som är fel.",
            )


def _repeated(terms: list[dict[str, Any]], key: str) -> Iterator[tuple[int, Any, int]]:
    """Each later term with a value that an earlier one has: its index, the value, the earlier."""
    seen: dict[Any, int] = {}
    for index, term in enumerate(terms):
        if key in term and seen.setdefault(term[key], index) != index:
            yield index, term[key], seen[term[key]]
