"""What each shared picture is about, and which of them a page has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from asf_register.vocabulary import Vocabulary

FOLDER = "delning"
WIDTH, HEIGHT = 1200, 630
OF_OTHERS = "sida"
BY_KIND: Mapping[str, str] = {
    "home": "start",
    "list": "lista",
    "place": "lista",
    "industry": "lista",
    "certificate": "intyg",
    "certificates": "intyg",
    "check": "intyg",
    "market": "marknad",
    "post": "marknad",
    "advertise": "marknad",
    "calculator": "marknad",
}

_ABOUT_PLACE = "Arbetsintegrerande sociala företag i"
_ABOUT = "Arbetsintegrerande sociala företag"
# What is above the heading, the heading, and every how many dots one is awake (0: none).
_OF_KINDS: Mapping[str, tuple[str, str, int]] = {
    "start": (_ABOUT, "Företag där arbetet är vägen in", 1),
    "lista": (_ABOUT, "Företag i hela Sverige", 3),
    "intyg": ("Certifiering", "Intyg som kan kontrolleras", 0),
    "marknad": ("Marknad", "Köpa, sälja och samverka", 7),
    OF_OTHERS: ("Om företagen, och för dem", _ABOUT, 0),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What one picture shows.

    Attributes:
        name: Its file, without ending.
        kicker: The small line above.
        heading: In large letters.
        awake: The codes of the municipalities whose dots are awake.
        told: The picture in words, for who does not see it.
    """

    name: str
    kicker: str
    heading: str
    awake: frozenset[str]
    told: str

    @property
    def path(self) -> str:
        """Where it lies on the site."""
        return f"{FOLDER}/{self.name}.png"


def picture_of_region(slug: str) -> str:
    """The name of a region's picture."""
    return f"lan-{slug}"


def picture_of_municipality(slug: str) -> str:
    """The name of a municipality's picture."""
    return f"kommun-{slug}"


def subjects(words: Vocabulary) -> Iterator[Subject]:
    """Every picture that the closed lists give."""
    codes = list(words.municipalities)
    for name, (kicker, heading, step) in _OF_KINDS.items():
        awake = frozenset(codes[::step] if step else ())
        drawn = "Sveriges kommuner som prickar" if name != "intyg" else "En ring av prickar"
        told = f"{heading}. {drawn}"
        yield Subject(name, kicker, heading, awake, told)
    for region in words.regions.values():
        inside = frozenset(c for c in codes if words.municipalities[c].region == region.code)
        yield _place(picture_of_region(region.slug), region.name, inside)
    for place in words.municipalities.values():
        yield _place(picture_of_municipality(place.slug), place.name, frozenset([place.code]))


def _place(name: str, title: str, awake: frozenset[str]) -> Subject:
    told = f"{_ABOUT_PLACE} {title}, utmärkt i grönt bland Sveriges kommuner"
    return Subject(name, _ABOUT_PLACE, title, awake, told)


class PicturesOfPages:
    """Which picture each page has.

    Args:
        words: The closed lists.
    """

    def __init__(self, words: Vocabulary) -> None:
        self._subjects = {subject.name: subject for subject in subjects(words)}

    def of(self, kind: str, chosen: str = "") -> Subject:
        """The picture of a page.

        Args:
            kind: The page's.
            chosen: The name of a picture, where that of the kind is not the one.
        """
        return self._subjects[chosen or BY_KIND.get(kind, OF_OTHERS)]
