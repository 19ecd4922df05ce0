"""Keep one issue for every region's work list: post_worklists.py FOLDER.

FOLDER is what write_worklists.py wrote. Runs with a token that may write issues, and without any
package. A list that is empty closes its issue; one that isn't opens it again, so that there is
never a second one. Nobody is mentioned but the region's team.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any
from urllib.parse import quote

from forge import Forge, ForgeError, shortened, stop, this_forge

MARKER = "<!-- asf-arbetslista {code} -->"
# Who writes with the run's own token.
AUTHOR = "github-actions[bot]"
LABEL = "arbetslista"
NAME = "worklists.json"
_ADMINISTRATORS = "administratorer"
_CODE = re.compile(r"[0-9]{2}|")
_TEAM = re.compile(r"@[A-Za-z0-9-]{1,39}/[a-z0-9-]{1,100}|")
_MOST_LISTS = 100
_MOST_BYTES = 20_000_000


def main(folder: Path) -> int:
    """Write every list into its issue."""
    forge = this_forge()
    try:
        lists = _read(folder / NAME)
        known = _known(forge, lists)
        for marker, told in lists.items():
            _keep(forge, marker, told, known.get(marker))
    except ForgeError as error:
        stop(f"Arbetslistorna gick inte att lägga i sina ärenden: {error}")
    return 0


def _read(path: Path) -> dict[str, Mapping[str, Any]]:
    """The lists by the markers of their issues."""
    try:
        with path.open("rb") as file:
            value: Any = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        stop("Arbetslistorna går inte att läsa.")
    if not isinstance(value, list) or len(value) > _MOST_LISTS or not all(map(_is_right, value)):
        stop("Arbetslistorna är inte som väntat.")
    return {MARKER.format(code=told["code"] or _ADMINISTRATORS): told for told in value}


def _is_right(told: Any) -> bool:
    """Whether a list is one of ours."""
    if not isinstance(told, dict) or not isinstance(told.get("is_empty"), bool):
        return False
    texts = [told.get(name) for name in ("code", "title", "team", "text")]
    if not all(isinstance(text, str) for text in texts):
        return False
    return bool(_CODE.fullmatch(told["code"]) and _TEAM.fullmatch(told["team"]) and told["title"])


def _known(forge: Forge, lists: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The issues that there are, open or closed, by their markers; the oldest of each."""
    found = _marked(forge, f"state=all&labels={LABEL}", set(lists))
    missing = lists.keys() - found.keys()
    if not missing:
        return found
    # Somebody may have taken the label away. Those that are closed are many, and matter only where
    # an issue is about to be opened: once for each region.
    is_new = any(not lists[marker]["is_empty"] for marker in missing)
    asked = f"state={'all' if is_new else 'open'}&creator={quote(AUTHOR)}"
    return found | _marked(forge, asked, missing)


def _marked(forge: Forge, asked: str, markers: Set[str]) -> dict[str, Mapping[str, Any]]:
    """Those that the forge knows when asked in some way."""
    found: dict[str, Mapping[str, Any]] = {}
    for issue in forge.every(f"issues?{asked}&sort=created&direction=asc"):
        is_own = (issue.get("user") or {}).get("login") == AUTHOR and "pull_request" not in issue
        marker = str(issue.get("body") or "").partition("\n")[0].strip()
        if is_own and marker in markers:
            found.setdefault(marker, issue)
        if len(found) == len(markers):
            break
    return found


def _keep(
    forge: Forge, marker: str, told: Mapping[str, Any], issue: Mapping[str, Any] | None
) -> None:
    """Open, change or close the issue of one list, where it isn't right already."""
    about = {"title": told["title"], "body": _body(marker, told)}
    state = "closed" if told["is_empty"] else "open"
    if issue is None:
        if state == "open":
            forge.post("issues", {**about, "labels": [LABEL]})
        return
    # What is over says nothing new from week to week.
    if issue.get("state") == state == "closed":
        return
    wanted: dict[str, Any] = {**about, "state": state}
    labels = {label["name"] for label in issue["labels"]}
    if LABEL not in labels:
        wanted["labels"] = [*labels, LABEL]
    if any(issue.get(name) != value for name, value in wanted.items()):
        forge.patch(f"issues/{int(issue['number'])}", wanted)


def _body(marker: str, told: Mapping[str, Any]) -> str:
    whose = f"\n{told['team']}\n" if told["team"] and not told["is_empty"] else ""
    return shortened(f"{marker}\n{told['text'].strip()}\n{whose}").strip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
