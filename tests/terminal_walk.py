"""Somebody who follows a short guide: its blocks run as they stand, in a small register.

    person = Person(folder, home)
    person.run(block.text)

The program is the one that stands by; `make set-up` only lays it out.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from standby import Standby

SET_UP = """#!/bin/sh
test "$*" = set-up
mkdir -p .venv/bin
cp "{programs}"/* .venv/bin
"""


class Person:
    """Somebody at a terminal, in the folder that the guide has led to so far.

    Attributes:
        folder: Where they stand.
        home: Their home folder.
    """

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home

    def run(self, command: str) -> str:
        """Paste a block into a terminal; what comes out."""
        place = self.home / ".place"
        ran = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", f"{command}\npwd > '{place}'"],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{command}\n{ran.stdout}"
        self.folder = Path(place.read_text(encoding="utf-8").strip())
        return ran.stdout

    def knows(self, address: str, folder: Path) -> None:
        """Let a bare repository in a folder be what lies at an address."""
        with (self.home / ".gitconfig").open("a", encoding="utf-8") as file:
            file.write(f'[url "{folder}"]\n\tinsteadOf = {address}\n')


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody in an empty folder, with a home of their own."""
    home, programs, tools, place = (tmp_path / name for name in ("home", "asf", "tools", "here"))
    for folder in (home, tools, place):
        folder.mkdir()
    (home / ".gitconfig").write_text(
        "[user]\n\tname = test\n\temail = test@asf.example\n", encoding="utf-8"
    )
    for name in [name for name in os.environ if name.startswith(("GIT_", "ASF_", "MAKE"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    with Standby() as asf:
        asf.lay_out(programs)
        make = tools / "make"
        make.write_text(SET_UP.format(programs=programs), encoding="utf-8")
        make.chmod(0o755)
        yield Person(place, home)
