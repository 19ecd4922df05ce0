"""Where an enterprise is and where it delivers, in words; never in degrees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary


def place_in_words(value: Mapping[str, Any], words: Vocabulary) -> str:
    """The municipality with its region: «Kommun: Gävle, Gävleborgs län»; the region without one.

    Args:
        value: An entry.
        words: The closed lists.
    """
    region = words.choices("regions").get(value["region"], value["region"])
    if "municipality" not in value:
        return f"Län: {region}"
    code = value["municipality"]
    said = f"Kommun: {words.choices('municipalities').get(code, code)}, {region}"
    guessed = value.get("municipality_basis") == "inferred"
    return f"{said} (det är vår gissning: rätta den om den är fel)" if guessed else said


def area_in_words(area: Mapping[str, Any], words: Vocabulary) -> str:
    """Where something is delivered: «i Gävle och Uppsala län», «inom 20 km från er»."""
    if area.get("whole_country"):
        return "i hela landet"
    named = [
        words.choices(kind).get(code, code)
        for kind in ("regions", "municipalities")
        for code in area.get(kind, ())
    ]
    told = [f"i {listing(named)}"] if named else []
    told += [f"inom {area['radius_km']} km från er"] if "radius_km" in area else []
    return " och ".join(told)
