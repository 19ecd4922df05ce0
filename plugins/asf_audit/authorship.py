"""Whether whoever merged had a part in what was merged."""

from __future__ import annotations

from asf_register.certification.ssh_signature import claim

from asf_audit.clean_merge import merged_tree
from asf_audit.clone import Clone
from asf_audit.commits import Commit, Signed
from asf_audit.history import Step
from asf_audit.merger import Merger, Way, is_forge


def had_a_part(clone: Clone, step: Step, merger: Merger) -> bool:
    """Whether whoever merged is among the authors of what the merge took in.

    Taking the main line into a branch before merging it is no part in it, if nothing else was done.

    Args:
        clone: Where.
        step: The merge.
        merger: Who merged.
    """
    by_merger = (commit for commit in step.side if _is_by(commit, step.commit, merger))
    return any(
        commit not in step.updates or not _only_updates(clone, commit) for commit in by_merger
    )


def _is_by(commit: Commit, merge: Commit, merger: Merger) -> bool:
    if _signed_with(commit) in merger.person.keys:
        return True
    named = [signed for signed in commit.people if not is_forge(signed)]
    own = _own_names(merge, merger)
    return any(
        (signed.account is not None and signed.account == merger.person.account)
        or (signed.login is not None and signed.login in own)
        or signed.email.casefold() in own
        for signed in named
    )


def _own_names(merge: Commit, merger: Merger) -> frozenset[str]:
    """Addresses and account names that the merge shows to be the merger's."""
    shown: tuple[Signed, ...] = (merge.author,)
    if merger.way is Way.KEY:
        shown = (merge.author, merge.committer)
    names = {signed.email.casefold() for signed in shown}
    return frozenset(names | {signed.login for signed in shown if signed.login})


def _signed_with(commit: Commit) -> str:
    """The key that a version claims to be signed with; whether that is so doesn't matter here."""
    claimed = claim(commit.signature.decode("ascii", "replace"))
    return claimed.key if claimed else ""


def _only_updates(clone: Clone, commit: Commit) -> bool:
    return len(commit.parents) == 2 and merged_tree(clone, *commit.parents) == commit.tree
