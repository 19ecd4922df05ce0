"""A stand-in for the part of GitHub that workflows ask: issues, pull requests, comments, branches.

Its state lies in a file, and what is pushed in a bare repository beside it. It answers the command
`gh api` as the forge does, and keeps to what a token may: tokens say so themselves, as
"github-actions[bot] contents=read pull-requests=write".
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

REPOSITORY = "asf-listan/register"
PLACE = "ASF_FORGE"
MOST_CHARACTERS = 65_536
NOT_PERMITTED = "GitHub Actions is not permitted to create or approve pull requests."
_MAY_PUSH = """#!/bin/sh
case "$GH_TOKEN" in *" contents=write"*) exit 0 ;; esac
echo "Write access to repository not granted." >&2
exit 1
"""


class RefusedError(Exception):
    """The forge says no."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class PullRequestForge:
    """One repository on the forge, kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bare = folder / "origin.git"
        self._file = folder / "forge.json"
        if not self._file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            git("init", "--quiet", "--bare", "--initial-branch=main", str(self.bare))
            hook = self.bare / "hooks" / "pre-receive"
            hook.parent.mkdir(exist_ok=True)
            _write_program(hook, _MAY_PUSH)
            self.save({"issues": {}, "comments": [], "reviews": [], "calls": [], "may_open": True,
                       "visibility": "private", "runs": []})  # fmt: skip

    def state(self) -> dict[str, Any]:
        """Everything that the forge knows."""
        value: dict[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        return value

    def save(self, state: dict[str, Any]) -> None:
        """Keep it."""
        self._file.write_text(json.dumps(state, indent=1), encoding="utf-8")

    def command(self, folder: Path) -> None:
        """Write the command `gh` into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        here = str(Path(__file__))
        _write_program(folder / "gh", f'#!/bin/sh\nexec "{sys.executable}" "{here}" "$@"\n')

    def issue(self, body: str, title: str = "Förslag: ", labels: tuple[str, ...] = ()) -> int:
        """Somebody opens an issue; its number."""
        return self._new({"title": title, "body": body, "labels": [{"name": n} for n in labels]})

    def request(self, head: str, body: str = "", author: str = "somebody") -> int:
        """Somebody opens a pull request of a branch; its number."""
        state = self.state()
        number = self._new({"title": head, "body": body, "labels": []})
        state = self.state()
        state["issues"][str(number)]["pull"] = _pull(head, author)
        self.save(state)
        self.moved(number)
        return number

    def moved(self, number: int) -> None:
        """Let the pull request's ref follow its branch, as the forge does by itself."""
        pull = self.state()["issues"][str(number)]["pull"]
        git("update-ref", f"refs/pull/{number}/head", f"refs/heads/{pull['head']}", at=self.bare)

    def change(self, number: int, **values: Any) -> None:
        """Somebody changes an issue, or what is known of a pull request."""
        state = self.state()
        issue = state["issues"][str(number)]
        for name, value in values.items():
            (issue["pull"] if name in issue.get("pull", {}) else issue)[name] = value
        self.save(state)

    def comment(self, number: int, author: str, body: str) -> None:
        """Somebody comments."""
        state = self.state()
        state["comments"].append(
            {"id": len(state["comments"]) + 1, "issue": number, "user": author, "body": body}
        )
        self.save(state)

    def review(self, number: int, author: str, verdict: str) -> None:
        """Somebody reviews a pull request."""
        state = self.state()
        state["reviews"].append({"pull": number, "user": author, "state": verdict})
        self.save(state)

    def ran(self, artifact: Path | None, **other: Any) -> None:
        """A run of the intranet's workflow, or another, has ended, and handed a folder on."""
        state = self.state()
        about = {"event": "push", "head_branch": "main", "head_sha": self.branches()["main"]}
        folder = str(artifact) if artifact else ""
        so_far = {"id": len(state["runs"]) + 1, "expired": False, "broken": False,
                  "workflow": "intranet.yml", "name": "intranat"}  # fmt: skip
        run = {**so_far, **about, "folder": folder, **other}
        state["runs"].insert(0, run)
        self.save(state)

    def seen_as(self, visibility: str) -> None:
        """Somebody opens the repository to others, or closes it."""
        self.save({**self.state(), "visibility": visibility})

    def comments(self, number: int) -> list[tuple[str, str]]:
        """Who has said what of an issue or a pull request."""
        said = self.state()["comments"]
        return [(one["user"], one["body"]) for one in said if one["issue"] == number]

    def requests(self) -> dict[int, dict[str, Any]]:
        """The pull requests by number."""
        issues = self.state()["issues"]
        return {int(number): issue for number, issue in issues.items() if "pull" in issue}

    def calls(self) -> list[tuple[str, str]]:
        """What was asked: methods and paths."""
        return [tuple(call) for call in self.state()["calls"]]

    def branches(self) -> dict[str, str]:
        """The branches with their commits."""
        told = git(
            "for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", "refs/heads", at=self.bare
        )
        return dict(line.split(" ") for line in told.splitlines())

    def _new(self, issue: dict[str, Any]) -> int:
        state = self.state()
        number = len(state["issues"]) + 1
        state["issues"][str(number)] = issue
        self.save(state)
        return number

    # What follows answers as the forge's API does.

    def answer(self, method: str, address: str, value: Any, token: str) -> Any:
        """What the API says.

        Raises:
            RefusedError: Where it says no.
        """
        who, *rights = token.split(" ")
        split = urlsplit(address)
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        state = self.state()
        state["calls"].append([method, split.path])
        self.save(state)
        start = f"repos/{REPOSITORY}/"
        if split.path == start[:-1]:
            return {"full_name": REPOSITORY, "visibility": state["visibility"]}
        if not split.path.startswith(start):
            raise RefusedError(404, "Not Found")
        for known, pattern, answer in _ROUTES:
            match = re.fullmatch(pattern, split.path.removeprefix(start))
            if known == method and match:
                return answer(self, who, set(rights), match, query, value)
        raise RefusedError(404, "Not Found")

    def known(self, number: str) -> dict[str, Any]:
        """An issue or a pull request."""
        issue: dict[str, Any] | None = self.state()["issues"].get(number)
        if issue is None:
            raise RefusedError(404, "Not Found")
        return issue

    def shown(self, number: str) -> dict[str, Any]:
        """A pull request as the API shows it."""
        issue = self.known(number)
        pull = issue["pull"]
        head = {"ref": pull["head"], "repo": {"full_name": REPOSITORY}}
        head["sha"] = git("rev-parse", f"refs/pull/{number}/head", at=self.bare)
        merged = {"merged_at": pull["merged_at"], "state": pull["state"], "head": head}
        return {"number": int(number), "title": issue["title"], "body": issue["body"], **merged}


