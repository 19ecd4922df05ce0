"""The main line since the beginning, and what each merge on it has taken in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from asf_audit.clone import Clone
from asf_audit.commits import Commit, parse
from asf_audit.erasures.erased import Erased
from asf_audit.git_objects import BrokenCloneError, find, read
from asf_audit.refusals import refusal

_MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Step:
    """A version of the main line, with what it was made of.

    Attributes:
        commit: The version.
        before: The one before it on the main line.
        merged: What a merge of two has taken in; None where it had it already.
        side: That and all before it that the main line didn't have, in no order.
        bases: The versions that both sides of a merge have grown from; none for unrelated ones.
        nested: Merges on the side that took in something else than the main line.
        updates: Merges on the side that only took in the main line, so it seems.
    """

    commit: Commit
    before: Commit
    merged: Commit | None = None
    side: tuple[Commit, ...] = ()
    bases: tuple[Commit, ...] = ()
    nested: tuple[Commit, ...] = ()
    updates: tuple[Commit, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What came after the beginning.

    Attributes:
        genesis: The beginning.
        steps: The main line after it, oldest first.
    """

    genesis: Commit
    steps: tuple[Step, ...]


def history(
    clone: Clone, genesis: str, head: str, checkpoints: Iterable[str], erased: Erased
) -> History:
    """Walk from the head back to the beginning, by first parents.

    Args:
        clone: Where.
        genesis: The beginning's full name.
        head: The head's full name.
        checkpoints: What must be on the way, or on the way before the beginning.
        erased: Tells what the versions were before erasures.

    Raises:
        BrokenCloneError: Where the beginning or a checkpoint is not on the way, or something
            is missing.
    """
    started = find(clone, [genesis]).get(genesis)
    if started is None:
        raise BrokenCloneError(refusal("genesis-missing", id=genesis))
    if started.kind != "commit":
        raise BrokenCloneError(refusal("genesis-no-commit", id=genesis))
    old = frozenset(clone.ask("rev-list", genesis).decode().split())
    new = clone.ask("rev-list", head, f"^{genesis}").decode().split()
    commits = _read(clone, new, erased)
    _read_edges(clone, commits, old, genesis, erased)
    line = _line(commits, genesis, head, old)
    earlier = clone.ask("rev-list", "--first-parent", genesis).decode().split()
    _hold_to(checkpoints, {*(commit.id for commit in line), *earlier})
    return History(commits[genesis], tuple(_steps(clone, commits, line, old)))


def _read(clone: Clone, ids: Collection[str], erased: Erased) -> dict[str, Commit]:
    raw = read(clone, ids, "commit", _MOST_BYTES)
    if len(raw) < len(ids):
        raise BrokenCloneError(refusal("too-large"))
    return {name: erased.as_made(parse(name, content)) for name, content in raw.items()}


def _read_edges(
    clone: Clone,
    commits: dict[str, Commit],
    old: Collection[str],
    genesis: str,
    erased: Erased,
) -> None:
    """Read the old versions that newer ones have grown from, too."""
    edges = {parent for commit in commits.values() for parent in commit.parents if parent in old}
    commits.update(_read(clone, edges | {genesis}, erased))


def _line(
    commits: Mapping[str, Commit], genesis: str, head: str, old: Collection[str]
) -> list[Commit]:
    """The main line from the head down to the beginning, the newest first."""
    line: list[Commit] = []
    at: str | None = head
    while at is not None and at != genesis and at not in old:
        line.append(commits[at])
        at = next(iter(commits[at].parents), None)
    if at == genesis:
        return line
    beside = any(genesis in commit.parents for commit in commits.values() if commit.id not in old)
    raise BrokenCloneError(refusal("genesis-beside" if beside else "genesis-rewritten", id=genesis))


def _hold_to(checkpoints: Iterable[str], line: Collection[str]) -> None:
    for one in checkpoints:
        if one not in line:
            raise BrokenCloneError(refusal("checkpoint-off", id=one))


def _steps(
    clone: Clone, commits: Mapping[str, Commit], line: Sequence[Commit], old: Collection[str]
) -> Iterable[Step]:
    reached = set(old)
    for commit in reversed(line):
        taken: dict[str, Commit] = {}
        edges: dict[str, None] = {}
        left = list(commit.parents[1:])
        while left:
            one = left.pop()
            if one in reached or one == commit.parents[0]:
                edges[one] = None
            elif one not in taken:
                taken[one] = commits[one]
                left.extend(commits[one].parents)
        merges = [one for one in taken.values() if len(one.parents) > 1]
        nested = [one for one in merges if any(parent in taken for parent in one.parents[1:])]
        yield Step(
            commit,
            commits[commit.parents[0]],
            taken.get(commit.parents[1]) if len(commit.parents) == 2 else None,
            tuple(taken.values()),
            tuple(commits[one] for one in _best(clone, list(edges))) if taken else (),
            tuple(nested),
            tuple(one for one in merges if one not in nested),
        )
        reached |= {commit.id, *taken}


def _best(clone: Clone, bases: Sequence[str]) -> Sequence[str]:
    """Those of the common versions that no other has grown from."""
    if len(bases) < 2:
        return bases
    return clone.ask("merge-base", "--independent", *bases).decode().split()
