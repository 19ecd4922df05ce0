"""`asf` and the project's scripts, started at once.

Loading the program takes longer than most of what a test asks of it. A process that has loaded it
once forks for every start, so that each is still a process of its own, with its own folder,
environment, input and output, and ends as it would have:

    def test_something(standby: Standby) -> None:
        subprocess.run([standby.asf, "check"], cwd=register, check=True)
        subprocess.run([standby.python, "scripts/summarise_check.py"], check=True)

What loading itself may fail at is tried with the real programs: one run of every workflow,
tests/test_check_report.py and tests/test_attacks.py start those.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from asf_register.root import PROJECT

PROGRAMS = frozenset({"asf", "python"})
_HERE = Path(__file__).parent


class Standby:
    """Programs that are started by a process that has loaded them already.

    The process is started with the environment as it is; each program has its own caller's.
    """

    def __enter__(self) -> Standby:
        self._folder = tempfile.TemporaryDirectory(prefix="asf-")
        folder = Path(self._folder.name)
        self._address = str(folder / "s")
        self._process = subprocess.Popen(
            [sys.executable, _HERE / "standby_server.py", self._address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == b"listening\n"
        self.lay_out(folder)
        self.asf, self.python = folder / "asf", folder / "python"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def script(
        self, name: str, *arguments: object, cwd: Path, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a script of the project as a workflow does."""
        return subprocess.run(
            [self.python, PROJECT / name, *map(str, arguments)],
            cwd=cwd,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "GITHUB_STEP_SUMMARY": "", **environment},
        )

    def lay_out(self, folder: Path) -> None:
        """Write the commands `asf` and `python` into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        asked = shlex.join([sys.executable, "-IS", str(_HERE / "standby_client.py"), self._address])
        for name in PROGRAMS:
            path = folder / name
            path.write_text(f'#!/bin/sh\nexec {asked} "$0" "$@"\n', encoding="utf-8")
            path.chmod(0o755)


@pytest.fixture(scope="session")
def standby() -> Iterator[Standby]:
    """The project's programs, loaded."""
    with Standby() as started:
        yield started
