"""The record of an erasure and its evidence, made from the repository before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from asf_audit.audit import Audit
from asf_audit.clone import Clone
from asf_audit.commits import Commit, parse
from asf_audit.erasures.erasure_files import EVIDENCE_BYTES
from asf_audit.erasures.evidence import OldVersion, as_line, in_parts
from asf_audit.erasures.record import ErasureRecord, Known, Withheld
from asf_audit.git_objects import read

from asf_erase.folder_pairs import folder_pairs
from asf_erase.orders import Orders

_MOST_COMMIT_BYTES = 4 * 1024 * 1024
_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Proof:
    """What the audit needs after an erasure.

    Attributes:
        record: What is said of it, not yet signed.
        evidence: The files that prove it.
    """

    record: ErasureRecord
    evidence: tuple[bytes, ...]


def proof(
    before: Clone,
    after: Clone,
    audit: Audit,
    renamed: Mapping[str, str],
    *,
    orders: Orders,
    by: str,
    why: str,
    day: date,
) -> Proof:
    """Make the record and the evidence.

    Args:
        before: The repository as it was.
        after: It as it is.
        audit: What the audit found before, with the beginning and the checkpoints that count.
        renamed: What each version is called now, by what it was called.
        orders: What was changed.
        by: The administrator's id.
        why: Why.
        day: When.
    """
    since = audit.erased
    known = Known(
        audit.head,
        since.now(audit.anchors.genesis),
        tuple(map(since.now, audit.anchors.checkpoints)),
    )
    versions = _versions(before, known)
    commits, lines = _old_versions(before, versions, renamed, orders)
    new = _commits(after, [renamed.get(name, name) for name in commits])
    tops = ((commit.tree, new[renamed.get(name, name)].tree) for name, commit in commits.items())
    pairs = folder_pairs(before, after, tops)
    record = ErasureRecord(
        day=day,
        by=by,
        why=why,
        old=known,
        new=Known(
            renamed.get(known.head, known.head),
            renamed.get(known.genesis, known.genesis),
            tuple(renamed.get(one, one) for one in known.checkpoints),
        ),
        withheld=_withheld(audit, commits, renamed, orders, lines),
        withheld_trees=pairs.withheld,
        guarded=tuple(pairs.guarded),
    )
    told = (*map(as_line, lines.values()), *map(as_line, pairs.folders))
    return Proof(record, tuple(in_parts(told, EVIDENCE_BYTES)))


def _versions(before: Clone, known: Known) -> list[str]:
    """All versions since the beginning, that one and those that others have grown from."""
    new = before.ask("rev-list", "--boundary", known.head, f"^{known.genesis}").decode().split()
    return list(dict.fromkeys([known.genesis, *(name.lstrip("-") for name in new)]))


def _old_versions(
    before: Clone, versions: Collection[str], renamed: Mapping[str, str], orders: Orders
) -> tuple[dict[str, Commit], dict[str, OldVersion]]:
    """Versions that got another name, and what is told of each."""
    wanted = [name for name in versions if renamed.get(name, name) != name]
    commits: dict[str, Commit] = {}
    lines: dict[str, OldVersion] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        raw = read(before, wanted[start : start + _AT_ONCE], "commit", _MOST_COMMIT_BYTES)
        for name, content in raw.items():
            commits[name] = parse(name, content)
            shown = None if name in orders.commits or not _is_text(content) else content
            lines[name] = OldVersion(name, renamed[name], shown)
    return commits, lines


def _commits(clone: Clone, names: Collection[str]) -> dict[str, Commit]:
    raw = read(clone, names, "commit", _MOST_COMMIT_BYTES)
    return {name: parse(name, content) for name, content in raw.items()}


def _withheld(
    audit: Audit,
    commits: Mapping[str, Commit],
    renamed: Mapping[str, str],
    orders: Orders,
    lines: Mapping[str, OldVersion],
) -> tuple[Withheld, ...]:
    """The versions that can't be shown, those that an earlier record showed among them."""
    merged = {one.commit: one.person.id for one in audit.judged if one.person and not one.refusals}
    hidden = [
        Withheld(name, renamed[name], commit.tree, commit.parents, merged.get(name))
        for name, commit in commits.items()
        if lines[name].raw is None
    ]
    for layer in audit.erased.layers:
        for name in orders.dropped:
            if name in layer.shapes:
                shape = layer.shapes[name]
                by = merged.get(audit.erased.now(name))
                hidden.append(Withheld(name, layer.new_of[name], shape.tree, shape.parents, by))
    return tuple(hidden)


def _is_text(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
