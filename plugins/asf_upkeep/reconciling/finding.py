"""One thing in which the register and an extract differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a finding is about, in the order in which they are told."""

    GONE = "gone"
    ENDING = "ending"
    UNSURE = "unsure"
    NAME = "name"
    FORM = "form"
    ADDRESS = "address"
    NUMBER = "number"
    OTHER_NUMBER = "other-number"
    UNREAD = "unread"
    MISSING = "missing"
    NOT_KEPT = "not-kept"
    NUMBERLESS = "numberless"


WRITABLE = (Kind.GONE, Kind.NAME, Kind.FORM, Kind.ADDRESS)
"""Kinds of which some can be written as they are."""

NOT_COMPARED = (Kind.MISSING, Kind.NOT_KEPT, Kind.NUMBERLESS)
"""Kinds that only say why an entry couldn't be held against anything."""

HEADINGS = {
    Kind.GONE: "Avregistrerade",
    Kind.ENDING: "Konkurs, likvidation och annat som pågår",
    Kind.UNSURE: "Kan vara avregistrerade, men är inte säkra",
    Kind.NAME: "Ett annat namn",
    Kind.FORM: "En annan juridisk form",
    Kind.ADDRESS: "En annan adress",
    Kind.NUMBER: "Saknar nummer i registret, men kan ha hittats på namn och ort",
    Kind.OTHER_NUMBER: "Numret finns inte i filen, men namnet finns med ett annat nummer",
    Kind.UNREAD: "Raden går inte att läsa",
    Kind.MISSING: "Numret finns inte i filen",
    Kind.NOT_KEPT: "Föreningar, stiftelser och trossamfund som inte finns i filen",
    Kind.NUMBERLESS: "Saknar nummer i registret, så de går inte att jämföra",
}

WHAT_TO_DO = {
    Kind.ENDING: "De finns kvar i företagsregistret tills det är klart. Ring och fråga hur det "
    "går.",
    Kind.UNSURE: "Ta reda på om verksamheten finns kvar, och vem som driver den.",
    Kind.NAME: "Ett annat namn utåt kan vara rätt. Skriv bara för dem som har bytt namn.",
    Kind.ADDRESS: "Filen har postadresser. Skriv bara där man också besöker företaget.",
    Kind.NUMBER: "Fråga företaget efter numret: samma namn är inte alltid samma företag.",
    Kind.OTHER_NUMBER: "Fråga företaget vilket nummer som är rätt.",
    Kind.UNREAD: "Sök upp dem hos Bolagsverket.",
    Kind.MISSING: "Jämför numret med registreringsbeviset.",
    Kind.NOT_KEPT: "De behöver inte stå i den här filen. SCB:s bulkfil har fler av dem.",
    Kind.NUMBERLESS: "Fråga efter numret nästa gång ni hörs.",
}
"""What there is to do about all findings of a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing in which an entry and an extract differ.

    Attributes:
        kind: What it is about.
        slug: The entry.
        name: What it is called.
        place: Where it is, in words.
        why: Swedish sentences.
        to_do: What there is to do beside that, in Swedish; "" for nothing.
        command: What does it, where one has to decide oneself; "" for none.
        changes: Fields and what they become, None for nothing; empty for what is never written
            by itself.
    """

    kind: Kind
    slug: str
    name: str
    place: str
    why: str
    to_do: str = ""
    command: str = ""
    changes: tuple[tuple[str, Any], ...] = ()
