"""A command that somebody ends leaves no copy of the register behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pull_request_forge import git

# Stands still once there is a temporary folder, and says so.
_SLOW_GIT = """#!/bin/sh
for made in "$TMPDIR"/asf-*; do
  if [ -d "$made" ]; then : > "$THERE"; exec sleep 60; fi
done
exec "$REAL_GIT" "$@"
"""
_COMMANDS = {
    "intake": ["intake", "forslag.txt"],
    "report": ["report", "--base", "main"],
    "preview": ["preview", "--base", "main", "--output", "a.html"],
}


@pytest.mark.parametrize("command", _COMMANDS)
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_command_that_is_ended_takes_its_temporary_folders_away(
    tmp_path: Path, command: str, name: str
) -> None:
    places = register, temporary, programs = [
        tmp_path / one for one in ("register", "temporary", "programs")
    ]
    for place in places:
        place.mkdir()
    (register / "data" / "asf").mkdir(parents=True)
    (register / "data" / "asf" / ".gitkeep").touch()
    (register / "forslag.txt").write_text("Hej", encoding="utf-8")
    git("init", "--quiet", "--initial-branch=main", at=register)
    git("add", "--all", at=register)
    git("commit", "--quiet", "--message=allt", at=register)
    (programs / "git").write_text(_SLOW_GIT, encoding="utf-8")
    (programs / "git").chmod(0o755)
    there = tmp_path / "there"
    with subprocess.Popen(
        [Path(sys.executable).with_name("asf"), *_COMMANDS[command]],
        cwd=register,
        env={
            **os.environ,
            "TMPDIR": str(temporary),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "REAL_GIT": str(shutil.which("git")),
            "THERE": str(there),
        },
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        while not there.exists() and running.poll() is None:
            time.sleep(0.05)
        assert list(temporary.glob("asf-*")), running.communicate()
        running.send_signal(getattr(signal, name))
        _, said = running.communicate()
    assert (running.returncode, said.strip()) == (2, "asf: Avbrutet.")
    assert list(temporary.iterdir()) == []
