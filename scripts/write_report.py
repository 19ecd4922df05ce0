"""Write the report of a fetched proposal: write_report.py FILE.md.

The program is main's and the proposal is data. The output `verdict` is "right" where the proposal
brings no errors, else "wrong"; the file is written either way.
"""

from __future__ import annotations

import sys
from pathlib import Path

from asf_command import asf, why_not
from asf_propose.report import MARKER
from asf_register.harmless import as_code
from fetch_proposal import HEAD
from forge import add_to


def main(path: Path) -> int:
    """Ask for the report and keep it."""
    text, verdict = _report()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    add_to("GITHUB_OUTPUT", f"verdict={verdict}\n")
    return 0


def _report() -> tuple[str, str]:
    ran = asf("report", "--base", "main", "--head", HEAD, "--format", "markdown")
    if ran is None:
        return _none("Den blev inte klar i tid."), "wrong"
    if ran.returncode in (0, 1) and ran.stdout.startswith(MARKER):
        return ran.stdout, "right" if ran.returncode == 0 else "wrong"
    return _none(as_code(why_not(ran))), "wrong"


def _none(why: str) -> str:
    return (
        f"{MARKER}\n\n## Rapporten gick inte att skriva\n\n{why}\n\n"
        "Förslaget kan inte slås ihop än. Visa det för den som sköter programmet.\n"
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
