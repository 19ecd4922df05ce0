"""One enterprise held against one post: what it can deliver of it, and how well that fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import inf

from asf_register.enterprise import Enterprise
from asf_register.marketplace.demands import Demand, Merits, Verdict
from asf_register.marketplace.need import Need
from asf_register.marketplace.post import Post
from asf_register.marketplace.supply import Supply


class Fit(IntEnum):
    """How well an enterprise fits, the best first; within one, nothing weighs in secret."""

    WHOLE = 0
    """It answers all that is asked for, everywhere, and meets every demand."""
    UNSAID = 1
    """It would, but has not said whether it delivers there or meets a demand."""
    PART = 2
    """It answers some of the lots, or some of the area."""
    SHORT = 3
    """It is known not to meet a demand."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What an enterprise can deliver of one need.

    Attributes:
        need: What is asked for.
        supply: What it delivers.
        by_code: Whether their CPV codes meet, and not only the industry.
    """

    need: Need
    supply: Supply
    by_code: bool

    @property
    def is_whole(self) -> bool:
        """Whether it delivers everywhere that is asked for."""
        return not self.need.reach & ~self.supply.reach

    @property
    def is_enough(self) -> bool:
        """Whether it does, or may: a shop that hasn't said where may well deliver everywhere."""
        return self.is_whole or not self.supply.says_where

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Of several ways to meet one need, the least is the one to name."""
        return not self.is_whole, not self.supply.says_where, not self.by_code


@dataclass(frozen=True, slots=True)
class Match:
    """An enterprise that can answer a post.

    Attributes:
        post: The post.
        enterprise: Who.
        deliveries: What it can deliver, one for each need that it meets, in their order.
        needs: How many needs the post has.
        demands: What the post demands, and whether that is met.
        merits: What is known of the enterprise on the day.
        km: How far it is from where it is asked for; 0 inside, None where that can't be said.
    """

    post: Post
    enterprise: Enterprise
    deliveries: tuple[Delivery, ...]
    needs: int
    demands: tuple[Demand, ...]
    merits: Merits
    km: float | None

    @property
    def fit(self) -> Fit:
        """How well it fits."""
        verdicts = [demand.verdict for demand in self.demands]
        if Verdict.MISSED in verdicts:
            return Fit.SHORT
        enough = [one for one in self.deliveries if one.is_enough]
        if len(enough) < self.needs:
            return Fit.PART
        is_known = all(one.is_whole for one in enough) and Verdict.UNKNOWN not in verdicts
        return Fit.WHOLE if is_known else Fit.UNSAID

    @property
    def order(self) -> tuple[object, ...]:
        """By fit and lots met; then certified, freshly confirmed, near; then the alphabet."""
        km = inf if self.km is None else self.km
        return self.fit, -len(self.deliveries), *self.merits.trust, km, *self.merits.by_name
