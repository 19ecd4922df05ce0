"""What git says when it cannot do something, in words that people can act on."""

from __future__ import annotations

from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.root import Root


def refused(said: str, root: Root) -> UsageError:
    """Say in Swedish why git could not do something, and the way out.

    Args:
        said: What git said.
        root: The register.
    """
    if "not a git repository" in said:
        return UsageError(
            "Registret ligger inte i något git-förråd.",
            "Gå till registrets mapp, eller skapa ett: git init, git add ., git commit.",
        )
    if "dubious ownership" in said:
        return UsageError(
            "Git läser inte en mapp som någon annan användare äger.",
            f"Tillåt den: git config --global --add safe.directory {root.folder}",
        )
    first = visible(next(iter(said.strip().splitlines()), "inget skäl gavs")[:200])
    return UsageError(
        f"Git kan inte göra det som behövs ({first}).",
        "Kör git status i registrets mapp och rätta det som är fel.",
    )
