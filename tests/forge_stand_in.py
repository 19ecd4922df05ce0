"""A stand-in for GitHub and its command `gh`: what the administrator's guide asks, and no more.

Settings lie in a file, and a bare repository beside it takes what is pushed. It begins with
everything set as loosely as GitHub lets it, so that only a guide which mends it all leads to
settings that are right. What it doesn't know it refuses: a command, an option or an address that
the guide gets wrong ends the walk through it.
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
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

State = dict[str, Any]
ME = "administratoren"
PLACE = "ASF_STAND_IN"
_PROTECTED = """#!/bin/sh
while read -r before after name; do
    [ "$name" = refs/heads/main ] && echo "GH013: Repository rule violations found" >&2 && exit 1
done
exit 0
"""


class NoError(Exception):
    """GitHub says no."""


class StandIn:
    """An organisation, perhaps with a repository, kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "github.json"
        self.bare = folder / "github.git"
        if not self._file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            self.save(_new_organisation())

    def state(self) -> State:
        """Every setting."""
        value: State = json.loads(self._file.read_text(encoding="utf-8"))
        return value

    def save(self, state: State) -> None:
        """Keep the settings."""
        self._file.write_text(json.dumps(state, indent=1), encoding="utf-8")

    def command(self, folder: Path) -> None:
        """Write the command `gh` into a folder."""
        path = folder / "gh"
        path.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" "{Path(__file__).resolve()}" "$@"\n',
            encoding="utf-8",
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def merge(self, branch: str) -> None:
        """Press «Merge pull request»: one merge commit on main, and the branch is gone."""
        who = ["-c", "user.name=GitHub", "-c", "user.email=noreply@github.example"]
        git = ["git", "-C", str(self.bare), *who]
        main, head = (_asked([*git, "rev-parse", name]) for name in ("main", branch))
        tree = _asked([*git, "merge-tree", "--write-tree", main, head]).split("\n")[0]
        merged = _asked(
            [*git, "commit-tree", tree, "-p", main, "-p", head, "-m", f"Merge {branch}"]
        )
        _asked([*git, "update-ref", "refs/heads/main", merged])
        _asked([*git, "branch", "-q", "-D", branch])

    def download(self, name: str, text: str) -> Path:
        """What a browser has saved, moved to the folder above the register."""
        path = self.folder.parent / name
        path.write_text(text, encoding="utf-8")
        return path

    def files(self, pattern: str) -> list[str]:
        """The files on main whose path is of a pattern."""
        listed = _asked(["git", "-C", str(self.bare), "ls-tree", "-r", "--name-only", "main"])
        return [name for name in listed.split("\n") if fnmatch(name, pattern)]

    def text(self, path: str) -> str:
        """A file on main."""
        return _asked(["git", "-C", str(self.bare), "show", f"main:{path}"])

    def protect(self) -> None:
        """Refuse what is pushed straight to main."""
        hook = self.bare / "hooks" / "pre-receive"
        hook.write_text(_PROTECTED, encoding="utf-8")
        hook.chmod(0o755)


def _new_organisation() -> State:
    return {
        "organisation": {
            "login": "asf-listan",
            "members_url": "https://api.github.com/orgs/asf-listan/members{/member}",
            "two_factor_requirement_enabled": False,
            "default_repository_permission": "read",
            "plan": {"name": "free"},
            "members_can_fork_private_repositories": True,
        },
        "members": [ME],
        "teams": {},
        "rulesets": [],
        "repository": None,
        "actions": {"enabled": True, "allowed_actions": "all", "sha_pinning_required": False},
        "selected-actions": {
            "github_owned_allowed": False,
            "verified_allowed": True,
            "patterns_allowed": [],
        },
        "workflow": {
            "default_workflow_permissions": "write",
            "can_approve_pull_request_reviews": True,
        },
        "fork-pr-workflows-private-repos": {
            "run_workflows_from_fork_pull_requests": True,
            "send_write_tokens_to_workflows": True,
            "send_secrets_and_variables": True,
            "require_approval_for_fork_pr_workflows": False,
        },
        "environments": {},
        "secrets": [],
        "collaborators": [],
        "pages": {},
        "disabled": [],
        "started": [],
        "pulls": [],
        "labels": [],
        "variables": {},
    }


def _asked(command: list[str], given: str = "") -> str:
    ran = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NoError(ran.stderr or ran.stdout)
    return ran.stdout.rstrip("\n")


