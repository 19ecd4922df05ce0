"""A register with certified history in which people stand, and what erasing them takes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from asf_audit.anchors import Anchors
from asf_audit.erasures.record import NAMESPACE, ErasureRecord, as_json, record_in
from asf_erase.erasing import Erasure, Wish, erase
from asf_erase.plan import Plan
from asf_erase.searching import search
from asf_erase.spellings import Spellings
from asf_register.root import Root
from audit_histories import Content, Story, append, decide, entry, event
from audit_signers import (
    ADMINISTRATOR,
    CERTIFIER,
    COORDINATOR,
    SECOND_ADMINISTRATOR,
    SECOND_CERTIFIER,
    Actor,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

NAME, ADDRESS, PHONE = "Anna Björk", "anna.bjork@kafet.example", "070-123 45 67"
SHE = f"{NAME} <{ADDRESS}>"
HE = "Bo Sten <bo.sten@kafet.example>"
ENTRY, TREES = "data/asf/cafe.yaml", "data/asf/bageriet.yaml"
OF_HER = "content/anna-bjork.md"
A_WORD = "Vi bakar under en björk."
RECORD = "data/policy/erasures/2026-12-04.json"
EVIDENCE = "data/policy/erasures/2026-12-04/0001.jsonl"
WHY = "Begäran om radering."
DAY = date(2026, 12, 4)
WHO = {
    **{f"GIT_{role}_NAME": "admin" for role in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{role}_EMAIL": "admin@asf.example" for role in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *arguments: str) -> bytes:
    """What git itself says."""
    ran = subprocess.run(
        ["git", "-C", folder, *arguments],
        capture_output=True,
        check=True,
        env={**os.environ, **WHO},
    )
    return ran.stdout.strip()


def name_in(folder: Path, rev: str) -> str:
    """A version's full name."""
    return git(folder, "rev-parse", rev).decode()


class Told(Story):
    """A history that goes on in a repository that git has written."""

    def know(self, commit: str) -> None:
        """Read what a version holds, as git tells it."""
        listed = git(self.folder, "ls-tree", "-r", "--name-only", commit).decode().split()
        files: dict[str, Content] = {}
        for path in listed:
            files[path] = subprocess.run(
                ["git", "-C", self.folder, "cat-file", "blob", f"{commit}:{path}"],
                capture_output=True,
                check=True,
            ).stdout
        self.trees[commit] = files


def lived(story: Story) -> None:
    """Two people come and go, from the very beginning on, while certification is decided on."""
    of_her = entry("Kafét") + f"contact: {NAME}, {ADDRESS}, {PHONE}\n"
    trees = entry("Bageriet") + f"about: {A_WORD}\n"
    story.begin(**{ENTRY: of_her, TREES: trees, OF_HER: "Hej\n"})
    story.merge(story.propose(HE, message="Bo Sten föreslår", **decide()), CERTIFIER)
    gone = {ENTRY: entry("Kafét"), OF_HER: None}
    story.push(SHE, **{ENTRY: of_her + "opened: 2001\n"})
    again = append(event("reinstated", by="p003", day=12))
    story.merge_with_key(story.propose(**again), SECOND_CERTIFIER)
    story.merge(story.propose(COORDINATOR, message=f"Bort med {NAME}", **gone), COORDINATOR)
    laid_out(story.folder)


def laid_out(folder: Path) -> None:
    """The files of main, laid out."""
    git(folder, "reset", "--quiet", "--hard")


def key_of(actor: Actor, folder: Path) -> Path:
    """Somebody's secret key, as ssh-keygen reads it."""
    path = folder / actor.login
    key: Ed25519PrivateKey = actor._key
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    path.chmod(0o600)
    return path


def plan_for(folder: Path, *texts: str, no: str = "") -> Plan:
    """A plan that says yes to all but what stands in some sentence."""
    hits = search(folder, Spellings(texts)).hits
    left = frozenset(hit.key for hit in hits if no and no in hit.sentence)
    return Plan(texts, frozenset(hit.key for hit in hits) - left, left)


def erased_from(
    story: Story, output: Path, plan: Plan, day: date = DAY, **known: object
) -> Erasure:
    """Erase by a plan, as the first administrator."""
    output.parent.mkdir(parents=True, exist_ok=True)
    key = str(key_of(ADMINISTRATOR, output.parent))
    anchors = Anchors(story.genesis, story.checkpoints)
    wish = Wish(plan, anchors, "p001", WHY, key, day)
    return erase(Root(story.folder), replace(wish, **known), output)  # type: ignore[arg-type]


def continued(story: Story, folder: Path) -> Told:
    """A rewritten register, to go on with; the beginning goes by the name that people know."""
    told = Told(folder, genesis=story.genesis, checkpoints=story.checkpoints, at=story.at)
    told.main = name_in(folder, "main")
    told.know(told.main)
    return told


def merge_record(
    told: Told,
    by: Actor = SECOND_ADMINISTRATOR,
    change: Callable[[ErasureRecord], ErasureRecord] | None = None,
    signer: Actor = ADMINISTRATOR,
    **files: Content | None,
) -> str:
    """Let an administrator merge the record, changed and signed anew or not."""
    (branch,) = git(
        told.folder, "branch", "--list", "radering-*", "--format=%(refname:short)"
    ).split()
    proposal = name_in(told.folder, branch.decode())
    told.know(proposal)
    if change is not None:
        (path,) = (one for one in told.trees[proposal] if one.endswith(".json"))
        record = record_in(told.trees[proposal][path])  # type: ignore[arg-type]
        assert record is not None
        changed = change(record)
        signed = signer.sign(changed.signed_part, NAMESPACE)
        files[path] = as_json(replace(changed, signature=signed if changed.signature else ""))
    if files:
        base = name_in(told.folder, f"{proposal}^")
        made = {
            path: held
            for path, held in {**told.trees[proposal], **files}.items()
            if held is not None
        }
        proposal = told.commit(ADMINISTRATOR, (base,), made)
    made_by = told.merge(proposal, by, files=told.trees[proposal])
    git(told.folder, "branch", "-D", branch)
    laid_out(told.folder)
    return made_by
