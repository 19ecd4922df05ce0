"""A register on the forge, with proposals to change it, for tests of the workflows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from asf_register.root import PROJECT
from pull_request_forge import PLACE, REPOSITORY, PullRequestForge, git
from standby import Standby
from workflow_run import WorkflowRun

WORKFLOWS = PROJECT / ".github" / "workflows"
KAFE = """\
name: Kafé Linden
organisation_number: 769600-0004
region: "21"
municipality: "2180"
phone: 026-12 34 56
industries:
  - cafe-restaurant
listing: consented
consent:
  date: 2026-01-15
  by: enterprise
"""
HIDDEN = (
    KAFE.replace("Kafé Linden", "Dolda rummet")
    .replace("769600-0004", "769600-0012")
    .replace(
        "listing: consented\nconsent:\n  date: 2026-01-15\n  by: enterprise", "listing: unlisted"
    )
)
PAGE = "---\ntitle: Om listan\nsummary: Vad listan är.\n---\nText.\n"


@dataclass
class OnForge:
    """A register on the forge and a folder to work in.

    Attributes:
        forge: The forge.
        folder: The folder.
        standby: What workflows start of .venv; None for the real programs.
        runs: How many workflows have run.
    """

    forge: PullRequestForge
    folder: Path
    standby: Standby | None
    runs: int = 0

    @property
    def work(self) -> Path:
        """Somebody's own clone."""
        return self.folder / "work"

    def write(self, path: str, text: str | bytes | None) -> None:
        """Write a file, or take it away."""
        file = self.work / path
        if text is None:
            file.unlink()
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def push(self, branch: str, **files: str | bytes | None) -> str:
        """Commit files on top of a branch, or of main for a new one, and push it."""
        if branch != git("symbolic-ref", "--short", "HEAD", at=self.work):
            there = git("branch", "--format=%(refname:short)", at=self.work).split()
            new = [] if branch in there else ["--create"]
            git("switch", "--quiet", *new, branch, *(["main"] if new else []), at=self.work)
        for path, text in files.items():
            self.write(path, text)
        git("add", "--all", "--force", at=self.work)
        git("commit", "--quiet", "--allow-empty", "--message=ändrat", at=self.work)
        token = {"GH_TOKEN": "somebody contents=write"}
        git("push", "--quiet", "--force", "origin", branch, at=self.work, **token)
        return git("rev-parse", "HEAD", at=self.work)

    def propose(self, branch: str, **files: str | bytes | None) -> int:
        """Open a pull request."""
        self.push(branch, **files)
        return self.forge.request(branch)

    def run(
        self,
        workflow: str,
        name: str,
        event: dict[str, Any],
        *,
        browser: bool = False,
        **settings: str,
    ) -> WorkflowRun:
        """Run a workflow as an event starts it."""
        self.runs += 1
        return WorkflowRun(
            WORKFLOWS / workflow,
            name,
            event,
            self.forge,
            self.folder / f"run-{self.runs}",
            settings=settings,
            browser=browser,
            standby=self.standby,
        )

    def script(
        self, name: str, event: dict[str, Any], *arguments: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run one script of the workflows in somebody's clone."""
        programs = self.folder / "programs"
        self.forge.command(programs)
        told = self.folder / "event.json"
        told.write_text(json.dumps(event), encoding="utf-8")
        python = self.standby.python if self.standby else sys.executable
        return subprocess.run(
            [python, PROJECT / "scripts" / name, *arguments],
            cwd=self.work,
            capture_output=True,
            text=True,
            check=False,
            env={
                **os.environ,
                "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
                PLACE: str(self.forge.folder),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_EVENT_PATH": str(told),
                "GITHUB_STEP_SUMMARY": "",
                "GITHUB_OUTPUT": "",
                **environment,
            },
        )

    def report(self, request: int, *, browser: bool = False, **other: Any) -> WorkflowRun:
        """Run the report on a pull request as it is."""
        shown = self.forge.shown(str(request))
        told = {"number": request, "title": shown["title"], "head": shown["head"], **other}
        event = {"pull_request": told}
        return self.run("report.yml", "pull_request_target", event, browser=browser)

    def intake(self, number: int, action: str = "opened", **settings: str) -> WorkflowRun:
        """Run the intake on an issue as it is."""
        issue = {"number": number, **self.forge.state()["issues"][str(number)]}
        changes = {"changes": {"body": {"from": "något annat"}}} if action == "edited" else {}
        event = {"action": action, "issue": issue, **changes}
        return self.run("intake.yml", "issues", event, **settings)


@pytest.fixture(scope="session")
def prepared_forge(tmp_path_factory: pytest.TempPathFactory, standby: Standby) -> Path:
    """A folder with the forge and the clone that every test begins with."""
    folder = tmp_path_factory.mktemp("prepared")
    made = OnForge(PullRequestForge(folder / "forge"), folder, standby)
    git("clone", "--quiet", str(made.forge.bare), str(made.work))
    git("switch", "--quiet", "--create", "main", at=made.work)
    shutil.copytree(
        PROJECT / "scripts", made.work / "scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    made.write(".gitignore", "/output/\n/.venv\n__pycache__/\n")
    made.write("data/asf/dolda-rummet.yaml", HIDDEN)
    made.push("main", **{"data/asf/kafe-linden.yaml": KAFE, "content/om.md": PAGE})
    return folder


@pytest.fixture
def on_forge(prepared_forge: Path, tmp_path: Path, standby: Standby) -> OnForge:
    """A register with one café that is shown and one enterprise that is not."""
    for name in ("forge", "work"):
        shutil.copytree(prepared_forge / name, tmp_path / name)
    made = OnForge(PullRequestForge(tmp_path / "forge"), tmp_path, standby)
    git("remote", "set-url", "origin", str(made.forge.bare), at=made.work)
    return made
