"""Whether the repository is private, as whoever starts a build says.

What is built in a public repository leaks: its members' texts lie in the open already, and so do
the files that its workflows hand over.
"""

from __future__ import annotations

from collections.abc import Mapping

from asf_register.errors import UsageError

VARIABLE = "ASF_REPOSITORY_VISIBILITY"
_PRIVATE = "private"


def refuse_unless_private(environment: Mapping[str, str]) -> None:
    """Refuse to build the intranet of a repository that is said to be open to others.

    Args:
        environment: Where the variable may say "private", "internal" or "public", as the forge
            does. Where it says nothing the build is on somebody's own machine.

    Raises:
        UsageError: Where it says anything but "private".
    """
    said = environment.get(VARIABLE, _PRIVATE).strip().lower()
    if said != _PRIVATE:
        raise UsageError(
            f"Intranätet byggs inte: {VARIABLE} säger att registret är {said or 'okänt'}, och då "
            "kan andra än medlemmarna läsa intranätets texter.",
            "Gör registret på GitHub privat (private), eller bygg bara den publika delen: "
            "--only public.",
        )