def _pull(head: str, author: str) -> dict[str, Any]:
    return {"head": head, "author": author, "state": "open", "merged_at": None}


def _needs(rights: set[str], *any_of: str) -> None:
    if not rights & set(any_of):
        raise RefusedError(403, "Resource not accessible by integration")


def _fitting(value: Any) -> Any:
    if len(value.get("body") or "") > MOST_CHARACTERS:
        raise RefusedError(422, "Validation Failed: body is too long (maximum is 65536 characters)")
    title = value.get("title")
    if title is not None and not (0 < len(title.strip()) <= 256):
        raise RefusedError(422, "Validation Failed: title is too long (maximum is 256 characters)")
    return value


def _a_page(items: list[Any], query: dict[str, str]) -> list[Any]:
    size, page = int(query.get("per_page", 30)), int(query.get("page", 1))
    return items[(page - 1) * size : page * size]


def _shown_comment(comment: dict[str, Any]) -> dict[str, Any]:
    user = comment["user"] and {"login": comment["user"]}
    return {"id": comment["id"], "user": user, "body": comment["body"]}


def _comments(
    forge: PullRequestForge, _who: str, _r: set[str], match: Any, query: Any, _v: Any
) -> Any:
    forge.known(match[1])
    said = [c for c in forge.state()["comments"] if c["issue"] == int(match[1])]
    return _a_page([_shown_comment(comment) for comment in said], query)


def _comment(
    forge: PullRequestForge, who: str, rights: set[str], match: Any, _q: Any, value: Any
) -> Any:
    is_request = "pull" in forge.known(match[1])
    _needs(rights, "issues=write", *(["pull-requests=write"] if is_request else []))
    forge.comment(int(match[1]), who, _fitting(value)["body"])
    return {"id": len(forge.state()["comments"])}


