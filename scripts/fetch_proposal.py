"""Fetch a pull request's commits without laying any of its files out.

The proposal comes to refs/proposal/head, as data to be read. Nothing of it comes into the working
tree, which is main's, so that nothing of it is run.
"""

from __future__ import annotations

import re
import sys

from forge import event, number_of, part_of, stop
from remote_git import GitError, git

HEAD = "refs/proposal/head"


def main() -> int:
    """Fetch what the event is about; stop where that is no longer what is proposed."""
    request = part_of(event(), "pull_request")
    number, commit = number_of(request), str(part_of(request, "head").get("sha"))
    if not re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", commit):
        stop("Händelsen har ingen sparad version.")
    try:
        git(
            "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules",
            "origin", f"+refs/pull/{number}/head:{HEAD}",
        )  # fmt: skip
        found = git("rev-parse", "--verify", f"{HEAD}^{{commit}}").strip()
    except GitError as error:
        stop(f"Förslaget gick inte att hämta: {error}")
    if found != commit:
        stop("Förslaget har fått en nyare version under tiden. Den har en egen körning.")
    sys.stdout.write(f"Förslag {number}: {commit}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
