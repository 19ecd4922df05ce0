"""What an earlier run of a workflow handed on: fetched only from a run by a version of main.

A run by anything else could hand on whatever it likes. Imports nothing but Python itself.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forge import Forge
from remote_git import GitError, git

_STARTED_BY = ("push", "schedule", "workflow_dispatch")
_MOST_RUNS = 20


def fetch_last(forge: Forge, workflow: str, artifact: str, folder: Path) -> bool:
    """Fetch what the newest run of a workflow on main handed on.

    Args:
        forge: Where it ran.
        workflow: The workflow's file.
        artifact: What it calls what it hands on.
        folder: Where to put it; taken away where only half of it comes.

    Returns:
        Whether there was anything.

    Raises:
        ForgeError: Where the forge doesn't say which runs there were.
    """
    run = next(_runs(forge, workflow, artifact), None)
    return run is not None and _fetched(forge, run, artifact, folder)


def _runs(forge: Forge, workflow: str, artifact: str) -> Iterator[int]:
    """The runs that handed it on, by a version of main, the newest first."""
    asked = f"actions/workflows/{workflow}/runs?branch=main&status=success&per_page={_MOST_RUNS}"
    for run in _listed(forge.get(asked), "workflow_runs"):
        if run.get("event") in _STARTED_BY and _was_on_main(str(run.get("head_sha", ""))):
            number = int(run["id"])
            found = _listed(forge.get(f"actions/runs/{number}/artifacts"), "artifacts")
            if any(one.get("name") == artifact and one.get("expired") is False for one in found):
                yield number


def _was_on_main(commit: str) -> bool:
    if not commit or not set(commit) <= set("0123456789abcdef"):
        return False
    try:
        git("merge-base", "--is-ancestor", commit, "HEAD")
    except GitError:
        return False
    return True


def _fetched(forge: Forge, run: int, artifact: str, folder: Path) -> bool:
    command = ["gh", "run", "download", str(run), "--repo", forge.repository]
    ran = subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
        [*command, "--name", artifact, "--dir", str(folder)], capture_output=True, check=False
    )
    if ran.returncode != 0:
        # Half of it is nothing to go on.
        shutil.rmtree(folder, ignore_errors=True)
    return ran.returncode == 0


def _listed(answer: Any, name: str) -> list[dict[str, Any]]:
    """The objects of a list in an answer."""
    found = answer.get(name) if isinstance(answer, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
