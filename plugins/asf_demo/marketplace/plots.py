"""How posts stand on the demo's day: the first ones by hand, so that every state is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from asf_register.marketplace.post import Kind

Stage = Literal["open", "upcoming", "closed", "awarded", "withdrawn", "past"]
# Who it is, where that is out of the ordinary: of a post, or of what came of it.
Twist = Literal[
    "", "unit", "unlisted", "to_two", "to_other", "to_unlisted", "joint", "new", "changed"
]


@dataclass(frozen=True, slots=True)
class Plot:
    """One post.

    Attributes:
        kind: Of what kind.
        stage: How it stands.
        days: To its deadline, for an open one.
        twist: What is out of the ordinary.
    """

    kind: Kind
    stage: Stage
    days: int = 0
    twist: Twist = ""


# A small demo has the beginning of this.
FIRST: tuple[Plot, ...] = (
    Plot("request", "open", 6),
    Plot("reserved_procurement", "open", 18),
    Plot("procurement", "open", 33),
    Plot("collaboration", "open", 12, "joint"),
    Plot("offer", "open", 60),
    Plot("csr", "open", 21),
    Plot("surplus", "open", 9),
    Plot("iop", "open", 45),
    Plot("request", "open", 0),
    Plot("request", "awarded"),
    Plot("reserved_procurement", "awarded"),
    Plot("procurement", "upcoming"),
    Plot("request", "open", 1),
    Plot("csr", "awarded"),
    Plot("request", "withdrawn"),
    Plot("procurement", "closed"),
    Plot("reserved_procurement", "past"),
    Plot("collaboration", "open", 25),
    Plot("surplus", "open", 1),
    Plot("offer", "open", 90),
    Plot("reserved_procurement", "open", 40),
    Plot("iop", "awarded"),
    Plot("request", "open", 14, "changed"),
    Plot("csr", "open", 30),
    Plot("surplus", "awarded"),
    Plot("procurement", "awarded", twist="to_two"),
    Plot("request", "open", 3),
    Plot("offer", "closed"),
    Plot("collaboration", "awarded"),
    Plot("request", "upcoming"),
    Plot("procurement", "open", 52),
    Plot("request", "open", 11, "new"),
    Plot("reserved_procurement", "open", 0),
    Plot("csr", "open", 5),
    Plot("offer", "open", 28),
    Plot("request", "open", 20),
    Plot("surplus", "open", 16),
    Plot("iop", "open", 75),
    Plot("procurement", "awarded", twist="to_other"),
    Plot("request", "past"),
    Plot("collaboration", "open", 19, "unlisted"),
    Plot("reserved_procurement", "withdrawn"),
    Plot("offer", "open", 120, "unit"),
    Plot("csr", "past"),
    Plot("request", "awarded", twist="to_unlisted"),
    Plot("collaboration", "open", 30, "joint"),
    Plot("request", "open", 8),
    Plot("reserved_procurement", "open", 27, "changed"),
    Plot("surplus", "open", 4, "new"),
    Plot("request", "open", 35),
    Plot("procurement", "open", 13),
    Plot("csr", "open", 48),
    Plot("offer", "open", 180),
    Plot("iop", "open", 22),
    Plot("request", "open", 2),
    Plot("collaboration", "open", 66),
    Plot("reserved_procurement", "open", 58),
    Plot("request", "open", 17),
    Plot("surplus", "open", 37),
    Plot("procurement", "open", 24),
)
_KINDS: dict[Kind, int] = {
    "request": 30,
    "reserved_procurement": 14,
    "procurement": 14,
    "collaboration": 9,
    "offer": 9,
    "csr": 10,
    "surplus": 9,
    "iop": 5,
}
# What is over is most of what there is, once a marketplace has gone on for some years.
_STAGES: dict[Stage, int] = {
    "open": 9,
    "upcoming": 1,
    "awarded": 26,
    "closed": 19,
    "withdrawn": 4,
    "past": 1,
}
_LONGEST = 90
# Half as many posts as enterprises, until every state is there; then 23 for each hundred more.
_ALL_STATES = len(FIRST)
_FOR_EACH_HUNDRED = 23
_UNTIL = 400
_BEFORE = _UNTIL * _FOR_EACH_HUNDRED // 100 - _ALL_STATES
# No country has more, and there are only so many places to say the same about.
_MOST = 3000


def posts_among(enterprises: int) -> int:
    """How many posts a demo with so many enterprises has."""
    many = enterprises * _FOR_EACH_HUNDRED // 100 - _BEFORE
    return max(min(enterprises // 2, _ALL_STATES), min(many, _MOST))


def enterprises_for(number: int) -> int:
    """How many enterprises every demo has in which there is a post with this number."""
    if number < _ALL_STATES:
        return 2 * (number + 1)
    return -(-(number + 1 + _BEFORE) * 100 // _FOR_EACH_HUNDRED)


def plots(luck: Random) -> Iterator[Plot]:
    """The plots of all posts, without end."""
    yield from FIRST
    deck = [stage for stage, many in _STAGES.items() for _ in range(many)]
    while True:
        luck.shuffle(deck)
        for stage in deck:
            kind = luck.choices(list(_KINDS), list(_KINDS.values()))[0]
            # Nobody is awarded an offer.
            is_over = kind == "offer" and stage in ("awarded", "past")
            yield Plot(kind, "closed" if is_over else stage, luck.randint(0, _LONGEST))
