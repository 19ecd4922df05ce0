"""A place in free text: «Östervåla, Heby», «Göteborg (Sävenäs)», «Dalarnas län»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asf_register.vocabulary import Vocabulary

from asf_edit.importing.phrases import with_aside
from asf_edit.understanding import NotUnderstoodError, Understood, term

_BETWEEN = re.compile(r"\s*[,;/\n]\s*")
_SAYS_REGION = re.compile(r"\b(?:län|region)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceText:
    """What a text says of a place.

    Attributes:
        municipalities: Those it names, with the words that name each.
        regions: The regions it names.
        others: Its other words: villages, districts, or nothing that is known.
    """

    municipalities: tuple[tuple[Understood, str], ...]
    regions: tuple[Understood, ...]
    others: tuple[str, ...]


def read_place(text: str, words: Vocabulary) -> PlaceText:
    """Tell municipalities, regions and other places apart in a text.

    What stands in parentheses beside a municipality is a district of it, though it may
    be called as another municipality is: «Göteborg (Klippan)».
    """
    phrase = with_aside(text)
    outer = _parts(_BETWEEN.split(phrase.text), words)
    inner = [part for part in _BETWEEN.split(phrase.aside) if part]
    if outer.municipalities:
        return PlaceText(outer.municipalities, outer.regions, (*outer.others, *inner))
    within = _parts(inner, words)
    return PlaceText(
        within.municipalities,
        (*outer.regions, *within.regions),
        (*outer.others, *within.others),
    )


def region_of(text: str, words: Vocabulary) -> Understood | None:
    """The region that a text is the name of."""
    try:
        found = term(text, "regions", words)
    except NotUnderstoodError:
        return None
    return found if found.certain else None


def says_region(text: str) -> bool:
    """Whether a text calls itself a region: «Kalmar län» is not Kalmar."""
    return _SAYS_REGION.search(text) is not None


def _parts(parts: list[str], words: Vocabulary) -> PlaceText:
    municipalities: list[tuple[Understood, str]] = []
    regions, others = [], []
    for part in filter(None, parts):
        if place := _municipality_of(part, words):
            municipalities.append((place, part))
        elif region := region_of(part, words):
            regions.append(region)
        else:
            others.append(part)
    return PlaceText(tuple(municipalities), tuple(regions), tuple(others))


def _municipality_of(part: str, words: Vocabulary) -> Understood | None:
    if says_region(part):
        return None
    try:
        return term(part, "municipalities", words)
    except NotUnderstoodError:
        return None
