"""Git for scripts of workflows: the token is written nowhere, nothing of a repository is run."""

from __future__ import annotations

import os
import subprocess
from base64 import b64encode
from collections.abc import Mapping

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "fetch.fsckObjects=true",
    "fetch.recurseSubmodules=false",
)


class GitError(Exception):
    """Git said no; the text is what it said, on one line."""


def git(*arguments: str) -> str:
    """Ask git something; what is fetched or pushed is so with the run's token.

    Raises:
        GitError: Where git says no.
    """
    settings = [part for one in _SETTINGS for part in ("-c", one)]
    try:
        ran = subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
            ["git", "--no-replace-objects", "--literal-pathspecs", *settings, *arguments],  # noqa: S607
            capture_output=True,
            check=True,
            env={**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **_token()},
        )
    except subprocess.CalledProcessError as error:
        raise GitError(" ".join(error.stderr.decode(errors="replace").split())[:500]) from error
    return ran.stdout.decode(errors="surrogateescape")


def _token() -> Mapping[str, str]:
    """The run's token as a setting of this one call, which no other program is shown."""
    token = os.environ.get("GH_TOKEN", "")
    if not token:
        return {}
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    sent = b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{server}/.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {sent}",
    }
