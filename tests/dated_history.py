"""A register's history for tests: versions saved at times of one's own choosing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

NAME, EMAIL = "Astrid Privatperson", "astrid@privat.example"

Files = Mapping[str, str | bytes | None]


class History:
    """A repository whose branch main begins empty.

    Args:
        folder: Where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "core.autocrlf", "false")

    def git(self, *arguments: str, when: str = "2026-01-01T12:00:00Z", email: str = EMAIL) -> str:
        """Run git as somebody private, at a time."""
        own = {"NAME": NAME, "EMAIL": email, "DATE": when}
        somebody = {
            f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in own.items()
        }
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            capture_output=True,
            check=True,
            env={**os.environ, **somebody, "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"},
        )
        return os.fsdecode(ran.stdout).strip()

    def write(self, files: Files) -> None:
        """Write files; None takes one away."""
        for name, content in files.items():
            path = self.folder / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def save(self, when: str, files: Files, message: str = "Ändrat", email: str = EMAIL) -> str:
        """Save files straight on the branch one stands on; the version's full name.

        Args:
            when: A day, or a day and a time with its zone.
            files: As for `write`.
            message: What the version says.
            email: The address of whoever saves it.
        """
        self.write(files)
        self.git("add", "--all")
        at = when if ":" in when else f"{when}T12:00:00Z"
        self.git("commit", "--quiet", "--allow-empty", "-m", message, when=at, email=email)
        return self.git("rev-parse", "HEAD")

    def merge(self, when: str, files: Files, message: str, email: str = EMAIL) -> None:
        """Save each file in a version of a branch, and merge that as the forge does."""
        self.git("switch", "--quiet", "--force-create", "side")
        for name, content in files.items():
            self.save(when, {name: content})
        self.git("switch", "--quiet", "main")
        at = f"{when}T13:00:00Z"
        self.git("merge", "--quiet", "--no-ff", "-m", message, "side", when=at, email=email)
