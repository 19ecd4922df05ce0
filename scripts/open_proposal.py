"""Open or update the pull request of a proposal that was read: open_proposal.py FOLDER.

FOLDER is what take_in_proposal.py wrote. Runs with a token that may write branches, pull requests
and issues; APP is the name of the GitHub App that the token is for, empty for the workflow's own.
What is wrong with a proposal is answered in its issue. What people have approved, merged, closed or
worked on is left as it is.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import intake_words as words
from forge import (
    Forge,
    ForgeError,
    add_to,
    event,
    number_of,
    run_address,
    shortened,
    stop,
    this_forge,
)
from handed_over import (
    HandoverError,
    Outcome,
    digest_of,
    fetch_commit,
    is_ours,
    others_about,
    read_outcome,
    says_the_same,
    tip_of,
)
from remote_git import GitError, git

MARKER = "<!-- asf-intake -->"
LABEL = "förslag"
# On issues that a person has to deal with.
LOOK = "behöver ses över"
_APP = re.compile(r"[a-z0-9-]{1,100}")


def main(folder: Path) -> int:
    """Do what came of the text, and say it where it came from."""
    started, forge = event(), this_forge()
    issue = started.get("issue")
    number = number_of(issue) if isinstance(issue, dict) else None
    try:
        outcome = read_outcome(folder, f"forslag/arende-{number}" if number else "")
        if number and _is_older(forge, number, outcome):
            sys.stdout.write("Ärendet har ändrats igen. Den nya texten har en egen körning.\n")
            return 0
        text = _done(forge, outcome, folder, number)
        if number:
            forge.say(number, MARKER, _author(), text)
            _label(forge, number, is_task=outcome.kind == "task")
    except (ForgeError, GitError, HandoverError) as error:
        stop(str(error))
    add_to("GITHUB_STEP_SUMMARY", f"{text}\n")
    return int(outcome.kind == "broken")


def _author() -> str:
    """Who this is on the forge."""
    app = os.environ.get("APP", "")
    return f"{app}[bot]" if _APP.fullmatch(app) else "github-actions[bot]"


def _has_app() -> bool:
    return _author() != "github-actions[bot]"


def _is_older(forge: Forge, number: int, outcome: Outcome) -> bool:
    """Whether somebody has edited the issue since its text was read."""
    text = str(forge.get(f"issues/{number}").get("body") or "")
    return digest_of(text) != outcome.digest


def _done(forge: Forge, outcome: Outcome, folder: Path, number: int | None) -> str:
    """Do what can be done, and say what was."""
    if outcome.kind == "broken":
        return words.BROKEN.format(reply=outcome["reply"])
    branch = outcome["branch"] or (f"forslag/arende-{number}" if number else "")
    request = _request_of(forge, branch) if branch else None
    kept = _why_kept(forge, request, branch) if request else ""
    if kept:
        return kept
    if outcome.kind in ("refused", "task", "ignored"):
        is_there = words.KEPT.format(request=int(request["number"])) if request else ""
        return f"{outcome['reply'].rstrip()}\n\n{is_there}".rstrip()
    return _written(forge, outcome, folder, number, request)


def _label(forge: Forge, number: int, *, is_task: bool) -> None:
    """Mark an issue as one that a person has to deal with, or take the mark away."""
    labels = forge.get(f"issues/{number}").get("labels") or []
    is_marked = any(label.get("name") == LOOK for label in labels)
    try:
        if is_task and not is_marked:
            forge.post(f"issues/{number}/labels", {"labels": [LOOK]})
        elif is_marked and not is_task:
            forge.delete(f"issues/{number}/labels/{quote(LOOK)}")
    except ForgeError as error:
        sys.stdout.write(f"::warning::Etiketten gick inte att ändra: {error}\n")


def _why_kept(forge: Forge, request: Mapping[str, Any], branch: str) -> str:
    """Why a pull request is left as it is; "" where it may be written over."""
    shown = int(request["number"])
    if request.get("merged_at"):
        return words.MERGED.format(request=shown)
    if request["state"] != "open":
        return words.CLOSED.format(request=shown)
    if _is_approved(forge, shown):
        return words.APPROVED.format(request=shown)
    tip = tip_of(branch)
    return "" if tip and is_ours(tip) else words.WORKED_ON.format(request=shown)


def _request_of(forge: Forge, branch: str) -> Mapping[str, Any] | None:
    """The newest pull request from a branch of this repository, open before all others."""
    listed = forge.get(f"pulls?state=all&per_page=100&head={forge.owner}:{branch}")
    found = [
        one
        for one in listed
        if one["head"]["ref"] == branch
        and (one["head"].get("repo") or {}).get("full_name") == forge.repository
    ]
    return max(found, key=lambda one: (one["state"] == "open", one["number"]), default=None)


def _is_approved(forge: Forge, request: int) -> bool:
    """Whether somebody's last word on it is an approval."""
    last: dict[str, str] = {}
    for review in forge.every(f"pulls/{request}/reviews"):
        if review["state"] in ("APPROVED", "CHANGES_REQUESTED", "DISMISSED"):
            last[(review.get("user") or {}).get("login", "")] = review["state"]
    return "APPROVED" in last.values()


