"""How dependent a supplier would become of one buyer: what the budget means beside its size."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.enterprise import Enterprise, Figure

# Turnover is on no file here; people are. What a year's work costs is for the buyer to change.
KRONOR_PER_WORK_YEAR = 600_000
# The kinds of figures that tell how large an enterprise is, with the words for one and for many;
# the first is taken where the same year has several.
SIZES = {"employed": ("anställd", "anställda"), "occupied": ("sysselsatt", "sysselsatta")}


@dataclass(frozen=True, slots=True)
class DependenceRow:
    """One step of dependence.

    Attributes:
        least: The least part, in per cent, of the supplier's people that the budget would occupy;
            the last row that a part reaches holds.
        words: What that means for the supplier.
    """

    least: int
    words: str


# Rules of thumb, as the page says.
DEPENDENCE: tuple[DependenceRow, ...] = (
    DependenceRow(0, "en liten del av verksamheten"),
    DependenceRow(20, "en märkbar del av verksamheten"),
    DependenceRow(50, "mer än hälften: företaget blir beroende av er"),
    DependenceRow(100, "större än hela företaget i dag"),
)


def size_of(enterprise: Enterprise) -> Figure | None:
    """The latest figure of how many people an enterprise has; None where none is known."""
    order = list(SIZES)
    known = (figure for figure in enterprise.social_value.figures if figure.kind in SIZES)
    return max(known, key=lambda figure: (figure.year, -order.index(figure.kind)), default=None)
