"""Those who together can answer what nobody can answer alone."""

from __future__ import annotations

from collections.abc import Sequence

from asf_register.marketplace.match import Fit, Match


def joint_bid(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The fewest that together meet every need of a post with several lots.

    Args:
        matches: Who can answer it, the best fit first.

    Returns:
        They, each with at least one need that no other of them meets first; nothing where
        somebody meets all alone, or some need is met by nobody.
    """
    able = [match for match in matches if match.fit is not Fit.SHORT]
    if not able or any(len(_met(match)) == match.needs for match in able):
        return ()
    missing = set[int]().union(*map(_met, able))
    if len(missing) < able[0].needs:
        return ()
    together: list[Match] = []
    while missing:
        # The first of those that meet the most of what is left: the matches are in order of fit.
        best = max(able, key=lambda match: len(_met(match) & missing))
        missing -= _met(best)
        together.append(best)
    return tuple(together)


def _met(match: Match) -> set[int]:
    """The needs that it meets; in some of the area alone is not."""
    return {one.need.number for one in match.deliveries if one.is_enough}
