"""The facts of one enterprise that more than one part of its file must agree about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from asf_demo.bank import Group
from asf_demo.demo import Demo
from asf_demo.sketches import Sketch
from asf_demo.states import Freshness

# Days before the demo's day.
_CONFIRMED: dict[Freshness, tuple[int, int]] = {
    "fresh": (2, 330),
    "ageing": (370, 540),
    "stale": (740, 1400),
    "never": (30, 900),
}
# 63 % were economic associations in 2016; the rest is a guess.
_LEGAL_FORMS = {
    "economic-association": 63,
    "non-profit-association": 19,
    "limited-company": 9,
    "limited-company-profit-restricted": 5,
    "foundation": 2,
    "faith-community": 1,
    "trading-partnership": 1,
}
_ASSOCIATIONS = ("economic-association", "non-profit-association", "faith-community")
_MOST_EMPLOYED = 90
_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was decided first.

    Attributes:
        until: The demo's day, or the one on which the enterprise closed.
        founded: In what year it began.
        consent: When it said yes.
        confirmed: When its entry was last confirmed, if ever.
        employed: How many it employs.
        group: Whom it is there for.
        legal_form: Its id in the closed list.
        domain: Of its website; the ending .example leads nowhere (RFC 2606).
    """

    until: date
    founded: int
    consent: date
    confirmed: date | None
    employed: int
    group: Group
    legal_form: str
    domain: str

    @property
    def is_association(self) -> bool:
        """Whether its co-workers can be members."""
        return self.legal_form in _ASSOCIATIONS

    @property
    def last_year(self) -> int:
        """The last whole year."""
        return self.until.year - 1


def facts_of(sketch: Sketch, demo: Demo, luck: Random) -> Facts:
    """Decide the facts of an enterprise."""
    state = sketch.state
    until = demo.day - timedelta(luck.randint(200, 2500)) if state.closed else demo.day
    soonest = 3 if state.confirmed == "fresh" and not state.closed else 6
    founded = until.year - round(luck.triangular(soonest, 34, 11))
    soon, late = _CONFIRMED[state.confirmed]
    # Recent days are likelier, as after a round of telephone calls.
    said = weekday(until - timedelta(soon + round((late - soon) * luck.random() ** 1.7)))
    # Some say yes and never look at it again; most have confirmed it since.
    earlier = timedelta(luck.choice((0, luck.randint(30, 800))))
    consent = max(weekday(said - earlier), date(founded + 1, 1, 15))
    groups = demo.bank.services.groups
    employed = round(luck.lognormvariate(1.9 if state.sparse else 2.3, 0.6))
    return Facts(
        until=until,
        founded=founded,
        consent=consent,
        confirmed=None if state.confirmed == "never" else said,
        employed=min(max(employed, 3), _MOST_EMPLOYED),
        group=luck.choices(groups, cum_weights=list(accumulate(g.weight for g in groups)))[0],
        legal_form=luck.choices(list(_LEGAL_FORMS), list(_LEGAL_FORMS.values()))[0],
        domain=domain_of(sketch.slug),
    )


def domain_of(slug: str) -> str:
    """Where somebody with this address has a website and mail."""
    return f"{slug[:_LABEL].strip('-')}.example"


def weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(max(0, day.weekday() - 4))