def _recomment(
    forge: PullRequestForge, who: str, rights: set[str], match: Any, _q: Any, value: Any
) -> Any:
    _needs(rights, "issues=write", "pull-requests=write")
    state = forge.state()
    (comment,) = [one for one in state["comments"] if one["id"] == int(match[1])]
    if comment["user"] != who:
        raise RefusedError(403, "Must have admin rights to Repository.")
    comment["body"] = _fitting(value)["body"]
    forge.save(state)
    return {}


def _issue(forge: PullRequestForge, _who: str, _r: set[str], match: Any, _q: Any, _v: Any) -> Any:
    issue = forge.known(match[1])
    return {"number": int(match[1]), "body": issue["body"], "labels": issue["labels"]}


def _shown_issue(number: str, issue: dict[str, Any]) -> dict[str, Any]:
    user = {"login": issue.get("user", "somebody")}
    pull = {"pull_request": {}} if "pull" in issue else {}
    about = {name: issue[name] for name in ("title", "body", "labels")}
    state = issue.get("state", "open")
    return {"number": int(number), "user": user, "state": state, **about, **pull}


def _issues(forge: PullRequestForge, _who: str, _r: set[str], _m: Any, query: Any, _v: Any) -> Any:
    assert (query["sort"], query["direction"]) == ("created", "asc")
    every = [_shown_issue(*item) for item in forge.state()["issues"].items()]
    wanted = [issue for issue in every if _is_asked_for(issue, query)]
    return _a_page(wanted, query)


def _is_asked_for(issue: dict[str, Any], query: dict[str, str]) -> bool:
    in_state = query["state"] in {"all", issue["state"]}
    by_who = query.get("creator", issue["user"]["login"]) == issue["user"]["login"]
    labels = {label["name"] for label in issue["labels"]}
    wanted = {*filter(None, query.get("labels", "").split(","))}
    return in_state and by_who and wanted <= labels


def _open_issue(
    forge: PullRequestForge, who: str, rights: set[str], _m: Any, _q: Any, value: Any
) -> Any:
    _needs(rights, "issues=write")
    given = _fitting(value)
    number = forge.issue(given["body"], given["title"], tuple(given["labels"]))
    forge.change(number, user=who)
    return {"number": number}


def _change_issue(
    forge: PullRequestForge, _who: str, rights: set[str], match: Any, _q: Any, value: Any
) -> Any:
    _needs(rights, "issues=write")
    forge.known(match[1])
    given = _fitting(value)
    labels = {"labels": [{"name": name} for name in given["labels"]]} if "labels" in given else {}
    forge.change(int(match[1]), **{**given, **labels})
    return {}


def _label(
    forge: PullRequestForge, _who: str, rights: set[str], match: Any, _q: Any, value: Any
) -> Any:
    _needs(rights, "issues=write", "pull-requests=write")
    there = forge.known(match[1])["labels"]
    labels = [*there, *({"name": name} for name in value["labels"])]
    forge.change(int(match[1]), labels=labels)
    return labels


def _unlabel(
    forge: PullRequestForge, _who: str, rights: set[str], match: Any, _q: Any, _v: Any
) -> Any:
    _needs(rights, "issues=write", "pull-requests=write")
    labels = forge.known(match[1])["labels"]
    left = [one for one in labels if one["name"] != unquote(match[2])]
    if left == labels:
        raise RefusedError(404, "Label does not exist")
    forge.change(int(match[1]), labels=left)
    return left


def _pulls(forge: PullRequestForge, _who: str, _r: set[str], _m: Any, query: Any, _v: Any) -> Any:
    owner, _, branch = query["head"].partition(":")
    assert (owner, query["state"]) == (REPOSITORY.partition("/")[0], "all")
    found = [n for n, issue in forge.requests().items() if issue["pull"]["head"] == branch]
    return _a_page([forge.shown(str(number)) for number in reversed(found)], query)


def _open(forge: PullRequestForge, who: str, rights: set[str], _m: Any, _q: Any, value: Any) -> Any:
    _needs(rights, "pull-requests=write")
    if not forge.state()["may_open"] and who == "github-actions[bot]":
        raise RefusedError(403, NOT_PERMITTED)
    if value["head"] not in forge.branches() or value["base"] != "main":
        raise RefusedError(422, "Validation Failed: head is invalid")
    number = forge.request(value["head"], _fitting(value)["body"], who)
    forge.change(number, title=value["title"])
    return {"number": number}


def _pull_of(forge: PullRequestForge, _who: str, _r: set[str], match: Any, _q: Any, _v: Any) -> Any:
    return forge.shown(match[1])


