"""All erasures that a version's policy tells of, and what versions were called before them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from asf_audit.clone import Clone
from asf_audit.commits import Commit, parse
from asf_audit.erasures.erasure_files import (
    FOLDER,
    MOST_BYTES,
    evidence_at,
    in_order,
    record_at,
    record_path,
)
from asf_audit.erasures.evidence import Evidence, OldVersion, evidence_in
from asf_audit.erasures.layer import Layer, Shape, layer_of
from asf_audit.erasures.old_folders import OldFolders
from asf_audit.erasures.places_unproven import is_of_policy
from asf_audit.erasures.record import ErasureRecord, Withheld, record_in
from asf_audit.git_objects import BrokenCloneError, find, read
from asf_audit.refusals import refusal
from asf_audit.tree_changes import FILE

_MOST_COMMIT_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Erased:
    """The erasures before a version.

    Attributes:
        layers: Them, the newest first.
    """

    layers: tuple[Layer, ...] = ()

    def now(self, name: str) -> str:
        """What a version is called now, by any name that it has had."""
        for layer in reversed(self.layers):
            name = layer.new_of.get(name, name)
        return name

    def after(self, erasure: str, name: str) -> str:
        """What a version was called right after an erasure, by the name that it has now."""
        for layer in self.layers:
            if layer.id == erasure:
                break
            name = layer.old_of.get(name, name)
        return name

    def first(self, name: str) -> str:
        """What a version was called at first, by the name that it has now."""
        for layer in self.layers:
            name = layer.old_of.get(name, name)
        return name

    def as_made(self, commit: Commit) -> Commit:
        """A version as it was made, with the signature of then, and the names of now.

        Args:
            commit: The version as it lies there now.
        """
        name, made = commit.id, None
        for layer in self.layers:
            name = layer.old_of.get(name, name)
            made = layer.commits.get(name, made)
        if made is None:
            return commit
        return replace(made, id=commit.id, tree=commit.tree, parents=commit.parents)

    def is_withheld(self, name: str) -> bool:
        """Whether what a version was isn't shown, by the name that it has now."""
        return any(old not in layer.commits for layer, old in self._before(name))

    def merged_by(self, name: str) -> str | None:
        """Who merged with a version that isn't shown, as a record says."""
        said = {one.old: one.merged_by for layer in self.layers for one in layer.record.withheld}
        told = [said.get(old) for _, old in self._before(name)]
        return next((person for person in told if person is not None), None)

    def unproven(self, name: str) -> frozenset[str]:
        """Guarded places of a version that records alone speak for, by the name it has now."""
        found = (layer.unproven[old] for layer, old in self._before(name))
        return frozenset[str]().union(*found)

    def vouching(self, name: str) -> frozenset[str]:
        """The erasures, by id, whose records alone say what a version was or what its policy was.

        A newer record can take away what an older one's evidence showed, so it counts as well.

        Args:
            name: The version, by the name that it has now.
        """
        found: set[str] = set()
        newer: set[str] = set()
        for layer in self.layers:
            newer.add(layer.id)
            if name in layer.old_of:
                name = layer.old_of[name]
                if name not in layer.commits or any(map(is_of_policy, layer.unproven[name])):
                    found |= newer
        return frozenset(found)

    def record(self, path: str) -> tuple[str, ErasureRecord] | None:
        """The erasure whose record lies at a path, with its id; None for another file."""
        erasure = record_at(path)
        found = (layer for layer in self.layers if layer.id == erasure)
        return next(((layer.id, layer.record) for layer in found), None)

    def _before(self, name: str) -> Iterable[tuple[Layer, str]]:
        """The erasures that rewrote a version, each with its name before that one."""
        for layer in self.layers:
            if name in layer.old_of:
                name = layer.old_of[name]
                yield layer, name


