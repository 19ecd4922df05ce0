"""Where an enterprise is: region, municipality and locality out of the cells of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from asf_register.slugs import fold
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary

from asf_edit.importing.headings import Column
from asf_edit.importing.phrases import says_nothing
from asf_edit.importing.place_text import read_place, region_of, says_region
from asf_edit.importing.said import Said, Standing, refused, understood
from asf_edit.importing.targets import PLACE
from asf_edit.understanding import NotUnderstoodError, term
from asf_edit.understanding.understood import quoted

PLACE_PATHS = (PLACE, "region", "municipality", "municipality_basis")

# How the municipality is known, in words that sheets use beside the schema's.
_BASES = {
    "stated": "stated angivet angiven star-i-kallan ja",
    "inferred": "inferred inferred-from-name context slutsats av-namnet ur-namnet "
    "av-sammanhanget ur-sammanhanget antaget gissat",
    # The column says of the municipality only that it isn't known.
    "": "county-only not-stated bara-lan endast-lan",
}


class PlacesDisagreeError(Exception):
    """The cells of a row put the enterprise in different places."""


class PlaceCells:
    """What the cells of one row say of its place.

    Args:
        cells: The cells that are about it, with their columns, by target.
        words: The closed lists.
    """

    def __init__(self, cells: Mapping[str, tuple[str, Column]], words: Vocabulary) -> None:
        self._cells = {path: it for path, it in cells.items() if not says_nothing(it[0])}
        self._words = words
        self._refused: list[Said] = []
        self._regions: list[Said] = []
        self._municipality: Said | None = None
        self._localities: list[str] = []

    def read(self) -> Iterator[Said]:
        """What the row says.

        Raises:
            PlacesDisagreeError: Where its cells name different places.
        """
        self._read_municipality()
        self._read_place()
        self._read_region()
        basis = self._basis()
        municipality = self._municipality
        if municipality and basis and basis.value == "inferred":
            municipality = municipality.doubted("arket säger att kommunen är en slutsats")
        yield from self._region(municipality)
        if municipality:
            yield municipality
        if municipality and basis:
            yield basis
        yield from self._locality()
        yield from self._refused

    def _read_municipality(self) -> None:
        if "municipality" not in self._cells:
            return
        text, column = self._cells["municipality"]
        region = region_of(text, self._words) if says_region(text) else None
        if region is None:
            try:
                found = term(text, "municipalities", self._words)
                self._municipality = understood("municipality", found, column)
            except NotUnderstoodError as error:
                region = region_of(text, self._words)
                if region is None:
                    self._refused.append(refused("municipality", error, column))
        if region is not None:
            self._regions.append(understood("region", region, column))

    def _read_place(self) -> None:
        if PLACE not in self._cells:
            return
        text, column = self._cells[PLACE]
        place = read_place(text, self._words)
        self._regions += [understood("region", region, column) for region in place.regions]
        self._localities += place.others
        codes = dict.fromkeys(found.value for found, _ in place.municipalities)
        stated = self._municipality.value if self._municipality else None
        if stated is not None and codes and stated not in codes:
            raise PlacesDisagreeError(self._names_of([*codes, stated]))
        if stated is None and len(codes) > 1:
            raise PlacesDisagreeError(self._names_of(list(codes)))
        for found, written in place.municipalities:
            if stated not in (None, found.value):
                self._localities.append(written)
            elif self._municipality is None or self._municipality.standing is Standing.GUESSED:
                self._municipality = understood("municipality", found, column)

    def _read_region(self) -> None:
        if "region" not in self._cells:
            return
        text, column = self._cells["region"]
        try:
            found = term(text, "regions", self._words)
        except NotUnderstoodError as error:
            self._refused.append(refused("region", error, column))
        else:
            self._regions.append(understood("region", found, column))

    def _basis(self) -> Said | None:
        path = "municipality_basis"
        if path not in self._cells:
            return None
        text, column = self._cells[path]
        basis = next((b for b, said in _BASES.items() if fold(text) in said.split()), None)
        if basis is None:
            note = f"{quoted(text)} känns inte igen. Skriv «står i källan» eller «slutsats»."
            self._refused.append(refused(path, note, column))
        return Said(path, Standing.TAKEN, basis, "", column) if basis else None

    def _region(self, municipality: Said | None) -> Iterator[Said]:
        regions = {said.value: said for said in reversed(self._regions)}
        if municipality:
            above = self._words.municipalities[municipality.value].region
            regions.setdefault(above, replace(municipality, path="region", value=above))
        if len(regions) > 1:
            names = [self._words.regions[code].name for code in regions]
            raise PlacesDisagreeError(f"Raden nämner flera län: {listing(names)}.")
        yield from regions.values()

    def _locality(self) -> Iterator[Said]:
        if not self._localities:
            return
        _, column = self._cells[PLACE]
        place = ", ".join(self._localities)
        if self._municipality or self._regions:
            note = f"{quoted(place)} togs som ort"
            yield Said("address.locality", Standing.GUESSED, place, note, column)
        else:
            mend = "Skriv den kommun som orten ligger i."
            note = f"{quoted(place)} är varken kommun eller län. {mend}"
            yield refused("municipality", note, column)

    def _names_of(self, codes: list[str]) -> str:
        names = [self._words.municipalities[code].name for code in codes]
        return f"Raden nämner flera kommuner: {listing(names)}."
