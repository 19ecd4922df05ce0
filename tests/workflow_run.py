"""Runs a workflow's jobs step by step, as they are written, with stand-ins for what GitHub does.

A checkout becomes a clone of the forge's repository, artifacts lie in a folder, and each job has a
token that may what the job's permissions say. The shell's steps are run for real, but for `make`,
which is tried elsewhere. What they start of .venv is real too, or the same programs on standby.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml12
from pull_request_forge import PLACE, REPOSITORY, PullRequestForge, git
from standby import Standby

# Paths in contexts, texts, functions and signs of the language of `${{ }}`.
_WORD = re.compile(r"'[^']*'|[A-Za-z_][\w-]*(?:\.[\w*-]+)+|[A-Za-z_]\w*\(|&&|\|\||!=|==|!")
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_SIGNS = {"&&": " and ", "||": " or ", "!": " not "}


@dataclass
class Ran:
    """How a job ended.

    Attributes:
        result: "success", "failure" or "skipped".
        said: What its steps wrote.
        summary: What stands on the run's page.
        outputs: What it handed to others.
    """

    result: str
    said: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)


class WorkflowRun:
    """One run of a workflow.

    Args:
        workflow: The file.
        name: The kind of event.
        event: What happened.
        forge: Where it happened.
        folder: For everything that the run makes.
        settings: The repository's variables.
        browser: Whether the machine has one; a picture takes its time.
        standby: The programs that stand for those of .venv; None for the real ones.
    """

    def __init__(
        self,
        workflow: Path,
        name: str,
        event: dict[str, Any],
        forge: PullRequestForge,
        folder: Path,
        *,
        settings: dict[str, str] | None = None,
        browser: bool = True,
        standby: Standby | None = None,
    ) -> None:
        self._standby = standby
        self._own = {} if browser else {"ASF_CHROMIUM": str(folder / "missing")}
        value: Any = yaml12.parse_yaml(workflow.read_text(encoding="utf-8"))
        self._value, self._forge, self._folder = value, forge, folder
        folder.mkdir(parents=True)
        self._event = folder / "event.json"
        self._event.write_text(json.dumps(event, ensure_ascii=False), encoding="utf-8")
        self._context: dict[str, Any] = {
            "github": {"event": event, "event_name": name, "ref": "refs/heads/main"},
            "vars": settings or {},
            "secrets": {"FORSLAG_APP_KEY": "the key"},
            "needs": {},
        }
        self.commands: list[str] = []
        self.jobs: dict[str, Ran] = {}
        for key, job in value["jobs"].items():
            self.jobs[key] = self._job(key, job)

    def _job(self, key: str, job: Any) -> Ran:
        needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        context = {**self._context, "steps": {}}
        context["needs"] = {
            name: {"result": self.jobs[name].result, "outputs": self.jobs[name].outputs}
            for name in needs
        }
        right = all(self.jobs[name].result == "success" for name in needs)
        if not _holds(job.get("if"), context, right):
            return Ran("skipped")
        rights = [f"{name}={level}" for name, level in job["permissions"].items()]
        context["github"] = {
            **self._context["github"],
            "token": " ".join(["github-actions[bot]", *rights]),
        }
        place = self._folder / key
        ran = Ran("success")
        for step in job["steps"]:
            if _holds(step.get("if"), {**context, "place": place}, ran.result == "success"):
                code = self._step(step, place, context, ran)
                context["steps"][step.get("id", "")]["outcome"] = "failure" if code else "success"
                if code and not step.get("continue-on-error"):
                    ran.result = "failure"
        ran.outputs = {
            name: str(_filled(text, context)) for name, text in job.get("outputs", {}).items()
        }
        return ran

    def _step(self, step: Any, place: Path, context: dict[str, Any], ran: Ran) -> int:
        outputs: dict[str, str] = {}
        context["steps"][step.get("id", "")] = {"outputs": outputs}
        given = {key: _filled(value, context) for key, value in step.get("with", {}).items()}
        if "uses" in step:
            return self._action(step["uses"].partition("@")[0], given, place, outputs)
        if step["run"].startswith("make "):
            return 0
        self.commands.append(step["run"])
        own = {key: str(_filled(value, context)) for key, value in step.get("env", {}).items()}
        said = {name: place.parent / f"{name}-{place.name}" for name in ("output", "summary")}
        for path in said.values():
            path.write_text("", encoding="utf-8")
        done = subprocess.run(
            ["sh", "-c", step["run"]],
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
            env={**self._environment(), **own, **{
                "GITHUB_OUTPUT": str(said["output"]),
                "GITHUB_STEP_SUMMARY": str(said["summary"]),
            }},
        )  # fmt: skip
        ran.said += done.stdout + done.stderr
        ran.summary += said["summary"].read_text(encoding="utf-8")
        for line in said["output"].read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            outputs[name] = value
        return done.returncode

    def _environment(self) -> dict[str, str]:
        programs = self._folder / "programs"
        if not programs.exists():
            self._forge.command(programs)
            # Without the packages of .venv: scripts that are run by it must do without.
            plain = programs / "python3"
            plain.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S -E "$@"\n', encoding="utf-8")
            plain.chmod(plain.stat().st_mode | stat.S_IXUSR)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
        return {
            **kept,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            PLACE: str(self._forge.folder),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GITHUB_EVENT_PATH": str(self._event),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_RUN_ID": "77",
            **self._own,
        }

    def _check_out(self, place: Path) -> None:
        git("clone", "--quiet", "--branch=main", str(self._forge.bare), str(place))
        if self._standby:
            self._standby.lay_out(place / ".venv" / "bin")
        else:
            (place / ".venv").symlink_to(sys.prefix, target_is_directory=True)

    def _action(
        self, name: str, given: dict[str, Any], place: Path, outputs: dict[str, str]
    ) -> int:
        artifacts = self._folder / "artifacts"
        artifacts.mkdir(exist_ok=True)
        match name:
            case "actions/checkout":
                assert given.get("ref", "main") == "main"
                self._check_out(place)
            case "actions/upload-artifact":
                source = place / given["path"]
                if given.get("archive") is False:
                    assert source.is_file()
                    shutil.copyfile(source, artifacts / source.name)
                    outputs["artifact-url"] = (
                        f"https://github.com/{REPOSITORY}/actions/runs/77/{source.name}"
                    )
                else:
                    shutil.copytree(source, artifacts / given["name"])
            case "actions/download-artifact":
                source, target = artifacts / given["name"], place / given["path"]
                if source.is_dir():
                    shutil.copytree(source, target, dirs_exist_ok=True)
                else:
                    target.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, target / source.name)
            case "actions/create-github-app-token":
                assert given["private-key"] == "the key"
                rights = [
                    f"{right.removeprefix('permission-')}={level}"
                    for right, level in given.items()
                    if right.startswith("permission-")
                ]
                outputs["app-slug"] = given["client-id"]
                outputs["token"] = " ".join([f"{given['client-id']}[bot]", *rights])
            case "actions/configure-pages":
                outputs["base_path"] = ""
            case "actions/upload-pages-artifact" | "actions/deploy-pages":
                pass
            case _:
                raise AssertionError(name)
        return 0

    @property
    def artifacts(self) -> Path:
        """What was uploaded."""
        return self._folder / "artifacts"


def _holds(condition: str | None, context: dict[str, Any], right: bool) -> bool:
    """Whether a job or a step is run; without a word about it, where all before went well."""
    if condition is None:
        return right
    context = {**context, "right": right}
    text = condition.strip().removeprefix("${{").removesuffix("}}")
    told = re.search(r"\b(always|cancelled|success|failure)\(", text)
    return (right or told is not None) and bool(_worth(text, context))


def _filled(text: Any, context: dict[str, Any]) -> Any:
    """A value of the workflow, with what it names put in."""
    if not isinstance(text, str):
        return text
    return _EXPRESSION.sub(lambda found: str(_worth(found[1], context) or ""), text)


def _worth(text: str, context: dict[str, Any]) -> Any:
    """What an expression is worth."""
    functions = {
        "contains": lambda where, what: what in (where or ""),
        "hashFiles": lambda path: "hash" if (context["place"] / path).is_file() else "",
        "always": lambda: True,
        "cancelled": lambda: False,
        "failure": lambda: not context["right"],
        "look": lambda path: _found(path.split("."), context),
    }
    translated = _WORD.sub(_python, text).replace("\n", " ").strip()
    return eval(translated, {"__builtins__": {}}, functions)  # noqa: S307 -- the project's own file


def _python(found: re.Match[str]) -> str:
    word = found[0]
    if word.startswith("'") or word.endswith("(") or word in ("==", "!="):
        return word
    return _SIGNS.get(word) or f"look({word!r})"


def _found(path: list[str], value: Any) -> Any:
    for at, name in enumerate(path):
        if name == "*":
            return [_found(path[at + 1 :], item) for item in value or []]
        if not isinstance(value, dict) or name not in value:
            return "" if path[0] in ("vars", "steps", "needs") else None
        value = value[name]
    return value
