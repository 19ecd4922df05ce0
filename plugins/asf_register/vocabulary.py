"""The closed lists that fields choose from: regions, municipalities, industries and so on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from asf_register.position import Position
from asf_register.slugs import fold
from asf_register.term_names import TermNames

TERM_LISTS = (
    "industries",
    "compounds",
    "legal_forms",
    "target_groups",
    "service_kinds",
    "public_buyers",
    "figure_kinds",
    "global_goals",
    "cpv_divisions",
    "areas",
    "enclosures",
    "guide_areas",
)
_IN_NAMES = ("industries", "service_kinds", "target_groups", "legal_forms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region (län). `code` has two digits, as Statistics Sweden gives them."""

    code: str
    name: str
    short: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality (kommun). `code` has four digits; the point is its centre."""

    code: str
    name: str
    slug: str
    region: str
    latitude: float
    longitude: float

    @property
    def centre(self) -> Position:
        """The centre point, for entries without a position of their own."""
        return Position(latitude=self.latitude, longitude=self.longitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a closed list; `id` stands in data files, `title` on pages."""

    id: str | int
    title: str
    slug: str = ""
    description: str = ""
    unit: str = ""
    synonyms: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()


Terms = Mapping[str | int, Term]


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Every closed list, by code or id, in the order of its file."""

    regions: Mapping[str, Region]
    municipalities: Mapping[str, Municipality]
    industries: Terms = field(default_factory=dict)
    compounds: Terms = field(default_factory=dict)
    legal_forms: Terms = field(default_factory=dict)
    target_groups: Terms = field(default_factory=dict)
    service_kinds: Terms = field(default_factory=dict)
    public_buyers: Terms = field(default_factory=dict)
    figure_kinds: Terms = field(default_factory=dict)
    global_goals: Terms = field(default_factory=dict)
    cpv_divisions: Terms = field(default_factory=dict)
    areas: Terms = field(default_factory=dict)
    enclosures: Terms = field(default_factory=dict)
    guide_areas: Terms = field(default_factory=dict)

    def choices(self, list_name: str) -> dict[str | int, str]:
        """What may be written for a field of this list, and what each is called.

        Args:
            list_name: The `x-vocabulary` of a schema, for example "legal-forms".
        """
        if list_name == "regions":
            return {code: region.name for code, region in self.regions.items()}
        if list_name == "municipalities":
            return {code: place.name for code, place in self.municipalities.items()}
        return {key: term.title for key, term in self._terms(list_name).items()}

    def also_called(self, list_name: str) -> dict[str, str | int]:
        """What people call the terms of this list beside their titles, by that word."""
        terms = self._terms(list_name)
        return {word: key for key, term in terms.items() for word in term.synonyms}

    def names(self, list_name: str) -> TermNames:
        """Every word that leads to a term of this list, made once."""
        if list_name not in self._names:
            self._names[list_name] = self._make_names(list_name)
        return self._names[list_name]

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words, folded, that trades and places are called by."""
        told: list[tuple[str, ...]] = [(place.name,) for place in self.municipalities.values()]
        told += [(region.name, region.short) for region in self.regions.values()]
        for name in _IN_NAMES:
            terms = self._terms(name).values()
            told += [(term.title, *term.synonyms, *term.heads) for term in terms]
        folded = (fold(text) for texts in told for text in texts)
        return frozenset(word for text in folded for word in text.split("-"))

    @cached_property
    def _names(self) -> dict[str, TermNames]:
        return {}

    def _make_names(self, list_name: str) -> TermNames:
        if list_name == "regions":
            short = [(region.short, code) for code, region in self.regions.items()]
            return TermNames(self.choices(list_name), short)
        terms = self._terms(list_name).items()
        also = [(word, key) for key, term in terms for word in term.synonyms]
        return TermNames(self.choices(list_name), also)

    def _terms(self, list_name: str) -> Terms:
        terms: Terms = getattr(self, list_name.replace("-", "_"))
        return terms if list_name.replace("-", "_") in TERM_LISTS else {}
