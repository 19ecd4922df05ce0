"""The errors that stop a command. Faults in data are `Problem`s, not errors."""

from __future__ import annotations

from asf_register.problem import Problem


class AsfError(Exception):
    """Base of every error with a message for a person.

    Args:
        message: What happened, in Swedish, one line.
        mend: What to do about it, in Swedish, one line.
    """

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(f"{message} {mend}")
        self.message = message
        self.mend = mend


class RootNotFoundError(AsfError):
    """No folder with data/ was found where the command looked."""


class ProjectFileError(AsfError):
    """A schema, template or vocabulary of the project itself is missing or broken."""


class UsageError(AsfError):
    """The command was called with something it cannot use."""


class BuildError(AsfError):
    """The site could not be built; the last good output is untouched."""


class ProblemsFoundError(AsfError):
    """The register has problems that block what was asked for.

    Args:
        message: What happened, in Swedish, one line.
        mend: What to do about it, in Swedish, one line.
        problems: All of them.
    """

    def __init__(self, message: str, mend: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(message, mend)
        self.problems = problems
