"""Where in Sweden a notice is about: the EU's region codes (NUTS) as regions and municipalities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from asf_register.vocabulary import Vocabulary

from asf_edit.notices.notice import Spot

# Regulation (EC) No 1059/2003, as of 2021: the third level is Sweden's regions (län).
_REGIONS = {
    "SE110": "01",
    "SE121": "03",
    "SE122": "04",
    "SE123": "05",
    "SE124": "18",
    "SE125": "19",
    "SE211": "06",
    "SE212": "07",
    "SE213": "08",
    "SE214": "09",
    "SE221": "10",
    "SE224": "12",
    "SE231": "13",
    "SE232": "14",
    "SE311": "17",
    "SE312": "20",
    "SE313": "21",
    "SE321": "22",
    "SE322": "23",
    "SE331": "24",
    "SE332": "25",
}


def place_of(spots: Iterable[Spot], words: Vocabulary) -> dict[str, Any] | None:
    """A post's place, of all the places that a notice names in Sweden; None for none.

    A town that is called as a municipality of its region is that municipality: the notice means
    it, not all of the region.

    Args:
        spots: What it names; those abroad are passed over.
        words: The closed lists.
    """
    regions: set[str] = set()
    municipalities: set[str] = set()
    wide = False
    for spot in spots:
        if not spot.is_swedish:
            continue
        inside = _regions(spot.nuts, words)
        if town := _municipality(spot, inside, words):
            municipalities.add(town)
        elif inside:
            regions.update(inside)
        else:
            wide = True
    if wide or regions == set(words.regions):
        return {"whole_country": True}
    left = sorted(
        code for code in municipalities if words.municipalities[code].region not in regions
    )
    place: dict[str, Any] = {}
    if regions:
        place["regions"] = sorted(regions)
    if left:
        place["municipalities"] = left
    return place or None


def _regions(nuts: str, words: Vocabulary) -> list[str]:
    """The regions that a code means; none for all of the country."""
    if len(nuts) <= 2:
        return []
    found = (region for code, region in _REGIONS.items() if code.startswith(nuts))
    return [region for region in found if region in words.regions]


def _municipality(spot: Spot, regions: list[str], words: Vocabulary) -> str:
    town = spot.town.removesuffix(" kommun")
    if not town or spot.anywhere:
        return ""
    found = words.names("municipalities").meant_by(town)
    inside = [
        code for code in found if not regions or words.municipalities[str(code)].region in regions
    ]
    return str(inside[0]) if len(inside) == 1 else ""
