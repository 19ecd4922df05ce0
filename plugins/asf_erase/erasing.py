"""Erasing by a plan: a fresh clone, rewritten, with a signed record on a branch of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from asf_audit.anchors import Anchors
from asf_audit.audit import audit
from asf_audit.clone import Clone
from asf_audit.erasures.erased import erased
from asf_audit.erasures.erasure_files import evidence_at, evidence_path, record_path
from asf_audit.erasures.record import NAMESPACE, ErasureRecord, as_json
from asf_edit.git import git
from asf_edit.ssh_signing import signed_with
from asf_propose.history.branch_writing import make_commit, point_branch
from asf_register.errors import UsageError
from asf_register.policy import Person
from asf_register.problem import visible
from asf_register.root import Root
from asf_register.swedish import count_of

from asf_erase.beforehand import administrator, refuse_reason, refuse_wrong_clock
from asf_erase.fresh_clone import checked_out, clone, lay_out
from asf_erase.hits import Hit, Kind
from asf_erase.orders import Orders, orders_of
from asf_erase.plan import Plan
from asf_erase.proving import proof
from asf_erase.rewriting import rewrite
from asf_erase.searching import search
from asf_erase.spellings import Spellings

_REGISTER, _MAP = "register", "versions.txt"
_AGAIN = "Gör en ny plan med asf erase find."


@dataclass(frozen=True, slots=True)
class Wish:
    """What an administrator wants done.

    Attributes:
        plan: What to erase.
        anchors: What the audit begins with and holds on to.
        by: The administrator's id.
        why: Why, without what is erased.
        key: The file with the key to sign with; "" for the one that git signs with.
        day: Today.
    """

    plan: Plan
    anchors: Anchors
    by: str
    why: str
    key: str
    day: date


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was done.

    Attributes:
        folder: The rewritten register.
        versions: The file with what each version was called and is called.
        branch: The branch with the record.
        record: The record.
        renamed: How many versions got another name.
        was_green: Whether the audit was, before.
        keeps_genesis: Whether the audit can begin where it did: what stood there is shown.
    """

    folder: Path
    versions: Path
    branch: str
    record: ErasureRecord
    renamed: int
    was_green: bool
    keeps_genesis: bool


def erase(root: Root, wish: Wish, output: Path) -> Erasure:
    """Erase what a plan says, in a clone; the register itself stays as it is.

    Args:
        root: The register, a whole clone.
        wish: What to do.
        output: A folder that isn't there yet.

    Raises:
        UsageError: Where it can't be done; nothing is left of the folder then.
    """
    refuse_wrong_clock(wish.day)
    before = Clone(root)
    found = audit(root, wish.anchors)
    if found.refusals:
        raise UsageError(found.refusals[0].message, found.refusals[0].mend)
    person = administrator(before, found.head, wish.by)
    wanted = Spellings(wish.plan.texts)
    refuse_reason(wish.why, wanted)
    output.mkdir(parents=True)
    with ExitStack() as undone:
        undone.callback(shutil.rmtree, output)
        done = _rewritten(root, wish.plan, wanted, output / _REGISTER)
        made = proof(
            before, Clone(Root(done.folder)), found, done.renamed,
            orders=done.orders, by=wish.by, why=wish.why, day=wish.day,
        )  # fmt: skip
        record = _signed(made.record, wish, person, root)
        branch = _add(done.folder, record, made.evidence)
        keeps_genesis = _keeps_genesis(done.folder, branch, record)
        versions = output / _MAP
        rows = (f"{old} {new}\n" for old, new in sorted(done.renamed.items()))
        versions.write_text("".join(rows), encoding="ascii")
        undone.pop_all()
    count = sum(old != new for old, new in done.renamed.items())
    return Erasure(done.folder, versions, branch, record, count, found.is_green, keeps_genesis)


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """A clone after the rewriting."""

    folder: Path
    orders: Orders
    renamed: Mapping[str, str]


