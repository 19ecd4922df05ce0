"""What a post demands of whoever answers, and whether an enterprise is known to meet it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from asf_register.certification.certificate import State
from asf_register.certification.states import Period
from asf_register.enterprise import Enterprise, TargetGroupShare
from asf_register.freshness import Freshness, freshness, is_vouched_for
from asf_register.marketplace.post import Post
from asf_register.register import Register
from asf_register.swedish import alphabetical


class Verdict(StrEnum):
    """Whether something that is demanded is there."""

    MET = "met"
    UNKNOWN = "unknown"
    MISSED = "missed"


class DemandKind(StrEnum):
    """What can be demanded."""

    CERTIFIED = "certified"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand of a post, held against one enterprise.

    Attributes:
        kind: What is demanded.
        verdict: Whether it is there.
        share: The least per cent, where that is demanded.
    """

    kind: DemandKind
    verdict: Verdict
    share: int | None = None


class Merits:
    """What is known of an enterprise on a day that demands are held against.

    Args:
        enterprise: Who.
        register: What it stands in.
        day: In Sweden.
    """

    def __init__(self, enterprise: Enterprise, register: Register, day: date) -> None:
        self._enterprise = enterprise
        self._register = register
        self._day = day
        self._held: dict[tuple[bool, int | None], tuple[Demand, ...]] = {}

    @cached_property
    def certification(self) -> Period:
        """What the register answers for the day."""
        return self._register.state_of(self._enterprise.slug, self._day)

    @property
    def is_certified(self) -> bool:
        """Whether it is certified on the day."""
        return self.certification.state is State.CERTIFIED

    @cached_property
    def trust(self) -> tuple[bool, bool, bool]:
        """What puts one before another that fits as well: certified, confirmed within a year.

        Behind the others come those that nobody has vouched for within 18 months.
        """
        fresh = freshness(self._enterprise, self._day) is Freshness.FRESH
        return not self.is_certified, not fresh, not is_vouched_for(self._enterprise, self._day)

    @cached_property
    def by_name(self) -> tuple[str, str]:
        """What puts one before another when all else is equal: the alphabet."""
        return alphabetical(self._enterprise.name), self._enterprise.slug

    @cached_property
    def share(self) -> TargetGroupShare | None:
        """The latest share of the target group that is known on the day."""
        known = (one for one in self._enterprise.target_group_share if one.date <= self._day)
        return max(known, key=lambda one: one.date, default=None)

    def demands(self, post: Post, *, reserved: bool) -> tuple[Demand, ...]:
        """What a post demands, and whether it is met.

        LOU 4 kap. 18 § lets the supplier prove the share; what isn't known can be asked for.

        Args:
            post: The post.
            reserved: Whether it is about something reserved: the whole, or a lot of it.
        """
        demanded = post.certified, post.share_asked(reserved=reserved)
        if demanded not in self._held:
            self._held[demanded] = tuple(self._demands(*demanded))
        return self._held[demanded]

    def _demands(self, certified: bool, share: int | None) -> Iterator[Demand]:
        if certified:
            yield Demand(DemandKind.CERTIFIED, self._certified())
        if share is not None:
            yield Demand(DemandKind.SHARE, self._has_share(share), share)

    def _certified(self) -> Verdict:
        if self.is_certified:
            return Verdict.MET
        unknown = self.certification.state is State.UNKNOWN
        return Verdict.UNKNOWN if unknown else Verdict.MISSED

    def _has_share(self, asked: int) -> Verdict:
        if self.share is None:
            return Verdict.UNKNOWN
        return Verdict.MET if self.share.percent >= asked else Verdict.MISSED

    def may_take_reserved(self, post: Post) -> bool:
        """Whether it isn't known to have too small a share for what is reserved of a post."""
        share = post.share_asked(reserved=True)
        return share is None or self._has_share(share) is not Verdict.MISSED
