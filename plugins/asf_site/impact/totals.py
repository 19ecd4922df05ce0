"""Adding figures up: what may be added, and what the sum is worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from statistics import median

from asf_register.enterprise import Enterprise, Qualifier

from asf_site.impact.population import Whole
from asf_site.profile.figure_words import qualified

LEAST = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What one enterprise says for one kind and year.

    Attributes:
        method: How it was reckoned, the same text for the same way; "" where nothing is said.
        told: The same as it was written.
    """

    value: float
    qualifier: Qualifier
    method: str = ""
    told: str = field(default="", compare=False)


Said = Mapping[Whole, Part]


@dataclass(frozen=True, slots=True)
class Total:
    """A sum, or the middle of shares.

    Attributes:
        rests_on: How many enterprises.
        about: How many of their figures are rough.
        at_least: How many of them are least numbers.
    """

    value: float
    qualifier: Qualifier
    rests_on: int
    about: int
    at_least: int

    def text(self, unit: str) -> str:
        """In words: «minst 1 204», «cirka 62,5 %».

        Args:
            unit: Of the kind: people, percent or kronor.
        """
        return qualified(self.value, self.qualifier, unit)


class Kind:
    """All that is said for one kind of figure.

    Args:
        by_year: What each enterprise says, by year.
    """

    def __init__(self, by_year: Mapping[int, Said]) -> None:
        self._by_year = by_year

    @property
    def by_year(self) -> Mapping[int, Said]:
        """All that is said, by whatever method."""
        return self._by_year

    @cached_property
    def method(self) -> str:
        """The method that most figures were reckoned by; where as many, the plainer word."""
        used = Counter(part.method for said in self._by_year.values() for part in said.values())
        return min(used, key=lambda method: (-used[method], method), default="")

    def comparable(self, year: int) -> Said:
        """What may be added up for a year."""
        said = self._by_year.get(year, {})
        return {whole: part for whole, part in said.items() if part.method == self.method}

    def otherwise(self, year: int) -> int:
        """How many enterprises have a figure for a year that was reckoned in another way."""
        return len(self._by_year.get(year, {})) - len(self.comparable(year))

    @cached_property
    def years(self) -> list[int]:
        """The years for which enough enterprises have a figure, in order."""
        return sorted(year for year in self._by_year if len(self.comparable(year)) >= LEAST)

    def fullest(self, since: int) -> int | None:
        """Of the years since one, that which most enterprises have a figure for."""
        near = [year for year in self.years if year >= since]
        return max(near, key=lambda year: (len(self.comparable(year)), year), default=None)


def kinds_said(counted: Iterable[Whole], shares: frozenset[str], until: int) -> dict[str, Kind]:
    """All figures of all enterprises that are counted, by kind.

    Args:
        counted: Who.
        shares: The kinds that are in per cent.
        until: The last year that can have figures.
    """
    by_kind: dict[str, dict[int, dict[Whole, Part]]] = defaultdict(lambda: defaultdict(dict))
    for whole in counted:
        for (kind, year), part in _said(whole, shares).items():
            if year <= until:
                by_kind[kind][year][whole] = part
    return {kind: Kind(by_year) for kind, by_year in by_kind.items()}


def _said(whole: Whole, shares: frozenset[str]) -> dict[tuple[str, int], Part]:
    own = dict(_own(whole.enterprise))
    if whole.units:
        below = [_said(unit, shares) for unit in whole.units]
        for key in {key for said in below for key in said if key[0] not in shares} - own.keys():
            parts = [said[key] for said in below if key in said]
            if len({part.method for part in parts}) == 1:
                # There may be more in the whole than in those of its units that have said.
                own[key] = replace(
                    parts[0], value=sum(part.value for part in parts), qualifier="at_least"
                )
    return own


def _own(enterprise: Enterprise) -> Iterable[tuple[tuple[str, int], Part]]:
    closed = enterprise.closed
    for figure in enterprise.social_value.figures:
        if closed is None or figure.year <= closed.date.year:
            told = figure.method or ""
            part = Part(figure.value, figure.qualifier, _same(told), told)
            yield (figure.kind, figure.year), part


def _same(method: str) -> str:
    return " ".join(method.split()).rstrip(".").casefold() if method else ""


def total(parts: Iterable[Part]) -> Total:
    """The sum of what may be added up."""
    return _worth(list(parts), sum)


def middle(parts: Iterable[Part]) -> Total:
    """The middle of what must not be added up."""
    return _worth(list(parts), median)


def _worth(parts: list[Part], reckon: Callable[[list[float]], float]) -> Total:
    about = sum(part.qualifier == "about" for part in parts)
    at_least = sum(part.qualifier == "at_least" for part in parts)
    qualifier: Qualifier = "at_least" if at_least else "about" if about else "exact"
    value = reckon([part.value for part in parts])
    return Total(value, qualifier, len(parts), about, at_least)
