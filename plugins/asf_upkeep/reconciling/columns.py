"""What the columns of an extract are about: the two bulk files, exports, and headings given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from asf_edit.importing.heading_words import known_words, plain_heading
from asf_register.errors import UsageError
from asf_register.explanation import clipped
from asf_register.problem import visible
from asf_register.slugs import fold
from asf_register.swedish import listing

from asf_upkeep.reconciling.extract_mapping import ExtractMapping
from asf_upkeep.reconciling.targets import IGNORE, NAME, NUMBER, OTHER_NAME, TARGETS

_MOST_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Layout:
    """A file whose headings are known.

    Attributes:
        told: What it is, in Swedish.
        source: Whose word it is, for the entries that are changed.
        columns: What its columns are about, by heading folded.
        signs: Headings folded that other files don't have; two of them give it away.
        is_whole: Whether it has every legal form in full.
    """

    told: str
    source: str
    columns: Mapping[str, str]
    signs: frozenset[str]
    is_whole: bool = False


# Headings as several public programs read them in 2025 and 2026: docs/upkeep.md says how sure.
LAYOUTS = (
    Layout(
        "Bolagsverkets bulkfil",
        "Bolagsverket",
        {
            "organisationsidentitet": NUMBER,
            "organisationsnamn": NAME,
            "organisationsform": "form",
            "avregistreringsdatum": "deregistered",
            "avregistreringsorsak": "reason",
            "pagandeavvecklingselleromstruktureringsforfarande": "proceedings",
            "postadress": "address",
        },
        frozenset(
            "organisationsidentitet namnskyddslopnummer registreringsland avregistreringsorsak "
            "pagandeavvecklingselleromstruktureringsforfarande verksamhetsbeskrivning".split()
        ),
    ),
    Layout(
        "SCB:s bulkfil",
        "SCB",
        {
            "peorgnr": NUMBER,
            "namn": NAME,
            "foretagsnamn": OTHER_NAME,
            "jurform": "form",
            "gatuadress": "street",
            "coadress": "care_of",
            "postnr": "postal_code",
            "postort": "locality",
        },
        frozenset("peorgnr jurform ftgstat jestat forandrtyp reklamsparrtyp ng1".split()),
        is_whole=True,
    ),
)
EXPORT = Layout("ett utdrag", "företagsregistret", {}, frozenset())

_WORDS = {
    "deregistered": "avregistrerad, avregistrerat, avregistreringsdatum, datum för avregistrering, "
    "avregistreringsdag, avförd",
    "reason": "avregistreringsorsak, orsak till avregistrering",
    "proceedings": "status, bolagsstatus, företagsstatus, pågående förfarande, förfarande",
    "care_of": "c/o, co adress, c/o adress",
    "address": "utdelningsadress",
    OTHER_NAME: "särskilt företagsnamn, bifirma, parallellfirma",
    NAME: "firma, företagsnamn, firmanamn",
}
# What a spreadsheet that is imported calls the same.
_SHARED = {
    "organisation_number": NUMBER,
    "name": NAME,
    "legal_form": "form",
    "address": "address",
    "address.street": "street",
    "address.postal_code": "postal_code",
    "address.locality": "locality",
    "place": "seat",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of an extract.

    Attributes:
        layout: Which file it is.
        at: Where each thing stands, counted from 0, by target.
        width: How many columns there are.
    """

    layout: Layout
    at: Mapping[str, int]
    width: int


def how_likely(headings: Sequence[str], mapping: ExtractMapping) -> int:
    """How many different things a row would be headings of."""
    return len(set(_targets(headings, mapping)) - {"", IGNORE})


def columns_of(headings: Sequence[str], mapping: ExtractMapping) -> Columns:
    """Find out what columns are about.

    Args:
        headings: As they stand in the file.
        mapping: What the user says of them.

    Raises:
        UsageError: Where a heading that is expected isn't there, or two mean the same.
    """
    mapping.refuse_absent(headings)
    layout = _layout_of(headings)
    targets = _targets(headings, mapping)
    _refuse_changed(layout, headings, targets, mapping)
    at: dict[str, int] = {}
    for index, target in enumerate(targets):
        if target == NAME and NAME in at:
            at.setdefault(OTHER_NAME, index)
        elif target in at and target != OTHER_NAME:
            raise UsageError(
                f"Rubrikerna {_shown(headings[at[target]])} och {_shown(headings[index])} betyder "
                f"båda {TARGETS[target]}.",
                f"Skriv i en mappningsfil (--mapping) vilken som gäller, och {IGNORE} för den "
                "andra.",
            )
        elif target not in ("", IGNORE):
            at.setdefault(target, index)
    return Columns(layout, at, len(headings))


def _layout_of(headings: Sequence[str]) -> Layout:
    folded = set(map(fold, headings))
    return next((one for one in LAYOUTS if len(one.signs & folded) > 1), EXPORT)


def _targets(headings: Sequence[str], mapping: ExtractMapping) -> list[str]:
    known = _layout_of(headings).columns or _of_exports()
    return [
        mapping.by_folded.get(fold(heading))
        or known.get(fold(heading))
        or known.get(plain_heading(heading), "")
        for heading in headings
    ]


@cache
def _of_exports() -> dict[str, str]:
    shared = {word: _SHARED[path] for word, path in known_words().items() if path in _SHARED}
    own = {fold(word): target for target, listed in _WORDS.items() for word in listed.split(", ")}
    return shared | own


def _refuse_changed(
    layout: Layout, headings: Sequence[str], targets: Sequence[str], mapping: ExtractMapping
) -> None:
    """See that everything that is expected is there.

    Raises:
        UsageError: Where something isn't, with what there is instead.
    """
    wanted = {target: heading for heading, target in layout.columns.items()} or {
        NUMBER: "organisationsnummer",
        NAME: "namn",
    }
    absent = [one for one in wanted if one not in targets and one not in mapping.without]
    if not absent:
        return
    missing = listing([f"«{wanted[one]}»" for one in absent])
    told = [_shown(one) for one, target in zip(headings, targets, strict=True) if not target]
    there = listing(told[:_MOST_SHOWN]) if told else "inga"
    noun = "rubriken" if len(absent) == 1 else "rubrikerna"
    raise UsageError(
        f"Filen ser ut som {layout.told}, men {noun} {missing} saknas. Rubriker i filen som inte "
        f"känns igen: {there}.",
        f"Skriv i en mappningsfil (--mapping) vilken rubrik som är {listing(absent)}, eller under "
        "without: att det inte finns. Så här: docs/avstamning.md, «När rubrikerna har ändrats».",
    )


def _shown(heading: str) -> str:
    return clipped(visible(heading))
