"""The one way git is called: nothing that a repository brings is run, nothing is guessed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

# Settings of a folder can name programs to run; those of the command line come before them.
_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "i18n.commitEncoding=UTF-8",
)
# What a hook or another program has set to point git elsewhere.
_ELSEWHERE = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)


def git(
    folder: Path,
    *arguments: str | bytes,
    given: bytes = b"",
    setting: Mapping[str, str] | None = None,
) -> bytes:
    """Ask git something.

    Paths among the arguments are paths and never patterns.

    Args:
        folder: Where to stand.
        arguments: The command and what it takes, "--" before paths.
        given: What it reads.
        setting: Environment variables of its own.

    Raises:
        FileNotFoundError: Where there is no git.
        CalledProcessError: Where git says no; `stderr` says why.
    """
    return subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
        _command(arguments),
        cwd=folder,
        input=given,
        capture_output=True,
        check=True,
        env=environment(setting),
    ).stdout


@contextmanager
def git_told(folder: Path, *arguments: str | bytes, given: bytes = b"") -> Iterator[IO[bytes]]:
    """Ask git something whose answer is too long to hold.

    Args:
        folder: Where to stand.
        arguments: The command and what it takes.
        given: What it reads.

    Raises:
        FileNotFoundError: Where there is no git.
        CalledProcessError: Where git says no, once all is read.
    """
    with TemporaryFile() as asked, TemporaryFile() as said:
        asked.write(given)
        asked.seek(0)
        process = subprocess.Popen(  # noqa: S603 -- a list of arguments, never a shell's line
            _command(arguments),
            cwd=folder,
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=said,
            env=environment(),
        )
        with process:
            if process.stdout is not None:
                yield process.stdout
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(
                process.returncode, process.args, stderr=said.read()
            )


def _command(arguments: Sequence[str | bytes]) -> list[str | bytes]:
    settings = [part for one in _SETTINGS for part in ("-c", one)]
    return ["git", "--no-replace-objects", "--literal-pathspecs", *settings, *arguments]


def environment(setting: Mapping[str, str] | None = None) -> dict[str, str]:
    """What git, or a program that runs it, shall find around it: nothing that leads elsewhere.

    Args:
        setting: Variables besides.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        **(setting or {}),
    }
