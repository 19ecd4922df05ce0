"""`asf report` says what a change does in words that a tired coordinator understands.

expected.txt and expected.md of each folder in tests/report_cases hold the report on that change on
DAY; a new folder is picked up by itself (see changes_on_file.py for what it holds).
`pytest --accept` rewrites the expected reports.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asf_propose.history.repository import Repository
from asf_propose.report import MARKER, as_markdown, as_text, headline, report_of
from asf_register import enterprise_files
from asf_register.problem import visible
from asf_register.root import Root
from changes_on_file import AFTER, BEFORE, CASES, DAY, FOLDER, report_on
from command_shell import Shell
from proposed_changes import COMMON, MAIN, PROPOSAL, Step, git, lay_over, proposed


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_reported_in_these_words(
    case: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    report = report_on(case, tmp_path)
    said = {"expected.txt": as_text(report) + "\n", "expected.md": as_markdown(report)}
    for name, text in said.items():
        if pytestconfig.getoption("accept"):
            (FOLDER / case / name).write_text(text, encoding="utf-8")
        assert text == (FOLDER / case / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_a_report_is_plain_to_read(case: str) -> None:
    text = (FOLDER / case / "expected.txt").read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    assert 5 < len(first) <= 100
    assert all(visible(line) == line for line in text.split("\n"))
    assert "Traceback" not in text
    assert "None" not in text
    for line in rest.split("\n"):
        assert len(line) < 900
        assert not line.endswith(("..", ".»."))


def test_the_cases_are_many_and_each_has_its_reports() -> None:
    assert len(CASES) >= 20
    for case in CASES:
        names = {path.name for path in (FOLDER / case).iterdir()}
        assert {"expected.txt", "expected.md"} <= names
        known = {"before", "after", "newer", "after-removed.txt", "newer-removed.txt", "author.txt"}
        assert names <= known | {"expected.txt", "expected.md"}
    assert set(BEFORE) | set(AFTER) <= set(CASES)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--base", MAIN, "--head", PROPOSAL], 0, "Kafé Linden i Gävle: telefon ändras\n"),
        (["--base", MAIN], 0, "Kafé Linden i Gävle: telefon ändras\n"),
        (["--base", MAIN, "--format", "markdown"], 0, f"{MARKER}\n"),
        (["--base", PROPOSAL], 0, "Inget ändras\n"),
        (["--base", "ingen"], 2, 'asf: Git känner inte till "ingen".'),
        (["--base", "--output=x"], 2, 'asf: Git känner inte till "--output=x".'),
        (["--base", MAIN, "--format", "html"], 2, "asf: --format kan vara text eller markdown."),
        ([], 2, "asf: --base saknas."),
    ],
)
def test_the_command_says_it_and_ends_accordingly(
    shell: Shell, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    folder = FOLDER / "phone-changed"
    proposed(tmp_path / "proposal", Step(), Step(folder / "after"))
    ran = shell.asf("--root", str(tmp_path / "proposal"), "report", *arguments)
    assert ran.code == code
    assert (ran.out or ran.err).startswith(said)


def test_the_command_ends_with_1_where_something_must_be_mended(
    shell: Shell, tmp_path: Path
) -> None:
    proposed(tmp_path / "proposal", Step(), Step(FOLDER / "broken-yaml" / "after"))
    ran = shell.asf("--root", str(tmp_path / "proposal"), "report", "--base", MAIN)
    assert ran.code == 1
    assert "1 fel måste rättas" in ran.out


def test_a_register_without_git_is_no_traceback(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(shell.folder))
    ran = shell.asf("report", "--base", MAIN)
    assert ran.code == 2
    assert ran.err.startswith("asf: Registret ligger inte i något git-förråd.")


def test_files_that_are_not_saved_are_not_reported(tmp_path: Path) -> None:
    folder = FOLDER / "phone-changed"
    repository = proposed(tmp_path / "register", Step(), Step(folder / "after"))
    (tmp_path / "register/data/asf/tvattstugan.yaml").write_text("inte: sparat\n", "utf-8")
    said = as_text(report_of(repository, MAIN, PROPOSAL, DAY)) + "\n"
    assert said == (folder / "expected.txt").read_text(encoding="utf-8")


def test_what_lies_outside_of_the_register_is_the_administrators(tmp_path: Path) -> None:
    repository = proposed(tmp_path / "top", Step(make=put_below), Step(make=change_outside))
    below = Repository(Root((tmp_path / "top/below").resolve()))
    report = report_of(below, MAIN, PROPOSAL, DAY)
    assert repository.root != below.root
    assert report.enterprises == ()
    assert {approval.role for approval in report.approvals} == {"administrator"}
    assert headline(report) == "Övriga filer ändras"


def put_below(folder: Path) -> None:
    """A register in a folder of the repository, beside the one that is all of it."""
    lay_over(COMMON, folder / "below")
    git(folder, "add", "--all", ".")


def change_outside(folder: Path) -> None:
    """Change an entry that isn't of the register in the folder."""
    (folder / "data/asf/tvattstugan.yaml").write_text("name: Utanför\n", "utf-8")
    git(folder, "add", "--all", ".")


def test_a_policy_that_a_change_brings_does_not_decide_on_it(tmp_path: Path) -> None:
    repository = proposed(tmp_path / "register", Step(), Step(make=let_nobody_approve))
    report = report_of(repository, MAIN, PROPOSAL, DAY)
    assert [approval.role for approval in report.approvals] == ["administrator"]


def let_nobody_approve(folder: Path) -> None:
    """A policy by which nobody needs to approve anything."""
    path = folder / "data/policy/paths.yaml"
    rules = path.read_text("utf-8").replace("administrator", "nobody")
    path.write_text(rules.replace("certifier", "nobody"), "utf-8")
    git(folder, "add", "--all", ".")


def test_a_file_that_is_right_is_judged_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []
    real = enterprise_files.understand

    def understand(path: Path, *rest: Any) -> Any:
        judged.append(path.name)
        return real(path, *rest)

    monkeypatch.setattr(enterprise_files, "understand", understand)
    repository = proposed(tmp_path / "register", Step(), Step(FOLDER / "phone-changed" / "after"))
    report_of(repository, MAIN, PROPOSAL, DAY)
    assert sorted(judged) == sorted(
        [*(path.name for path in COMMON.glob("data/asf/*.yaml")), "kafe-linden.yaml"]
    )
