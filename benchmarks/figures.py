"""What a run of the benchmark has found out, before anybody judges it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from benchmarks.measure import Measured


class Work(StrEnum):
    """What was measured, in the words of the table."""

    CHECK_COLD = "`asf check`, cold"
    CHECK_WARM = "`asf check`, again, nothing changed"
    CHECK_JSONSCHEMA = "check-jsonschema"
    BUILD = "`asf build` into an empty folder"
    AGAIN = "`asf build` again, one phone number changed"
    PHONE = "`asf build --serve`, from a phone number changed to its page right"
    OFFER = "`asf build --serve`, from an offer's title changed to its page and lists right"
    MARKET = "`asf build` with the posts of the marketplace as well"
    MATCH = "every post held against every enterprise, reading apart"
    HUGO = "Hugo alone"
    HUGO_PAGEFIND = "Hugo, then Pagefind over its pages"
    HUGO_EASED = "Hugo eased, then Pagefind over slim pages"
    PELICAN = "Pelican, stock, without search"


@dataclass(frozen=True, slots=True)
class Pages:
    """How many HTML pages a site has, and their bytes together."""

    count: int
    size: int

    @property
    def average(self) -> float:
        """Bytes a page."""
        return self.size / max(self.count, 1)


@dataclass(frozen=True, slots=True)
class Weights:
    """Bytes, compressed, of all that pages load: the list, and a profile page."""

    enterprises: int
    list_page: int
    heaviest_profile: int
    middle_profile: int


@dataclass(frozen=True, slots=True)
class Matched:
    """How many posts asked enterprises for something, and how often one could answer."""

    posts: int
    matches: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of our build: seconds of its own, without those of the stages inside it."""

    name: str
    seconds: float


@dataclass
class Figures:
    """All figures of one run.

    Attributes:
        sizes: The registers that were measured, by their number of enterprises.
        times: By what was done, and on which register.
        pages: By size, our site's HTML pages and Hugo's.
        stages: By size, where the time of our build goes.
        weights: What pages weigh.
        matched: By size, what the marketplace had to match.
        left_out: Rivals that were not to be measured.
    """

    sizes: tuple[int, ...]
    times: dict[tuple[Work, int], Measured] = field(default_factory=dict)
    pages: dict[int, tuple[Pages, Pages]] = field(default_factory=dict)
    stages: dict[int, tuple[Stage, ...]] = field(default_factory=dict)
    weights: Weights | None = None
    matched: dict[int, Matched] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()

    def ratio(self, work: Work, to: Work, size: int) -> float | None:
        """How many times as long one work takes as another; None where one is not measured."""
        one, other = self.times.get((work, size)), self.times.get((to, size))
        return one.seconds / other.seconds if one and other else None
