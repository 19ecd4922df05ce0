"""A command that takes its time says on a terminal how far it has come, and elsewhere nothing."""

from __future__ import annotations

import re
from pathlib import Path

from asf_demo.writing import MARK
from command_shell import Shell
from terminal_session import Session

DEMO = ("demo", "lista", "--enterprises", "40")


def test_the_count_stays_on_one_line_of_the_terminal_and_ends_with_all(tmp_path: Path) -> None:
    with Session(tmp_path, *DEMO) as session:
        assert session.ends() == 0
    written = [path for path in (tmp_path / "lista").rglob("*") if path.is_file()]
    files = sum(path.name != MARK for path in written)
    counts = re.match(r"(?:\r\d+ filer skrivna){2,}\n(?=Skrev 40 )", session.screen)
    assert counts, session.screen
    assert counts[0].endswith(f"\r{files} filer skrivna\n")


def test_whoever_keeps_the_outcome_in_a_file_gets_no_counts(shell: Shell) -> None:
    ran = shell.asf(*DEMO)
    assert ran.code == 0
    assert ran.err == ""
    assert "filer skrivna" not in ran.out
