"""Fetch what `asf links` remembered last week: fetch_last_links.py FOLDER.

A link is dead only when it has failed for weeks, so each run goes on from what the last one came
to. Where there is nothing to fetch, it begins anew; so it does where what is there can't be read,
which otherwise would be handed on from week to week and keep every run from checking anything.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from forge import ForgeError, this_forge
from last_artifact import fetch_last

WORKFLOW = "upkeep.yml"
ARTIFACT = "lankar"
NAME = "links.json"
_NOTHING = "Det finns inget minne av länkarna, så det börjar om.\n"


def main(folder: Path) -> int:
    """Fetch it, and say whether there was any."""
    try:
        if not fetch_last(this_forge(), WORKFLOW, ARTIFACT, folder):
            sys.stdout.write(_NOTHING)
        elif not _is_memory(folder / NAME):
            (folder / NAME).unlink(missing_ok=True)
            sys.stdout.write(f"::warning::Minnet gick inte att läsa. {_NOTHING}")
    except ForgeError as error:
        sys.stdout.write(f"{_NOTHING}{error}\n")
    return 0


def _is_memory(path: Path) -> bool:
    """Whether a file is what `asf links` writes, as far as that is seen without any package."""
    try:
        value: Any = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    known = value.get("addresses", {}) if isinstance(value, dict) else None
    return (
        isinstance(known, dict)
        and value.get("version", 1) == 1
        and all(isinstance(one, dict) and "checked" in one for one in known.values())
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
