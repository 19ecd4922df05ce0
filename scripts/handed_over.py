"""What the job that reads a proposal hands to the one that may write, held to what it may be.

That job has read what anybody sent. Whatever it hands over, only entries of data/asf,
data/marketplace and data/experiences come of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from remote_git import GitError, git

MOST_BYTES = 2_000_000
MOST_FILES = 6
# By this address a commit is known as made by the intake.
COMMITTER = "asf@localhost"
NEW = "refs/intake/new"
BEFORE = "refs/intake/before"
KINDS = ("taken", "refused", "task", "ignored", "broken")
BRANCH = re.compile(r"forslag/[a-z0-9][a-z0-9-]{0,150}")
_ENTRY = re.compile(
    r"data/(?:asf/[a-z0-9-]{1,100}\.(?:yaml|png|jpe?g|webp)"
    r"|(?:marketplace|experiences)/[a-z0-9-]{1,100}\.yaml)"
)
_PLAIN = ("100644", "000000")


class HandoverError(Exception):
    """What was handed over is not what it may be; the text says why."""


@dataclass(frozen=True)
class Outcome:
    """What came of a text.

    Attributes:
        kind: "taken", "refused", "task" for what a person has to look at, "ignored" or "broken".
        digest: Of the text that was read.
        texts: What to say, by name.
    """

    kind: str
    digest: str
    texts: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """One of the texts; "" for one that isn't there."""
        return self.texts.get(name, "")


def digest_of(text: str) -> str:
    """By what a text is known again; half a character pair in it has no bytes of its own."""
    return sha256(text.encode(errors="replace")).hexdigest()


def read_outcome(folder: Path, branch: str) -> Outcome:
    """Read what was handed over.

    Args:
        folder: Where it lies.
        branch: What the branch must be called; "" for any name of a proposal.

    Raises:
        HandoverError: Where it is something else.
    """
    path = folder / "outcome.json"
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise HandoverError("Det finns ingen outcome.json.")
    try:
        value: Any = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise HandoverError("outcome.json går inte att läsa.") from error
    if not isinstance(value, dict) or value.get("kind") not in KINDS:
        raise HandoverError("outcome.json är inte som väntat.")
    texts = {name: text for name, text in value.items() if isinstance(text, str)}
    if value["kind"] == "taken":
        named = texts.get("branch", "")
        if not BRANCH.fullmatch(named) or branch not in ("", named):
            raise HandoverError("Grenen heter inte som den ska.")
        if not texts.get("title", "").strip() or not texts["title"].isprintable():
            raise HandoverError("Förslaget har ingen rubrik på en rad.")
    return Outcome(value["kind"], texts.get("digest", ""), texts)


def fetch_commit(folder: Path, branch: str) -> str:
    """Fetch the one commit of a bundle and see that it changes entries and nothing else.

    Raises:
        HandoverError: Where it is something else.
    """
    try:
        git(
            "fetch", "--quiet", "--no-tags", "--no-write-fetch-head",
            str((folder / "forslag.bundle").resolve()), f"+refs/heads/{branch}:{NEW}",
        )  # fmt: skip
        commit, *parents = git("rev-list", "--parents", "--max-count=1", NEW).split()
        if len(parents) != 1:
            raise HandoverError("Förslaget är inte en enda ändring.")
        git("merge-base", "--is-ancestor", parents[0], "HEAD")
        files = changed(parents[0], commit)
    except GitError as error:
        raise HandoverError(f"Förslaget bygger inte på huvudgrenen: {error}") from error
    if not 0 < len(files) <= MOST_FILES:
        raise HandoverError(f"Förslaget ändrar {len(files)} filer.")
    for path, (mode, _) in files.items():
        if not _ENTRY.fullmatch(path) or mode not in _PLAIN:
            raise HandoverError(
                "Förslaget ändrar annat än uppgifter om företag, annonser och erfarenheter."
            )
    return commit


def changed(one: str, other: str) -> dict[str, tuple[str, str]]:
    """The files that differ between two commits: mode and content now, by path."""
    told = git("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", one, other)
    parts = told.split("\0")
    return {
        path: (about.split()[1], about.split()[3])
        for about, path in zip(parts[:-1:2], parts[1::2], strict=True)
    }


def others_about(commit: str, branch: str) -> list[str]:
    """Other branches of proposals that change one of the same files, as they were fetched."""
    place = "refs/remotes/origin"
    listed = git("for-each-ref", "--format=%(refname:lstrip=3)", f"{place}/forslag/").split()
    names = [name for name in listed if name != branch and BRANCH.fullmatch(name)]
    paths = changed(f"{commit}^", commit).keys()
    return [name for name in names if paths & _paths_of(f"{place}/{name}")]


def _paths_of(tip: str) -> frozenset[str]:
    """The files that a branch changes; none where it has not grown from main."""
    try:
        return frozenset(changed(git("merge-base", "HEAD", tip).strip(), tip))
    except GitError:
        return frozenset()


def tip_of(branch: str) -> str:
    """The commit that the forge has on a branch, fetched to be looked at; "" for no branch."""
    listed = git("ls-remote", "--heads", "origin", f"refs/heads/{branch}").split()
    if not listed:
        return ""
    git(
        "fetch", "--quiet", "--no-tags", "--no-write-fetch-head",
        "origin", f"+refs/heads/{branch}:{BEFORE}",
    )  # fmt: skip
    return git("rev-parse", "--verify", BEFORE).strip()


def is_ours(tip: str) -> bool:
    """Whether a branch holds one commit of the intake's and nothing of anybody else's."""
    return git("log", "--format=%ce", f"HEAD..{tip}").split() == [COMMITTER]


def says_the_same(one: str, other: str) -> bool:
    """Whether two commits change the same files into the same."""
    return changed(f"{one}^", one) == changed(f"{other}^", other)
