"""Let a site out only if everything decided in it was approved: audit_before_publishing.py FILE.

ASF_AUDIT_GENESIS and ASF_AUDIT_CHECKPOINTS are the repository's variables, which no proposal can
change. FILE gets what the site says of its version, for audits to come. A register without any
decision needs no beginning yet; with the first one it does, and without it nothing is published.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from asf_audit.anchors import GENESIS, anchors
from asf_audit.audit import audit
from asf_audit.undecided import is_undecided
from asf_audit.wording import as_revision, as_text
from asf_register.errors import AsfError
from asf_register.problem import Problem, Severity
from asf_register.reporters import github
from asf_register.root import find_root
from forge import MOST_CHARACTERS, add_to, shortened

NOTHING_YET = "Registret har inga beslut om certifiering än, så det finns inget att granska.\n"
MISSING = f"{GENESIS} är inte satt, och registret har beslut om certifiering."
MEND = "Settings, Secrets and variables, Actions, Variables. Se docs/administrator.md."
RED = "Granskningen är röd. Inget publiceras; webbplatsen står kvar som den var."


def main(path: Path) -> int:
    """Audit the version that the site is built of; 1 where nothing may be published."""
    root = find_root(None, Path.cwd())
    known = anchors(None, (), os.environ)
    if known is None:
        return _say_nothing_yet() if is_undecided(root) else _refuse(MISSING, MEND)
    found = audit(root, known)
    text = as_text(found)
    sys.stdout.write(text)
    add_to("GITHUB_STEP_SUMMARY", shortened(f"## Granskning\n\n{_fenced(text)}", MOST_CHARACTERS))
    if not found.is_green:
        return _refuse(RED, "Läs körningens sida, och docs/administrator.md.")
    path.write_text(as_revision(found), encoding="utf-8")
    return 0


def _fenced(text: str) -> str:
    """A text that stays text in Markdown, whatever a path in it is called."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}{fence}\n"


def _say_nothing_yet() -> int:
    sys.stdout.write(NOTHING_YET)
    add_to("GITHUB_STEP_SUMMARY", f"## Granskning\n\n{NOTHING_YET}")
    return 0


def _refuse(message: str, mend: str) -> int:
    problem = Problem("data/cohorts", 1, 1, "publishing", Severity.ERROR, message, mend)
    sys.stdout.write(github([problem]) + "\n")
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1])))
    except AsfError as error:
        sys.exit(_refuse(error.message, error.mend))
