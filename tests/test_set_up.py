"""The Makefile's targets that workflows run, with a Python that only writes down what it did."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from asf_register.root import PROJECT

PYTHON = """#!/bin/sh
echo "$(basename "$0") $*" >>"$LOG"
case "$*" in
    *"import sys; print"*) echo 3.11 ;;
    "-m venv "*)
        mkdir -p "$3/bin"
        for name in python pytest npm; do cp "$0" "$3/bin/$name"; done ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as far as setting up needs it, on a machine where nothing is installed."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copyfile(PROJECT / name, tmp_path / name)
    for path in PROJECT.glob("requirements*.lock"):
        shutil.copyfile(path, tmp_path / path.name)
    shutil.copytree(PROJECT / "scripts", tmp_path / "scripts")
    for folder in ("tests/workflow_lint", "tests/html_lint", "theme/age"):
        (tmp_path / folder / "node_modules").mkdir(parents=True)
        for path in (PROJECT / folder).glob("*.js*"):
            shutil.copyfile(path, tmp_path / folder / path.name)
    python = tmp_path / "python-stand-in"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return tmp_path


def make(project: Path, target: str) -> list[str]:
    """Run a target; what was installed and run for it."""
    log = project / "log"
    log.write_text("", encoding="utf-8")
    own = {
        "PYTHON": str(project / "python-stand-in"),
        "LOG": str(log),
        "ASF_CHROMIUM": "chromium",
        "ASF_NGINX": "true",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    subprocess.run(["make", target], cwd=project, check=True, env={**kept, **own})
    lines = log.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if re.search("pip|npm|pytest", line)]


INSTALLED = {
    "set-up": ["requirements.lock"],
    "set-up-pictures": ["requirements.lock", "requirements-dev.lock"],
    "test": ["requirements.lock", "requirements-dev.lock"],
}


@pytest.mark.parametrize("target", INSTALLED)
def test_a_target_installs_what_is_locked_and_nothing_else(project: Path, target: str) -> None:
    did = make(project, target)
    locked = [line for line in did if "pip install" in line and "--editable" not in line]
    assert [line.split("--require-hashes -r ")[1] for line in locked] == INSTALLED[target]
    own = [line for line in did if "--editable ." in line]
    assert len(own) == len(locked)
    assert all("--no-deps" in line for line in own)
    npm = [line for line in did if line.startswith("npm ")]
    assert all("--ignore-scripts" in line for line in npm)
    of_tests = ["tests/workflow_lint", "tests/html_lint"]
    there = ["theme/age", *(of_tests if target == "test" else [])]
    assert [line.split(" --prefix ")[1].split(" ")[0] for line in npm] == [
        folder for folder in there for _ in ("ci", "run")
    ]
    rest = [line for line in did if line not in (*locked, *own, *npm)]
    assert rest == (["pytest -n auto --dist worksteal"] if target == "test" else [])


@pytest.mark.parametrize("target", INSTALLED)
def test_what_is_there_is_not_installed_again(project: Path, target: str) -> None:
    make(project, target)
    again = make(project, target)
    assert again == (["pytest -n auto --dist worksteal"] if target == "test" else [])


def test_the_targets_that_workflows_run_are_run_here() -> None:
    texts = [path.read_text("utf-8") for path in (PROJECT / ".github/workflows").iterdir()]
    assert set(re.findall(r"run: make ([\w-]+)", "".join(texts))) == INSTALLED.keys()
