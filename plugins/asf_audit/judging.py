"""Judging a main line: which of its versions need approval, how they got it, and what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asf_register.policy import Person
from asf_register.reading.text import MAX_BYTES

from asf_audit.approval import approval_of
from asf_audit.clean_merge import is_clean
from asf_audit.clone import Clone
from asf_audit.content import Content
from asf_audit.enterprise_names import EnterpriseNames
from asf_audit.erasures.erased import Erased
from asf_audit.erasures.erasure_files import is_of_erasures
from asf_audit.git_objects import read
from asf_audit.guarded_change import GuardedChange, guarded_changes
from asf_audit.guarded_paths import Guard
from asf_audit.history import History
from asf_audit.interest import Interests
from asf_audit.known_policy import KnownPolicy
from asf_audit.merger import Way
from asf_audit.parts_taken import PartsTaken
from asf_audit.policy_then import policies
from asf_audit.refusals import Refusal, refusal
from asf_audit.resting import Rest, rests
from asf_audit.tree_changes import FILES


@dataclass(frozen=True, slots=True)
class Judged:
    """A change of decisions or policy, judged.

    Attributes:
        commit: The version that brought it into the main line.
        at: When that was made, in seconds since 1970, as the version says.
        paths: The files that it is about, by name.
        guards: Whose approval it needed.
        person: Who merged; None where nobody can say.
        way: How; None where nobody can say.
        refusals: Why it doesn't count as approved; none where it does.
        rests: What of the approval only the record of an erasure speaks for.
    """

    commit: str
    at: int
    paths: tuple[str, ...]
    guards: tuple[Guard, ...]
    person: Person | None
    way: Way | None
    refusals: tuple[Refusal, ...]
    rests: tuple[Rest, ...] = ()


def judge(clone: Clone, line: History, erased: Erased, now: int) -> Iterator[Judged]:
    """Judge the versions of a main line that touch decisions or policy, oldest first.

    Args:
        clone: Where.
        line: The main line since the beginning.
        erased: What was erased of it.
        now: What time it is, in seconds since 1970: nothing was made later.

    Raises:
        BrokenCloneError: Where the clone lacks something.
    """
    found = tuple(guarded_changes(clone, line.steps))
    then = policies(clone, (change.step.before.tree for change in found))
    names = EnterpriseNames(
        clone, (tree for change in found if change.enterprises for tree in change.trees)
    )
    interests = Interests(names)
    parts = PartsTaken(clone, found, names)
    raw = _contents(clone, found)
    known = KnownPolicy(erased, line.genesis.id)
    earliest = min(line.genesis.committer.at, now)
    for change in found:
        commit = change.step.commit
        before = then[change.step.before.tree]
        policy = known.judging(change, before)
        against = [refusal("look-alike", path=path) for path in change.look_alikes]
        merger = None
        if policy is None and before is not None:
            against.append(refusal("erasure-circle"))
        elif change.guards:
            how = approval_of(
                clone,
                change,
                policy,
                interests=interests,
                parts=parts,
                erased=erased,
                between=(earliest, now),
            )
            merger = how.merger
            person = merger.person if merger else None
            against += how.refusals
            against += Content(change, policy, person, interests, raw, erased).refusals()
        elif change.is_octopus:
            against += [refusal("octopus")]
        elif change.left_out and not is_clean(clone, commit, change.taken_in, change.came):
            against += [refusal("dropped", path=path) for path in change.left_out]
        known.learn(change, is_approved=not against)
        if not against and not change.guards:
            continue
        if not against:
            earliest = max(earliest, commit.committer.at)
        yield Judged(
            commit.id,
            commit.committer.at,
            change.paths,
            change.guards,
            merger.person if merger else None,
            merger.way if merger else None,
            tuple(dict.fromkeys(against)),
            rests(change, erased),
        )


def _contents(clone: Clone, found: Iterable[GuardedChange]) -> dict[str, bytes]:
    """What the guarded files hold, and held before, by what git calls it."""
    entries = (
        entry
        for change in found
        for one, _ in change.guarded
        if not is_of_erasures(one.path)
        for entry in (one.before, one.after)
        if entry is not None
    )
    ids = [entry.id for entry in entries if entry.mode in FILES]
    return read(clone, ids, "blob", MAX_BYTES)
