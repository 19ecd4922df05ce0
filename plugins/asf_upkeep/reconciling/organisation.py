"""What an extract says of an organisation, and how its rows say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from asf_register.personal_number import without_personal_numbers
from asf_register.problem import visible
from asf_register.slugs import fold

from asf_upkeep.reconciling.codes import (
    PROCEEDINGS,
    STANDING,
    WORDS_OF_ENDED,
    WORDS_OF_GONE,
    WORDS_OF_NO,
    WORDS_OF_PROCEEDINGS,
)

_NUMBER = re.compile(rb"(?:16)?([0-9]{2}[2-9][0-9]{3})-?([0-9]{4})")
_OF_ORGANISATIONS = b"ORGNR-IDORG"
_NOT_ITS_OWN = ("FORNAMN_FRSPRAK", "SARS_FORNAMN")
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[ T].*)?")
_LONGEST = 200
# Nothing had an organisation number before (SFS 1974:174): such a day only fills its place.
_FIRST_YEAR = 1975
_ENDED = re.compile(rf"(?<!ej-)(?<!inte-)(?:{'|'.join(WORDS_OF_ENDED)})")


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where an organisation gets its post. Whose name stands after c/o is never kept."""

    street: str = ""
    postal_code: str = ""
    locality: str = ""
    has_care_of: bool = False


@dataclass(frozen=True, slots=True)
class Proceeding:
    """Something that goes on with an organisation, and since when where that is known."""

    told: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """One row of an extract.

    Attributes:
        number: As the register writes it.
        names: All that it is called, the name that it is registered by first.
        form: The code or word for its legal form; "" where there is none.
        deregistered: What stands where the day of its end would; "" for one that goes on.
        reason: The code or words for why.
        proceedings: What goes on.
        address: Where it gets its post.
        seat: Where it says that it is; "" where the extract doesn't have that.
    """

    number: str
    names: tuple[str, ...] = ()
    form: str = ""
    deregistered: str = ""
    reason: str = ""
    proceedings: tuple[Proceeding, ...] = ()
    address: PostalAddress = PostalAddress()
    seat: str = ""

    @property
    def end(self) -> date | None:
        """The day of its end; None where none can be read, or one that can't be."""
        day = day_in(self.deregistered)
        return day if day and day.year >= _FIRST_YEAR else None


def number_in(written: bytes) -> str | None:
    """The organisation number in a field; None for a person's, and for anything else.

    A person's number is told apart by what it is called, by its century or by its third digit,
    and goes no further than here. Source: Skatteverket, SKV 709.
    """
    digits, _, kind = written.strip().partition(b"$")
    if kind and not kind.startswith(_OF_ORGANISATIONS):
        return None
    found = _NUMBER.fullmatch(digits)
    return f"{found[1].decode()}-{found[2].decode()}" if found else None


def names_in(written: str) -> tuple[str, ...]:
    """Names, each followed by its kind in the bulk file; the registered one first."""
    told = [part.partition("$") for part in written.split("|") if part.strip()]
    own = [name for name, _, kind in told if not kind.startswith(_NOT_ITS_OWN)]
    others = [name for name, _, kind in told if kind.startswith(_NOT_ITS_OWN)]
    return tuple(filter(None, map(_whole, (*own, *others))))


def code_in(written: str) -> str:
    """A code without what kind of code it is: «KKAV-AVORG» is KKAV."""
    code, hyphen, kind = written.strip().partition("-")
    return code if hyphen and kind.isupper() else clean(written)


def proceedings_in(written: str) -> tuple[Proceeding, ...]:
    """What goes on: «KK-AVOMFO$2026-08-20», or an export's own word for it."""
    parts = [part.strip() for part in written.split("|") if part.strip()]
    found = [_proceeding(part) for part in parts]
    return tuple(dict.fromkeys(one for one in found if one))


def _proceeding(part: str) -> Proceeding | None:
    code, *rest = (piece.strip() for piece in part.split("$"))
    since = next(filter(None, map(day_in, rest)), None)
    short, hyphen, kind = code.partition("-")
    if hyphen and kind.isupper():
        # What has ended is of another kind: «KKAVOV-AVSLAVOMFO».
        return Proceeding(PROCEEDINGS.get(short, clean(short)), since) if kind == STANDING else None
    words = fold(part)
    if says_no(part) or _ENDED.search(words):
        return None
    told = (title for word, title in WORDS_OF_PROCEEDINGS.items() if word in words)
    return next((Proceeding(title, since) for title in told), None)


def says_gone(written: str) -> bool:
    """Whether an export's word for how a company stands is that it is gone."""
    return any(fold(written).startswith(word) for word in WORDS_OF_GONE)


def says_no(written: str) -> bool:
    """Whether what stands there is that nothing does: «Nej», «Ej i konkurs», «-», 0000-00-00."""
    words = fold(written)
    return not words.strip("0-") or words.partition("-")[0] in WORDS_OF_NO


def address_in(written: str) -> PostalAddress:
    """An address: street, c/o, place, postcode and country, with $ between in the bulk file."""
    if "$" not in written:
        return PostalAddress(street=_whole(written))
    street, care_of, locality, code, *_ = [*written.split("$"), "", "", "", ""]
    return postal_address(street, care_of, code, locality)


def postal_address(street: str, care_of: str, code: str, locality: str) -> PostalAddress:
    """An address by its parts."""
    digits = re.sub("[^0-9]", "", code)
    place = _whole(locality)
    return PostalAddress(
        _whole(street),
        f"{digits[:3]} {digits[3:]}" if len(digits) == 5 else "",
        place.title() if place.isupper() else place,
        has_care_of=bool(care_of.strip()) or fold(street).startswith("c-o-"),
    )


def day_in(written: str) -> date | None:
    """A day, as 2026-08-20 or 20260820; None for anything else."""
    found = _DAY.fullmatch(written.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def clean(written: str) -> str:
    """A text on one line, without anybody's number, not too long and fit to be shown."""
    return visible(without_personal_numbers(" ".join(written.split())[:_LONGEST]))


def _whole(written: str) -> str:
    """A text on one line; "" for one that cannot stand in the register just as it is."""
    text = " ".join(written.split())
    return text if clean(text) == text else ""