def _written(
    forge: Forge,
    outcome: Outcome,
    folder: Path,
    number: int | None,
    request: Mapping[str, Any] | None,
) -> str:
    """Write the branch and the pull request, and say where it is."""
    branch = outcome["branch"]
    tip = tip_of(branch)
    # What a run left behind that was broken off may be written over.
    if tip and not is_ours(tip):
        return words.BRANCH_TAKEN.format(branch=branch)
    commit = fetch_commit(folder, branch)
    is_same = bool(tip) and says_the_same(commit, tip)
    if not is_same:
        _push(commit, branch, tip)
    said = words.TAKEN if request is None else words.SAME if is_same else words.UPDATED
    value = {"title": outcome["title"], "body": _body(forge, outcome, number, commit)}
    try:
        shown = _requested(forge, branch, value, request)
    except ForgeError as error:
        if "not permitted to create" not in str(error):
            raise
        compare = f"{run_address().partition('/actions/')[0]}/compare/main...{branch}?expand=1"
        return words.NOT_ALLOWED.format(branch=branch, compare=compare)
    text = said.format(request=shown, shown=outcome["shown"])
    return text if _has_app() else f"{text}\n\n{words.WITHOUT_APP.format(request=shown)}"


def _requested(
    forge: Forge, branch: str, value: Mapping[str, str], request: Mapping[str, Any] | None
) -> int:
    """Open the pull request, or bring it up to date; its number."""
    if request is not None:
        shown = int(request["number"])
        if value != {name: request.get(name) for name in value}:
            forge.patch(f"pulls/{shown}", value)
        return shown
    shown = int(forge.post("pulls", {**value, "head": branch, "base": "main"})["number"])
    try:
        forge.post(f"issues/{shown}/labels", {"labels": [LABEL]})
    except ForgeError as error:
        sys.stdout.write(f"::warning::Etiketten gick inte att sätta: {error}\n")
    return shown


def _push(commit: str, branch: str, tip: str) -> None:
    """Write the branch, unless somebody has written it since it was looked at."""
    name = f"refs/heads/{branch}"
    git("push", "--quiet", f"--force-with-lease={name}:{tip}", "origin", f"{commit}:{name}")


def _body(forge: Forge, outcome: Outcome, number: int | None, commit: str) -> str:
    parts = [outcome["body"].rstrip()]
    found = [_request_of(forge, name) for name in others_about(commit, outcome["branch"])]
    others = [f"#{int(one['number'])}" for one in found if one and one["state"] == "open"]
    if others:
        parts.append(words.OTHERS.format(requests=", ".join(others)))
    if number:
        parts.append(words.FOOT.format(issue=number).rstrip())
    if not _has_app():
        parts.append(words.REPORT_BELOW.format(report=outcome["report"].rstrip()).rstrip())
    return shortened("\n\n".join(parts))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
