"""Of the posts that match an enterprise, those that it can answer."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.marketplace.match import Fit, Match

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Answerable:
    """What an enterprise can answer.

    Attributes:
        matches: All of it, the first deadline first.
        fittest: The few that fit best; of those that fit alike, the first deadline.
    """

    matches: tuple[Match, ...]
    fittest: tuple[Match, ...]


def answerable(matches: tuple[Match, ...]) -> Answerable:
    """Leave out the posts of which an enterprise is known to miss a demand.

    Args:
        matches: All its matches, the first deadline first.
    """
    fits = [(match.fit, number) for number, match in enumerate(matches)]
    able = [(fit, number) for fit, number in fits if fit is not Fit.SHORT]
    return Answerable(
        tuple(matches[number] for _, number in able),
        tuple(matches[number] for _, number in sorted(able)[:MOST_SHOWN]),
    )
