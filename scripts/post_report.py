"""Post a report as the comment of its pull request, over the one before: post_report.py FILE.md.

Runs with a token that may write comments. The report is text to it and nothing more.
"""

from __future__ import annotations

import sys
from pathlib import Path

from forge import (
    MOST_CHARACTERS,
    ForgeError,
    event,
    number_of,
    part_of,
    run_address,
    stop,
    this_forge,
)

MARKER = "<!-- asf-report -->"
# Who comments with the run's own token.
AUTHOR = "github-actions[bot]"
NONE = (
    "## Rapporten gick inte att skriva\n\n"
    "Förslaget kan inte slås ihop än. Mer står i [körningen]({run}). Kör den igen, eller visa den "
    "för den som sköter programmet.\n"
)


def main(path: Path) -> int:
    """Post the report, unless the pull request has got a newer version."""
    request = part_of(event(), "pull_request")
    number, forge = number_of(request), this_forge()
    try:
        newest = forge.get(f"pulls/{number}")["head"]["sha"]
        if newest != part_of(request, "head").get("sha"):
            sys.stdout.write("Förslaget har fått en nyare version, som har en egen körning.\n")
            return 0
        forge.say(number, MARKER, AUTHOR, _text(path))
    except ForgeError as error:
        stop(f"Rapporten gick inte att lägga i förslaget: {error}")
    return 0


def _text(path: Path) -> str:
    if not path.is_file():
        return NONE.format(run=run_address())
    # A character takes four bytes at the most; what is longer is no report of ours.
    with path.open("rb") as file:
        raw = file.read(4 * MOST_CHARACTERS)
    return raw.decode(errors="replace").removeprefix(MARKER).lstrip("\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