def _rewritten(root: Root, plan: Plan, wanted: Spellings, folder: Path) -> _Rewritten:
    main = checked_out(root.folder)
    inside = folder / ".git"
    clone(root.folder, folder)
    hits = _chosen(search(inside, wanted).hits, plan)
    _refuse_present(inside, main, hits)
    orders = orders_of(inside, hits)
    renamed = rewrite(inside, orders)
    lay_out(folder)
    _refuse_left(folder, wanted, plan)
    return _Rewritten(folder, orders, renamed)


def _refuse_left(folder: Path, wanted: Spellings, plan: Plan) -> None:
    """See that nothing of what was chosen is left."""
    left = [hit for hit in search(folder, wanted).hits if hit.key in plan.chosen]
    if left:
        raise UsageError(
            f"Det står kvar i {visible(left[0].path) or 'en version'} efter raderingen.",
            f"Registret är orört. {_AGAIN}",
        )


def _signed(record: ErasureRecord, wish: Wish, person: Person, root: Root) -> ErasureRecord:
    made = signed_with(record.signed_part, NAMESPACE, wish.key, root.folder)
    signed = replace(record, signature=made)
    if not signed.is_signed_by(person):
        raise UsageError(
            f"Nyckeln är ingen av dem som {visible(person.id)} har i data/policy/people.yaml.",
            "Ange rätt nyckel med --key, eller rätt person med --by.",
        )
    return signed


def _chosen(hits: Collection[Hit], plan: Plan) -> list[Hit]:
    if new := {hit.key for hit in hits} - plan.chosen - plan.left:
        count = count_of(len(new), "träff", "träffar")
        raise UsageError(f"{count} i historiken finns inte i planen.", _AGAIN)
    if not plan.chosen:
        raise UsageError("Planen säger nej till allt.", "Skriv ja vid det som ska raderas.")
    chosen = [hit for hit in hits if hit.key in plan.chosen]
    if not chosen:
        raise UsageError("Inget av det som planen säger ja till finns i historiken.", _AGAIN)
    return chosen


def _refuse_present(folder: Path, main: str, hits: Sequence[Hit]) -> None:
    """See that what is erased is gone from today's files, so that they stay right."""
    listed = os.fsdecode(git(folder, "ls-tree", "-r", "-z", main))
    rows = (entry.split("\t", 1) for entry in listed.split("\0") if entry)
    now = {(path, about.split(" ")[2]) for about, path in rows}
    paths = {path for path, _ in now}
    for hit in hits:
        if hit.guarded or evidence_at(hit.path):
            continue
        held = {(hit.path, spot.object) for spot in hit.spots} & now
        if held or (hit.kind is Kind.NAME and hit.path in paths):
            raise UsageError(
                f"Det står i {visible(hit.path)} i dag.",
                "Ändra filen med ett vanligt förslag först, så att den blir rätt. Gör sedan om "
                "planen.",
            )


def _add(folder: Path, record: ErasureRecord, evidence: Sequence[bytes]) -> str:
    """Store the record on a branch, and tell which."""
    ask = partial(git, folder)
    there = set(os.fsdecode(git(folder, "ls-tree", "-r", "--name-only", "HEAD")).splitlines())
    day = record.day.isoformat()
    names = (day, *(f"{day}-{number}" for number in range(2, 1000)))
    erasure = next(name for name in names if record_path(name) not in there)
    files = {record_path(erasure).encode(): as_json(record)}
    for number, part in enumerate(evidence, 1):
        files[evidence_path(erasure, number).encode()] = part
    made = make_commit(ask, record.new.head, {**files}, f"Intyg om radering {erasure}\n")
    branch = f"radering-{erasure}"
    point_branch(ask, branch, made, replace=False)
    return branch


def _keeps_genesis(folder: Path, branch: str, record: ErasureRecord) -> bool:
    since = erased(Clone(Root(folder)), f"refs/heads/{branch}", record.old.genesis)
    return not since.vouching(record.new.genesis)
