"""Fail where a proposal's report could not be written or tells of errors.

WRITTEN is how the job that writes the report ended, VERDICT what it found.
"""

from __future__ import annotations

import os
import sys

from forge import stop


def main() -> int:
    """Say whether the proposal may be merged for what the report says."""
    if os.environ.get("WRITTEN") != "success":
        stop("Rapporten gick inte att skriva. Kör den igen.")
    if os.environ.get("VERDICT") != "right":
        stop("Förslaget har fel. De står i rapporten, som är en kommentar i förslaget.")
    sys.stdout.write("Förslaget har inga fel.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
