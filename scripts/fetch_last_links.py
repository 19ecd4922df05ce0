"""Fetch what `asf links` remembered last week: fetch_last_links.py FOLDER.

A link is dead only when it has failed for weeks, so each run goes on from what the last one came
to. Where there is nothing to fetch, it begins anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

from forge import ForgeError, this_forge
from last_artifact import fetch_last

WORKFLOW = "upkeep.yml"
ARTIFACT = "lankar"
_NOTHING = "Det finns inget minne av länkarna, så det börjar om.\n"


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
