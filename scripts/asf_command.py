"""The register's command, run on what others have sent: it gets so long, and says what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ASF = Path(sys.executable).with_name("asf")
_SECONDS = 300


def asf(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str] | None:
    """Run `asf`; None where it takes too long.

    Args:
        arguments: Its arguments.
        environment: What it finds in its environment beside what is there.
    """
    try:
        return subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
            [str(_ASF), *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_SECONDS,
            env={**os.environ, **environment, "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        return None


def why_not(ran: subprocess.CompletedProcess[str]) -> str:
    """The first thing that the command says is wrong."""
    return next(iter(ran.stderr.strip().splitlines()), "Inget skäl gavs.")
