"""A commit on a branch, made beside the working tree, its index and HEAD."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from asf_register.errors import UsageError
from asf_register.problem import visible

from asf_propose.history.stored_files import StoredFile

# What git takes for something else than a branch where it is written by itself.
_TAKEN = ("@", "HEAD")
# Where nobody has told git who they are, as on a machine that runs workflows.
_NOBODY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "asf"), ("EMAIL", "asf@localhost"))
}


class Ask(Protocol):
    """Asks git something in one repository."""

    def __call__(
        self,
        *arguments: str | bytes,
        given: bytes = b"",
        setting: Mapping[str, str] | None = None,
    ) -> bytes:
        """What git answers.

        Args:
            arguments: The command and what it takes.
            given: What it reads.
            setting: Environment variables of its own.
        """


def make_commit(
    ask: Ask, parent: str, files: Mapping[bytes, bytes | StoredFile | None], message: str
) -> str:
    """Make a commit that no branch leads to.

    Args:
        ask: Asks git.
        parent: The commit to build on.
        files: What each file shall hold by its path from the repository's top: bytes, or what
            git has already; None for one that shall go.
        message: What it says.
    """
    with TemporaryDirectory(prefix="asf-") as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        ask("read-tree", parent, setting=index)
        # What goes makes room first: a folder may have been where a file comes, or the other way.
        first = sorted(files.items(), key=lambda file: file[1] is not None)
        entries = [_entry(ask, path, content, parent) for path, content in first]
        ask("update-index", "-z", "--index-info", given=b"".join(entries), setting=index)
        tree = ask("write-tree", setting=index).decode().strip()
    made = ask(
        "commit-tree", tree, "-p", parent, "-F", "-",
        given=message.replace("\0", "").encode("utf-8", "replace"),
        setting=_somebody(ask),
    )  # fmt: skip
    return made.decode().strip()


def point_branch(ask: Ask, branch: str, commit: str, *, replace: bool) -> None:
    """Let a branch lead to a commit.

    Args:
        ask: Asks git.
        branch: Its name, without refs/heads/.
        commit: The commit.
        replace: Whether the branch may be there already.

    Raises:
        UsageError: Where the branch can't be called so, is there already or is checked out.
    """
    name = f"refs/heads/{branch}"
    before = _free(ask, branch, name, replace=replace)
    ask("update-ref", "--no-deref", name, commit, before, setting=_somebody(ask))


def _free(ask: Ask, branch: str, name: str, *, replace: bool) -> str:
    """What the branch leads to now; "" where there is none.

    Raises:
        UsageError: Where it may not be written.
    """
    unfit = UsageError(
        f'En gren kan inte heta "{visible(branch)}".', "Välj ett namn med a–z, 0–9, / och -."
    )
    if branch in _TAKEN or branch.startswith(("-", "refs/")) or "\0" in branch:
        raise unfit
    try:
        ask("check-ref-format", name)
        ask("check-ref-format", "--branch", branch)
    except UsageError as error:
        raise unfit from error
    told = ask("for-each-ref", "--format=%(refname) %(objectname) %(worktreepath)", name)
    for line in os.fsdecode(told).splitlines():
        there, commit, *checked_out = line.split(" ", 2)
        if there != name:
            continue
        if not replace:
            raise UsageError(
                f"Grenen {visible(branch)} finns redan.", "Välj ett annat namn, eller ta bort den."
            )
        if any(checked_out):
            other = "" if branch == "main" else ", eller byt först gren: git switch main"
            raise UsageError(
                f"Grenen {visible(branch)} är utcheckad.", f"Välj ett annat namn{other}."
            )
        return commit
    return ""


def _entry(ask: Ask, path: bytes, content: bytes | StoredFile | None, parent: str) -> bytes:
    """What git's index is told of a file."""
    if content is None:
        return b"0 " + b"0" * len(parent) + b"\t" + path + b"\0"
    if isinstance(content, StoredFile):
        return f"{content.mode} {content.id}\t".encode() + path + b"\0"
    made = ask("hash-object", "-w", "--no-filters", "--stdin", given=content).strip()
    return b"100644 " + made + b"\t" + path + b"\0"


def _somebody(ask: Ask) -> Mapping[str, str]:
    """Who commits: whoever git knows, else nobody in particular."""
    try:
        ask("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
    except UsageError:
        return _NOBODY
    return {}
