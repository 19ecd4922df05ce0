"""Link a report to its preview and pictures, and show it on the run's page too.

Use: summarise_report.py FILE.md. PREVIEW and PICTURES are the addresses of what was uploaded; empty
where there is none. GitHub shows no private picture in a text (docs/proposals.md), hence links.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from forge import MOST_CHARACTERS, add_to, shortened

LINKS = {"PREVIEW": "Så blir sidorna", "PICTURES": "Bilder av sidorna"}
KEPT = "Länkarna gäller i 30 dagar, för den som är inloggad på GitHub."
ROOM = 1_000
_ADDRESS = re.compile(r"https?://[\w.:/-]+")


def main(path: Path) -> int:
    """Add the links to the report and write it to the page of the run."""
    text = shortened(path.read_text(encoding="utf-8"), MOST_CHARACTERS - ROOM)
    linked = with_links(text, {name: os.environ.get(name, "") for name in LINKS})
    path.write_text(linked, encoding="utf-8")
    add_to("GITHUB_STEP_SUMMARY", linked)
    return 0


def with_links(text: str, addresses: dict[str, str]) -> str:
    """The report, with the links at its end."""
    links = [
        f"[{LINKS[name]}]({address})"
        for name, address in addresses.items()
        if _ADDRESS.fullmatch(address)
    ]
    if not links:
        return text
    return f"{text.rstrip()}\n\n### Förhandsvisning\n\n{' · '.join(links)}\n\n{KEPT}\n"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
