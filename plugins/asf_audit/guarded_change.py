"""A version of the main line with what it changed, as far as decisions and policy go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asf_audit.clone import Clone
from asf_audit.guarded_paths import Guard, decision_at, guard_of, is_look_alike
from asf_audit.history import Step
from asf_audit.tree_changes import FILES, Change, Changes, changes


@dataclass(frozen=True, slots=True)
class GuardedChange:
    """A version that touches decisions or policy, or what looks like them.

    Attributes:
        step: The version.
        came: All that it changed on the main line, by path.
        taken_in: All that the merged side had changed since both grew apart; None where they have
            grown apart more than once, or nothing was merged.
    """

    step: Step
    came: Changes
    taken_in: Changes | None

    @property
    def guarded(self) -> tuple[tuple[Change, Guard], ...]:
        """The changes that need somebody's approval, and whose."""
        found = ((change, _guard(change)) for change in self.came.values())
        return tuple((change, guard) for change, guard in found if guard is not None)

    @property
    def guards(self) -> tuple[Guard, ...]:
        """Whose approval it needs."""
        needed = {guard for _, guard in self.guarded}
        return tuple(guard for guard in Guard if guard in needed)

    @property
    def enterprises(self) -> tuple[str, ...]:
        """The enterprises whose decisions it changed."""
        places = (decision_at(path) for path in self.came)
        return tuple(dict.fromkeys(place[1] for place in places if place))

    @property
    def look_alikes(self) -> tuple[str, ...]:
        """Files that it brought to places that look like guarded ones."""
        there = (change.path for change in self.came.values() if change.after is not None)
        return tuple(path for path in there if is_look_alike(path))

    @property
    def left_out(self) -> tuple[str, ...]:
        """Guarded files that the merged side had changed, and the merge did not."""
        taken_in = (self.taken_in or {}).values()
        return tuple(
            change.path for change in taken_in if _guard(change) and change.path not in self.came
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it is about, by name."""
        guarded = (change.path for change, _ in self.guarded)
        return tuple(sorted({*guarded, *self.look_alikes, *self.left_out}))


def guarded_changes(clone: Clone, steps: Iterable[Step]) -> Iterator[GuardedChange]:
    """Find the versions of a main line that touch decisions or policy.

    Args:
        clone: Where.
        steps: The main line.
    """
    line = tuple(steps)
    pairs = [(step.before.tree, step.commit.tree) for step in line]
    sides = [
        (step.bases[0].tree, step.merged.tree) if step.merged and len(step.bases) == 1 else None
        for step in line
    ]
    found = changes(clone, [*pairs, *(side for side in sides if side)])
    for step, pair, side in zip(line, pairs, sides, strict=True):
        change = GuardedChange(step, found[pair], found[side] if side else None)
        if change.paths:
            yield change


def _guard(change: Change) -> Guard | None:
    is_file = change.after is None or change.after.mode in FILES
    return guard_of(change.path, is_file=is_file)
