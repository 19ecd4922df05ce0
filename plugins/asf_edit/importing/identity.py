"""Who an enterprise is: its names, its organisation number and where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from functools import cache

from asf_register.enterprise import Enterprise
from asf_register.register import Register
from asf_register.rules.names import sound
from asf_register.slugs import fold

from asf_edit.importing.phrases import with_aside
from asf_edit.importing.row_reading import RowSaid
from asf_edit.importing.said import Standing

_LEGAL = re.compile(
    r"-(?:ek-for|ek-forening|ekonomisk-forening|ideell-forening|ab|aktiebolag|ab-svb|hb|asf)$"
)
_NEAR = 0.9
_sound = cache(sound)


class Likeness(Enum):
    """How much the identities of two enterprises have in common."""

    SAME = auto()
    MAYBE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an enterprise is.

    Attributes:
        names: What it is called, folded, the first as it calls itself.
        number: Its organisation number, or that of the enterprise it is part of.
        region: Its region.
        municipality: Its municipality, where that is known.
        is_sure: Whether that municipality is more than a guess.
    """

    names: tuple[str, ...]
    number: str | None = None
    region: str | None = None
    municipality: str | None = None
    is_sure: bool = True

    def is_called_as(self, other: Identity) -> bool:
        """Whether the two have a name in common."""
        return bool(set(self.names) & set(other.names))

    def sounds_as(self, other: Identity) -> bool:
        """Whether a name of one may be a name of the other, spelt in another way."""
        one, two = self.names[0], other.names[0]
        if _sound(one) == _sound(two):
            return True
        if re.sub("[^0-9]", "", one) != re.sub("[^0-9]", "", two):
            return False
        matcher = SequenceMatcher(None, one, two)
        return matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR

    def place_of(self, other: Identity) -> Likeness:
        """Whether the two are in one place."""
        if self.region and other.region and self.region != other.region:
            return Likeness.OTHER
        if self.municipality and other.municipality:
            if self.municipality == other.municipality:
                return Likeness.SAME
            return Likeness.OTHER if self.is_sure and other.is_sure else Likeness.MAYBE
        both_wide = not self.municipality and not other.municipality
        return Likeness.SAME if both_wide and self.region == other.region else Likeness.MAYBE


def of_entry(enterprise: Enterprise, register: Register) -> Identity:
    """Who an enterprise of the register is."""
    outside = with_aside(enterprise.name).text
    names = [
        *folded_names(enterprise.name),
        *folded_names(outside),
        enterprise.slug,
        *enterprise.aliases,
    ]
    return Identity(
        tuple(dict.fromkeys(names)),
        register.number_of(enterprise),
        enterprise.region,
        enterprise.municipality,
    )


def of_row(row: RowSaid) -> Identity:
    """Who a row is about."""
    number, region = row.first("organisation_number"), row.first("region")
    municipality = row.first("municipality")
    return Identity(
        tuple(dict.fromkeys((*folded_names(row.name), fold(f"{row.name} {row.aside}")))),
        number.value if number else None,
        region.value if region else None,
        municipality.value if municipality else None,
        municipality is None or municipality.standing is Standing.TAKEN,
    )


def named_aside(row: RowSaid) -> tuple[str, ...]:
    """What a row says in parentheses after the name, as names."""
    return tuple(folded_names(row.aside)) if row.aside else ()


def folded_names(name: str) -> list[str]:
    """A name folded, and without the legal form at its end."""
    names = [fold(name)]
    while (shorter := _LEGAL.sub("", names[-1])) != names[-1]:
        names.append(shorter)
    return names
