"""Fetch the intranet that was handed on last: fetch_last_intranet.py FOLDER.

Where nothing of it has changed, `asf build` lets it be, so that members aren't given a new key each
week. What is fetched is published again, so it must come from this workflow as main had it: another
one could say that nothing has changed, and bring a page of its own to unlock on. Where there is
nothing to fetch, the intranet is made anew.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forge import Forge, ForgeError, this_forge
from remote_git import GitError, git

WORKFLOW = "intranet.yml"
ARTIFACT = "intranat"
_STARTED_BY = ("push", "schedule", "workflow_dispatch")
_MOST_RUNS = 20
_NOTHING = "Det finns inget tidigare intranät att utgå från.\n"


def main(folder: Path) -> int:
    """Fetch it, and say whether there was any."""
    forge = this_forge()
    try:
        run = next(_runs(forge), None)
    except ForgeError as error:
        sys.stdout.write(f"{_NOTHING}{error}\n")
        return 0
    if run is None or not _fetched(forge, run, folder):
        sys.stdout.write(_NOTHING)
    return 0


def _runs(forge: Forge) -> Iterator[int]:
    """The runs that handed an intranet on, by a version of main, the newest first."""
    asked = f"actions/workflows/{WORKFLOW}/runs?branch=main&status=success&per_page={_MOST_RUNS}"
    for run in _listed(forge.get(asked), "workflow_runs"):
        if run.get("event") in _STARTED_BY and _was_on_main(str(run.get("head_sha", ""))):
            number = int(run["id"])
            found = _listed(forge.get(f"actions/runs/{number}/artifacts"), "artifacts")
            if any(one.get("name") == ARTIFACT and one.get("expired") is False for one in found):
                yield number


def _was_on_main(commit: str) -> bool:
    if not commit or not set(commit) <= set("0123456789abcdef"):
        return False
    try:
        git("merge-base", "--is-ancestor", commit, "HEAD")
    except GitError:
        return False
    return True


def _fetched(forge: Forge, run: int, folder: Path) -> bool:
    command = ["gh", "run", "download", str(run), "--repo", forge.repository]
    ran = subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
        [*command, "--name", ARTIFACT, "--dir", str(folder)], capture_output=True, check=False
    )
    if ran.returncode != 0:
        # Half an intranet is none, and nothing is built over it.
        shutil.rmtree(folder, ignore_errors=True)
    return ran.returncode == 0


def _listed(answer: Any, name: str) -> list[dict[str, Any]]:
    """The objects of a list in an answer."""
    found = answer.get(name) if isinstance(answer, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
