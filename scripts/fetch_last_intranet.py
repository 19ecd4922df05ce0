"""Fetch the intranet that was handed on last: fetch_last_intranet.py FOLDER.

Where nothing of it has changed, `asf build` lets it be, so that members aren't given a new key each
week. What is fetched is published again, so it must come from this workflow as main had it: another
one could say that nothing has changed, and bring a page of its own to unlock on. Where there is
nothing to fetch, the intranet is made anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

from forge import ForgeError, this_forge
from last_artifact import fetch_last

WORKFLOW = "intranet.yml"
ARTIFACT = "intranat"
_NOTHING = "Det finns inget tidigare intranät att utgå från.\n"


def main(folder: Path) -> int:
    """Fetch it, and say whether there was any."""
    try:
        if not fetch_last(this_forge(), WORKFLOW, ARTIFACT, folder):
            sys.stdout.write(_NOTHING)
    except ForgeError as error:
        sys.stdout.write(f"{_NOTHING}{error}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
