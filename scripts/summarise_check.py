"""Write every problem of the register to the page of a run on GitHub.

GitHub shows no more than ten errors and ten warnings of a step, so this page has them all, errors
first. It takes 1 MiB of a step and drops what is longer whole; here the end is left off instead.
Without GITHUB_STEP_SUMMARY the text is printed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from asf_register.check import check
from asf_register.day import today
from asf_register.errors import AsfError
from asf_register.problem import Problem, Severity, visible
from asf_register.reporters import markdown
from asf_register.root import find_root

ROOM = 1_000_000
HEADING = "## Kontroll av registret"
MEND = "Öppna filen, rätta raden och spara i samma förslag. Då körs kontrollen igen."
HARMLESS = "Varningar hindrar inget."
TOO_MANY = "GitHub visar högst tio fel och tio varningar i filerna, så läs listan här."
SHOWN_IN_FILES = 10


def text_of(problems: Sequence[Problem], room: int = ROOM) -> str:
    """The page's text: how to mend, then all problems, errors first, in at most `room` bytes."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is not Severity.ERROR]
    said = [
        *([MEND] if errors else []),
        *([HARMLESS] if warnings else []),
        *([TOO_MANY] if max(len(errors), len(warnings)) > SHOWN_IN_FILES else []),
    ]
    blocks = [HEADING, *([" ".join(said)] if said else []), markdown([*errors, *warnings])]
    return _within("\n\n".join(blocks) + "\n", room)


def _within(text: str, room: int) -> str:
    size = len(text.encode())
    if size <= room:
        return text
    end = "\n\nResten får inte plats här. Kör `make check` på den egna datorn för att se allt.\n"
    kept = text.encode()[: room - len(end.encode())].decode(errors="ignore")
    return kept.rpartition("\n")[0].rstrip() + end


def main() -> None:
    """Check the register one stands in and write what was found."""
    try:
        text = text_of(check(find_root(None, Path.cwd()), today()).problems)
    except AsfError as error:
        text = f"{HEADING}\n\n{visible(error.message)} {visible(error.mend)}\n"
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
