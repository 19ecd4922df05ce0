"""Say whether a folder has nothing of the intranet in clear: check_intranet_folder.py FOLDER.

Runs before the folder is handed on. Everything in it is either an age file to keys, or one of the
few files that unlock. A register without members has no such folder.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from asf_register.problem import Problem, Severity
from asf_register.reporters import github

BUILD = "build.json"
IN_CLEAR = re.compile(
    r"index\.html|sw\.js|robots\.txt|tema/[0-9a-f]+/[a-z0-9/.-]+\.(?:js|css|json|svg|txt)"
)
_TOLD = {"build", "salt", "digest", "keyring", "files", "shell"}
_FIRST_LINE = b"age-encryption.org/v1\n"
# One for each key. pyrage adds one for nobody, so that programs learn to pass what is new by.
_TO_A_KEY = re.compile(
    rb"-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n"
    rb"|-> [!-~]{1,60}-grease(?: [!-~]{1,60}){0,9}\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n"
)
_HINT = "Inget lämnas över. Visa det för den som sköter programmet."


def problems_of(folder: Path) -> Iterator[Problem]:
    """Everything that speaks against handing this folder on."""
    if not folder.exists() and not folder.is_symlink():
        return
    told = _told(folder)
    if told is None:
        yield _problem(folder.as_posix(), "Det är inget byggt intranät.")
        return
    sealed = {f"{told['build']}/{name}" for name in told["files"]}
    in_clear = {*told["shell"], BUILD}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        for what in _against(path, name, sealed, in_clear):
            yield _problem(f"{folder.as_posix()}/{name}", what)
    for name in sorted({*sealed, *in_clear}):
        if not (folder / name).is_file():
            yield _problem(f"{folder.as_posix()}/{name}", "Filen saknas i intranätet.")


def _against(path: Path, name: str, sealed: set[str], in_clear: set[str]) -> Iterator[str]:
    if path.is_symlink() or not (path.is_file() or path.is_dir()):
        yield "Intranätet får bara ha vanliga filer och mappar."
    elif path.is_dir():
        return
    elif name in sealed:
        if not _is_age(path.read_bytes()):
            yield "Filen är inte krypterad."
    elif name not in in_clear or not (name == BUILD or IN_CLEAR.fullmatch(name)):
        yield "Filen hör inte till det som får ligga okrypterat."


def _is_age(content: bytes) -> bool:
    """Whether something is an age file to keys and to nothing else, such as a phrase."""
    if not content.startswith(_FIRST_LINE):
        return False
    head, end, _ = content[len(_FIRST_LINE) :].partition(b"--- ")
    return bool(end) and bool(head) and not _TO_A_KEY.sub(b"", head)


def _told(folder: Path) -> dict[str, Any] | None:
    """What the build says of itself; None where that isn't as it should be."""
    try:
        told = json.loads((folder / BUILD).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(told, dict) or set(told) != _TOLD:
        return None
    named = [told["files"], told["shell"]]
    are_names = all(isinstance(one, list) and all(isinstance(n, str) for n in one) for one in named)
    return told if are_names and isinstance(told["build"], str) else None


def _problem(path: str, message: str) -> Problem:
    return Problem(path, 1, 1, "publishing", Severity.ERROR, message, _HINT)


def main(folder: Path) -> int:
    """Print the problems as the forge's annotations; 1 where there are any."""
    problems = list(problems_of(folder))
    sys.stdout.write(github(problems) + "\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