def _change(
    forge: PullRequestForge, _who: str, rights: set[str], match: Any, _q: Any, value: Any
) -> Any:
    _needs(rights, "pull-requests=write")
    forge.change(int(match[1]), **_fitting(value))
    return {}


def _reviews(
    forge: PullRequestForge, _who: str, _r: set[str], match: Any, query: Any, _v: Any
) -> Any:
    said = [one for one in forge.state()["reviews"] if one["pull"] == int(match[1])]
    shown = [{"user": {"login": one["user"]}, "state": one["state"]} for one in said]
    return _a_page(shown, query)


def _runs(
    forge: PullRequestForge, _who: str, rights: set[str], match: Any, query: Any, _v: Any
) -> Any:
    _needs(rights, "actions=read")
    assert (query["branch"], query["status"]) == ("main", "success")
    there = [one for one in forge.state()["runs"] if one["workflow"] == match[1]]
    found = [one for one in there if one["head_branch"] == "main"]
    return {"total_count": len(found), "workflow_runs": _a_page(found, query)}


def _artifacts(
    forge: PullRequestForge, _who: str, rights: set[str], match: Any, _q: Any, _v: Any
) -> Any:
    _needs(rights, "actions=read")
    (run,) = [one for one in forge.state()["runs"] if one["id"] == int(match[1])]
    found = [{"name": run["name"], "expired": run["expired"]}] if run["folder"] else []
    return {"total_count": len(found), "artifacts": found}


_Answer = Callable[[PullRequestForge, str, set[str], Any, Any, Any], Any]
_ROUTES: tuple[tuple[str, str, _Answer], ...] = (
    ("GET", r"issues/(\d+)/comments", _comments),
    ("POST", r"issues/(\d+)/comments", _comment),
    ("PATCH", r"issues/comments/(\d+)", _recomment),
    ("GET", "issues", _issues),
    ("POST", "issues", _open_issue),
    ("GET", r"issues/(\d+)", _issue),
    ("PATCH", r"issues/(\d+)", _change_issue),
    ("POST", r"issues/(\d+)/labels", _label),
    ("DELETE", r"issues/(\d+)/labels/([^/]+)", _unlabel),
    ("GET", r"actions/workflows/([a-z]+\.yml)/runs", _runs),
    ("GET", r"actions/runs/(\d+)/artifacts", _artifacts),
    ("GET", "pulls", _pulls),
    ("POST", "pulls", _open),
    ("GET", r"pulls/(\d+)", _pull_of),
    ("PATCH", r"pulls/(\d+)", _change),
    ("GET", r"pulls/(\d+)/reviews", _reviews),
)


def git(*arguments: str, at: Path | None = None, **environment: str) -> str:
    """Run git as somebody."""
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", "Somebody"), ("EMAIL", "somebody@example.com"))
    }
    own = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, **environment}
    ran = subprocess.run(
        ["git", *arguments], cwd=at, capture_output=True, text=True, check=True, env=own
    )
    return ran.stdout.strip()


def _write_program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def _main(arguments: list[str]) -> int:
    """Be the command `gh`, as far as it is used."""
    if arguments[:2] == ["run", "download"]:
        number, *options = arguments[2:]
        runs = PullRequestForge(Path(os.environ[PLACE])).state()["runs"]
        (run,) = [one for one in runs if str(one["id"]) == number]
        assert options[:5] == ["--repo", REPOSITORY, "--name", run["name"], "--dir"], options
        left_out = shutil.ignore_patterns("build.json") if run["broken"] else None
        shutil.copytree(run["folder"], options[5], dirs_exist_ok=True, ignore=left_out)
        return int(run["broken"])
    if arguments[:2] != ["api", "--method"]:
        sys.exit(f"unknown command: {arguments}")
    method, rest = arguments[2], arguments[3:]
    while rest[:1] == ["-H"]:
        rest = rest[2:]
    address, *given = rest
    assert given in ([], ["--input", "-"]), given
    value = json.loads(sys.stdin.buffer.read()) if given else None
    forge = PullRequestForge(Path(os.environ[PLACE]))
    try:
        answer = forge.answer(method, address, value, os.environ.get("GH_TOKEN", "nobody"))
    except RefusedError as refused:
        sys.stdout.write(json.dumps({"message": str(refused), "status": str(refused.status)}))
        sys.stderr.write(f"gh: {refused} (HTTP {refused.status})\n")
        return 1
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
