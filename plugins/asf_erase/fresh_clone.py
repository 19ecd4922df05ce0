"""A fresh clone to rewrite, so that the register that one stands in stays as it is."""

from __future__ import annotations

import os
from pathlib import Path
from subprocess import CalledProcessError

from asf_edit.git import git
from asf_register.errors import UsageError

from asf_erase.history_read import own_name

_KEPT, _FOLLOWED = ("refs/heads/", "refs/tags/"), "refs/remotes/"


def checked_out(folder: Path) -> str:
    """The branch that is checked out.

    Raises:
        UsageError: Where none is.
    """
    try:
        return os.fsdecode(git(folder, "symbolic-ref", "--short", "HEAD")).strip()
    except CalledProcessError as error:
        raise UsageError("Ingen gren är utcheckad.", "Kör git switch main först.") from error


def clone(source: Path, folder: Path) -> None:
    """Make a clone with every branch and tag, and without files.

    What else leads somewhere stays behind: notes are told by the old names of versions, and
    git-filter-repo leaves them as they are.

    Args:
        source: The register.
        folder: Where; it isn't there yet.
    """
    inside = folder / ".git"
    git(folder.parent, "clone", "--quiet", "--mirror", "--no-local", str(source), str(inside))
    for name in os.fsdecode(git(inside, "for-each-ref", "--format=%(refname)")).splitlines():
        if name.startswith(_KEPT):
            continue
        own = own_name(name)
        is_followed = name.startswith(_FOLLOWED) and not name.endswith("/HEAD")
        if is_followed and not git(inside, "for-each-ref", own):
            git(inside, "update-ref", own, name)
        git(inside, "update-ref", "--no-deref", "-d", name)
    git(inside, "gc", "--quiet", "--prune=now")


def lay_out(folder: Path) -> None:
    """Lay out the files of the branch that is checked out.

    Args:
        folder: The clone.
    """
    git(folder / ".git", "config", "core.bare", "false")
    git(folder, "reset", "--quiet", "--hard")
