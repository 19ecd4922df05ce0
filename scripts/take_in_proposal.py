"""Make a commit of a proposal out of an issue's or a mail's text: take_in_proposal.py FOLDER.

Runs without any token that can write. FOLDER gets outcome.json, which says what to tell whoever
sent it, and forslag.bundle with the one commit, where the proposal could be taken.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from asf_command import asf, why_not
from asf_propose.messages import read_messages
from asf_register.harmless import as_code, harmless
from forge import add_to, event, number_of, part_of
from handed_over import digest_of
from remote_git import git

# Git knows nobody on the machine that runs this. By this address a later run knows its own work.
SOMEBODY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "asf"), ("EMAIL", "asf@localhost"))
}
MOST_TITLE = 200
ONE_AT_A_TIME = "Här är flera förslag på en gång. Klistra in ett i taget.\n"
ONE_LINE = (
    "Radbrytningarna har försvunnit, för rutan tar bara en rad. Öppna i stället ett ärende av "
    "formuläret «Förslag till listan» och klistra in mejlet där.\n"
)
# Letters, spaces and stops are nothing to Markdown.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,!])*")
_WHERE = re.compile(r"https://[a-z0-9.-]+(?:/[A-Za-z0-9._-]+)*/?(?:#[a-z0-9%-]+)?", re.IGNORECASE)
_FORM = re.compile(r"https://[a-z0-9.-]+/(?:foresla|asf|marknad)/(?:[a-z0-9-]+/){0,2}")


def main(folder: Path) -> int:
    """Take the proposal, and hand over what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    started = event()
    issue = started.get("issue")
    number = number_of(issue) if isinstance(issue, dict) else None
    text = str(issue.get("body") or "") if isinstance(issue, dict) else _pasted(started)
    outcome = _outcome(text, f"forslag/arende-{number}" if number else "")
    outcome["digest"] = digest_of(text)
    if branch := outcome.get("branch"):
        git("bundle", "create", "--quiet", str(folder / "forslag.bundle"), f"main..{branch}")
    shown = json.dumps(outcome, ensure_ascii=False, indent=2) + "\n"
    (folder / "outcome.json").write_text(shown, encoding="utf-8")
    sys.stdout.write(f"{outcome['kind']}\n")
    return 0


def _pasted(started: Mapping[str, Any]) -> str:
    return str(part_of(started, "inputs").get("mejl") or "")


def _outcome(text: str, branch: str) -> dict[str, Any]:
    if not branch and "=====" in text and "\n" not in text.strip():
        return {"kind": "refused", "reply": ONE_LINE}
    if len(list(islice(read_messages(text.encode(errors="replace")), 2))) > 1:
        return {"kind": "refused", "reply": ONE_AT_A_TIME}
    told = _taken_in(text, branch)
    if isinstance(told, str):
        return {"kind": "broken", "reply": f"{as_code(told)}\n"}
    found: Mapping[str, Any] = told[0]
    if not_taken := _not_taken(found):
        return not_taken
    title = _on_one_line(str(found["title"]))
    return {
        "kind": "taken",
        "branch": found["branch"],
        "title": title,
        "shown": harmless(title),
        "body": found["body"],
        "report": found["report"],
    }


def _not_taken(found: Mapping[str, Any]) -> dict[str, Any] | None:
    """What to say of what is no proposal; None for a proposal."""
    if "ignored" in found:
        return {"kind": "ignored", "reply": f"{harmless(str(found['ignored']))}\n"}
    if "task" in found:
        return {"kind": "task", "reply": _task(found)}
    if "reply" in found:
        _tell_coordinators(found.get("details") or [])
        return {"kind": "refused", "reply": quiet(found["reply"])}
    return None


def _task(found: Mapping[str, Any]) -> str:
    """What a coordinator has to look at, and apart from it what can be answered to the sender."""
    steps = [f"- {_step(str(step))}" for step in found["steps"]]
    told = [f"**Behöver ses över.** {harmless(str(found['task']))}.", "", *steps]
    if found["answer"]:
        told += ["", "Svar att skicka till den som skrev:", "", quiet(found["answer"])]
    return "\n".join(told)


def _step(step: str) -> str:
    """A step, with the address that the program ends it with left to be followed."""
    said, _, address = step.rpartition(" ")
    if _WHERE.fullmatch(address):
        return f"{harmless(said)} {address}"
    return harmless(step)


def _tell_coordinators(details: list[str]) -> None:
    """Say on the run's page why a proposal can't be taken, to those who may read the register."""
    if details:
        listed = "\n".join(f"- {harmless(str(detail))}" for detail in details)
        add_to("GITHUB_STEP_SUMMARY", f"### För dig som har registret\n\n{listed}\n\n")


def _taken_in(text: str, branch: str) -> list[Any] | str:
    """What the command says of the text; in words where it could not say anything."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "forslag.txt")
        path.write_text(text, encoding="utf-8", errors="replace")
        where = ["--branch", branch] if branch else []
        wanted = ("intake", str(path), "--base", "main", "--format", "json", *where)
        ran = asf(*wanted, **SOMEBODY)
    if ran is None:
        return "Det tog för lång tid."
    try:
        told = json.loads(ran.stdout)
    except ValueError:
        told = None
    if ran.returncode in (0, 1) and isinstance(told, list) and len(told) == 1:
        return told
    return why_not(ran)


def _on_one_line(title: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in title)
    return " ".join(shown.split())[:MOST_TITLE]


def quiet(reply: str) -> str:
    """A reply that is written for a mail, for a comment in which nothing of it comes alive."""
    return "\n".join(_quiet_line(line) for line in reply.split("\n"))


def _quiet_line(line: str) -> str:
    if _FORM.fullmatch(line):
        return line
    if _PLAIN.fullmatch(line):
        return f"{line}  "
    mark = "- " if line.startswith("- ") else ""
    # Two spaces keep the line's end, which Markdown would take for a space.
    return f"{mark}{harmless(line.removeprefix(mark))}{'' if mark or not line else '  '}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
