"""What a simulation has come to."""

from __future__ import annotations

from dataclasses import dataclass

from asf_upkeep.simulation.study import Moved, Need, Outcome
from asf_upkeep.simulation.years import Start


@dataclass(frozen=True, slots=True)
class Report:
    """What a simulation has come to.

    Attributes:
        start: Where it began.
        is_made_up: Whether its register is one of asf demo.
        minutes: That a region's coordinator has a week.
        seed: Decided what was left to chance.
        ways: Four ways to care for the register, and none.
        needs: What it takes to reach the goal.
        moved: How far assumptions move the result; () where that wasn't asked.
    """

    start: Start
    is_made_up: bool
    minutes: float
    seed: int
    ways: tuple[Outcome, ...]
    needs: tuple[Need, ...]
    moved: tuple[Moved, ...] = ()

    @property
    def entries(self) -> int:
        """Entries of enterprises that hadn't closed on the first day."""
        return sum(one.closed is None for one in self.start.register)

    @property
    def regions(self) -> int:
        """How many coordinators there are."""
        return len(self.start.register.vocabulary.regions)
