"""Say whether the repository is private, as the forge has it now: the step's output «visibility».

The intranet is built in a private one only. Where the forge doesn't say, nothing is said, and
`asf build` takes that for no.
"""

from __future__ import annotations

import sys

from forge import ForgeError, add_to, stop, this_forge

KNOWN = ("private", "internal", "public")


def main() -> int:
    """Ask, and hand the answer on."""
    try:
        about = this_forge().get("")
    except ForgeError as error:
        stop(f"Det går inte att få veta om repositoryt är privat: {error}")
    said = about.get("visibility") if isinstance(about, dict) else None
    if said not in KNOWN:
        stop("Det går inte att få veta om repositoryt är privat.")
    add_to("GITHUB_OUTPUT", f"visibility={said}\n")
    sys.stdout.write(f"{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
