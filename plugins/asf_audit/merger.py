"""Who merged: the person behind a version's signature, by the policy of the version before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from asf_register.certification.ssh_signature import MARK, claim
from asf_register.policy import Person

from asf_audit import forge_signature
from asf_audit.commits import Commit, Signed
from asf_audit.forge_signature import Verdict
from asf_audit.policy_then import PolicyThen
from asf_audit.refusals import Refusal, refusal

FORGE = ("GitHub", "noreply@github.com")
# What git signs versions for.
_NAMESPACE = "git"


class Way(StrEnum):
    """How somebody merged."""

    FORGE = "forge"
    KEY = "ssh"
    RECORD = "erasure"


@dataclass(frozen=True, slots=True)
class Merger:
    """Who merged.

    Attributes:
        person: As the policy of the version before knows them.
        way: On the forge's pages, with a key of one's own, or as an erasure's record says.
    """

    person: Person
    way: Way


def is_forge(signed: Signed) -> bool:
    """Whether a version says that the forge itself stored it."""
    return (signed.name, signed.email) == FORGE


def merger_of(commit: Commit, policy: PolicyThen) -> Merger | Refusal:
    """Find who merged, or why nobody can say.

    Args:
        commit: The merge.
        policy: That of the version before it.
    """
    if commit.is_too_large:
        return refusal("too-large")
    if not commit.is_plain:
        return refusal("odd-commit")
    if not commit.signature:
        return refusal("unsigned")
    if commit.signature.startswith(MARK.encode()):
        return _by_key(commit, policy)
    if commit.signature.startswith(forge_signature.MARK):
        return _on_the_forge(commit, policy)
    return refusal("odd-commit")


def _on_the_forge(commit: Commit, policy: PolicyThen) -> Merger | Refusal:
    if not is_forge(commit.committer):
        return refusal("not-by-forge")
    verdict = forge_signature.check(commit.payload, commit.signature, policy.forge_keys)
    if verdict is Verdict.UNKNOWN_KEY:
        return refusal("unknown-forge-key")
    if verdict is Verdict.BROKEN:
        return refusal("broken-forge-signature")
    account = commit.author.account
    if account is None:
        return refusal("no-account")
    found = [person for person in policy.people.values() if person.account == account]
    return _the_one(found, Way.FORGE, refusal("unknown-account", id=str(account)))


def _by_key(commit: Commit, policy: PolicyThen) -> Merger | Refusal:
    claimed = claim(commit.signature.decode("ascii", "replace"))
    if claimed is None:
        return refusal("broken-signature")
    found = [person for person in policy.people.values() if claimed.key in person.keys]
    merger = _the_one(found, Way.KEY, refusal("unknown-key"))
    if isinstance(merger, Refusal):
        return merger
    if claimed.namespace != _NAMESPACE:
        return refusal("namespace", name=claimed.namespace)
    if not claimed.holds_for(commit.payload):
        return refusal("broken-signature")
    own = merger.person.account
    named = {signed.account for signed in (commit.author, commit.committer)} - {None}
    if own is not None and named - {own}:
        return refusal("spoofed-author")
    return merger


def _the_one(found: Iterable[Person], way: Way, nobody: Refusal) -> Merger | Refusal:
    """The one person that an account or a key belongs to; those who left keep theirs."""
    people = list(found)
    still = [person for person in people if person.left is None] or people
    if not people:
        return nobody
    return Merger(still[0], way) if len(still) == 1 else refusal("ambiguous")
