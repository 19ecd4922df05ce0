"""One erasure with its evidence, held to what the versions were called before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from asf_audit.commits import Commit, parse
from asf_audit.erasures.evidence import Evidence, OldFolder, OldVersion
from asf_audit.erasures.old_folders import OldFolders
from asf_audit.erasures.places_unproven import PlacesUnproven
from asf_audit.erasures.record import ErasureRecord, Withheld
from asf_audit.git_objects import BrokenCloneError, name_of
from asf_audit.refusals import refusal


@dataclass(frozen=True, slots=True)
class Shape:
    """What a version holds and was made of, by name."""

    tree: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """An erasure whose evidence is right.

    Attributes:
        id: The erasure's id.
        record: What is said of it.
        old_of: What versions were called before, by their names after.
        new_of: What they are called after, by their names before.
        commits: Them as they were, by their names before; without those that aren't shown.
        shapes: What they held and were made of, by their names before.
        unproven: Guarded places that the record alone speaks for, by the versions' names before.
    """

    id: str
    record: ErasureRecord
    old_of: Mapping[str, str]
    new_of: Mapping[str, str]
    commits: Mapping[str, Commit]
    shapes: Mapping[str, Shape]
    unproven: Mapping[str, frozenset[str]]


def layer_of(
    erasure: str,
    record: ErasureRecord,
    evidence: Collection[Evidence],
    *,
    folders: OldFolders,
    withheld: Mapping[str, Withheld],
    withheld_folders: Iterable[str],
    now: Callable[[Collection[str]], Mapping[str, Shape]],
    is_border: Callable[[str], bool],
) -> Layer:
    """Hold an erasure's evidence to the names that it is about.

    Args:
        erasure: The erasure's id.
        record: What is said of it.
        evidence: What proves it.
        folders: Old folders; what newer erasures tell of them is known there.
        withheld: Versions that this record or a newer one says aren't shown, by their old names.
        withheld_folders: Folders of which they say that.
        now: Tells what versions hold and were made of, by the names they got.
        is_border: Whether a version, by the name it got, is the auditor's beginning or older, so
            that what it was made of need not be shown.

    Raises:
        BrokenCloneError: Where something isn't as its name says, or is missing, or more differs
            than the record admits.
    """
    versions = [one for one in evidence if isinstance(one, OldVersion)]
    new_of = {one.old: one.new for one in versions}
    old_of = {one.new: one.old for one in versions}
    if not len(versions) == len(new_of) == len(old_of):
        raise _wrong(record.old.head)
    folders.learn((one for one in evidence if isinstance(one, OldFolder)), withheld_folders)
    commits = {one.old: _as_named(one.old, one.raw) for one in versions if one.raw is not None}
    shapes: dict[str, Shape] = {}
    shapes_now = now(old_of)
    places = PlacesUnproven(folders, record.guarded, record.day.isoformat())
    unproven: dict[str, frozenset[str]] = {}
    for old, new in new_of.items():
        shapes[old] = _shape(old, new, commits.get(old), withheld.get(old))
        parents = tuple(new_of.get(one, one) for one in shapes[old].parents)
        if parents != shapes_now[new].parents and not is_border(new):
            raise _wrong(old)
        unproven[old] = places.of(shapes[old].tree, shapes_now[new].tree)
    for old, new in ((record.old.head, record.new.head), (record.old.genesis, record.new.genesis)):
        if new_of.get(old, old) != new:
            raise _wrong(old)
    return Layer(erasure, record, old_of, new_of, commits, shapes, unproven)


def _as_named(name: str, raw: bytes) -> Commit:
    if name_of("commit", raw, len(name)) != name:
        raise _wrong(name)
    return parse(name, raw)


def _shape(old: str, new: str, commit: Commit | None, withheld: Withheld | None) -> Shape:
    if commit is not None:
        return Shape(commit.tree, commit.parents)
    if withheld is None or withheld.new != new:
        raise _wrong(old)
    return Shape(withheld.tree, withheld.parents)


def _wrong(name: str) -> BrokenCloneError:
    return BrokenCloneError(refusal("erasure-evidence", id=name))
