"""A shell for tests: a register of one's own and the command `asf`, run in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from asf_cli.main import main

KAFE = "name: Kafé Linden\nregion: '01'\nindustries:\n  - cafe-restaurant\nlisting: unlisted\n"
LUNCH = KAFE.replace("Kafé Linden", "Lunchen")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


class Shell:
    """Runs the command in this process, standing in a folder."""

    def __init__(
        self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
    ) -> None:
        self._patch = patch
        self._capsys = capsys
        self.folder = folder
        self.register = folder / "register"
        (self.register / "data" / "asf").mkdir(parents=True)
        patch.chdir(self.register)

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the register."""
        path = self.register / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def asf(self, *arguments: str) -> Ran:
        """Run `asf` with these arguments."""
        self._patch.setattr("sys.argv", ["asf", *arguments])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = self._capsys.readouterr()
        return Ran(int(stopped.value.code or 0), said.out, said.err)


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    """A shell in an empty register."""
    return Shell(monkeypatch, capsys, tmp_path)
