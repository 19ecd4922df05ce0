"""What happens to whom in the rounds, so that every state is there on the demo's day.

The plots stand in the order in which a demo too small for all of them has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from asf_demo.certification.rounds import RoundName

# How far a case has come.
Stage = Literal[
    "applied",
    "declined",
    "discontinued",
    "admitted",
    "paid_partly",
    "supervised",
    "assessed",
    "audited_partly",
    "audited",
    "measure_open",
    "measure_soon",
    "measure_overdue",
    "measure_done",
    "not_approved",
    "decided",
    "taken_over",
]
# What is decided about a certificate later, with how many days before the demo's day.
Turn = tuple[
    Literal["renamed", "suspended", "reinstated", "withdrawn", "appealed", "stands", "overturned"],
    int,
]
# Who is wanted: anybody in the list; one that has had another name; an unlisted one that
# publishes its certificate, or does not.
Holder = Literal["listed", "renamed", "published", "hidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one enterprise does in one round.

    Attributes:
        round: Which.
        stage: How far the case comes.
        turns: What is decided after the certificate.
        decided: Days after the round's first day on which it is certified.
        measure: Whether an area needed a measure.
        conditions: Whether the certificate has conditions.
        precise: Whether a source of the past gives the month and the day it was written.
    """

    round: RoundName
    stage: Stage
    turns: tuple[Turn, ...] = ()
    decided: int | None = None
    measure: bool = False
    conditions: bool = False
    precise: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """What happens to one enterprise, round by round."""

    acts: tuple[Act, ...]
    holder: Holder = "listed"


# Certificates given so many days into the finished round end within half a year of the demo's day.
_SOON = 79


def _certified(*turns: Turn, holder: Holder = "listed") -> Plot:
    """Certified in the finished round, and what came of that."""
    return Plot((Act(round="finished", stage="decided", turns=turns),), holder)


def _only(name: RoundName, stage: Stage) -> Plot:
    return Plot((Act(round=name, stage=stage),))


def _again(stage: Stage, decided: int | None = None) -> Plot:
    """Certified in the earlier round, and in the running one as far as it has come."""
    first = Act(round="earlier", stage="decided", measure=stage == "measure_done")
    return Plot((first, Act(round="running", stage=stage, decided=decided)))


PLOTS: tuple[Plot, ...] = (
    _certified(),
    _again("decided", decided=50),
    _certified(("suspended", 40)),
    Plot((Act(round="finished", stage="decided", decided=_SOON),)),
    _again("measure_open"),
    _only("open", "applied"),
    _only("earlier", "decided"),
    _certified(("withdrawn", 95)),
    _certified(("renamed", 210), holder="renamed"),
    _certified(holder="renamed"),
    _certified(holder="published"),
    _certified(holder="hidden"),
    _again("paid_partly"),
    _again("assessed"),
    _certified(("suspended", 180), ("reinstated", 120)),
    _certified(("suspended", 60), ("appealed", 33)),
    _certified(("withdrawn", 160), ("appealed", 130), ("overturned", 70)),
    _only("finished", "declined"),
    _again("measure_overdue"),
    _again("audited"),
    _only("taken_over", "taken_over"),
    _again("supervised"),
    _certified(("suspended", 190), ("appealed", 165), ("stands", 110)),
    _certified(("suspended", 200), ("appealed", 170), ("overturned", 115)),
    _certified(("withdrawn", 75), ("appealed", 47)),
    _certified(("withdrawn", 220), ("appealed", 195), ("stands", 140)),
    _again("measure_done"),
    _again("admitted"),
    _only("open", "applied"),
    _again("decided", decided=54),
    _again("measure_soon"),
    _again("audited_partly"),
    _only("finished", "not_approved"),
    Plot((Act(round="finished", stage="decided", decided=_SOON + 3, conditions=True),)),
    Plot((Act(round="finished", stage="decided", measure=True),)),
    _again("discontinued"),
    _only("earlier", "declined"),
    _only("open", "discontinued"),
    Plot((Act(round="taken_over", stage="taken_over", precise=True),)),
    Plot(
        (
            Act(round="taken_over", stage="taken_over"),
            Act(round="finished", stage="decided"),
        )
    ),
    _certified(("suspended", 260), ("withdrawn", 150)),
    _again("decided", decided=47),
    _only("earlier", "decided"),
    _only("open", "applied"),
    _only("earlier", "discontinued"),
    _only("open", "applied"),
    _again("declined"),
)
