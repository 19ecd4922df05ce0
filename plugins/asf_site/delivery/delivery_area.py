"""Where an offer is delivered, in words."""

from __future__ import annotations

from asf_register.enterprise import Area
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary


def area_in_words(area: Area, words: Vocabulary) -> str:
    """A delivery area in words: «Hela landet», «Gävleborgs län och Uppsala»."""
    if area.whole_country:
        return "Hela landet"
    parts = [words.regions[code].name for code in area.regions]
    parts += [words.municipalities[code].name for code in area.municipalities]
    if area.radius_km:
        parts.append(f"inom {area.radius_km} km")
    said = listing(parts)
    return said[:1].upper() + said[1:]
