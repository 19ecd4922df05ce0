"""Following a guide: its blocks of commands run as they stand, in a copy of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from asf_register.root import PROJECT
from forge_stand_in import PLACE, StandIn
from standby import PROGRAMS, Standby

SETTINGS_TABLE = "| var | ställ in | betyder |"
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_ROWS = re.compile(rf"^{re.escape(SETTINGS_TABLE)}\n\|[-|]+\|\n((?:\|.*\n)+)", re.MULTILINE)
# The guides are written for these names, whatever the register is called now.
_NAMES = {"organisation": "asf-listan", "repository": "register"}


@dataclass(frozen=True)
class Step:
    """A part of a guide: a block with its kind, or a row of settings; and what stands below."""

    kind: str
    text: str
    below: str


def guide(name: str) -> str:
    """The text of a document of the project."""
    return (PROJECT / name).read_text(encoding="utf-8")


def steps(text: str) -> tuple[Step, ...]:
    """A guide's blocks and rows of settings, in order."""
    return tuple(_steps(text))


def _steps(text: str) -> Iterator[Step]:
    parts = _BLOCK.split(text)
    yield from _settings(parts[0])
    for number in range(1, len(parts), 4):
        indent, kind, block, below = parts[number : number + 4]
        yield Step(kind, re.sub(rf"^{indent}", "", block, flags=re.MULTILINE), below)
        yield from _settings(below)


def _settings(text: str) -> Iterator[Step]:
    for table in _ROWS.findall(text):
        for row in table.strip().split("\n"):
            yield Step("setting", row.removeprefix("| ").rpartition(" | ")[0], "")


@dataclass
class Walk:
    """Somebody who does what a guide says, in a folder, with a stand-in for GitHub."""

    folder: Path
    github: StandIn
    said: str = ""

    def run(self, command: str) -> str:
        """Paste a block into a terminal; what comes out."""
        ran = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", command],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{command}\n{ran.stdout}"
        return ran.stdout

    def write_as_shown(self, text: str) -> None:
        """Change what stands to the right of the colons in the file that a block names."""
        head, *lines = text.strip().split("\n")
        path = self.folder / head.removeprefix("# ")
        held = path.read_text(encoding="utf-8")
        for line in lines:
            name = line.partition(":")[0]
            held, count = re.subn(rf"^{name}:.*$", line, held, flags=re.MULTILINE)
            held += "" if count else f"{line}\n"
        path.write_text(held, encoding="utf-8")


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    """Somebody in front of a copy of the repository, with an empty organisation on GitHub."""
    folder, commands, github = tmp_path / "registret", tmp_path / "bin", tmp_path / "github"
    _copy_project(folder)
    commands.mkdir()
    stand_in = StandIn(github)
    stand_in.command(commands)
    (tmp_path / "home").mkdir()
    for name in [name for name in os.environ if name.startswith(("GIT_", "ASF_", "MAKE"))]:
        monkeypatch.delenv(name)
    for name, value in {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(folder / "plugins"),
        PLACE: str(github),
        "GIT_CONFIG_NOSYSTEM": "1",
    }.items():
        monkeypatch.setenv(name, value)
    made = Walk(folder, stand_in)
    who = "-c user.name=test -c user.email=test@localhost"
    made.run("git init -q -b main && git add .")
    # Before every day that a guide names.
    made.run(f"GIT_COMMITTER_DATE=2026-11-01T12:00:00Z git {who} commit -q -m Registret")
    # The program is the copy's.
    with Standby() as programs:
        programs.lay_out(folder / ".venv" / "bin")
        yield made


def _copy_project(folder: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    )
    for name in map(os.fsdecode, filter(None, listed.stdout.split(b"\0"))):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, folder / name)
            shutil.copymode(PROJECT / name, folder / name)
    for key, value in _NAMES.items():
        _replace(folder / "data/policy/forge.yaml", rf"^{key}:.*$", f"{key}: {value}")
    for role in ("administrators", "certifiers"):
        _replace(folder / f"data/policy/{role}.yaml", r"^number:.*\n", "")
    (folder / "data/asf/kafe-asen.yaml").write_text(kafe_asen(), encoding="utf-8")
    _copy_environment(folder)


def kafe_asen() -> str:
    """The file of the enterprise that the guides tell of."""
    (shown,) = [
        step.text for step in steps(guide("CONTRIBUTING.md")) if step.text.startswith("name: ")
    ]
    return shown


def _replace(path: Path, pattern: str, by: str) -> None:
    held = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, by, held, flags=re.MULTILINE), encoding="utf-8")


def _copy_environment(folder: Path) -> None:
    """Make the copy believe that it is set up, with the packages that are there already."""
    there, own = Path(sys.executable).parent.parent, folder / ".venv"
    (own / "bin").mkdir(parents=True)
    programs = {path.name for path in (there / "bin").iterdir()} - PROGRAMS
    for name in ("lib", "pyvenv.cfg", *(f"bin/{program}" for program in programs)):
        (own / name).symlink_to(there / name)
    held = b"".join(
        (folder / name).read_bytes() for name in ("requirements.lock", "pyproject.toml")
    )
    wanted = subprocess.run(["cksum"], input=held, capture_output=True, check=True)
    (own / ".set-up-requirements").write_bytes(wanted.stdout)
