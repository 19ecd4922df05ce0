"""Which entry of the register, or which other row, a row is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from asf_edit.importing.identity import Identity, Likeness


@dataclass(frozen=True, slots=True)
class Match:
    """What was found: one that is the same, or those that may be, and why that isn't sure.

    Attributes:
        same: The one that is the same; None for none.
        maybe: Those that may be the same.
        why: Why a person must look; "" where nobody must.
    """

    same: str | None = None
    maybe: tuple[str, ...] = ()
    why: str = ""


class Known:
    """Enterprises that are known already, to look others up among."""

    def __init__(self, known: Iterable[tuple[str, Identity]] = ()) -> None:
        self._by_number: dict[str, list[tuple[str, Identity]]] = {}
        self._by_name: dict[str, list[tuple[str, Identity]]] = {}
        self._by_place: dict[str, list[tuple[str, Identity]]] = {}
        for key, identity in known:
            self.add(key, identity)

    def add(self, key: str, identity: Identity) -> None:
        """Make one more known."""
        for name in identity.names:
            self._by_name.setdefault(name, []).append((key, identity))
        if identity.number:
            self._by_number.setdefault(identity.number, []).append((key, identity))
        if identity.municipality:
            self._by_place.setdefault(identity.municipality, []).append((key, identity))

    def find(self, wanted: Identity) -> Match:
        """Find the one that is the same, or say who may be."""
        if numbered := self._by_number.get(wanted.number or "", []):
            return _numbered(wanted, numbered)
        return self._named(wanted)

    def called(self, names: Iterable[str]) -> list[tuple[str, Identity]]:
        """Everybody who has one of these names."""
        found = {key: identity for name in names for key, identity in self._by_name.get(name, [])}
        return list(found.items())

    def _named(self, wanted: Identity) -> Match:
        there, perhaps = [], []
        for key, identity in self.called(wanted.names):
            place = wanted.place_of(identity)
            numbers = {wanted.number, identity.number} - {None}
            if place is Likeness.SAME and len(numbers) > 1:
                return Match(maybe=(key,), why="har samma namn och plats men ett annat nummer")
            if place is Likeness.SAME:
                there.append((key, identity))
            elif place is Likeness.MAYBE and len(numbers) < 2:
                perhaps.append(key)
        there = [one for one in there if one[1].names[0] == wanted.names[0]] or there
        if len(there) == 1:
            return Match(there[0][0])
        if there:
            return Match(maybe=tuple(key for key, _ in there), why="har samma namn och plats")
        if perhaps:
            return Match(maybe=tuple(perhaps), why="har samma namn, men platsen är inte säker")
        return self._alike(wanted)

    def _alike(self, wanted: Identity) -> Match:
        near = [
            key
            for key, identity in self._by_place.get(wanted.municipality or "", [])
            if wanted.sounds_as(identity) and len({wanted.number, identity.number} - {None}) < 2
        ]
        return Match(maybe=tuple(near), why="har nästan samma namn, i samma kommun" if near else "")


def _numbered(wanted: Identity, found: list[tuple[str, Identity]]) -> Match:
    """Among those with one number, which is one enterprise with its units."""
    named = [key for key, identity in found if wanted.is_called_as(identity)]
    if len(named) == 1:
        return Match(named[0])
    keys = tuple(named or (key for key, _ in found))
    return Match(maybe=keys, why="har samma organisationsnummer men ett annat namn")
