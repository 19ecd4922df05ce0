"""A notice as it tells of a procurement, before anything is decided about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from asf_register.marketplace.post import Ground

_NUMBER = re.compile(r"0*([1-9][0-9]{0,8})-([0-9]{4})")


class Stage(StrEnum):
    """Where in a procurement a notice belongs."""

    PLANNING = "planning"
    COMPETITION = "competition"
    RESULT = "result"


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """The number a notice is published under; later ones are greater.

    Attributes:
        year: The year of publication.
        serial: Counted within the year.
    """

    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.serial}-{self.year}"

    @property
    def url(self) -> str:
        """The address of the notice, in Swedish."""
        return f"https://ted.europa.eu/sv/notice/-/detail/{self}"


def to_number(written: str) -> Number | None:
    """The number that is written as «00123456-2026»; None where it is none."""
    found = _NUMBER.fullmatch(written)
    return Number(int(found[2]), int(found[1])) if found else None


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and the code of the language that it is in: "SWE"."""

    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a notice names.

    Attributes:
        country: As "SWE"; "" where it doesn't say.
        nuts: The region's code in the EU's list; "" where it doesn't say.
        town: The town; "" where it doesn't say.
        anywhere: "anyw-cou" for all of the country, "anyw-eea" and "anyw" for more than that.
    """

    country: str = ""
    nuts: str = ""
    town: str = ""
    anywhere: str = ""

    @property
    def is_swedish(self) -> bool:
        """Whether it lies in Sweden."""
        return self.country == "SWE" or (not self.country and self.nuts.startswith("SE"))


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that a notice names.

    Attributes:
        name: Its name.
        number: Its registration number, as it is written.
        email: Its address.
        spot: Where it is.
        is_person: Whether it is a natural person.
    """

    name: Said = Said()
    number: str = ""
    email: str = ""
    spot: Spot = Spot()
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class NoticeLot:
    """A lot of a notice.

    Attributes:
        id: As "LOT-0001".
        title: What it is about.
        cpv: Its codes, the main one first.
        spots: Where it shall be delivered.
        amount: What it is worth in Swedish kronor; None where that isn't said.
        reserved: Codes of who alone may take part: "res-ws", "res-pub-ser".
        sheltered: Whether it shall be carried out by sheltered employment.
        deadline: When answers must be in, with its zone; a day only where no time is said.
        start: When it begins.
        submission: The address where one answers.
        documents: The address of the documents.
    """

    id: str
    title: Said = Said()
    cpv: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    amount: float | None = None
    reserved: tuple[str, ...] = ()
    sheltered: bool = False
    deadline: datetime | date | None = None
    start: date | None = None
    submission: str = ""
    documents: str = ""


@dataclass(frozen=True, slots=True)
class LotResult:
    """What came of a lot.

    Attributes:
        status: "selec-w" with a winner, "clos-nw" without, "open-nw" where it isn't decided.
        reason: Why there is none, as "no-rece".
        winners: Who was chosen.
        decided: When.
    """

    status: str
    reason: str = ""
    winners: tuple[Organisation, ...] = ()
    decided: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice.

    Attributes:
        number: The number that it is published under.
        published: The day.
        procedure: The procurement's id, the same in all its notices.
        version: Of the notice.
        stage: Where in the procurement it belongs.
        cancels: Whether it takes back an earlier one, and why as far as it says.
        language: The one that it is written in first.
        ground: The law that the procurement goes by; None for another one.
        buyer: The first buyer.
        buyer_type: What kind of body that is, as "la".
        profile: The address of the buyer's page.
        title: What it is about.
        text: The description.
        cpv: Codes of the whole, the main one first.
        spots: Places of the whole.
        amount: What it is worth in Swedish kronor; None where that isn't said.
        lots: The lots.
        results: What came of the lots.
    """

    number: Number
    published: date
    procedure: str
    version: str
    stage: Stage
    cancels: Said | None = None
    language: str = ""
    ground: Ground | None = None
    buyer: Organisation = Organisation()
    buyer_type: str = ""
    profile: str = ""
    title: Said = Said()
    text: Said = Said()
    cpv: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    amount: float | None = None
    lots: tuple[NoticeLot, ...] = ()
    results: tuple[LotResult, ...] = ()

    @property
    def every_spot(self) -> tuple[Spot, ...]:
        """Every place that it names for the delivery; the buyer's where it names none.

        A place without a country is in the buyer's.
        """
        named = (*self.spots, *(spot for lot in self.lots for spot in lot.spots))
        country = self.buyer.spot.country
        return tuple(
            spot if spot.country or spot.nuts else replace(spot, country=country) for spot in named
        ) or (self.buyer.spot,)

    @property
    def every_code(self) -> tuple[str, ...]:
        """Every CPV code that it names, each once."""
        codes = (*self.cpv, *(code for lot in self.lots for code in lot.cpv))
        return tuple(dict.fromkeys(codes))

    @property
    def is_swedish(self) -> bool:
        """Whether something of it shall be delivered in Sweden."""
        if any(spot.is_swedish for spot in self.every_spot):
            return True
        # «Anywhere in the EEA» is Sweden too for a Swedish buyer.
        wide = any(spot.anywhere in ("anyw", "anyw-eea") for spot in self.every_spot)
        return wide and self.buyer.spot.is_swedish