def _new_repository(there: StandIn, state: State, words: list[str]) -> str:
    name, *options = words
    if sorted(options) != ["--private", "--push", "--source=."]:
        raise NoError(f"repo create {options}")
    owner, _, repository = name.partition("/")
    if owner != state["organisation"]["login"] or state["repository"]:
        raise NoError(f"{name} cannot be created")
    state["repository"] = {
        "full_name": name,
        "name": repository,
        "private": True,
        "default_branch": _asked(["git", "branch", "--show-current"]),
        "allow_merge_commit": True,
        "allow_squash_merge": True,
        "allow_rebase_merge": True,
        "delete_branch_on_merge": False,
        "has_issues": True,
        "has_wiki": True,
        "has_projects": True,
    }
    # As on GitHub, whoever makes a repository may do everything with it.
    state["collaborators"] = [{"login": ME, "permissions": {"admin": True, "push": True}}]
    _asked(["git", "init", "-q", "--bare", "-b", "main", str(there.bare)])
    _asked(["git", "remote", "add", "origin", str(there.bare)])
    _asked(["git", "push", "-q", "--set-upstream", "origin", "HEAD"])
    return f"✓ Created repository {name} on GitHub\n✓ Added remote\n✓ Pushed commits\n"


def _api(there: StandIn, state: State, words: list[str]) -> str:
    asked = _asked_of_the_api(words)
    path = asked.path.replace("{owner}", state["organisation"]["login"])
    path = path.replace("{repo}", (state["repository"] or {}).get("name", "{repo}"))
    for method, pattern, answer in _ROUTES:
        match = re.fullmatch(pattern, path)
        if match and method == asked.method:
            value = answer(there, state, *match.groups(), **asked.given)
            return "" if asked.silent or value is None else _shown(value, asked.query)
    raise NoError(f"gh: Not Found (HTTP 404): {asked.method} {path}")


class _Asked:
    def __init__(self) -> None:
        self.path, self.method, self.query, self.silent = "", "", "", False
        self.given: dict[str, Any] = {}


def _asked_of_the_api(words: list[str]) -> _Asked:
    asked, rest = _Asked(), iter(words)
    for word in rest:
        if word == "-X":
            asked.method = next(rest)
        elif word in ("-f", "-F"):
            name, _, value = next(rest).partition("=")
            as_is = word == "-f" or value not in ("true", "false")
            asked.given[name] = value if as_is else value == "true"
        elif word == "--jq":
            asked.query = next(rest)
        elif word == "--input":
            asked.given = json.loads(Path(next(rest)).read_text(encoding="utf-8"))
        elif word == "--silent":
            asked.silent = True
        elif word.startswith("-") or asked.path:
            raise NoError(f"unknown flag: {word}")
        else:
            asked.path = word
    asked.method = asked.method or ("POST" if asked.given else "GET")
    return asked


def _shown(value: Any, query: str) -> str:
    if not query:
        return json.dumps(value)
    if query == "{people: .}":
        return json.dumps({"people": value})
    match = re.fullmatch(r"(?:\.(\w*)\[\])?\.(\w+)", query)
    if not match:
        raise NoError(f"failed to parse jq expression: {query}")
    many = None if match[1] is None else value[match[1]] if match[1] else value
    found = [one[match[2]] for one in ([value] if many is None else many)]
    return "".join(f"{one}\n" for one in found)


def _make_team(there: StandIn, state: State, *, name: str, privacy: str) -> Any:  # noqa: ARG001
    if name in state["teams"]:
        raise NoError("gh: Validation Failed (HTTP 422)")
    team = {
        "id": 4_000_000 + len(state["teams"]),
        "slug": name,
        "name": name,
        "privacy": privacy,
        "permission": None,
        # As on GitHub, whoever makes a team is in it.
        "members": [ME],
    }
    state["teams"][name] = team
    return team


def _team(there: StandIn, state: State, slug: str) -> Any:  # noqa: ARG001
    if slug not in state["teams"]:
        raise NoError("gh: Not Found (HTTP 404)")
    return state["teams"][slug]


def _give_team(there: StandIn, state: State, slug: str, *, permission: str) -> None:
    _team(there, state, slug)["permission"] = permission


def _join(there: StandIn, state: State, slug: str, who: str, *, role: str) -> None:
    if role != "member":
        raise NoError(role)
    _team(there, state, slug)["members"].append(who)
    state["members"].append(who)


def _leave_team(there: StandIn, state: State, slug: str, who: str) -> None:
    members = _team(there, state, slug)["members"]
    if who not in members:
        raise NoError("gh: Not Found (HTTP 404)")
    members.remove(who)


