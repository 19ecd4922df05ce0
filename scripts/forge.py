"""The run of a workflow and the forge's API, asked by the forge's own command `gh`.

Imports nothing but Python itself: the scripts that hold a writing token run without any package.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

# GitHub takes 65 536 characters.
MOST_CHARACTERS = 65_000
_A_PAGE = 100
_REPOSITORY = re.compile(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")
_HEADERS = ("Accept: application/vnd.github+json", "X-GitHub-Api-Version: 2022-11-28")


class ForgeError(Exception):
    """The forge said no; the text is what it said, on one line."""


@dataclass(frozen=True)
class Forge:
    """One repository on the forge.

    Attributes:
        repository: Its owner and name, as "asf-listan/register".
    """

    repository: str

    @property
    def owner(self) -> str:
        """Who owns it."""
        return self.repository.partition("/")[0]

    def get(self, path: str) -> Any:
        """What lies at a path of the repository's API; "" for what it says of itself."""
        return self._ask("GET", path)

    def every(self, path: str) -> Iterator[Any]:
        """All items of a list, page by page."""
        number, between = 1, "&" if "?" in path else "?"
        while True:
            items = self.get(f"{path}{between}per_page={_A_PAGE}&page={number}")
            yield from items
            if len(items) < _A_PAGE:
                return
            number += 1

    def post(self, path: str, value: Any) -> Any:
        """Make something."""
        return self._ask("POST", path, value)

    def patch(self, path: str, value: Any) -> Any:
        """Change something."""
        return self._ask("PATCH", path, value)

    def delete(self, path: str) -> None:
        """Take something away."""
        self._ask("DELETE", path)

    def say(self, number: int, marker: str, author: str, text: str) -> None:
        """Write a comment, over the one that was written before.

        Args:
            number: The issue's or the pull request's.
            marker: What the comment begins with, so that it is found again.
            author: Who this is. What others have written is theirs, whatever it begins with.
            text: What to say.
        """
        body = f"{marker}\n{shortened(text)}"
        for comment in self.every(f"issues/{number}/comments"):
            is_own = (comment.get("user") or {}).get("login") == author
            if is_own and str(comment.get("body") or "").startswith(marker):
                if comment["body"] != body:
                    self.patch(f"issues/comments/{int(comment['id'])}", {"body": body})
                return
        self.post(f"issues/{number}/comments", {"body": body})

    def _ask(self, method: str, path: str, value: Any = None) -> Any:
        headers = [part for header in _HEADERS for part in ("-H", header)]
        address = f"repos/{self.repository}/{path}".rstrip("/")
        command = ["gh", "api", "--method", method, *headers, address]
        given = None if value is None else json.dumps(value).encode()
        try:
            ran = subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
                [*command, *([] if given is None else ["--input", "-"])],
                input=given,
                capture_output=True,
                check=True,
            )
        except subprocess.CalledProcessError as error:
            said = (
                f"{error.stderr.decode(errors='replace')} {error.stdout.decode(errors='replace')}"
            )
            raise ForgeError(" ".join(said.split())[:500]) from error
        return json.loads(ran.stdout) if ran.stdout.strip() else None


def this_forge() -> Forge:
    """The repository that the run belongs to."""
    name = os.environ.get("GITHUB_REPOSITORY", "")
    if not _REPOSITORY.fullmatch(name):
        stop("GITHUB_REPOSITORY saknas. Skriptet är gjort för att köras av GitHub Actions.")
    return Forge(name)


def event() -> Mapping[str, Any]:
    """What started the run. What people have written in it may be anything."""
    path = Path(os.environ.get("GITHUB_EVENT_PATH", ""))
    try:
        value: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        stop("Filen med händelsen går inte att läsa.")
    if not isinstance(value, dict):
        stop("Filen med händelsen är inte som väntat.")
    return value


def part_of(thing: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object within an object; an empty one where something else stands there."""
    part = thing.get(name)
    return part if isinstance(part, dict) else {}


def number_of(thing: Mapping[str, Any]) -> int:
    """The number of an issue or a pull request."""
    number = thing.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        stop("Händelsen har inget nummer.")
    return number


def run_address() -> str:
    """Where the run is shown."""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    run = os.environ.get("GITHUB_RUN_ID", "0")
    return f"{server}/{os.environ.get('GITHUB_REPOSITORY', '')}/actions/runs/{run}"


def add_to(variable: str, text: str) -> None:
    """Write to the file that the runner has named, such as GITHUB_STEP_SUMMARY; else print."""
    path = os.environ.get(variable)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)
    else:
        sys.stdout.write(text)


def shortened(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text that there is room for in a comment, cut between two lines."""
    if len(text) <= most:
        return text
    end = f"\n\nResten får inte plats här. Den står i [körningen]({run_address()}).\n"
    return text[: most - len(end)].rpartition("\n")[0].rstrip() + end


def stop(why: str) -> NoReturn:
    """End the step as failed.

    Raises:
        SystemExit: Always.
    """
    sys.exit(f"::error::{' '.join(why.split())}")