def erased(clone: Clone, head: str, genesis: str) -> Erased:
    """Read the erasures that a version's policy tells of, and hold their evidence to its names.

    Whether those who signed the records might is not judged here.

    Args:
        clone: Where.
        head: The version.
        genesis: The beginning, by any name that it has had: what older versions were made of,
            nobody has to show.

    Raises:
        BrokenCloneError: Where one can't be read, or proves something else than it says.
    """
    records, evidence = _files(clone, head)
    if not records:
        return Erased()
    newest_first = sorted(records, key=in_order, reverse=True)
    folders = OldFolders(clone)
    withheld: dict[str, Withheld] = {}
    hidden: set[str] = set()
    known: dict[str, Shape] = {}
    known_now = Erased()
    begun = _now(genesis, (evidence.get(one, ()) for one in reversed(newest_first)))
    if begun not in find(clone, [begun]):
        raise BrokenCloneError(refusal("genesis-missing", id=genesis))
    older = frozenset(clone.ask("rev-list", begun).decode().split())
    for erasure in newest_first:
        record = records[erasure]
        withheld |= {one.old: one for one in record.withheld}
        hidden |= {*record.withheld_trees}
        layer = layer_of(
            erasure,
            record,
            evidence.get(erasure, ()),
            folders=folders,
            withheld=withheld,
            withheld_folders=hidden,
            now=partial(_shapes, clone, known),
            is_border=partial(_is_among, known_now, older),
        )
        known |= layer.shapes
        known_now = Erased((*known_now.layers, layer))
    return known_now


def _files(
    clone: Clone, head: str
) -> tuple[dict[str, ErasureRecord], dict[str, Sequence[Evidence]]]:
    """The records and the evidence that a version holds, by the erasures' ids."""
    listed = clone.ask("ls-tree", "-r", "-z", head, "--", FOLDER)
    files: dict[str, str] = {}
    for entry in filter(None, os.fsdecode(listed).split("\0")):
        about, _, path = entry.partition("\t")
        mode, _, name = about.split(" ")
        if mode == FILE:
            files[path] = name
    raw = read(clone, files.values(), "blob", MOST_BYTES)
    records: dict[str, ErasureRecord] = {}
    evidence: dict[str, list[Evidence]] = {}
    for path, name in sorted(files.items()):
        if (erasure := record_at(path)) is not None:
            record = record_in(raw.get(name, b""))
            if record is None:
                raise BrokenCloneError(refusal("erasure-unreadable", path=path))
            records[erasure] = record
        elif (erasure := evidence_at(path)) is not None:
            try:
                evidence.setdefault(erasure, []).extend(evidence_in(raw[name]))
            except (KeyError, ValueError) as error:
                raise BrokenCloneError(refusal("erasure-unreadable", path=path)) from error
    for erasure in evidence.keys() - records.keys():
        raise BrokenCloneError(refusal("erasure-unreadable", path=record_path(erasure)))
    return records, dict(evidence)


def _now(name: str, told: Iterable[Sequence[Evidence]]) -> str:
    """What a version is called now, if the evidence of erasures, the oldest first, is right."""
    for evidence in told:
        for one in evidence:
            if isinstance(one, OldVersion) and one.old == name:
                name = one.new
                break
    return name


def _is_among(since: Erased, older: Collection[str], name: str) -> bool:
    return since.now(name) in older


def _shapes(
    clone: Clone, known: Mapping[str, Shape], names: Collection[str]
) -> Mapping[str, Shape]:
    """What versions hold and were made of: as newer erasures tell, else as they lie there."""
    there = [name for name in names if name not in known]
    raw = read(clone, there, "commit", _MOST_COMMIT_BYTES)
    made = {name: parse(name, content) for name, content in raw.items()}
    if len(made) < len(there):
        raise BrokenCloneError(refusal("too-large"))
    found = {name: Shape(commit.tree, commit.parents) for name, commit in made.items()}
    return {**found, **{name: known[name] for name in names if name in known}}