def _leave(there: StandIn, state: State, who: str) -> None:  # noqa: ARG001
    if who not in state["members"]:
        raise NoError("gh: Not Found (HTTP 404)")
    for members in (state["members"], *(team["members"] for team in state["teams"].values())):
        members[:] = [one for one in members if one != who]


def _add_ruleset(there: StandIn, state: State, **ruleset: Any) -> Any:
    there.protect()
    full_name = state["repository"]["full_name"]
    number = 100 + len(state["rulesets"])
    added = {"id": number, "source_type": "Repository", "source": full_name, **ruleset}
    state["rulesets"].append(added)
    return added


def _ruleset(there: StandIn, state: State, number: str) -> Any:  # noqa: ARG001
    return next(one for one in state["rulesets"] if one["id"] == int(number))


def _rulesets(there: StandIn, state: State) -> Any:  # noqa: ARG001
    return [{"id": one["id"], "name": one["name"]} for one in state["rulesets"]]


def _codeowners(there: StandIn, state: State) -> Any:
    owner = state["organisation"]["login"]
    writes = {
        f"@{owner}/{team['slug']}"
        for team in state["teams"].values()
        if team["permission"] in ("push", "maintain", "admin") and team["privacy"] == "closed"
    }
    lines = there.text(".github/CODEOWNERS").split("\n")
    errors = [
        {"line": number, "kind": "Unknown owner", "path": ".github/CODEOWNERS"}
        for number, line in enumerate(lines, start=1)
        for word in line.split()
        if word.startswith("@") and word not in writes
    ]
    return {"errors": errors}


def _teams(there: StandIn, state: State) -> Any:  # noqa: ARG001
    return [team for team in state["teams"].values() if team["permission"]]


def _environments(there: StandIn, state: State) -> Any:  # noqa: ARG001
    found = [
        {"name": name, "deployment_branch_policy": _policy(branches)}
        for name, branches in state["environments"].items()
    ]
    return {"total_count": len(found), "environments": found}


def _policy(branches: list[str] | None) -> Any:
    if branches is None:
        return None
    return {"protected_branches": False, "custom_branch_policies": True}


def _branches(there: StandIn, state: State, name: str) -> Any:  # noqa: ARG001
    if name not in state["environments"]:
        raise NoError("gh: Not Found (HTTP 404)")
    found = [{"name": branch} for branch in state["environments"][name] or []]
    return {"total_count": len(found), "branch_policies": found}


def _secrets(there: StandIn, state: State) -> Any:  # noqa: ARG001
    found = [{"name": one[1]} for one in state["secrets"] if not one[0]]
    return {"total_count": len(found), "secrets": found}


def _kept(*names: str) -> Callable[..., Any]:
    def answer(there: StandIn, state: State) -> Any:  # noqa: ARG001
        value: Any = state
        for name in names:
            value = value[name]
        return value

    return answer


_REPOSITORY = "repos/asf-listan/register"
_TEAM = r"orgs/asf-listan/teams/([\w-]+)"
_ROUTES: list[tuple[str, str, Callable[..., Any]]] = [
    ("GET", "user", lambda there, state: {"login": ME}),  # noqa: ARG005
    ("GET", r"users/(\w+)", lambda there, state, who: {"login": who, "id": 12345678}),  # noqa: ARG005
    ("GET", "orgs/asf-listan", _kept("organisation")),
    ("POST", "orgs/asf-listan/teams", _make_team),
    ("GET", _TEAM, _team),
    ("PUT", rf"{_TEAM}/{_REPOSITORY}", _give_team),
    ("PUT", rf"{_TEAM}/memberships/(\w+)", _join),
    ("DELETE", rf"{_TEAM}/memberships/(\w+)", _leave_team),
    ("DELETE", r"orgs/asf-listan/members/(\w+)", _leave),
    ("GET", _REPOSITORY, _kept("repository")),
    ("POST", f"{_REPOSITORY}/rulesets", _add_ruleset),
    ("GET", f"{_REPOSITORY}/rulesets", _rulesets),
    ("GET", rf"{_REPOSITORY}/rulesets/(\d+)", _ruleset),
    ("GET", f"{_REPOSITORY}/actions/permissions", _kept("actions")),
    *(
        ("GET", f"{_REPOSITORY}/actions/permissions/{name}", _kept(name))
        for name in ("selected-actions", "workflow", "fork-pr-workflows-private-repos")
    ),
    ("GET", rf"{_REPOSITORY}/environments\?per_page=100", _environments),
    ("GET", rf"{_REPOSITORY}/environments/([\w-]+)/deployment-branch-policies", _branches),
    ("GET", rf"{_REPOSITORY}/actions/secrets\?per_page=100", _secrets),
    ("GET", f"{_REPOSITORY}/codeowners/errors", _codeowners),
    ("GET", rf"{_REPOSITORY}/teams\?per_page=100", _teams),
    ("GET", rf"{_REPOSITORY}/collaborators\?affiliation=direct", _kept("collaborators")),
]


