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
        offered: All that the merged side of two had changed since both grew apart, once for each
            time that they did.
    """

    step: Step
    came: Changes
    offered: tuple[Changes, ...]

    @property
    def taken_in(self) -> Changes | None:
        """What the merged side had changed; None where both have grown apart more than once."""
        return self.offered[0] if len(self.offered) == 1 else None

    @property
    def is_octopus(self) -> bool:
        """Whether it merged several proposals at once, so that nobody can see what it left out."""
        return len(self.step.commit.parents) > 2

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
    def trees(self) -> tuple[str, str]:
        """What git calls all files before it, and all after it."""
        return self.step.before.tree, self.step.commit.tree

    @property
    def decided(self) -> tuple[tuple[str, str], ...]:
        """The rounds and enterprises whose decisions it changed."""
        places = (decision_at(path) for path in self.came)
        return tuple(place for place in places if place)

    @property
    def enterprises(self) -> tuple[str, ...]:
        """The enterprises whose decisions it changed."""
        return tuple(dict.fromkeys(enterprise for _, enterprise in self.decided))

    @property
    def look_alikes(self) -> tuple[str, ...]:
        """Files that it brought to places that look like guarded ones."""
        there = (change.path for change in self.came.values() if change.after is not None)
        return tuple(path for path in there if is_look_alike(path))

    @property
    def left_out(self) -> tuple[str, ...]:
        """Guarded files that the merged side had changed, and the merge did not."""
        first, *others = self.offered or ({},)
        return tuple(
            path
            for path, change in first.items()
            if _guard(change) and path not in self.came and all(path in more for more in others)
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it is about, by name."""
        guarded = (change.path for change, _ in self.guarded)
        return tuple(sorted({*guarded, *self.look_alikes, *self.left_out}))


def guarded_changes(clone: Clone, steps: Iterable[Step]) -> Iterator[GuardedChange]:
    """Find the versions of a main line that touch decisions or policy, or could hide that.

    Args:
        clone: Where.
        steps: The main line.
    """
    line = tuple(steps)
    pairs = [(step.before.tree, step.commit.tree) for step in line]
    sides = [
        [(base.tree, step.merged.tree) for base in step.bases] if step.merged else []
        for step in line
    ]
    found = changes(clone, [*pairs, *(grown for side in sides for grown in side)])
    for step, pair, side in zip(line, pairs, sides, strict=True):
        change = GuardedChange(step, found[pair], tuple(found[grown] for grown in side))
        if change.paths or change.is_octopus:
            yield change


def _guard(change: Change) -> Guard | None:
    is_file = change.after is None or change.after.mode in FILES
    return guard_of(change.path, is_file=is_file)
