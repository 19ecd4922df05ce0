"""Changes for tests: folders laid over each other become commits in a repository of one's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from asf_propose.history.repository import Repository
from asf_register.root import Root

COMMON = Path(__file__).parent / "report_register"
MAIN, PROPOSAL = "main", "proposal"

# Makes in a folder what can't lie in git as a file, or would be much to read.
Make = Callable[[Path], None]

_SOMEBODY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (
        ("NAME", "Somebody"),
        ("EMAIL", "somebody@example.com"),
        ("DATE", "2026-11-21T12:00:00Z"),
    )
}


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """Run git as somebody who has no settings."""
    ran = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        check=True,
        env={**os.environ, **_SOMEBODY, "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"},
    )
    return os.fsdecode(ran.stdout).strip()


def lay_over(files: Path, folder: Path) -> None:
    """Copy files over others; as new, or git would take one of the same size for the old one."""
    shutil.copytree(files, folder, copy_function=shutil.copyfile, dirs_exist_ok=True)


@dataclass(frozen=True)
class Step:
    """What one commit does to the files.

    Attributes:
        files: A folder whose files are laid over those that are there.
        removed: Paths that go.
        make: Makes further files.
    """

    files: Path | None = None
    removed: Iterable[str] = ()
    make: Make | None = None

    def take(self, folder: Path) -> None:
        """Do it to a folder."""
        if self.files is not None and self.files.is_dir():
            lay_over(self.files, folder)
        for path in self.removed:
            (folder / path).unlink()
        git(folder, "add", "--all", "--force", ".")
        if self.make is not None:
            self.make(folder)


def new_repository(folder: Path) -> Path:
    """An empty repository."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", f"--initial-branch={MAIN}")
    git(folder, "config", "core.autocrlf", "false")
    return folder


def commit(folder: Path, message: str = "A change") -> str:
    """Save what git has been told of; the commit."""
    git(folder, "commit", "--quiet", "--allow-empty", "--no-verify", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def proposed(folder: Path, before: Step, after: Step, meanwhile: Step | None = None) -> Repository:
    """A repository with a proposal.

    Args:
        folder: Where to make it.
        before: What the proposal begins with, beside the small register that all begin with.
        after: What it does.
        meanwhile: What others have put on the main branch since.
    """
    new_repository(folder)
    lay_over(COMMON, folder)
    before.take(folder)
    begun = commit(folder)
    if meanwhile is not None:
        meanwhile.take(folder)
        commit(folder)
    git(folder, "switch", "--quiet", "--force-create", PROPOSAL, begun)
    git(folder, "clean", "--quiet", "--force", "-d", "-x")
    after.take(folder)
    commit(folder)
    return Repository(Root(folder.resolve()))