def _log_in(there: StandIn, state: State, words: list[str]) -> str:  # noqa: ARG001
    wanted = ["--web", "--git-protocol", "https", "--scopes", "admin:org,workflow"]
    if words != wanted:
        raise NoError(f"auth login {words}")
    return "✓ Authentication complete.\n"


def _workflow(verb: str) -> Callable[[StandIn, State, list[str]], str]:
    def do(there: StandIn, state: State, words: list[str]) -> str:
        name = words[0]
        path = f".github/workflows/{name}"
        if len(words) > 1 or path not in there.files(path):
            raise NoError(f"could not find any workflows named {words}")
        if verb == "run":
            if name in state["disabled"] or "workflow_dispatch" not in there.text(path):
                raise NoError("HTTP 422: Workflow cannot be started")
            state["started"].append(name)
        elif verb == "disable":
            state["disabled"].append(name)
        else:
            state["disabled"].remove(name)
        return f"✓ {verb} {name}\n"

    return do


def _newest_run(there: StandIn, state: State, words: list[str]) -> str:  # noqa: ARG001
    """The newest run that has handed something on, which is the only one there ever is."""
    wanted = ["--workflow", "intranet.yml", "--branch", "main", "--status", "success"]
    if words != [*wanted, "--limit", "1", "--json", "databaseId", "--jq", ".[0].databaseId"]:
        raise NoError(f"run list {words}")
    return "700100\n"


def _download(there: StandIn, state: State, words: list[str]) -> str:  # noqa: ARG001
    run, first, name, second, folder = words
    if (run, first, second) != ("700100", "--name", "--dir") or Path(folder).exists():
        raise NoError(f"error downloading: {words}")
    shutil.copytree(there.folder / name, folder)
    return ""


def _set_secret(there: StandIn, state: State, words: list[str]) -> str:  # noqa: ARG001
    name, option, environment = words
    if option != "--env" or environment not in state["environments"]:
        raise NoError(f"failed to fetch public key: {words}")
    state["secrets"].append([environment, name, sys.stdin.read()])
    return f"✓ Set secret {name} for {state['repository']['full_name']}\n"


def _set_variable(there: StandIn, state: State, words: list[str]) -> str:  # noqa: ARG001
    name, option, value = words
    if option != "--body" or not value:
        raise NoError(f"variable set {words}")
    did = "Updated" if name in state["variables"] else "Created"
    state["variables"][name] = value
    return f"✓ {did} variable {name} for {state['repository']['full_name']}\n"


def _make_label(there: StandIn, state: State, words: list[str]) -> str:  # noqa: ARG001
    name, option, _ = words
    if option != "--description" or name in state["labels"]:
        raise NoError(f"label create {words}")
    state["labels"].append(name)
    return f'✓ Label "{name}" created\n'


def _propose(there: StandIn, state: State, words: list[str]) -> str:
    if words != ["--fill"]:
        raise NoError(f"pr create {words}")
    branch = _asked(["git", "branch", "--show-current"])
    _asked(["git", "-C", str(there.bare), "rev-parse", "--verify", f"refs/heads/{branch}"])
    state["pulls"].append(branch)
    return f"https://github.com/{state['repository']['full_name']}/pull/{len(state['pulls'])}\n"


_COMMANDS: dict[tuple[str, ...], Callable[[StandIn, State, list[str]], str]] = {
    ("auth", "login"): _log_in,
    ("repo", "create"): _new_repository,
    ("api",): _api,
    ("workflow", "run"): _workflow("run"),
    ("workflow", "disable"): _workflow("disable"),
    ("workflow", "enable"): _workflow("enable"),
    ("run", "list"): _newest_run,
    ("run", "download"): _download,
    ("secret", "set"): _set_secret,
    ("variable", "set"): _set_variable,
    ("label", "create"): _make_label,
    ("pr", "create"): _propose,
}


def main(words: list[str]) -> int:
    """Be the command `gh`."""
    there = StandIn(Path(os.environ[PLACE]))
    state = there.state()
    try:
        for named, do in _COMMANDS.items():
            if tuple(words[: len(named)]) == named:
                sys.stdout.write(do(there, state, words[len(named) :]))
                there.save(state)
                return 0
        raise NoError(f"unknown command {words[:2]}")
    except (NoError, ValueError, TypeError) as error:
        sys.stderr.write(f"gh: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
